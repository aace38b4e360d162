"""The guide as it is edited: words, new lines, order, and what goes."""

from app.coding.guide.outline import (
    Line,
    Outline,
    Topic,
    moved,
    with_question,
    with_text,
    with_topic,
    without,
)

OUTLINE: Outline = (
    Topic(1, "A", (Line(11, "a1"), Line(12, "a2"))),
    Topic(2, "B", (Line(21, "b1"),)),
)


def shape(outline: Outline) -> str:
    """Return the outline in short: "A: a1 a2 | B: b1"."""
    return " | ".join(
        f"{topic.name}: {' '.join(line.text for line in topic.questions)}" for topic in outline
    )


def test_words_of_topics_and_questions() -> None:
    assert shape(with_text(OUTLINE, (1, None), "C")) == "A: a1 a2 | C: b1"
    changed = with_text(OUTLINE, (0, 1), "x")
    assert (shape(changed), changed[0].questions[1].id) == ("A: a1 x | B: b1", 12)


def test_new_lines() -> None:
    assert shape(with_question(OUTLINE, 0, 1, "n")) == "A: a1 n a2 | B: b1"
    assert shape(with_topic(OUTLINE, "C", "n")) == "A: a1 a2 | B: b1 | C: n"


def test_what_goes() -> None:
    assert shape(without(OUTLINE, (0, 0))) == "A: a2 | B: b1"
    assert shape(without(OUTLINE, (1, 0))) == "A: a1 a2"
    assert shape(without(OUTLINE, (0, None))) == "B: b1"


def test_order() -> None:
    assert shape(moved(OUTLINE, (0, 0), 1)) == "A: a2 a1 | B: b1"
    assert shape(moved(OUTLINE, (0, 1), 1)) == "A: a1 | B: a2 b1"
    assert shape(moved(OUTLINE, (0, 0), -1)) == "A: a1 a2 | B: b1"
    assert shape(moved(OUTLINE, (1, 0), -1)) == "A: a1 a2 | B: b1"
    assert shape(moved(OUTLINE, (1, None), -1)) == "B: b1 | A: a1 a2"
    assert shape(moved(OUTLINE, (1, None), 1)) == shape(OUTLINE)
