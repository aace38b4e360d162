"""Importing several files into the open window: dropped on it, told at its foot, undone at once."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models import queries
from app.ui.importing.dialog import ImportDialog
from app.ui.shell.project_window import ProjectWindow

TALK = "I: Well, {n}?\nS{n}: Yes, {n}.\nI: And?\nS{n}: No.\n"


def _drop(window: ProjectWindow, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, *held)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(
        window, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, *held)
    )
    return True


def _dialog(window: ProjectWindow, qtbot: QtBot) -> ImportDialog:
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    qtbot.waitUntil(lambda: dialog.session.phase == "" and window.hub._open == 0)
    return dialog


def _import(window: ProjectWindow, qtbot: QtBot, paths: list[Path]) -> None:
    assert _drop(window, *paths)
    dialog = _dialog(window, qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()
    qtbot.waitUntil(lambda: window.hub._open == 0)


def _names(window: ProjectWindow) -> list[str]:
    with window.hub.read() as reader:
        return [row.name for row in queries.transcripts(reader)]


def test_a_batch_is_told_by_name_and_undone_and_redone_at_once(
    window: ProjectWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / f"S{n}.txt" for n in range(11, 17)]
    for n, path in enumerate(paths, 11):
        path.write_text(TALK.format(n=n), encoding="utf-8")
    _import(window, qtbot, paths[:1])
    assert window.foot._done.text() == "Imported S11 ·"
    assert window.foot._link.text() == "Undo"
    _import(window, qtbot, paths[1:])
    assert window.foot._done.text() == "Imported S12, S13, S14 and 2 more ·"
    assert window.foot._link.text() == "Undo all"
    qtbot.mouseClick(window.foot._link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _names(window) == ["S01", "S11"])
    qtbot.waitUntil(lambda: window.foot._link.text() == "Redo all")
    assert window.foot._done.text() == "Undone: Imported S12, S13, S14 and 2 more ·"
    qtbot.mouseClick(window.foot._link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(_names(window)) == 7)


def test_going_back_to_a_point_tells_how_many_steps(window: ProjectWindow, qtbot: QtBot) -> None:
    page = window.page("history")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.table.selectRow(3)
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.foot._link.text() == "Redo all")
    assert window.foot._done.text() == "Undone: 3 steps ·"
    qtbot.mouseClick(window.foot._link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.hub._open == 0 and window.foot._link.text() == "Undo")
    page.table.selectRow(2)
    qtbot.waitUntil(lambda: "Redone" in page.model.index(0, 2).data())


def test_a_dropped_file_of_another_kind_is_told_why(
    window: ProjectWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    scan, folder = tmp_path / "scan.pdf", tmp_path / "folder"
    scan.write_bytes(b"%PDF-1.7\n")
    folder.mkdir()
    (folder / "S17.txt").write_text(TALK.format(n=17), encoding="utf-8")
    assert _drop(window, scan, folder)
    dialog = _dialog(window, qtbot)
    assert dialog.summary.text() == "1 transcript · 1 cannot be imported"
    assert "PDF" in dialog.preview.problem()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_a_dropped_project_is_opened(window: ProjectWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.project_asked) as asked:
        assert _drop(window, tmp_path / "other.threefold")
    assert asked.args == [tmp_path / "other.threefold"]
    assert window.findChild(ImportDialog) is None


def test_words_that_are_dragged_are_no_files(window: ProjectWindow) -> None:
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()
