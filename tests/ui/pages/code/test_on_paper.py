"""The open transcript is written with its codes: everybody's, or only the viewer's."""

from docx import Document

from tests.ui.pages.code.conftest import ENGLISH


def test_what_is_shown_is_what_is_written(page, study, settle, tmp_path):
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    study.code("listening", "Ben", "S01", "listened", ENGLISH)
    page.hub.coder_changed.emit()
    settle()
    out = tmp_path / "S01.docx"
    for authors in (["Ana", "Ben"], ["Ana"]):
        page.on_paper.write(out)
        settle()
        assert sorted(one.author for one in Document(str(out)).comments) == authors
        page.toggle_everybody()
    assert page.keys["on-paper"].shortcut().toString() == "Ctrl+E"
