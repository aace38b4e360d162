"""Take the pictures of the README from the running program: `python -m tools.take_pictures`.

The window is the real one, drawn offscreen on the sample study in a temporary folder, so that the
pictures always show what the program does now. Chinese text needs a CJK font (Debian:
fonts-noto-cjk).
"""

import os
import tempfile
from pathlib import Path
from typing import Any

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
_SIZE = (1366, 768)
_SETTLE = 900  # ms for what is read in other threads to arrive


def main() -> None:
    """Write every picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.coding.sample import make_sample

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study.threefold"
        make_sample(study)
        _photograph(study, Path(folder) / "preferences.json")


def _photograph(study: Path, preferences_file: Path) -> None:
    from PySide6.QtCore import QSize

    from app.models import queries
    from app.ui.application import make_application
    from app.ui.pages.page import Place
    from app.ui.shell.opening import open_hub
    from app.ui.shell.preferences import Preferences
    from app.ui.shell.project_window import ProjectWindow
    from app.ui.theme import theme

    make_application(["threefold"])
    preferences = Preferences(preferences_file)
    window = ProjectWindow(open_hub(study, preferences, "Ana"), preferences)
    window.resize(QSize(*_SIZE))
    window.show()
    with window.hub.read() as reader:
        texts = {row.name: row.id for row in queries.transcripts(reader)}
        codes = {row.name: row.id for row in queries.codes(reader)}
    place = Place(transcript=texts["S01"], code=codes["perspective taking"])
    for mode in ("dark", "light"):
        theme().choose(mode)
        window.open_place(place)
        _take(window, f"code-{mode}")
        window.show_page("compare")
        _take(window, f"compare-{mode}")
    for page in ("transcripts", "categories", "themes", "saturation", "tables", "overview"):
        window.show_page(page)
        _take(window, f"{page}-light")
    _photograph_axial(window)
    window.open_place(Place(transcript=texts["S05"]))
    _take(window, "code-chinese")
    code: Any = window.page("code")
    code.stage.show_code(codes["perspective taking"])
    _take(window, "code-page-light")
    window.show_page("notes")
    _take(window, "notes-light")
    window.show_page("search")
    search: Any = window.page("search")
    search.field.setText("listen* OR hear*")
    _take(window, "search-light")
    _photograph_dense(window, texts["S01"], list(codes.values())[:10])
    window.close()
    _photograph_empty(study.with_name("empty.threefold"), preferences)


def _photograph_dense(window: Any, transcript: int, codes: list[int]) -> None:
    """Take ten codings over one another, each beginning and ending a few words further in."""
    from app.coding import operations
    from app.models import queries
    from app.ui.pages.page import Place

    with window.hub.read() as reader:
        text = queries.text_of(reader, transcript).text
    start = text.index("(pause) Hm.")
    for step, code in enumerate(codes):
        first, last = start + 24 * step, start + 620 - 28 * step
        span = {"start": text.index(" ", first) + 1, "end": text.index(" ", last)}
        window.hub.do(operations.apply_code, transcript=transcript, code=code, **span)
    window.open_place(Place(transcript=transcript, start=start, end=start + 1))
    _take(window, "code-dense")


def _photograph_empty(path: Path, preferences: Any) -> None:
    """Take the Code page of a project without a transcript."""
    from PySide6.QtCore import QSize

    from app.coding import operations
    from app.models.project import Project
    from app.ui.shell.opening import open_hub
    from app.ui.shell.project_window import ProjectWindow

    with Project.create(path, "Empathy in medical education") as project:
        project.do(operations.add_coder, name="Ana").result()
    window = ProjectWindow(open_hub(path, preferences, "Ana"), preferences)
    window.resize(QSize(*_SIZE))
    window.show()
    window.show_page("code")
    _take(window, "code-empty")
    window.close()


def _photograph_axial(window: Any) -> None:
    """Take the board with the outline of memos beside it, and a paradigm."""
    window.show_page("categories")
    desk = window.page("categories").axial
    desk.views.show_view("board")
    desk.sorting.toggle()
    _take(window, "board-light")
    desk.views.show_view("diagrams")
    desk.diagrams.view.list.setCurrentRow(2)
    desk.diagrams.view.fit()
    _take(window, "paradigm-light")
    desk.views.show_view("outline")


def _take(window: object, name: str) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_SETTLE, loop.quit)
    loop.exec()
    window.grab().save(str(PICTURES / f"{name}.png"))  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
