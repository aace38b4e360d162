"""What hangs on a code, category or coding when it is merged into another or deleted.

Notes are never lost: they move to the heir, or stay without what they were about. `kind` is the
column and table "code" or "category".
"""

from collections.abc import Sequence
from typing import Any

from app.coding.operations.outline_rows import drop_memos
from app.models.transaction import Transaction


def hand_over(tx: Transaction, kind: str, row: int, heir: int) -> None:
    """Give the heir everything that names `row`, other than its codings and placements."""
    for table in ("memo", "property"):
        tx.store(table).change_where({kind: row}, **{kind: heir})
    for end in (f"from_{kind}", f"to_{kind}"):
        tx.store("relation").change_where({end: row}, **{end: heir})
    # A relation between the two would now run from the heir to itself.
    both = {f"from_{kind}": heir, f"to_{kind}": heir}
    drop_relations(tx, [relation.id for relation in tx.store("relation").find(**both)])
    for table in ("mention", "waved_suggestion"):
        _hand_over_once(tx, table, {kind: row}, {kind: heir})
    tx.store("diagram_place").remove_where(**{kind: row})
    if kind == "category":
        tx.store("paradigm").change_where({"phenomenon": row}, phenomenon=heir)
        _hand_over_once(tx, "paradigm_role", {kind: row}, {kind: heir})
        tx.study.change_where({"core_category": row}, core_category=heir)


def _hand_over_once(tx: Transaction, table: str, old: dict[str, int], new: dict[str, int]) -> None:
    """Change rows of a table, and drop those that are there already."""
    store = tx.store(table)
    for row in store.find(**old):
        alike = {name: value for name, value in row._asdict().items() if name != "id"} | new
        if store.count(**alike):
            store.remove(row.id)
        else:
            store.change(row.id, **new)


def let_go(tx: Transaction, kind: str, row: int) -> None:
    """Take `row` out of everything that names it, other than its codings and placements."""
    tx.memos.change_where({kind: row}, **{kind: None})
    properties = [held.id for held in tx.store("property").find(**{kind: row})]
    tx.store("property_place").remove_where(property=properties)
    tx.store("property").remove(*properties)
    for table in ("mention", "waved_suggestion", "diagram_place"):
        tx.store(table).remove_where(**{kind: row})
    for end in (f"from_{kind}", f"to_{kind}"):
        drop_relations(tx, [held.id for held in tx.store("relation").find(**{end: row})])
    if kind == "category":
        tx.store("paradigm").change_where({"phenomenon": row}, phenomenon=None)
        tx.store("paradigm_role").remove_where(category=row)
        tx.study.change_where({"core_category": row}, core_category=None)


def drop_relations(tx: Transaction, relations: Sequence[int]) -> None:
    """Remove relations with their evidence; memos on them stay, about nothing."""
    tx.store("evidence").remove_where(relation=relations)
    tx.memos.change_where({"relation": relations}, relation=None)
    tx.store("relation").remove(*relations)


def drop_codings(tx: Transaction, codings: Sequence[int]) -> None:
    """Remove codings with the acting coder's memos on them; others' memos stay on the passage."""
    for memo in tx.memos.find(coding=codings):
        if memo.author == tx.coder:
            drop_memos(tx, [memo.id])
            continue
        row = tx.codings.get(memo.coding)
        passage = {name: getattr(row, name) for name in ("transcript", "text_version")}
        tx.memos.change(memo.id, coding=None, start=row.start, end=row.end, **passage)
    tx.store("property_place").remove_where(coding=codings)
    tx.codings.remove(*codings)


def join_codings(tx: Transaction, coding: Any, twin: Any) -> None:
    """Make one coding of two by the same coder on the same span: `twin`, with what both carry."""
    texts = [text for text in (twin.memo, coding.memo) if text]
    memo = "\n\n".join(dict.fromkeys(texts)) or None
    tx.codings.change(twin.id, memo=memo, quotable=max(twin.quotable, coding.quotable))
    tx.memos.change_where({"coding": coding.id}, coding=twin.id)
    places = tx.store("property_place")
    for place in places.find(coding=coding.id):
        if places.count(property=place.property, coding=twin.id, made_by=place.made_by):
            places.remove(place.id)
        else:
            places.change(place.id, coding=twin.id)
    tx.codings.remove(coding.id)
