"""What must hold between rows beyond foreign keys: no circles, nothing twice, nothing on what is
gone.

Operations keep these rules by asking before they write. Undo and redo cannot ask, since they put
rows back as they were; so each is tried, and taken back where it breaks a rule in the rows that it
touched. The same rules over the whole file tell whether a file is sound.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Table, TextClause, text

from app.models import schema


class Rule(NamedTuple):
    """A rule about the rows of one table; `broken` is the SQL behind `FROM table AS this`.

    `other` is the table of the row that `this` does not go with, if the rule is about two rows;
    the SQL calls that row `other`.
    """

    slug: str
    table: str
    broken: str
    other: str | None = None


class Broken(NamedTuple):
    """A row that breaks a rule."""

    slug: str
    table: str
    row: int


# What may be there once only: the columns that tell two rows of a table apart, the two that an
# index leads by first.
ONCE = (
    ("coding", "transcript", "start", "end", "code", "coder"),
    ("placement", "code", "category", "owner"),
    ("mention", "code", "category", "made_by"),
    ("property_place", "property", "coding", "made_by"),
    ("waved_suggestion", "code", "category", "owner", "made_by"),
    ("diagram_place", "category", "code", "paradigm", "made_by"),
    ("attribute_value", "participant", "attribute"),
    ("membership", "participant", "participant_group"),
    ("consent", "participant", "purpose"),
    ("transcript_participant", "transcript", "participant"),
    ("finished", "transcript", "coder", "round"),
    ("setting", "name"),
    ("round_coder", "round", "coder"),
    ("round_transcript", "round", "transcript", "coder"),
)
# Deleted and merged codes and categories stay as tombstones; these may still name them.
_MAY_NAME_TOMBSTONES = ("merged_into", "first_code", "second_code")


def _once() -> Iterable[Rule]:
    for table, *columns in ONCE:
        # The plus keeps SQLite from an index on a later column, which may hold much that is alike.
        pairs = [f'other."{name}" IS this."{name}"' for name in columns]
        same = " AND ".join([*pairs[:2], *(f"+{pair}" for pair in pairs[2:])])
        broken = f'JOIN "{table}" AS other ON {same} AND other.id <> this.id WHERE 1'
        yield Rule("twice", table, broken, table)


def _on_what_is_gone() -> Iterable[Rule]:
    """Nothing that lives names a tombstone, seen from the one and from the other."""
    for table in schema.TRACKED:
        alive = "AND {}.gone IS NULL" if "gone" in table.c else ""
        for column in table.columns:
            for key in column.foreign_keys:
                target = key.column.table
                if "gone" not in target.c or column.name in _MAY_NAME_TOMBSTONES:
                    continue
                yield Rule(
                    "names-what-is-gone",
                    table.name,
                    f'JOIN "{target.name}" AS other ON other.id = this."{column.name}"'
                    f" WHERE other.gone IS NOT NULL {alive.format('this')}",
                    target.name,
                )
                yield Rule(
                    "gone-but-named",
                    target.name,
                    f'JOIN "{table.name}" AS other ON other."{column.name}" = this.id'
                    f" WHERE this.gone IS NOT NULL {alive.format('other')}",
                    table.name,
                )


def _on_another_text() -> Iterable[Rule]:
    """Spans name the present text version of their transcript."""
    for table in schema.TRACKED:
        if "text_version" in table.c and "transcript" in table.c:
            for this, other, pair in (
                (table.name, "transcript", "other.id = this.transcript"),
                ("transcript", table.name, "other.transcript = this.id"),
            ):
                broken = (
                    f'JOIN "{other}" AS other ON {pair} WHERE other.text_version'
                    " <> this.text_version"
                )
                yield Rule("other-text-version", this, broken, other)


_THEME_BELOW = (
    "JOIN category AS below ON below.id = {below} JOIN category AS above ON above.id = {above}"
    " WHERE below.level = 'theme' AND above.level <> 'theme'"
)
_CODE_CIRCLE = """WHERE this.id IN (
    WITH RECURSIVE up (id) AS (
        SELECT this.parent UNION SELECT code.parent FROM code JOIN up ON code.id = up.id)
    SELECT id FROM up)"""
_PLACE_CIRCLE = """WHERE this.category IN (
    WITH RECURSIVE up (id) AS (
        SELECT this.parent UNION SELECT place.parent FROM placement AS place
        JOIN up ON place.category = up.id AND place.owner IS this.owner)
    SELECT id FROM up)"""
_OUTLINE_CIRCLE = """WHERE this.id IN (
    WITH RECURSIVE up (id) AS (
        SELECT this.parent UNION SELECT outline_row.parent FROM outline_row
        JOIN up ON outline_row.id = up.id)
    SELECT id FROM up)"""
_SORTED_TWICE = (
    "JOIN outline_row AS other ON other.memo = this.memo AND other.made_by IS this.made_by"
    " AND other.id <> this.id WHERE 1"
)
_SHAPE = (
    Rule("circle", "code", _CODE_CIRCLE),
    Rule("circle", "placement", _PLACE_CIRCLE),
    Rule("circle", "outline_row", _OUTLINE_CIRCLE),
    Rule("twice", "outline_row", _SORTED_TWICE, "outline_row"),
    Rule("not-one-thing", "placement", "WHERE (this.code IS NULL) = (this.category IS NULL)"),
    Rule(
        "theme-under-category",
        "placement",
        _THEME_BELOW.format(below="this.category", above="this.parent"),
    ),
    Rule(
        "theme-under-category",
        "category",
        "JOIN placement AS place ON this.id IN (place.category, place.parent) "
        + _THEME_BELOW.format(below="place.category", above="place.parent"),
    ),
)


_TOUCHED = 'SELECT "row" FROM change WHERE op = :op AND tbl'


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule."""
    return (*_once(), *_on_what_is_gone(), *_on_another_text(), *_SHAPE)


def broken_by(connection: Connection, op: int, tables: Iterable[Table]) -> bool:
    """Tell whether rows that operation `op` touched break a rule with rows that it did not touch.

    `tables` are those that it touched.
    """
    names = {table.name for table in tables}
    for rule in all_rules():
        if rule.table in names:
            values = {"op": op, "tbl": rule.table, "other": rule.other}
            if connection.execute(text(_broken_by(rule)), values).first():
                return True
    return False


def broken_in(connection: Connection, op: int, tables: Iterable[str]) -> list[Broken]:
    """Return the rows of these tables that operation `op` touched and that break a rule."""
    wanted = set(tables)
    return [
        Broken(rule.slug, rule.table, row)
        for rule in all_rules()
        if rule.table in wanted
        for row in connection.execute(
            text(f"{_offenders(rule)} AND this.id IN ({_TOUCHED} = :tbl) ORDER BY 1"),
            {"op": op, "tbl": rule.table},
        ).scalars()
    ]


@cache
def _broken_by(rule: Rule) -> str:
    query = f"{_offenders(rule)} AND this.id IN ({_TOUCHED} = :tbl)"
    if rule.other is None:
        return f"{query} AND :other IS NULL LIMIT 1"
    return f"{query} AND other.id NOT IN ({_TOUCHED} = :other) LIMIT 1"


def broken(connection: Connection) -> list[Broken]:
    """Return every row of the file that breaks a rule."""
    return [
        Broken(rule.slug, rule.table, row)
        for rule in all_rules()
        for row in connection.execute(_all_offenders(rule)).scalars()
    ]


@cache
def _all_offenders(rule: Rule) -> TextClause:
    return text(f"{_offenders(rule)} ORDER BY 1")


def _offenders(rule: Rule) -> str:
    return f'SELECT DISTINCT this.id FROM "{rule.table}" AS this {rule.broken}'
