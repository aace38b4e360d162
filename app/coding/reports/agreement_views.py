"""Agreement seen from several sides, each a table: code by code, who says what, in parts, in time.

A row's key and a column's key say what a cell counts, so that the window finds the passages behind
it and a sentence that explains it. Every table carries the statement of what was compared.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from app.coding.agreement.breakdown import Part, by_group, by_round, by_transcript
from app.coding.agreement.comparison import (
    Comparison,
    Question,
    Scope,
    counted,
    each_marks,
    scope_of,
)
from app.coding.agreement.confusion import NOTHING, Confusion, confusion
from app.coding.agreement.continuum import continuum
from app.coding.agreement.pooled import Pooled, pooled_kappa
from app.coding.agreement.segments import match_curve, pairs_of
from app.coding.tables.value import Cell, Column, Key, Number, Row, Table
from app.models import queries
from app.models.reader import Reader
from app.words.agreement import word as plain
from app.words.agreement_views import word

ViewName = Literal[
    "codes", "confusion", "pairs", "transcripts", "groups", "rounds", "segments", "units"
]
VIEWS: tuple[ViewName, ...] = get_args(ViewName)
CERTAINTY = {"none": "certainty-none", "rough": "certainty-rough", "95 %": "certainty-95"}
MARKED = "marked"
MOST_IN_MATRIX, MOST_PAIRS = 200, 5_000  # codes of each coder, pairs of codes
_SUMS = ("both", "only-first", "only-second")


class Look(NamedTuple):
    """Two coders compared, with all that every view needs. `scope` is good for its reader only."""

    scope: Scope
    comparison: Comparison
    pooled: Pooled
    coders: Mapping[int, str]

    @property
    def first(self) -> str:
        """Return the first coder's name."""
        return self.coders[self.comparison.question.first]

    @property
    def second(self) -> str:
        """Return the second coder's name."""
        return self.coders[self.comparison.question.second]

    def name(self, node: int) -> str:
        """Return what a node is called; "no code" for nothing."""
        return word("nothing") if node == NOTHING else self.comparison.names.get(node, "–")


class View(NamedTuple):
    """A table without its notes; `texts` and `rounds` say what a row is about, by its key."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    texts: Mapping[Key, tuple[int, ...]] = {}
    rounds: Mapping[Key, int] = {}
    notes: tuple[str, ...] = ()


def look_at(reader: Reader, question: Question, pooled: Pooled | None = None) -> Look:
    """Compare two coders; refused as `scope_of` is.

    `pooled` is what is known of the same comparison, so that interviews are not drawn again.
    """
    scope = scope_of(reader, question)
    comparison = counted(reader, scope)
    coders = {coder.id: coder.name for coder in queries.coders(reader)}
    return Look(scope, comparison, pooled or pooled_kappa(comparison), coders)


def part_view(reader: Reader, look: Look, name: ViewName, only: int | None = None) -> View:
    """Return agreement by transcript, by group, or from round to round; of one node with `only`."""
    if name == "transcripts":
        return _parts(look, by_transcript(look.comparison, only), "part-transcript")
    if name == "groups":
        return _parts(look, by_group(reader, look.comparison, only), "part-group")
    rounds = by_round(reader, look.comparison.question, only)
    dated = tuple(Column(key, word(key), weight=2) for key in ("frozen-on", "version"))
    view = _parts(look, [one.part for one in rounds], "part-round", dated)
    rows = []
    for row, one in zip(view.rows, rounds, strict=True):
        dates = (Cell(one.at[:10]), Cell(one.version or "–"))
        rows.append(row._replace(cells=(row.cells[0], *dates, *row.cells[1:])))
    kept = {row.key: one.round for row, one in zip(rows, rounds, strict=True)}
    return view._replace(rows=tuple(rows), rounds=kept)


def _parts(look: Look, parts: list[Part], heading: str, more: tuple[Column, ...] = ()) -> View:
    """Return parts as rows; of single transcripts neither their number nor an interval is told."""
    names = {"first": look.first, "second": look.second}
    several = heading != "part-transcript"
    columns = [
        Column("name", word(heading), weight=3, stub=True),
        *more,
        Column("positive-agreement", plain("positive-agreement"), "number", 1.7),
        Column("pooled", word("pooled-kappa"), "number", 1.5),
    ]
    if several:
        columns += [Column(key, word(key), "number", 1.2) for key in ("low", "high")]
        columns += [Column("certainty", word("interval"), weight=1.8)]
        columns += [Column("transcripts", word("transcripts"), "number", 1.7)]
    columns += [
        Column("vary", word("vary"), "number", 1.5),
        Column("length", word("length"), "number", 1.7),
        *(Column(key, plain(key, **names), "number", 1.5) for key in _SUMS),
    ]
    rows = tuple(Row(_part_cells(part, several), key=at) for at, part in enumerate(parts))
    return View(tuple(columns), rows, {at: part.transcripts for at, part in enumerate(parts)})


def _part_cells(part: Part, several: bool) -> tuple[Cell, ...]:
    pooled = part.pooled
    cells = [Cell(part.name), Cell(Number(part.positive, 3)), Cell(Number(pooled.value, 3))]
    if several:
        certainty = "" if pooled.value is None else word(CERTAINTY[pooled.certainty])
        cells += [Cell(Number(pooled.low, 3)), Cell(Number(pooled.high, 3)), Cell(certainty)]
        cells += [Cell(Number(len(part.transcripts)))]
    counts = len(pooled.used), part.length, part.both, part.only_first, part.only_second
    return (*cells, *(Cell(Number(n)) for n in counts))


def confusion_view(reader: Reader, look: Look) -> View:
    """Return what the second coder says (columns) where the first says something (rows)."""
    found = confusion(each_marks(reader, look.scope))
    rows_of, columns_of = _used(look, found, 0), _used(look, found, 1)
    columns = (
        Column("code", plain(f"column-{look.comparison.question.level}"), weight=3.5, stub=True),
        Column(MARKED, word("marked-by", name=look.first), "number", 1.7),
        *(Column(str(node), look.name(node), "number", 1.4) for node in columns_of),
    )
    rows = []
    for node in rows_of:
        cells = [Cell(look.name(node)), Cell(Number(found.first.get(node)))]
        cells += [Cell(Number(found.cells.get((node, other), 0))) for other in columns_of]
        rows.append(Row(tuple(cells), key=node, rule=node == NOTHING))
    return View(columns, tuple(rows), notes=_notes(look, found))


def pairs_view(reader: Reader, look: Look) -> View:
    """Return where the two said different things, what is most first."""
    found = confusion(each_marks(reader, look.scope))
    names = {"of-first": look.first, "of-second": look.second}
    columns = (
        Column("first", look.first, weight=4, stub=True),
        Column("second", look.second, weight=4),
        Column("units", word("length"), "number", 1.7),
        *(Column(key, word("share-of", name=name), "number", 2) for key, name in names.items()),
    )
    apart = [(n, cell) for cell, n in found.cells.items() if cell[0] != cell[1]]
    apart.sort(key=lambda pair: (-pair[0], pair[1]))
    rows = []
    for n, (one, other) in apart[:MOST_PAIRS]:
        marked = found.first.get(one), found.second.get(other)
        shares = (Number(n / of if of else None, 3) for of in marked)
        cells = (Cell(look.name(one)), Cell(look.name(other)), Cell(Number(n)), *map(Cell, shares))
        rows.append(Row(cells, key=f"{one}:{other}"))
    notes = [word("note-confusion", first=look.first, second=look.second)]
    if len(apart) > MOST_PAIRS:
        notes.append(word("note-pairs-cut", n=MOST_PAIRS, all=len(apart)))
    return View(columns, tuple(rows), notes=tuple(notes))


def _used(look: Look, found: Confusion, side: int) -> list[int]:
    """Return the nodes that a coder used, in the order of the codebook, and NOTHING at the end.

    Of very many those that were marked most: nobody reads a matrix of thousands of columns.
    """
    used = (found.first, found.second)[side]
    most = sorted(used, key=lambda node: (-used[node], node))[:MOST_IN_MATRIX]
    kept = set(most)
    return [*(node for node in look.comparison.names if node in kept), NOTHING]


def _notes(look: Look, found: Confusion) -> tuple[str, ...]:
    note = word("note-confusion", first=look.first, second=look.second)
    most = max(len(found.first), len(found.second))
    if most <= MOST_IN_MATRIX:
        return (note,)
    return note, word("note-matrix-cut", n=MOST_IN_MATRIX, all=most)


def segments_view(reader: Reader, look: Look) -> View:
    """Return how many segments are matched, by the share that has to be marked."""
    columns = (
        Column("overlap", word("overlap"), "number", 2, stub=True),
        Column("segments", word("segments"), "number", 2),
        Column("matched", word("matched"), "number", 2),
        Column("share", word("share"), "number", 2),
    )
    rows = tuple(
        Row(
            (
                Cell(Number(one.threshold, 1)),
                Cell(Number(one.segments)),
                Cell(Number(one.matched)),
                Cell(Number(one.share, 3)),
            ),
            key=f"{one.threshold:.1f}",
        )
        for one in match_curve(pairs_of(each_marks(reader, look.scope)))
    )
    return View(columns, rows, notes=(word("note-segments"),))


def units_view(reader: Reader, look: Look) -> View:
    """Return the unitizing alphas, or why they are not defined."""
    found = continuum(each_marks(reader, look.scope))
    order = {node: at for at, node in enumerate(look.comparison.names)}
    values = sorted(found.values, key=lambda one: order.get(one.node, len(order)))
    columns = (
        Column("figure", word("figure"), weight=5, stub=True),
        Column("value", word("value"), "number", 2),
        Column("pairable", word("pairable"), "number", 2),
    )
    lines: list[tuple[Key, str, float | None, float | None]] = [
        ("u-alpha", word("u-alpha"), found.u, None),
        ("binary-alpha", word("binary-alpha"), found.binary, None),
        ("cu-alpha", word("cu-alpha"), found.cu, None),
        *((one.node, look.name(one.node), one.alpha, one.pairable) for one in values),
    ]
    rows = tuple(
        Row((Cell(name), Cell(Number(value, 3)), Cell(Number(share, 2))), key=key)
        for key, name, value, share in lines
    )
    notes = () if found.exclusive else (why_doubled(look, *found.doubled),)
    return View(columns, rows, notes=notes)


def why_doubled(look: Look, a: int, b: int) -> str:
    """Say how many units each coder gave more than one value, so that no alpha is defined."""
    question = look.comparison.question
    units, levels = word(f"units-{question.unit}"), word(f"levels-{question.level}")
    names = {"first": look.first, "second": look.second}
    return word("why-doubled", a=a, b=b, units=units, levels=levels, **names)


def as_table(view: View, title: str, notes: tuple[str, ...]) -> Table:
    """Return a view as it is printed, with its own notes and what was compared."""
    return Table(view.columns, view.rows, title=title, notes=(*view.notes, *notes))
