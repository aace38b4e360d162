"""A project with one transcript, two coders and three codes."""

from typing import Any

from app.coding import operations
from app.models import rules
from app.models.project import Project
from tests.builders import (
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
)


class Desk:
    """A project with one transcript, two coders and three codes."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.ana, self.ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        self.text = add_transcript(project)
        self.a, self.b, self.c = (add_code(project, name, self.ana) for name in "abc")

    def coded(self, code: int, span: tuple[int, int], coder: int, memo: str | None = None) -> int:
        coding = add_coding(self.project, self.text, code, span, coder)
        if memo is not None:
            did(self.project, operations.write_coding_memo, coder, coding=coding, memo=memo)
        return coding

    def do(self, operation: Any, **values: Any) -> Any:
        return did(self.project, operation, self.ana, **values)

    def ask(self, query: Any) -> Any:
        with self.project.read() as reader:
            assert rules.broken(reader.connection) == []
            return query(reader)
