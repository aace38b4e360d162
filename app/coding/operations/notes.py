"""Operations on memos and meetings.

A memo stands on one thing, on a passage, or on nothing. Only its author changes it. A link in it
to a passage is given a quotation of its own when the memo is stored, so that it goes along when
the transcript is edited.
"""

from app.coding.operations.anchoring import anchored_text
from app.coding.operations.codings import text_version
from app.coding.operations.names import optional
from app.coding.operations.outline_rows import drop_memos
from app.coding.operations.people import is_date
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

MEMO_KINDS = ("free", "code-note", "theoretical", "methodological", "reflexive")
SUBJECTS = ("code", "category", "participant", "person", "relation", "coding", "transcript")


@operation(in_reading_copy=True)
def write_memo(
    tx: Transaction,
    *,
    text: str,
    title: str | None = None,
    kind: str = "free",
    private: bool = False,
    passage: tuple[int, int, int] | None = None,
    **about: int | None,
) -> int:
    """Write a memo on a thing (`SUBJECTS`), on a passage, or on nothing.

    `passage` is (transcript, start, end) in code points; `about` names at most one subject, a
    theme as `category`, a transcript as a whole as `transcript`. Refused where it is gone or the
    span lies outside the text.
    """
    _check_kind(kind)
    unknown = set(about) - set(SUBJECTS)
    if unknown:
        raise TypeError(f"a memo cannot be about {sorted(unknown)}")
    subjects = {name: row for name, row in about.items() if row is not None}
    for name, row in subjects.items():
        if getattr(tx.store(name).seen.get(row), "gone", None) is not None:
            raise Refusal("row-gone", table=name)
    values: dict[str, object] = dict(subjects)
    if passage is not None:
        transcript, start, end = passage
        version = text_version(tx, transcript, start, end)
        values |= {"transcript": transcript, "text_version": version, "start": start, "end": end}
    tx.note(kind=kind)
    return tx.memos.add(
        kind=kind,
        title=optional(title),
        text=anchored_text(tx, text),
        author=tx.coder,
        private=int(private),
        created=tx.now(),
        **values,
    )


def _check_kind(kind: str) -> None:
    if kind not in MEMO_KINDS:
        raise Refusal("memo-kind-unknown", kind=kind)


@operation(in_reading_copy=True)
def edit_memo(
    tx: Transaction,
    *,
    memo: int,
    text: str | None = None,
    title: str | None = None,
    kind: str | None = None,
    private: bool | None = None,
) -> None:
    """Change the acting coder's memo; what is not named stays."""
    _own_memo(tx, memo)
    values: dict[str, object] = {}
    if text is not None:
        values["text"] = anchored_text(tx, text)
    if title is not None:
        values["title"] = optional(title)
    if kind is not None:
        _check_kind(kind)
        values["kind"] = kind
    if private is not None:
        values["private"] = int(private)
    tx.memos.change(memo, **values)


@operation(in_reading_copy=True)
def delete_memo(tx: Transaction, *, memo: int) -> None:
    """Delete the acting coder's memo."""
    _own_memo(tx, memo)
    drop_memos(tx, [memo])


def _own_memo(tx: Transaction, memo: int) -> None:
    if tx.memos.seen.get(memo).author != tx.coder:
        raise Refusal("memo-of-another")


@operation
def write_meeting(
    tx: Transaction, *, date: str, present: str | None = None, minutes: str | None = None
) -> int:
    """Add a meeting of the team: its date (ISO), who was present, and the minutes in Markdown."""
    made = tx.store("meeting").add(
        date=_date(date), present=optional(present), minutes=_minutes(tx, minutes)
    )
    tx.note(date=date.strip())
    return made


@operation
def edit_meeting(
    tx: Transaction,
    *,
    meeting: int,
    date: str | None = None,
    present: str | None = None,
    minutes: str | None = None,
) -> None:
    """Change a meeting; what is not named stays."""
    values: dict[str, object] = {}
    if date is not None:
        values["date"] = _date(date)
    if present is not None:
        values["present"] = optional(present)
    if minutes is not None:
        values["minutes"] = _minutes(tx, minutes)
    tx.store("meeting").change(meeting, **values)
    tx.note(date=tx.store("meeting").get(meeting).date)


@operation
def delete_meeting(tx: Transaction, *, meeting: int) -> None:
    """Delete a meeting; refused where decisions were taken in it."""
    row = tx.store("meeting").get(meeting)
    n = tx.store("decision").count(meeting=meeting)
    if n:
        raise Refusal("meeting-has-decisions", date=row.date, n=n)
    tx.store("meeting").remove(meeting)
    tx.note(date=row.date)


def _date(date: str) -> str:
    cleaned = date.strip()
    if not is_date(cleaned):
        raise Refusal("value-not-a-date", attribute="date", value=date)
    return cleaned


def _minutes(tx: Transaction, minutes: str | None) -> str | None:
    return None if minutes is None else optional(anchored_text(tx, minutes))
