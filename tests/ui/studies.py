"""A small coded study for tests of pages: two coders, one interview, a theme with two codes."""

from pathlib import Path

from app.ui.hub import Hub
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    make_project,
)


class SmallStudy:
    """Ana's coded interview. Spans are in code points of `tests.builders.TEXT`."""

    def __init__(self, folder: Path) -> None:
        self.project = make_project(folder, title="Small study")
        self.ana = add_coder(self.project, "Ana")
        self.ben = add_coder(self.project, "Ben")
        self.text = add_transcript(self.project, coder=self.ana)
        self.listening = add_code(self.project, "listening", self.ana)
        self.trust = add_code(self.project, "trust", self.ana)
        self.theme = add_category(self.project, "Contact", self.ana, level="theme")
        self.category = add_category(
            self.project, "Closeness", self.ana, parent=self.theme, codes=[self.listening]
        )
        self.first = add_coding(self.project, self.text, self.listening, (5, 15), self.ana)
        self.second = add_coding(self.project, self.text, self.trust, (43, 59), self.ana)
        self.hub = Hub(self.project, self.ana)
