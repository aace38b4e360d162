"""Operations on codings. Spans are half-open, in code points of the stored text."""

from collections.abc import Collection, Sequence
from typing import Any

from app.coding.notes.links import Link, find_links
from app.coding.operations.anchoring import anchored_text
from app.coding.operations.blindness import open_rounds
from app.coding.operations.codes import living_code, make_code
from app.coding.operations.hanging import drop_codings, join_codings
from app.coding.operations.names import listed, optional
from app.coding.operations.people import is_date
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


@operation
def apply_code(
    tx: Transaction, *, transcript: int, code: int, start: int, end: int, memo: str | None = None
) -> int:
    """Put a code on [start, end) for the acting coder; return the coding.

    The same code of the same coder on the same span is kept once: the coding that is there is
    returned and nothing changes.
    """
    row = living_code(tx, code)
    text = tx.transcripts.get(transcript)
    coding = _apply(tx, text, code, start, end, memo)
    tx.note(code=row.name, transcript=text.name)
    return coding


@operation
def apply_codes(
    tx: Transaction, *, transcript: int, codes: Sequence[int], start: int, end: int
) -> list[int]:
    """Put several codes on [start, end) as one step; return the codings, as `apply_code` does."""
    text = tx.transcripts.get(transcript)
    rows = [living_code(tx, code) for code in dict.fromkeys(codes)]
    codings = [_apply(tx, text, row.id, start, end, None) for row in rows]
    tx.note(code=listed(row.name for row in rows), transcript=text.name)
    return codings


@operation
def apply_new_code(
    tx: Transaction, *, transcript: int, name: str, start: int, end: int, colour: int | None = None
) -> int:
    """Make a code and put it on [start, end) as one step; return the code."""
    code = make_code(tx, name, colour=colour)
    text = tx.transcripts.get(transcript)
    _apply(tx, text, code, start, end, None)
    tx.note(code=name.strip(), transcript=text.name)
    return code


def acting_coder(tx: Transaction) -> int:
    """Return who codes; refused where nobody is named."""
    if tx.coder is None:
        raise Refusal("coder-needed")
    return tx.coder


def _apply(tx: Transaction, text: Any, code: int, start: int, end: int, memo: str | None) -> int:
    coder = acting_coder(tx)
    _refuse_outside(tx, text, start, end)
    span = {"transcript": text.id, "start": start, "end": end, "code": code, "coder": coder}
    have = tx.codings.one(**span)
    if have is not None:
        return int(have.id)
    return tx.codings.add(
        text_version=text.text_version, memo=optional(memo), created=tx.now(), **span
    )


def text_version(tx: Transaction, transcript: int, start: int, end: int) -> int:
    """Return the text version of a transcript; refused where [start, end) lies outside it."""
    row = tx.transcripts.get(transcript)
    _refuse_outside(tx, row, start, end)
    return int(row.text_version)


def _refuse_outside(tx: Transaction, text: Any, start: int, end: int) -> None:
    length = tx.text_length(text.text_version)
    if not 0 <= start < end <= length:
        raise Refusal("span-outside-text", name=text.name, start=start, end=end, length=length)


@operation
def remove_codings(tx: Transaction, *, codings: Sequence[int], others: bool = False) -> None:
    """Remove codings; refused without `others` where one is another coder's."""
    rows = tx.codings.seen.find(id=codings)
    if len(rows) < len(set(codings)):
        raise Refusal("row-gone", table="coding")
    foreign = [row for row in rows if row.coder != tx.coder]
    if foreign and not others:
        raise Refusal("codings-of-others", n=len(foreign))
    drop_codings(tx, codings)
    tx.note(n=len(rows), code=_names(tx, {row.code for row in rows}))


@operation
def recode(tx: Transaction, *, codings: Sequence[int], code: int) -> None:
    """Give the acting coder's codings another code; where it is there already they are joined."""
    target = living_code(tx, code)
    before = set()
    for coding in codings:
        row = _own(tx, coding)
        if row.code == code:
            continue
        before.add(row.code)
        # A place on a property of the old code says nothing of the new one.
        tx.store("property_place").remove_where(coding=coding)
        if not _joined(tx, row, code, row.start, row.end):
            tx.codings.change(coding, code=code)
    tx.note(code=target.name, before=_names(tx, before), n=len(codings))


def _names(tx: Transaction, codes: Collection[int]) -> list[str | int]:
    return listed(sorted(row.name for row in tx.codes.find(id=codes)))


def _joined(tx: Transaction, row: Any, code: int, start: int, end: int) -> bool:
    """Join a coding to the same coder's one of that code and span, if there is one besides it."""
    span = {"transcript": row.transcript, "start": start, "end": end}
    twin = tx.codings.one(code=code, coder=row.coder, **span)
    if twin is None or twin.id == row.id:
        return False
    join_codings(tx, row, twin)
    return True


@operation
def resize_coding(tx: Transaction, *, coding: int, start: int, end: int) -> None:
    """Move the boundaries of the acting coder's coding to [start, end).

    Where the same code is there already the two are joined.
    """
    row = _own(tx, coding)
    version = text_version(tx, row.transcript, start, end)
    if not _joined(tx, row, row.code, start, end):
        tx.codings.change(coding, start=start, end=end, text_version=version)
    tx.note(code=tx.codes.get(row.code).name, transcript=tx.transcripts.get(row.transcript).name)


@operation
def write_coding_memo(tx: Transaction, *, coding: int, memo: str) -> None:
    """Set the memo of the acting coder's coding; empty takes it away."""
    row = _own(tx, coding)
    tx.codings.change(coding, memo=optional(anchored_text(tx, memo)))
    tx.note(code=tx.codes.get(row.code).name)


@operation
def mark_quotable(tx: Transaction, *, codings: Sequence[int], quotable: bool = True) -> None:
    """Mark the acting coder's codings as worth quoting, or take the mark away."""
    rows = [_own(tx, coding) for coding in codings]
    for row in rows:
        tx.codings.change(row.id, quotable=int(quotable))
    texts = tx.transcripts.find(id={row.transcript for row in rows})
    tx.note(
        n=len(rows),
        quotable=quotable,
        code=_names(tx, {row.code for row in rows}),
        transcript=listed(sorted(row.name for row in texts)),
    )


def _own(tx: Transaction, coding: int) -> Any:
    row = tx.codings.seen.get(coding)
    if row.coder != tx.coder:
        raise Refusal("codings-of-others", n=1)
    return row


@operation
def translate_quotation(
    tx: Transaction,
    *,
    transcript: int,
    start: int,
    end: int,
    translation: str,
    language: str | None = None,
    translator: str | None = None,
    translated_on: str | None = None,
    checked_by: str | None = None,
) -> None:
    """Set the translation of the span [start, end); an empty one takes it away."""
    version = text_version(tx, transcript, start, end)
    if translated_on is not None and not is_date(translated_on):
        raise Refusal("value-not-a-date", attribute="date", value=translated_on)
    have = tx.quotations.seen.one(transcript=transcript, start=start, end=end)
    text = optional(translation)
    values = {
        "translation": text,
        "language": optional(language),
        "translator": optional(translator),
        "translated_on": translated_on,
        "checked_by": optional(checked_by),
    }
    if have is None and text is not None:
        tx.quotations.add(
            transcript=transcript,
            text_version=version,
            start=start,
            end=end,
            made_by=tx.coder,
            **values,
        )
    elif have is not None and text is None and not _is_linked(tx, have.id):
        tx.quotations.remove(have.id)
    elif have is not None:
        tx.quotations.change(have.id, **values)
    tx.note(transcript=tx.transcripts.get(transcript).name)


def _is_linked(tx: Transaction, quotation: int) -> bool:
    """Tell whether any memo or meeting links to a quotation, which then has to stay."""
    link = Link("quotation", quotation)
    texts = [memo.text for memo in tx.memos.find()]
    texts += [meeting.minutes or "" for meeting in tx.store("meeting").find()]
    return any(link.address in text and link in find_links(text) for text in texts)


@operation
def finish(tx: Transaction, *, transcripts: Sequence[int]) -> int:
    """Mark transcripts as finished by the acting coder; return how many were not yet.

    In an open round the mark is the round's: coded again later, they are to be finished again.
    """
    coder = acting_coder(tx)
    rounds = open_rounds(tx, coder)
    names = []
    for transcript in transcripts:
        row = tx.transcripts.get(transcript)
        held = {mark.round for mark in tx.finished.find(transcript=transcript, coder=coder)}
        missing = _rounds_of(tx, transcript, coder, rounds) - held if rounds else set()
        if not missing and not held:
            missing = {None}
        if missing and None not in held:
            tx.finished.add_many(
                {"transcript": transcript, "coder": coder, "round": one, "at": tx.now()}
                for one in missing
            )
            names.append(row.name)
    tx.note(n=len(names), names=listed(names))
    return len(names)


def _rounds_of(
    tx: Transaction, transcript: int, coder: int, rounds: Sequence[Any]
) -> set[int | None]:
    found = tx.store("round_transcript").find(
        transcript=transcript, round=[row.id for row in rounds]
    )
    return {row.round for row in found if row.coder in (None, coder)}


@operation
def unfinish(tx: Transaction, *, transcripts: Sequence[int]) -> None:
    """Take the acting coder's mark "finished" away again."""
    coder = acting_coder(tx)
    held = tx.finished.find(transcript=list(transcripts), coder=coder)
    tx.finished.remove(*(row.id for row in held))
    names = [tx.transcripts.get(row.transcript).name for row in held]
    tx.note(n=len(held), names=listed(names))
