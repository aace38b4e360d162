"""Lists as tables: the codebook for readers, the history; and what all lists say of codes."""

from collections.abc import Iterable, Mapping, Sequence

from app.coding.analysis.counts import Id
from app.coding.reports.counted import Counted
from app.coding.reports.inputs import Material, Node, Say
from app.coding.reports.source_note import left_out, made_from
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models import queries
from app.words.history import did
from app.words.lists import word
from app.words.tables import word as tables_word

PATH = " > "


def places(nodes: Sequence[Node]) -> dict[Id, tuple[str, str, str]]:
    """Return the theme path, the category path and the code path of every code."""
    known = {node.id: node for node in nodes}
    found: dict[Id, tuple[str, str, str]] = {}
    for node in nodes:
        if node.kind != "code":
            continue
        path: dict[str, list[str]] = {"theme": [], "category": [], "code": []}
        above: Node | None = node
        while above is not None:
            path[above.kind].insert(0, above.name)
            above = None if above.parent is None else known[above.parent]
        found[node.id] = (
            PATH.join(path["theme"]),
            PATH.join(path["category"]),
            "/".join(path["code"]),
        )
    return found


def codebook_table(material: Material, codes: Sequence[queries.Code], say: Say = word) -> Table:
    """Return the codebook for readers: each code with its place, definition, use and counts.

    The codes stand in the order of the theme table, those in no theme last.
    """
    keys = ("theme", "category", "code", "definition", "when-to-use", "when-not-to-use", "example")
    weights = (2.8, 2.8, 2.8, 5.4, 3.6, 3.6, 4.4)
    columns = [
        Column(key, say(key), weight=weight, stub=key == "code")
        for key, weight in zip(keys, weights, strict=True)
    ]
    columns += [Column(key, say(key), "number", 2.9) for key in ("participants-n", "quotations-n")]
    counted = Counted(material, tables_word)
    where = places(material.nodes)
    order = counted.tree.entries(between=True, codes=True, totals=True)
    rank = {entry.node.id: place for place, entry in enumerate(order)}
    body = []
    for code in sorted(codes, key=lambda code: rank[code.id]):
        texts = (*where[code.id], code.definition, code.when_to_use, code.when_not_to_use)
        count = counted.counts[code.id]
        cells = [Cell(text or "") for text in (*texts, code.example)]
        cells += [Cell(Number(len(count.participants))), Cell(Number(count.quotations))]
        body.append(Row(tuple(cells), key=code.id))
    title = say("codebook")
    notes = (*left_out(material, counted.asked), *made_from(material))
    return Table(tuple(columns), tuple(body), title=title, notes=notes)


def history_table(
    entries: Iterable[queries.Entry], coders: Mapping[int, str], say: Say = word
) -> Table:
    """Return the history, newest first, one row per operation."""
    columns = (
        Column("when", say("when"), weight=3, stub=True),
        Column("who", say("who"), weight=2),
        Column("what", say("what"), weight=9),
        Column("state", say("state"), weight=2),
    )
    rows = []
    for entry in entries:
        what = did(entry.kind, entry.details)
        if entry.role != "do":
            what = say("undid" if entry.role == "undo" else "redid", what=what)
        who = "" if entry.coder is None else coders[entry.coder]
        state = "" if entry.stands or entry.role != "do" else say("undone")
        rows.append(Row(tuple(Cell(text) for text in (entry.at, who, what, state)), key=entry.op))
    return Table(columns, tuple(rows), title=say("history"))
