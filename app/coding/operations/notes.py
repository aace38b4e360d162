"""Operations on memos."""

from app.coding.operations.codings import text_version
from app.coding.operations.names import optional
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

MEMO_KINDS = ("free", "code-note", "theoretical", "methodological", "reflexive")
_SUBJECTS = ("code", "category", "participant", "coding")


@operation
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
    """Write a memo on a code, category, participant, coding or passage, or on nothing.

    `passage` is (transcript, start, end) in code points; `about` names at most one subject.
    """
    _check_kind(kind)
    unknown = set(about) - set(_SUBJECTS)
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
        text=text,
        author=tx.coder,
        private=int(private),
        created=tx.now(),
        **values,
    )


def _check_kind(kind: str) -> None:
    if kind not in MEMO_KINDS:
        raise Refusal("memo-kind-unknown", kind=kind)


@operation
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
        values["text"] = text
    if title is not None:
        values["title"] = optional(title)
    if kind is not None:
        _check_kind(kind)
        values["kind"] = kind
    if private is not None:
        values["private"] = int(private)
    tx.memos.change(memo, **values)


@operation
def delete_memo(tx: Transaction, *, memo: int) -> None:
    """Delete the acting coder's memo."""
    _own_memo(tx, memo)
    tx.memos.remove(memo)


def _own_memo(tx: Transaction, memo: int) -> None:
    if tx.memos.seen.get(memo).author != tx.coder:
        raise Refusal("memo-of-another")
