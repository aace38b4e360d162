"""A small transcript that every test of the view can point into."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.text import CodedText, CodeLook, Mark, TurnLook

LOOKS = {
    code: CodeLook(f"code {code}", QColor("#FFEEAA"), QColor("#0055AA"), code % 4)
    for code in range(12)
}


def transcript(turns: list[tuple[str, str]]) -> tuple[str, list[TurnLook]]:
    """Return a stored text with labels, and its turns, nine seconds apart."""
    text, found = "", []
    for k, (speaker, words) in enumerate(turns):
        label, start = len(text), len(text) + len(speaker) + 2
        role = "interviewer" if speaker == "I" else "participant"
        text += f"{speaker}: {words}\n"
        found.append(TurnLook(label, start, len(text) - 1, speaker, role, 9.0 * k))
    return text, found


def long_transcript(count: int = 60) -> tuple[str, list[TurnLook]]:
    """Return a transcript of several screenfuls; the words of turn k name k."""
    turns = []
    for k in range(count):
        turns.append(("I", f"Question {k}?"))
        turns.append(("S07", f"Answer {k}. " + "And then the patient said that it was so. " * 6))
    return transcript(turns)


@pytest.fixture
def coded(qtbot: QtBot) -> CodedText:
    """Return an empty widget, shown, of a fixed size and font size."""
    widget = CodedText()
    qtbot.addWidget(widget)
    font = QFont()
    font.setPixelSize(16)
    widget.set_reading_font(font)
    widget.resize(900, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


Show = Callable[..., CodedText]


@pytest.fixture
def show(coded: CodedText) -> Show:
    """Return a function that shows turns and (start, end) codings 1, 2, … of code 1, 2, …."""

    def shown(turns: list[tuple[str, str]], *spans: tuple[int, int]) -> CodedText:
        text, found = transcript(turns)
        marks = sorted(
            (Mark(k, *span, k, 1) for k, span in enumerate(spans, 1)), key=lambda mark: mark.start
        )
        coded.show_transcript(text, found, marks, LOOKS)
        QApplication.processEvents()
        return coded

    return shown
