"""Reading memos and the interview guide."""

from typing import NamedTuple

from sqlalchemy import or_, select, true

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


class Memo(NamedTuple):
    """A dated note on something or on nothing; a passage is a transcript with a span.

    A transcript without a span is the transcript as a whole.
    """

    id: int
    kind: str
    title: str | None
    text: str
    author: int | None
    private: int
    created: str
    code: int | None
    category: int | None
    participant: int | None
    person: int | None
    relation: int | None
    coding: int | None
    transcript: int | None
    start: int | None
    end: int | None


class OutlineRow(NamedTuple):
    """A heading or a memo in the outline into which memos are sorted."""

    id: int
    memo: int | None
    heading: str | None
    parent: int | None
    position: int
    made_by: int | None


class Meeting(NamedTuple):
    """A meeting of the team; `date` ISO, `minutes` Markdown."""

    id: int
    date: str
    present: str | None
    minutes: str | None


class Question(NamedTuple):
    """A question of the interview guide, under its topic and version, which it names too."""

    id: int
    version_id: int
    version: str
    topic_id: int
    topic: str
    text: str


class Asked(NamedTuple):
    """A question of the guide was asked by a turn of a transcript; None: it was not asked."""

    id: int
    transcript: int
    question: int
    turn: int | None


class SilencedGap(NamedTuple):
    """Somebody's reason why something that looks like a gap in the analysis is none.

    `subject` is the id of what it is about, `subject_group` of a group of participants.
    """

    id: int
    kind: str
    subject: int
    subject_group: int | None
    reason: str
    made_by: int | None
    created: str


@query
def silenced_gaps(reader: Reader) -> list[SilencedGap]:
    """Return the gaps that the viewer sees silenced, the oldest first."""
    table = schema.silenced_gap
    found = (
        select(*(table.c[name] for name in SilencedGap._fields))
        .where(reader.may_see(table))
        .order_by(table.c.created, table.c.id)
    )
    return [SilencedGap._make(row) for row in reader.connection.execute(found)]


@query
def memos(reader: Reader, transcript: int | None = None) -> list[Memo]:
    """Return the memos that the viewer may see, oldest first.

    `transcript` narrows to those on a transcript as a whole and on passages of it.
    """
    table = schema.memo
    found = (
        select(*(table.c[name] for name in Memo._fields))
        .where(reader.may_see(table))
        .where(true() if transcript is None else table.c.transcript == transcript)
        .order_by(table.c.created, table.c.id)
    )
    return [Memo._make(row) for row in reader.connection.execute(found)]


@query
def outline_rows(reader: Reader) -> list[OutlineRow]:
    """Return the visible rows of the outline in their order, none on a memo that is not visible.

    Where a row above is not visible, `parent` is the nearest that is.
    """
    table, memo = schema.outline_row, schema.memo
    found = (
        select(*(table.c[name] for name in OutlineRow._fields))
        .select_from(table.outerjoin(memo, memo.c.id == table.c.memo))
        .where(reader.may_see(table), or_(table.c.memo.is_(None), reader.may_see(memo)))
        .order_by(table.c.position, table.c.id)
    )
    rows = [OutlineRow._make(row) for row in reader.connection.execute(found)]
    shown = {None, *(row.id for row in rows)}
    above = dict(
        tuple(row) for row in reader.connection.execute(select(table.c.id, table.c.parent))
    )

    def visible(parent: int | None) -> int | None:
        while parent not in shown:
            parent = above[parent]
        return parent

    return [row._replace(parent=visible(row.parent)) for row in rows]


@query
def meetings(reader: Reader) -> list[Meeting]:
    """Return the team's meetings, the oldest first."""
    table = schema.meeting
    found = select(*(table.c[name] for name in Meeting._fields)).order_by(table.c.date, table.c.id)
    return [Meeting._make(row) for row in reader.connection.execute(found)]


@query
def guide(reader: Reader) -> list[Question]:
    """Return the questions of every version of the guide, in order."""
    version, topic, question = schema.guide_version, schema.guide_topic, schema.guide_question
    found = (
        select(
            question.c.id,
            version.c.id,
            version.c.name,
            topic.c.id,
            topic.c.name,
            question.c.text,
        )
        .join(topic, topic.c.id == question.c.guide_topic)
        .join(version, version.c.id == topic.c.guide_version)
        .order_by(version.c.position, topic.c.position, question.c.position)
    )
    return [Question._make(row) for row in reader.connection.execute(found)]


@query
def questions_asked(reader: Reader) -> list[Asked]:
    """Return which questions were asked where; no record at all: nobody has said so yet."""
    table = schema.question_asked
    found = select(table.c.id, table.c.transcript, table.c.guide_question, table.c.turn)
    rows = reader.connection.execute(found.order_by(table.c.transcript, table.c.id))
    return [Asked._make(row) for row in rows]
