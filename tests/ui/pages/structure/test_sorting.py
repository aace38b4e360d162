"""The outline of memos beside the board: by keys, by mouse, undone, written to a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.pages.structure.board.cards import Spot
from app.ui.pages.structure.categories import CategoriesPage
from app.ui.pages.structure.sorting.panel import SortingPanel
from tests.builders import did
from tests.ui.accessible import nameless
from tests.ui.pages.structure.conftest import Study, drag, press, rows, settle, write

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
Show = Callable[[type[CategoriesPage]], CategoriesPage]


@pytest.fixture
def page(study: Study, show: Show, qtbot: QtBot) -> CategoriesPage:
    study.codes("trust")
    memo, secret = operations.write_memo, {"private": True}
    did(study.project, memo, study.ana, text="Care costs time 🙂")
    did(study.project, memo, study.ana, text="共情", title="Two words for one")
    did(study.project, memo, study.ana, text="On trust", code=study.code["trust"])
    did(study.project, memo, study.ben, text="Ben's secret", **secret)
    shown = show(CategoriesPage)
    press(qtbot, shown, Key.Key_2, ALT)
    press(qtbot, shown, Key.Key_O)
    return shown


@pytest.fixture
def panel(page: CategoriesPage) -> SortingPanel:
    return page.axial.sorting.panel


def loose(panel: SortingPanel, text: str) -> str:
    """Return the key of a memo that is not sorted."""
    return next(str(node.key) for node in panel.loose.nodes if node.text == text)


def heading(qtbot: QtBot, page: CategoriesPage, text: str) -> None:
    page.axial.sorting.panel.outline.tree.setFocus()
    press(qtbot, page, Key.Key_H)
    write(qtbot, page, text)


def test_memos_are_sorted_by_keys(
    page: CategoriesPage, panel: SortingPanel, study: Study, qtbot: QtBot
) -> None:
    assert sorted(rows(panel.loose)) == ["Care costs time 🙂", "On trust", "Two words for one"]
    heading(qtbot, page, "What it takes")
    heading(qtbot, page, "What it costs")
    assert rows(panel.outline) == ["What it takes", "What it costs"]
    panel.loose.tree.setFocus()
    panel.loose.tree.set_current(loose(panel, "Care costs time 🙂"))
    press(qtbot, page, Key.Key_S)
    assert rows(panel.outline) == ["What it takes", "What it costs", ".Care costs time 🙂"]
    assert sorted(rows(panel.loose)) == ["On trust", "Two words for one"]
    panel.outline.tree.setFocus()
    panel.outline.tree.set_current(panel.outline.nodes[2].key)
    press(qtbot, page, Key.Key_Left, ALT)
    press(qtbot, page, Key.Key_Up, ALT)
    press(qtbot, page, Key.Key_Right, ALT)
    assert rows(panel.outline) == ["What it takes", ".Care costs time 🙂", "What it costs"]
    press(qtbot, page, Key.Key_Delete)
    assert rows(panel.outline) == ["What it takes", "What it costs"]
    study.hub.undo()
    settle(qtbot, study.hub)
    assert rows(panel.outline) == ["What it takes", ".Care costs time 🙂", "What it costs"]
    assert nameless(page) == []
    panel.outline.tree.set_current(panel.outline.nodes[1].key)
    press(qtbot, page, Key.Key_Return)
    assert page.memos.sheet.isVisible()
    assert page.memos.sheet.editor.field.text() == "Care costs time 🙂"
    page.memos.sheet.close_quietly()


def test_memos_are_dragged_in_and_out(
    page: CategoriesPage, panel: SortingPanel, study: Study, qtbot: QtBot
) -> None:
    heading(qtbot, page, "What it takes")
    keys = [loose(panel, text) for text in ("On trust", "Two words for one")]
    parent = str(panel.outline.nodes[0].key)
    assert drag(qtbot, page, panel.loose, keys, panel.outline, parent)
    assert rows(panel.outline) == ["What it takes", ".On trust", ".Two words for one"]
    placed = str(panel.outline.nodes[2].key)  # the second of the two
    assert drag(qtbot, page, panel.outline, [placed], panel.outline, parent, 0)
    assert rows(panel.outline) == ["What it takes", ".Two words for one", ".On trust"]
    assert not drag(qtbot, page, panel.outline, [parent], panel.loose, None)
    assert drag(qtbot, page, panel.outline, [placed], panel.loose, None)
    assert sorted(rows(panel.loose)) == ["Care costs time 🙂", "Two words for one"]


def test_the_card_of_a_code_brings_its_memos(
    page: CategoriesPage, panel: SortingPanel, study: Study, qtbot: QtBot
) -> None:
    board, left = page.axial.board.view.board, Qt.MouseButton.LeftButton
    at = board.rect_of(Spot(0, 0)).center().toPoint()
    tree = panel.outline.tree.viewport()
    goal = board.viewport().mapFromGlobal(tree.mapToGlobal(QPoint(40, 40)))
    qtbot.mousePress(board.viewport(), left, pos=at)
    qtbot.mouseMove(board.viewport(), at + QPoint(20, 20))
    qtbot.mouseMove(board.viewport(), goal)
    qtbot.mouseRelease(board.viewport(), left, pos=goal)
    settle(qtbot, study.hub)
    assert rows(panel.outline) == ["On trust"]
    study.hub.undo()
    settle(qtbot, study.hub)
    assert rows(panel.outline) == []
    board.setFocus()
    board.choose(study.key("trust"))
    press(qtbot, page, Key.Key_O, SHIFT)
    assert rows(panel.outline) == ["On trust"]


def test_the_outline_goes_into_a_file_without_what_is_private_to_others(
    page: CategoriesPage, panel: SortingPanel, study: Study, qtbot: QtBot, tmp_path: Path
) -> None:
    secret = did(study.project, operations.write_memo, study.ben, text="secret", private=True)
    did(study.project, operations.sort_memos, study.ben, memos=[secret])
    own = did(study.project, operations.write_memo, study.ana, text="for me only", private=True)
    heading(qtbot, page, "What it takes")
    panel.loose.tree.setFocus()
    panel.loose.tree.set_current(loose(panel, "On trust"))
    press(qtbot, page, Key.Key_S)
    did(study.project, operations.sort_memos, study.ana, memos=[own])
    out = tmp_path / "memos.md"
    page.axial.sorting.export_to(out)
    settle(qtbot, study.hub)
    written = out.read_text(encoding="utf-8")
    assert ("What it takes" in written, "On trust" in written) == (True, True)
    assert ("secret" in written, "for me only" in written) == (False, False)
    assert "Private memos are left out: 1." in written
    kept = page.state()
    press(qtbot, page, Key.Key_O)
    page.restore(kept)
    assert panel.isVisible()
