"""Operations on saturation: the rule that is set beforehand, and the team's dated looks.

A rule keeps the day it was set, so that it is seen to have been chosen before the interviews that
it was met at. A look keeps the curve as it was that day; only its author changes it.
"""

import json
from collections.abc import Mapping
from typing import Any, get_args

from app.coding.analysis.levels import Level
from app.coding.operations.names import optional
from app.coding.operations.people import is_date
from app.coding.operations.registry import operation
from app.coding.saturation.rules import parse_rule
from app.models.errors import Refusal
from app.models.transaction import Transaction

LEVELS: tuple[str, ...] = get_args(Level)


@operation
def set_saturation_rule(
    tx: Transaction,
    *,
    level: str,
    rule: str | None,
    group: int | None = None,
    set_on: str | None = None,
) -> None:
    """Set the rule ("run:3") of a level for a group, or for all interviews; None takes it away.

    `set_on` is the day it was chosen (ISO; None: today, or, where the rule stays the same, the day
    that is there). Refused where the rule cannot be read ("rule-unreadable") or the day is none.
    """
    _check_level(level)
    store = tx.store("saturation_rule")
    name = _group_name(tx, group)
    have = next((row for row in store.find(level=level) if row.participant_group == group), None)
    tx.note(level=level, group=name, rule=rule)
    if rule is None:
        if have is not None:
            store.remove(have.id)
        return
    parse_rule(rule)
    day = tx.now()[:10] if set_on is None else _day(set_on)
    if set_on is None and have is not None and have.rule == rule.strip():
        day = have.set_on
    values = {"rule": rule.strip(), "set_on": day}
    if have is None:
        store.add(level=level, participant_group=group, **values)
    else:
        store.change(have.id, **values)


@operation
def add_look(
    tx: Transaction,
    *,
    level: str,
    judgement: str,
    curve: Mapping[str, Any],
    group: int | None = None,
    next_steps: str | None = None,
    date: str | None = None,
) -> int:
    """Keep a dated judgement (date None: today) with the curve of that day; return its id.

    `curve` is what `saturation.looks.snapshot` gives. Refused where nothing is judged.
    """
    _check_level(level)
    day = tx.now()[:10] if date is None else _day(date)
    tx.note(date=day, group=_group_name(tx, group))
    return tx.store("look").add(
        date=day,
        level=level,
        participant_group=group,
        judgement=_judged(judgement),
        next_steps=optional(next_steps),
        curve=json.dumps(curve, ensure_ascii=False),
        author=tx.coder,
    )


@operation
def edit_look(
    tx: Transaction,
    *,
    look: int,
    judgement: str | None = None,
    next_steps: str | None = None,
    date: str | None = None,
) -> None:
    """Change the words or the day of the acting coder's look; the curve stays as it was."""
    row = _own_look(tx, look)
    values: dict[str, object] = {}
    if judgement is not None:
        values["judgement"] = _judged(judgement)
    if next_steps is not None:
        values["next_steps"] = optional(next_steps)
    if date is not None:
        values["date"] = _day(date)
    tx.store("look").change(look, **values)
    tx.note(date=values.get("date", row.date))


@operation
def delete_look(tx: Transaction, *, look: int) -> None:
    """Delete the acting coder's look."""
    row = _own_look(tx, look)
    tx.store("look").remove(look)
    tx.note(date=row.date)


def _own_look(tx: Transaction, look: int) -> Any:
    row = tx.store("look").seen.get(look)
    if row.author != tx.coder:
        raise Refusal("look-of-another")
    return row


def _check_level(level: str) -> None:
    if level not in LEVELS:
        raise Refusal("saturation-level-unknown", level=level)


def _group_name(tx: Transaction, group: int | None) -> str | None:
    return None if group is None else str(tx.store("participant_group").get(group).name)


def _judged(judgement: str) -> str:
    cleaned = judgement.strip()
    if not cleaned:
        raise Refusal("look-without-judgement")
    return cleaned


def _day(date: str) -> str:
    cleaned = date.strip()
    if not is_date(cleaned):
        raise Refusal("value-not-a-date", attribute="date", value=date)
    return cleaned
