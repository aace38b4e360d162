"""A version of the guide as it is edited: topics with their questions, each with its row."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.models.queries import Question


class Line(NamedTuple):
    """A question: its row (None: new) and its words."""

    id: int | None
    text: str


class Topic(NamedTuple):
    """A topic: its row (None: new), its name and its questions in order."""

    id: int | None
    name: str
    questions: tuple[Line, ...]


Outline = tuple[Topic, ...]
Place = tuple[int, int | None]
"""Where a topic stands among the topics (and None), or a question in its topic."""


def outline_of(questions: Iterable[Question], version: int) -> Outline:
    """Return a version of the guide, in order."""
    topics: dict[int, list[Question]] = {}
    for row in questions:
        if row.version_id == version:
            topics.setdefault(row.topic_id, []).append(row)
    return tuple(
        Topic(topic, rows[0].topic, tuple(Line(row.id, row.text) for row in rows))
        for topic, rows in topics.items()
    )


def with_text(outline: Outline, place: Place, text: str) -> Outline:
    """Return the outline with other words for a topic or question."""
    topic, at = place
    have = outline[topic]
    if at is None:
        return _put(outline, topic, have._replace(name=text))
    lines = list(have.questions)
    lines[at] = lines[at]._replace(text=text)
    return _put(outline, topic, have._replace(questions=tuple(lines)))


def with_question(outline: Outline, topic: int, at: int, text: str) -> Outline:
    """Return the outline with a new question at a place of a topic."""
    have = outline[topic]
    lines = (*have.questions[:at], Line(None, text), *have.questions[at:])
    return _put(outline, topic, have._replace(questions=lines))


def with_topic(outline: Outline, name: str, question: str) -> Outline:
    """Return the outline with a new topic at the end that has one question."""
    return (*outline, Topic(None, name, (Line(None, question),)))


def without(outline: Outline, place: Place) -> Outline:
    """Return the outline without a topic or question; a topic goes with its last question."""
    topic, at = place
    have = outline[topic]
    lines = () if at is None else (*have.questions[:at], *have.questions[at + 1 :])
    if lines:
        return _put(outline, topic, have._replace(questions=lines))
    return (*outline[:topic], *outline[topic + 1 :])


def moved(outline: Outline, place: Place, step: int) -> Outline:
    """Return the outline with a topic or question one place up (-1) or down (1).

    A question at the end of its topic goes on into the next one; a topic's last question stays.
    """
    topic, at = place
    if at is None:
        other = topic + step
        if not 0 <= other < len(outline):
            return outline
        topics = list(outline)
        topics[topic], topics[other] = topics[other], topics[topic]
        return tuple(topics)
    lines = list(outline[topic].questions)
    if 0 <= at + step < len(lines):
        lines[at], lines[at + step] = lines[at + step], lines[at]
        return _put(outline, topic, outline[topic]._replace(questions=tuple(lines)))
    other = topic + step
    if not 0 <= other < len(outline) or len(lines) == 1:
        return outline
    line = lines.pop(at)
    there = list(outline[other].questions)
    there.insert(0 if step > 0 else len(there), line)
    result = _put(outline, topic, outline[topic]._replace(questions=tuple(lines)))
    return _put(result, other, outline[other]._replace(questions=tuple(there)))


def as_values(outline: Outline) -> Sequence[tuple[int | None, str, Sequence[Line]]]:
    """Return the outline as `edit_guide` takes it."""
    return [(topic.id, topic.name, topic.questions) for topic in outline]


def _put(outline: Outline, at: int, topic: Topic) -> Outline:
    return (*outline[:at], topic, *outline[at + 1 :])
