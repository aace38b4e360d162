"""Operations that correct a text which may be coded. Offsets are code points of the stored text.

The text gets a new version, and all that stands on the old one is carried along in the same step.
Labels stay in the text (DESIGN §5): splitting and joining turns and giving a turn to another
speaker write, take away or rewrite a label, so that text and turns never tell two stories.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from app.coding.editing.alignment import align
from app.coding.editing.pieces import Replacement, replaced
from app.coding.editing.span_map import SpanMap
from app.coding.editing.turns import TurnsCarried, TurnSpan, carry_turns, label_of
from app.coding.editing.word_loss import rewrites
from app.coding.operations.carrying import NOTHING_LOST, Edit, Losses, carry_spans
from app.coding.operations.names import clean_name
from app.coding.operations.registry import operation
from app.coding.operations.turn_rows import add_speakers, turn_spans, write_turns
from app.models.errors import Refusal
from app.models.transaction import Transaction

_BLANKS = re.compile(r"\s*")
_WIDE = re.compile("[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


class SourceFile(NamedTuple):
    """The corrected file that a new text was read from."""

    name: str | None
    hash: str | None
    encoding: str | None = None


class _Open(NamedTuple):
    """A transcript that is about to be edited."""

    row: Any
    text: str
    turn_rows: Sequence[Any]

    @property
    def turns(self) -> list[TurnSpan]:
        return turn_spans(self.turn_rows)


@operation
def edit_text(
    tx: Transaction,
    *,
    transcript: int,
    text: str,
    version: int | None = None,
    lose: bool = False,
    others: bool = False,
    source: SourceFile | None = None,
) -> dict[str, int]:
    """Give a transcript a corrected text and carry along what stands on it.

    `version` is the one that the correction was made in; refused where the text has changed since.
    Where codings, quotations or evidence would lose all their text, refused without `lose`, and
    where other coders' codings would, without `others`. Returns how many visible codings stayed
    the "same", were "moved", "shortened", "lengthened" or "lost". While the acting coder codes
    blind, no word may be taken away and no passage rewritten: codings that they cannot see may
    stand on it.
    """
    there = _open(tx, transcript)
    if version is not None and version != there.row.text_version:
        raise Refusal("text-changed-meanwhile", name=there.row.name)
    if not text.strip():
        raise Refusal("transcript-empty", name=there.row.name)
    if source is not None:
        tx.transcripts.change(
            transcript,
            source_name=source.name,
            source_hash=source.hash,
            encoding=source.encoding,
            imported_at=tx.now(),
        )
    spans = SpanMap(align(there.text, text))
    if tx.viewer.hidden and rewrites(there.text, text, spans.pieces):
        raise Refusal("words-stay-while-blind")
    turns = carry_turns(there.text, text, there.turns, spans)
    counts = _write(tx, there, text, spans, turns, Losses(lose, others))
    tx.note(name=there.row.name, **counts)
    return counts


@operation
def split_turn(tx: Transaction, *, turn: int, at: int, speaker: str | None = None) -> None:
    """Begin a new turn at `at`, of another speaker or the same, with its label in a new line."""
    there, k = _open_at(tx, turn)
    whole = there.turns[k]
    start = whole.start + len(there.text[whole.start : max(at, whole.start)].rstrip())
    end = _behind_blanks(there.text, at)
    if not whole.start < start <= end < whole.end:
        raise Refusal("turn-cannot-be-split-here")
    name = whole.speaker if speaker is None else clean_name(speaker)
    label, like = _written(there, name, whole)
    text, pieces = replaced(there.text, [Replacement(start, end, "\n" + label)])
    spans = SpanMap(pieces)
    turns = [_shifted(one, spans) for one in there.turns]
    turns[k] = whole._replace(end=start)
    behind = pieces[0].new_end
    second = TurnSpan(None, start + 1, behind, _shifted(whole, spans).end, name, like)
    turns.insert(k + 1, second)
    _write(tx, there, text, spans, TurnsCarried(turns, {}))
    tx.note(name=there.row.name)


@operation
def join_turns(tx: Transaction, *, turn: int) -> None:
    """Join a turn with the one behind it, whose label goes; the first one's speaker has both."""
    there, k = _open_at(tx, turn)
    if k + 1 == len(there.turns):
        raise Refusal("turn-is-the-last")
    first, second = there.turns[k], there.turns[k + 1]
    close = _WIDE.match(there.text[first.end - 1 : first.end]) or first.start == first.end
    gap = "" if close else " "
    text, pieces = replaced(there.text, [Replacement(first.end, second.start, gap)])
    spans = SpanMap(pieces)
    turns = [_shifted(one, spans) for one in there.turns]
    turns[k : k + 2] = [first._replace(end=turns[k + 1].end)]
    assert second.id is not None
    _write(tx, there, text, spans, TurnsCarried(turns, {second.id: first.id}), Losses(allowed=True))
    tx.note(name=there.row.name)


@operation
def change_speaker(tx: Transaction, *, transcript: int, turns: Sequence[int], speaker: str) -> None:
    """Give turns to a speaker and rewrite their labels.

    Role and participant are those of the speaker's other turns in the transcript. A name that has
    none is a participant's where it is a participant's id, else unknown.
    """
    there = _open(tx, transcript)
    name = clean_name(speaker)
    chosen = set(turns)
    label, like = _written(there, name, None)
    found: list[TurnSpan] = []
    changes: list[Replacement] = []
    for turn in there.turns:
        if turn.id in chosen and turn.speaker != name:
            changes.append(_relabelled(there.text, turn, name, label))
            turn = turn._replace(speaker=name, like=like)
        found.append(turn)
    text, pieces = replaced(there.text, changes)
    spans = SpanMap(pieces)
    moved = [_relocated(turn, spans) for turn in found]
    _write(tx, there, text, spans, TurnsCarried(moved, {}), Losses(allowed=True))
    tx.note(name=there.row.name, speaker=name, n=len(changes))


@operation
def set_turn_time(tx: Transaction, *, turn: int, milliseconds: int | None) -> None:
    """Set when a turn begins in the recording, or take the time away; the text stays as it is."""
    row = tx.turns.get(turn)
    if milliseconds is not None and milliseconds < 0:
        raise Refusal("time-below-zero")
    tx.turns.change(turn, milliseconds=milliseconds)
    tx.note(name=tx.transcripts.get(row.transcript).name)


def _open(tx: Transaction, transcript: int) -> _Open:
    row = tx.transcripts.get(transcript)
    return _Open(row, tx.texts.get(row.text_version).text, tx.turns.find(transcript=transcript))


def _open_at(tx: Transaction, turn: int) -> tuple[_Open, int]:
    there = _open(tx, tx.turns.get(turn).transcript)
    return there, [one.id for one in there.turns].index(turn)


def _write(
    tx: Transaction,
    there: _Open,
    text: str,
    spans: SpanMap,
    turns: TurnsCarried,
    losses: Losses = NOTHING_LOST,
) -> dict[str, int]:
    if text == there.text:
        return {}
    row = there.row
    version = tx.add_text(text, before=row.text_version, map=spans.to_json())
    counts = carry_spans(tx, Edit(row, there.text, text, version, spans), losses)
    write_turns(tx, row.id, version, there.turn_rows, turns)
    add_speakers(tx, row.id)
    tx.transcripts.change(row.id, text_version=version)
    return counts


def _behind_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _written(there: _Open, name: str | None, beside: TurnSpan | None) -> tuple[str, int | None]:
    """Return how a speaker's label is written in the transcript, and a turn of theirs."""
    if name is None:
        return "", None if beside is None else beside.id
    for turn in there.turns:
        if turn.speaker == name and (label := label_of(there.text, turn)):
            return label + _blank_behind(there.text, turn), turn.id
    for turn in there.turns:
        if turn.speaker and (label := label_of(there.text, turn)):
            return label.replace(turn.speaker, name) + _blank_behind(there.text, turn), None
    return f"{name}: ", None


def _blank_behind(text: str, turn: TurnSpan) -> str:
    written = text[turn.label_start : turn.start]
    return written[len(written.rstrip()) :]


def _relabelled(text: str, turn: TurnSpan, name: str, label: str) -> Replacement:
    """Return the change of a turn's label: of the name in it, else a label in front of it."""
    written = text[turn.label_start : turn.start]
    at = written.rfind(turn.speaker) if turn.speaker else -1
    if at < 0:
        return Replacement(turn.start, turn.start, label)
    start = turn.label_start + at
    return Replacement(start, start + len(turn.speaker or ""), name)


def _shifted(turn: TurnSpan, spans: SpanMap) -> TurnSpan:
    return turn._replace(
        label_start=spans.place(turn.label_start, behind=True),
        start=spans.place(turn.start, behind=True),
        end=spans.place(turn.end, behind=False),
    )


def _relocated(turn: TurnSpan, spans: SpanMap) -> TurnSpan:
    """Return a turn whose label was rewritten or put in front of its words."""
    return turn._replace(
        label_start=spans.place(turn.label_start, behind=False),
        start=spans.place(turn.start, behind=True),
        end=spans.place(turn.end, behind=False),
    )
