"""Carrying what stands on a text along to its next version.

Codings, quotations and pieces of evidence whose text is gone are lost: the operation is refused
until the user has said that they may go, and what they held is kept in a memo where the text was.
Memos never go: they stay at the place. Nor does anything that is hidden from a blind coder, who
can say nothing about it; it stays on the character beside the place.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.coding.editing.characters import boundary_before, boundary_behind
from app.coding.editing.span_map import Carried, Fate, SpanMap
from app.coding.operations.hanging import drop_codings, join_codings
from app.models.errors import Refusal
from app.models.transaction import Transaction

_AUTHORS = {"coding": "coder", "quotation": "made_by", "evidence": "made_by", "memo": "author"}
_MAY_BE_LOST = ("coding", "quotation", "evidence")


class Edit(NamedTuple):
    """A transcript's row, its text before and after, the new version, and the map between."""

    transcript: Any
    old: str
    new: str
    version: int
    spans: SpanMap

    def carry(self, row: Any) -> Carried:
        """Return where a row's span goes."""
        return self.spans.carry_words(row.start, row.end, self.old, self.new)


class Losses(NamedTuple):
    """Whether spans may be lost, and whether other coders' codings may."""

    allowed: bool = False
    others: bool = False


NOTHING_LOST = Losses()


def carry_spans(tx: Transaction, edit: Edit, losses: Losses) -> dict[str, int]:
    """Move every span of the transcript; return the numbers of visible codings by their fate."""
    rows = {name: _spans(tx, name, edit) for name in _AUTHORS}
    going = {name: {row.id: edit.carry(row) for row in rows[name]} for name in _AUTHORS}
    lost = {
        name: [
            row
            for row in sorted(rows[name], key=lambda row: (row.start, row.end, row.id))
            if going[name][row.id].fate is Fate.LOST
            and getattr(row, _AUTHORS[name]) not in tx.viewer.hidden
        ]
        for name in _MAY_BE_LOST
    }
    _refuse_losses(tx, lost, losses)
    _keep_a_memo(tx, edit, lost)
    _remove(tx, lost, edit)
    for name in _AUTHORS:
        gone = {row.id for row in lost.get(name, ())}
        tx.store(name).change_each(
            {
                row.id: _place(edit, row, going[name][row.id]) | {"text_version": edit.version}
                for row in rows[name]
                if row.id not in gone
            }
        )
    _join_twins(tx, edit.transcript.id)
    return _counts(tx, rows["coding"], going["coding"])


def _spans(tx: Transaction, name: str, edit: Edit) -> list[Any]:
    """Return the rows of a table that cover some of the text, and not all of the transcript."""
    rows = tx.store(name).find(transcript=edit.transcript.id)
    return [row for row in rows if row.start is not None]


def _refuse_losses(tx: Transaction, lost: Mapping[str, Sequence[Any]], losses: Losses) -> None:
    n = sum(map(len, lost.values()))
    if n and not losses.allowed:
        raise Refusal("spans-would-be-lost", n=n)
    foreign = sum(row.coder != tx.coder for row in lost["coding"])
    if foreign and not losses.others and tx.coder is not None:
        raise Refusal("codings-of-others", n=foreign)


def _keep_a_memo(tx: Transaction, edit: Edit, lost: Mapping[str, Sequence[Any]]) -> None:
    """Write down what goes, as a memo on the place where the first of it was."""
    rows = [row for name in _MAY_BE_LOST for row in lost[name]]
    if not rows:
        return
    codes = {row.id: row.name for row in tx.codes.find(id={row.code for row in lost["coding"]})}
    coders = {row.id: row.name for row in tx.coders.find(id={row.coder for row in lost["coding"]})}
    parts = [
        _kept(f"{codes[row.code]} ({coders[row.coder]})", edit, row, row.memo)
        for row in lost["coding"]
    ]
    parts += [_kept("", edit, row, row.translation, row.note) for row in lost["quotation"]]
    parts += [_kept("", edit, row, row.note) for row in lost["evidence"]]
    first = min(rows, key=lambda row: row.start)
    tx.memos.add(
        kind="free",
        title=edit.transcript.name,
        text="\n\n".join(parts),
        author=tx.coder,
        created=tx.now(),
        transcript=edit.transcript.id,
        text_version=edit.version,
        **_place(edit, first, edit.carry(first)),
    )


def _kept(name: str, edit: Edit, row: Any, *notes: str | None) -> str:
    lead = f"{name}: " if name else ""
    quote = f"{lead}“{edit.old[row.start : row.end]}”"
    return "\n".join([quote, *(note for note in notes if note)])


def _remove(tx: Transaction, lost: Mapping[str, Sequence[Any]], edit: Edit) -> None:
    codings = {row.id: row for row in lost["coding"]}
    for memo in tx.memos.find(coding=list(codings)):
        row = codings[memo.coding]
        place = {"transcript": row.transcript, "text_version": edit.version}
        to = edit.carry(row)
        tx.memos.change(memo.id, coding=None, **place, **_place(edit, row, to))
    drop_codings(tx, list(codings))
    for name in ("quotation", "evidence"):
        tx.store(name).remove(*(row.id for row in lost[name]))


def _place(edit: Edit, row: Any, to: Carried) -> dict[str, int]:
    """Return a span's columns; a lost one clings to what replaced it, or to a character there."""
    if to.fate is not Fate.LOST:
        return {"start": to.start, "end": to.end}
    start, end = edit.spans.place(row.start, behind=False), edit.spans.place(row.end, behind=True)
    if start < end:
        return {"start": start, "end": end}
    text, at = edit.new, start
    if at == len(text) or (text[at] == "\n" and at):
        return {"start": boundary_before(text, at - 1), "end": at}
    return {"start": at, "end": boundary_behind(text, at + 1)}


def _join_twins(tx: Transaction, transcript: int) -> None:
    """Make one coding of those of one coder and code that have come to cover the same text."""
    there: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for row in tx.codings.find(transcript=transcript):
        there[row.start, row.end, row.code, row.coder].append(row.id)
    for first, *others in there.values():
        for other in others:
            join_codings(tx, tx.codings.get(other), tx.codings.get(first))


def _counts(tx: Transaction, rows: Sequence[Any], going: Mapping[int, Carried]) -> dict[str, int]:
    found = dict.fromkeys((str(fate) for fate in Fate), 0)
    for row in rows:
        if row.coder not in tx.viewer.hidden:
            found[going[row.id].fate] += 1
    return found
