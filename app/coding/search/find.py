"""Searching all transcripts, one after the other in the order of collection.

What is found in a transcript is given as soon as it is found, so that a window shows the first
hits while the rest is searched. Turns and stored texts are read only where the folded text holds
what is looked for.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from app.coding.search.evaluate import Evaluation, may_hold, paragraphs
from app.coding.search.nodes import Query
from app.coding.search.scope import CODED, Scope
from app.models import queries
from app.models.reader import Reader

Progress = Callable[[int, int], None]


class Hit(NamedTuple):
    """One occurrence, in code points of the stored text, and the label of who says it."""

    start: int
    end: int
    speaker: str | None


class Found(NamedTuple):
    """The hits of one transcript, from its beginning on; `text` is the stored text."""

    transcript: queries.Transcript
    text: str
    hits: tuple[Hit, ...]


def _no_progress(_done: int, _total: int) -> None:
    """Ignore how far the search has come."""


def reveals(query: Query) -> bool:
    """Tell whether the answer to a query shows what somebody coded."""
    return query.narrowed(*CODED)


def search(reader: Reader, query: Query, progress: Progress = _no_progress) -> Iterator[Found]:
    """Give the transcripts with hits, as the viewer may see them.

    `progress(done, total)` is called after each transcript; what it raises ends the search.
    Refused for a name in the query that there is not.
    """
    scope = Scope(reader, query)
    rows = queries.transcripts(reader)
    for done, row in enumerate(rows, 1):
        if scope.allows_transcript(row.id):
            found = _in_transcript(reader, query, scope, row)
            if found is not None:
                yield found
        progress(done, len(rows))


def _in_transcript(
    reader: Reader, query: Query, scope: Scope, row: queries.Transcript
) -> Found | None:
    folded = queries.folded_of(reader, row.text_version)
    if not may_hold(query.words, folded.text):
        return None
    text = queries.stored_of(reader, row.text_version)
    turns = queries.turns_of(reader, row.id)
    if turns:
        allowed = turns
        if scope.narrows_turns:
            allowed = [turn for turn in turns if scope.allows_turn(turn)]
        spans = [(turn.start, turn.end) for turn in allowed]
        speakers = [turn.speaker for turn in allowed]
    else:
        spans = paragraphs(text) if scope.allows_text(row.id) else []
        speakers = [None] * len(spans)
    by_turn = Evaluation(folded, text, spans).find(query.words)
    hits: list[Hit] = []
    for turn, found in sorted(by_turn.items()):
        hits += [Hit(*span, speakers[turn]) for span in scope.within(row.id, found)]
    return Found(row, text, tuple(hits)) if hits else None
