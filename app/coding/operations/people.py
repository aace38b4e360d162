"""Operations on participants, groups, attributes and consent."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.coding.operations.names import clean_name, listed, optional
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

NOT_APPLICABLE = "not-applicable"
_PURPOSES = ("take-part", "be-recorded", "be-quoted", "share-data")
_ANSWERS = ("yes", "no", None)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@operation
def add_participant(tx: Transaction, *, name: str, groups: Sequence[str] = ()) -> int:
    """Add a participant with an id such as "S07"; refused where the id is taken."""
    participant = make_participant(tx, name)
    join_groups(tx, participant, groups)
    tx.note(name=name.strip())
    return participant


def make_participant(tx: Transaction, name: str) -> int:
    """Write a new participant, as part of a larger operation."""
    cleaned = clean_name(name)
    if tx.participants.count(name=cleaned):
        raise Refusal("participant-exists", name=cleaned)
    return tx.participants.add(name=cleaned, position=tx.participants.largest("position") + 1)


@operation
def edit_participant(
    tx: Transaction, *, participant: int, name: str | None = None, summary: str | None = None
) -> None:
    """Change a participant's id or case summary (empty takes it away)."""
    row = tx.participants.get(participant)
    values: dict[str, object] = {}
    if name is not None:
        values["name"] = clean_name(name)
        if any(other.id != participant for other in tx.participants.find(name=values["name"])):
            raise Refusal("participant-exists", name=values["name"])
    if summary is not None:
        values["summary"] = optional(summary)
    tx.participants.change(participant, **values)
    tx.note(name=row.name, now=values.get("name", row.name))


@operation
def remove_participants(tx: Transaction, *, participants: Sequence[int]) -> None:
    """Remove participants with their attributes; refused while a transcript is theirs."""
    names = _names(tx, participants)
    for participant in participants:
        row = tx.participants.get(participant)
        texts = tx.transcript_participants.count(participant=participant)
        if texts:
            raise Refusal("participant-has-transcripts", name=row.name, n=texts)
        for table in ("membership", "attribute_value", "consent", "member_check"):
            tx.store(table).remove_where(participant=participant)
        for table in ("memo", "turn"):
            tx.store(table).change_where({"participant": participant}, participant=None)
        tx.participants.remove(participant)
    tx.note(n=len(participants), names=names)


def _names(tx: Transaction, participants: Iterable[int]) -> list[str | int]:
    return listed(tx.participants.get(participant).name for participant in participants)


@operation
def order_participants(tx: Transaction, *, participants: Sequence[int]) -> None:
    """Put the participants into the given order."""
    for position, participant in enumerate(participants):
        tx.participants.change(participant, position=position)
    tx.note(n=len(participants))


@operation
def set_groups(tx: Transaction, *, participants: Sequence[int], groups: Sequence[str]) -> None:
    """Make the participants members of exactly these groups; new names make new groups."""
    for participant in participants:
        tx.participants.get(participant)
        wanted = {group_named(tx, name) for name in groups}
        for row in tx.memberships.find(participant=participant):
            if row.participant_group in wanted:
                wanted.discard(row.participant_group)
            else:
                tx.memberships.remove(row.id)
        for group in sorted(wanted):
            tx.memberships.add(participant=participant, participant_group=group)
    tx.note(n=len(participants), names=_names(tx, participants), groups=list(groups))


def join_groups(tx: Transaction, participant: int, groups: Sequence[str]) -> None:
    """Make a participant a member of groups by name, as part of a larger operation."""
    for name in groups:
        group = group_named(tx, name)
        if not tx.memberships.count(participant=participant, participant_group=group):
            tx.memberships.add(participant=participant, participant_group=group)


def group_named(tx: Transaction, name: str) -> int:
    """Return the id of a group, making it where there is none."""
    cleaned = clean_name(name)
    have = tx.groups.one(name=cleaned)
    if have is not None:
        return int(have.id)
    return tx.groups.add(name=cleaned, position=tx.groups.largest("position") + 1)


@operation
def edit_group(tx: Transaction, *, group: int, name: str) -> None:
    """Rename a group."""
    row = tx.groups.get(group)
    cleaned = clean_name(name)
    if any(other.id != group for other in tx.groups.find(name=cleaned)):
        raise Refusal("group-exists", name=cleaned)
    tx.groups.change(group, name=cleaned)
    tx.note(name=row.name, now=cleaned)


@operation
def remove_group(tx: Transaction, *, group: int) -> None:
    """Remove a group with its saturation rules; refused where a dated look was taken at it."""
    row = tx.groups.get(group)
    looks = tx.store("look").count(participant_group=group)
    if looks:
        raise Refusal("group-has-looks", name=row.name, n=looks)
    tx.store("saturation_rule").remove_where(participant_group=group)
    tx.memberships.remove_where(participant_group=group)
    tx.groups.remove(group)
    tx.note(name=row.name)


@operation
def define_attribute(
    tx: Transaction, *, name: str, kind: str = "text", bands: str | None = None
) -> int:
    """Add an attribute of kind text, number or date; refused where one of that name is there."""
    cleaned = clean_name(name)
    if tx.attributes.count(name=cleaned):
        raise Refusal("attribute-exists", name=cleaned)
    if kind not in ("text", "number", "date"):
        raise Refusal("attribute-kind-unknown", kind=kind)
    tx.note(name=cleaned)
    position = tx.attributes.largest("position") + 1
    return tx.attributes.add(name=cleaned, kind=kind, bands=optional(bands), position=position)


@operation
def edit_attribute(
    tx: Transaction,
    *,
    attribute: int,
    name: str | None = None,
    kind: str | None = None,
    bands: str | None = None,
) -> None:
    """Rename an attribute, set its bands, or change its kind where every value fits."""
    row = tx.attributes.get(attribute)
    values: dict[str, object] = {}
    if name is not None:
        values["name"] = clean_name(name)
        if any(other.id != attribute for other in tx.attributes.find(name=values["name"])):
            raise Refusal("attribute-exists", name=values["name"])
    if bands is not None:
        values["bands"] = optional(bands)
    if kind is not None:
        for held in tx.attribute_values.find(attribute=attribute, state="value"):
            check_value(row.name, kind, held.value)
        values["kind"] = kind
        if kind != "text":
            values["merged"] = None
    tx.attributes.change(attribute, **values)
    tx.note(name=row.name, now=values.get("name", row.name))


@operation
def merge_values(tx: Transaction, *, attribute: int, rows: Mapping[str, Sequence[str]]) -> None:
    """Say which values of a text tables print in one row, by the row's label; the values stay.

    Refused for numbers and dates, for an empty label, and where a value is in two rows.
    """
    row = tx.attributes.get(attribute)
    if row.kind != "text":
        raise Refusal("only-texts-are-merged", name=row.name)
    merged = {clean_name(label): list(dict.fromkeys(values)) for label, values in rows.items()}
    seen: set[str] = set()
    for values in merged.values():
        for value in values:
            if value in seen:
                raise Refusal("value-in-two-rows", value=value)
            seen.add(value)
    kept = {label: values for label, values in merged.items() if values}
    content = json.dumps(kept, ensure_ascii=False) if kept else None
    tx.attributes.change(attribute, merged=content)
    tx.note(name=row.name)


@operation
def remove_attribute(tx: Transaction, *, attribute: int) -> None:
    """Remove an attribute with all its values."""
    row = tx.attributes.get(attribute)
    n = tx.attribute_values.remove_where(attribute=attribute)
    tx.attributes.remove(attribute)
    tx.note(name=row.name, n=n)


@operation
def set_value(
    tx: Transaction, *, participant: int, attribute: int, value: str | None, state: str = "value"
) -> None:
    """Set a participant's attribute; state "not-applicable" holds no value, None is missing."""
    put_value(tx, participant, attribute, value, state)
    names = tx.participants.get(participant).name, tx.attributes.get(attribute).name
    tx.note(participant=names[0], attribute=names[1])


def put_value(
    tx: Transaction, participant: int, attribute: int, value: str | None, state: str = "value"
) -> None:
    """Write an attribute's value, as part of a larger operation."""
    cleaned = None if state == NOT_APPLICABLE else optional(value)
    have = tx.attribute_values.one(participant=participant, attribute=attribute)
    if cleaned is None and state != NOT_APPLICABLE:
        if have is not None:
            tx.attribute_values.remove(have.id)
        return
    if cleaned is not None:
        row = tx.attributes.get(attribute)
        check_value(row.name, row.kind, cleaned)
    if have is None:
        tx.attribute_values.add(
            participant=participant, attribute=attribute, state=state, value=cleaned
        )
    else:
        tx.attribute_values.change(have.id, state=state, value=cleaned)


def check_value(attribute: str, kind: str, value: str) -> None:
    """Refuse a value that does not read as the attribute's kind."""
    if kind == "number" and not _NUMBER.fullmatch(value):
        raise Refusal("value-not-a-number", attribute=attribute, value=value)
    if kind == "date" and not is_date(value):
        raise Refusal("value-not-a-date", attribute=attribute, value=value)


def is_date(value: str) -> bool:
    """Tell whether a text is a date written as YYYY-MM-DD."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


@operation
def set_consent(
    tx: Transaction,
    *,
    participant: int,
    answers: Mapping[str, str | None],
    form_version: str | None = None,
    given_on: str | None = None,
) -> None:
    """Record a participant's answers ("yes", "no", None: not asked) by purpose."""
    row = tx.participants.get(participant)
    if given_on is not None and not is_date(given_on):
        raise Refusal("value-not-a-date", attribute="consent", value=given_on)
    store = tx.store("consent")
    for purpose, answer in answers.items():
        if purpose not in _PURPOSES:
            raise Refusal("consent-purpose-unknown", purpose=purpose)
        if answer not in _ANSWERS:
            raise Refusal("consent-answer-unknown", answer=answer)
        store.remove_where(participant=participant, purpose=purpose)
        if answer is not None:
            store.add(
                participant=participant,
                purpose=purpose,
                answer=answer,
                form_version=optional(form_version),
                given_on=given_on,
            )
    tx.note(name=row.name)
