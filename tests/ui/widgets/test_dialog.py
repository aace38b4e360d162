"""Dialogs fit their screen, their wrapped lines and what they come to say."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import theme
from app.ui.widgets.dialog import Dialog, Scrolled, room_for
from tests.ui.fitting import cut

WORDS = "What comes of it is said in a sentence that may need several lines. " * 3


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    yield
    theme().set_zoom(100)


class Asking(Dialog):
    """A sentence, many lines that scroll, and a button."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.says = QLabel("Short.")
        self.says.setWordWrap(True)
        many = QWidget()
        column = QVBoxLayout(many)
        for at in range(lines):
            column.addWidget(QLabel(f"Line {at}"))
        self.many = Scrolled(many)
        self.go = QPushButton("Go")
        whole = QVBoxLayout(self)
        for part in (self.says, self.many, self.go):
            whole.addWidget(part)


def shown(qtbot: QtBot, lines: int, width: int, height: int = 0) -> Asking:
    made = Asking(lines)
    qtbot.addWidget(made)
    made.want(width, height)
    made.show()
    return made


def test_a_dialog_is_as_high_as_its_content_where_there_is_room(qtbot: QtBot) -> None:
    made = shown(qtbot, 4, 300)
    assert made.width() == 300
    assert made.many.verticalScrollBar().maximum() == 0
    assert cut(made) == []


def test_what_does_not_fit_the_screen_scrolls_above_the_button(qtbot: QtBot) -> None:
    made = shown(qtbot, 90, 5000, 5000)
    room = room_for(made)
    assert (made.width(), made.height()) == (room.width(), room.height())
    assert made.many.verticalScrollBar().maximum() > 0
    assert cut(made) == []


def test_it_grows_with_what_it_says_and_with_the_size_of_text(qtbot: QtBot) -> None:
    made = shown(qtbot, 4, 300)
    before = made.height()
    made.says.setText(WORDS)
    qtbot.waitUntil(lambda: made.height() > before)
    assert cut(made) == []
    theme().set_zoom(150)
    assert made.width() == 450
    qtbot.waitUntil(lambda: cut(made) == [])
