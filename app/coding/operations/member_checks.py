"""Operations on what was sent to participants to be checked: their transcript, or the findings."""

from collections.abc import Sequence

from app.coding.operations.names import listed, optional
from app.coding.operations.people import is_date
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

CHECKED = ("transcript", "findings")


@operation
def record_member_check(
    tx: Transaction, *, participants: Sequence[int], what: str, sent_on: str
) -> None:
    """Record that something, one of CHECKED, was sent to participants on a day (ISO).

    Refused: `member-check-unknown` (what is no such thing), `value-not-a-date`.
    """
    if what not in CHECKED:
        raise Refusal("member-check-unknown", what=what)
    _check_date(sent_on)
    for participant in participants:
        tx.store("member_check").add(participant=participant, what=what, sent_on=sent_on)
    tx.note(names=listed(tx.participants.get(one).name for one in participants), what=what)


@operation
def edit_member_check(
    tx: Transaction, *, check: int, sent_on: str, returned_on: str | None, outcome: str | None
) -> None:
    """Change when it was sent, when it came back (None: not yet) and what that changed.

    Refused: `value-not-a-date`; `member-check-order` where it came back before it was sent.
    """
    _check_date(sent_on)
    back = optional(returned_on)
    if back is not None:
        _check_date(back)
        if back < sent_on:
            raise Refusal("member-check-order", sent=sent_on, returned=back)
    tx.store("member_check").change(
        check, sent_on=sent_on, returned_on=back, outcome=optional(outcome)
    )
    tx.note(name=_whose(tx, check))


@operation
def remove_member_check(tx: Transaction, *, check: int) -> None:
    """Take away the record of something sent."""
    tx.note(name=_whose(tx, check))
    tx.store("member_check").remove(check)


def _check_date(value: str) -> None:
    if not is_date(value):
        raise Refusal("value-not-a-date", attribute="member check", value=value)


def _whose(tx: Transaction, check: int) -> str:
    participant = tx.store("member_check").get(check).participant
    return str(tx.participants.get(participant).name)
