"""Operations on the interview guide, and on which of its questions was asked where."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.coding.operations.names import clean_name
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


@operation
def set_guide(tx: Transaction, *, name: str, topics: Sequence[tuple[str, Sequence[str]]]) -> int:
    """Add a version of the interview guide: topics with their questions, in order."""
    versions, headings = tx.store("guide_version"), tx.store("guide_topic")
    version = versions.add(name=clean_name(name), position=versions.largest("position") + 1)
    n = 0
    for place, (topic, questions) in enumerate(topics):
        heading = headings.add(guide_version=version, name=clean_name(topic), position=place)
        for at, question in enumerate(questions):
            tx.store("guide_question").add(
                guide_topic=heading, text=clean_name(question), position=at
            )
            n += 1
    tx.note(name=name.strip(), questions=n)
    return version


@operation
def edit_guide(
    tx: Transaction,
    *,
    version: int,
    topics: Sequence[tuple[int | None, str, Sequence[tuple[int | None, str]]]],
    name: str | None = None,
) -> None:
    """Make a version of the guide read as given: topics in order, each with its questions.

    Topics are (id, name, questions), questions (id, text); an id that is None makes a new one, a
    question may stand under another topic than before, and what is not named goes, with the record
    of where it was asked.
    """
    versions = tx.store("guide_version")
    row = versions.get(version)
    if name is not None:
        versions.change(version, name=clean_name(name))
    headings, questions = tx.store("guide_topic"), tx.store("guide_question")
    old_topics = [topic.id for topic in headings.find(guide_version=version)]
    old = {question.id for question in questions.find(guide_topic=old_topics)}
    kept_topics, kept = set(), set()
    for place, (topic, words, under) in enumerate(topics):
        values: dict[str, Any] = {"name": clean_name(words), "position": place}
        heading = _written(tx, "guide_topic", topic, old_topics, guide_version=version, **values)
        kept_topics.add(heading)
        for at, (question, text) in enumerate(under):
            values = {"text": clean_name(text), "position": at, "guide_topic": heading}
            kept.add(_written(tx, "guide_question", question, old, **values))
    gone = sorted(old - kept)
    tx.store("question_asked").remove_where(guide_question=gone)
    questions.remove(*gone)
    headings.remove(*(topic for topic in old_topics if topic not in kept_topics))
    tx.note(name=versions.get(version).name, was=row.name)


def _written(
    tx: Transaction, table: str, row: int | None, known: Iterable[int], **values: Any
) -> int:
    """Change a row of this version of the guide, or add one; return its id."""
    if row is None:
        return tx.store(table).add(**values)
    if row not in known:
        raise Refusal("row-gone", table=table)
    tx.store(table).change(row, **values)
    return row


@operation
def remove_guide(tx: Transaction, *, version: int) -> None:
    """Remove a version of the guide with its questions and where they were asked."""
    row = tx.store("guide_version").get(version)
    topics = [topic.id for topic in tx.store("guide_topic").find(guide_version=version)]
    questions = [one.id for one in tx.store("guide_question").find(guide_topic=topics)]
    tx.store("question_asked").remove_where(guide_question=questions)
    tx.store("guide_question").remove(*questions)
    tx.store("guide_topic").remove(*topics)
    tx.transcripts.change_where({"guide_version": version}, guide_version=None)
    tx.store("guide_version").remove(version)
    tx.note(name=row.name)


@operation
def record_questions_asked(tx: Transaction, *, asked: Iterable[tuple[int, int, int | None]]) -> int:
    """Say which turn asks which question: (transcript, question, turn), None for "not asked".

    What was said before of a transcript and question that are named is replaced; several turns may
    ask one question. Returns in how many transcripts something was said.
    """
    said: dict[tuple[int, int], list[int | None]] = {}
    for transcript, question, turn in asked:
        said.setdefault((transcript, question), []).append(turn)
    store = tx.store("question_asked")
    for (transcript, question), turns in said.items():
        tx.transcripts.get(transcript)
        tx.store("guide_question").get(question)
        wanted = set(turns) - {None} or {None}
        if any(tx.turns.get(turn).transcript != transcript for turn in wanted if turn):
            raise Refusal("row-gone", table="turn")
        have = {
            row.turn: row.id for row in store.find(transcript=transcript, guide_question=question)
        }
        store.remove(*(row for turn, row in have.items() if turn not in wanted))
        for turn in sorted(wanted - have.keys(), key=lambda turn: turn or 0):
            store.add(transcript=transcript, guide_question=question, turn=turn)
    transcripts = {transcript for transcript, _question in said}
    tx.note(n=len(transcripts), questions=len({question for _transcript, question in said}))
    return len(transcripts)
