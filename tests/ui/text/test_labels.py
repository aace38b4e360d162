"""Names in the margin, cut to their room."""

from PySide6.QtGui import QColor, QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from app.ui.text import CodeLook
from app.ui.text.labels import Labels

NAME = "seeing the person behind the illness"


def labels(tail: str = "") -> Labels:
    font = QFont("DejaVu Sans")
    font.setPixelSize(13)
    colour = QColor("blue")
    return Labels({1: CodeLook(NAME + tail, colour, colour, 0, tail)}, font, 1.0)


def test_a_name_is_cut_only_where_it_has_to_be(qtbot: QtBot) -> None:
    made = labels()
    assert made.name(1, 1_000).text.text() == NAME
    cut = made.name(1, 90)
    assert cut.text.text().endswith("…")
    assert cut.width <= 90


def test_of_a_name_that_is_cut_the_coder_stays(qtbot: QtBot) -> None:
    made = labels(" · Ben")
    cut = made.name(1, 110)
    assert cut.text.text().endswith("… · Ben")
    assert cut.width <= 110


def test_where_the_coder_would_take_most_of_the_room_the_code_has_it(qtbot: QtBot) -> None:
    made = labels(" · Anastasia Papadopoulou")
    cut = made.name(1, 110).text.text()
    assert cut.startswith("seeing the")
    assert cut.endswith("…")


def test_dots_grow_with_the_names(qtbot: QtBot) -> None:
    sizes = []
    for pixels in (13, 26):
        font = QFont("DejaVu Sans")
        font.setPixelSize(pixels)
        made = Labels({}, font, 1.0)
        sizes.append(made.dot_size)
        assert made.line >= QFontMetricsF(font).height()
        assert made.dot(1).width() == made.dot_size
    assert sizes[1] >= 1.8 * sizes[0]
