"""A row in every table, whatever the schema holds: what no test could list by hand and keep whole.

Every text is "table.column mark", so that a test can look for what one coder alone wrote.
"""

from typing import Any

from sqlalchemy import Table

from app.models import schema
from app.models.transaction import Transaction

# What a column may hold where not any text or number will do; None leaves it empty.
FIXED: dict[str, object] = {
    "category.level": "theme",
    "category.gone": None,
    "code.gone": None,
    "code.merged_into": None,
    "category.merged_into": None,
    "code.parent": None,
    "coder.kind": "person",
    "conflict.tbl": "code",
    "conflict.field": "definition",
    "conflict.ours": '"ours"',
    "conflict.theirs": '"theirs"',
    "conflict.decided": None,
    "codebook_version.content": "{}",
    "look.curve": "{}",
    "member_check.what": "findings",
    "participant.withdrawn": None,
    "placement.category": None,
    "diagram_place.category": None,
    "outline_row.parent": None,
    "relation.from_category": None,  # from a code to a category
    "relation.to_code": None,
    "round.kind": "joint",
    "round.open_codebook": 1,
    "round.state": "open",
    "round.sample": None,
    "silenced_gap.kind": "theme-on-one",
    "study.approach": "own",
    "text_version.before": None,
    "text_version.map": None,
    "transcript.position": None,
    "transcript.date": "2024-03-01",
    "turn.role": "participant",
}
FLAGS = ("common", "private", "quotable", "without_interviewer")


def rows_in_every_table(
    tx: Transaction, mark: str, coder: int | None, tables: tuple[Table, ...] = schema.TRACKED
) -> dict[str, int]:
    """Add a row to each of the tables, made by `coder`; return their ids by table.

    References lead to the new rows, or to the first row of a table that gets none. The study
    record has its one row already.
    """
    made: dict[str, int] = {}
    for table in tables:
        if table is not schema.study:
            made[table.name] = tx.store(table.name).add(**_row(tx, table, mark, coder, made))
    return made


def _row(
    tx: Transaction, table: Table, mark: str, coder: int | None, made: dict[str, int]
) -> dict[str, Any]:
    row = {}
    for column in table.columns:
        name = f"{table.name}.{column.name}"
        if column.name == "id":
            continue
        if name in FIXED:
            row[column.name] = FIXED[name]
        elif column.foreign_keys:
            row[column.name] = _reference(tx, column, coder, made)
        elif column.type.python_type is str:
            row[column.name] = f"{name} {mark}"
        else:
            row[column.name] = _number(column.name)
    return row


def _reference(tx: Transaction, column: Any, coder: int | None, made: dict[str, int]) -> int | None:
    (key,) = column.foreign_keys
    target = key.column.table.name
    if target == "coder" and coder is not None:
        return coder
    if target in made:
        return made[target]
    first = tx.store(target).one()
    return None if first is None else int(first.id)


def _number(name: str) -> int:
    if name in FLAGS:
        return 0
    return {"start": 5, "label_start": 0, "end": 11, "percent": 40, "position": 0}.get(name, 3)
