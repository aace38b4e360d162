"""The preview: labels and turns are painted where they stand, whatever characters there are."""

import pytest
from PySide6.QtGui import QColor, QImage

from app.coding.importing import find_turns
from app.ui.importing.turn_text import TurnText
from app.ui.theme import theme


@pytest.fixture
def view(qtbot):
    theme()
    made = TurnText()
    qtbot.addWidget(made)
    made.resize(500, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def colours(view: TurnText) -> set[str]:
    image: QImage = view.viewport().grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return {QColor(image.pixel(x, y)).name() for x, y in points}


def test_roles_have_their_colours(view):
    text = "I: Well?\nS01: So.\nI: And?\nS01: That.\n"
    view.show_text(text)
    assert theme().colour("accent").name() not in colours(view)
    view.show_turns(find_turns(text, participants=["S01"]))
    seen = colours(view)
    for name in ("accent", "selected", "strong_edge", "pressed"):
        assert theme().colour(name).name() in seen, name


def test_a_text_without_speakers_is_not_coloured(view):
    text = "I went there.\nIt was dark.\n"
    view.show_text(text)
    view.show_turns(find_turns(text))
    assert theme().colour("accent").name() not in colours(view)


def test_a_span_behind_characters_of_two_units_is_found(view):
    text = "I: 🙂🙂🙂\nNurse Kim: Hello.\n"
    view.show_text(text)
    start = text.index("Nurse")
    view.select(start, start + len("Nurse Kim"))
    assert view.textCursor().selectedText() == "Nurse Kim"


def test_five_megabytes_in_one_paragraph_are_shown_in_time(view, qtbot):
    text = "I: " + "word " * 1_000_000
    view.show_text(text)
    view.show_turns(find_turns(text))
    view.repaint()
    assert view.shown_text() == text
    longest = max(
        view.document().findBlockByNumber(n).length() for n in range(view.document().blockCount())
    )
    assert longest <= 50_001
    view.show_text("I: short\n")
