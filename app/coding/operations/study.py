"""Operations on the study record, the settings and the coders."""

from app.coding.operations.names import clean_name, optional
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

APPROACHES = (
    "grounded-theory",
    "reflexive-thematic-analysis",
    "codebook-thematic-analysis",
    "content-analysis",
    "own",
)
STUDY_FIELDS = (
    "questions",
    "committee",
    "approval_number",
    "recruitment",
    "refusals",
    "languages",
)


@operation
def edit_study(
    tx: Transaction,
    *,
    title: str | None = None,
    approach: str | None = None,
    **fields: str | None,
) -> None:
    """Change the study record; fields that are not named stay, an empty one is taken away."""
    unknown = set(fields) - set(STUDY_FIELDS)
    if unknown:
        raise TypeError(f"no such field of the study record: {sorted(unknown)}")
    if approach is not None and approach not in APPROACHES:
        raise Refusal("approach-unknown", approach=approach)
    values: dict[str, object] = {name: optional(value) for name, value in fields.items()}
    if title is not None:
        values["title"] = clean_name(title)
    if approach is not None:
        values["approach"] = approach
    tx.study.change(1, **values)
    tx.note(fields=sorted(values))


@operation
def set_setting(tx: Transaction, *, name: str, value: str | None) -> None:
    """Set a setting of the project; None takes it away."""
    have = tx.settings.one(name=name)
    if value is None:
        tx.settings.remove_where(name=name)
    elif have is None:
        tx.settings.add(name=name, value=value)
    else:
        tx.settings.change(have.id, value=value)
    tx.note(name=name)


@operation
def name_analysis_coder(tx: Transaction, *, coder: int | None) -> None:
    """Name whose codings tables count where two coders coded and nothing is reconciled."""
    tx.study.change(1, analysis_coder=coder)
    tx.note(coder=None if coder is None else tx.coders.get(coder).name)


@operation
def add_coder(tx: Transaction, *, name: str, colour: int | None = None) -> int:
    """Add a coder and return the id; refused where a coder of that name is there."""
    coder = make_coder(tx, name, colour)
    tx.note(name=name.strip())
    return coder


def make_coder(tx: Transaction, name: str, colour: int | None = None) -> int:
    """Write a new coder, as part of a larger operation."""
    cleaned = clean_name(name)
    if tx.coders.count(name=cleaned):
        raise Refusal("coder-exists", name=cleaned)
    position = tx.coders.largest("position") + 1
    return tx.coders.add(
        name=cleaned, colour=position if colour is None else colour, position=position
    )


@operation
def edit_coder(
    tx: Transaction, *, coder: int, name: str | None = None, colour: int | None = None
) -> None:
    """Rename or recolour a coder."""
    row = tx.coders.get(coder)
    values: dict[str, object] = {}
    if name is not None:
        values["name"] = clean_name(name)
        if any(other.id != coder for other in tx.coders.find(name=values["name"])):
            raise Refusal("coder-exists", name=values["name"])
    if colour is not None:
        values["colour"] = colour
    tx.coders.change(coder, **values)
    tx.note(name=row.name, now=values.get("name", row.name))
