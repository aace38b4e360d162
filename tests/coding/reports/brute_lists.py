"""What the tables of passages must hold, walked out of the rows of `codings export`.

A row is a `Passage` of test_same_numbers: the span, the names above it, and who speaks.
"""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from app.coding.tables.value import Number, Quotes, Row, Table, cell_text, number_text

Span = tuple[str, int, int]


class Passage(Protocol):
    """A row of the exported file."""

    @property
    def span(self) -> Span: ...

    @property
    def above(self) -> tuple[tuple[str, ...], ...]: ...

    @property
    def people(self) -> frozenset[str]: ...


def own(row: Passage) -> str:
    """Return the code that the passage was given."""
    return row.above[-1][-1]


def places(row: Row, at: int, texts: Mapping[int, str]) -> list[Span]:
    """Return the passages that a cell quotes."""
    content = row.cells[at].content
    assert isinstance(content, Quotes)
    found = [quote.place for quote in content.parts if quote.place is not None]
    return [(texts[int(text)], start, end) for text, start, end in found]


def check_where(table: Table, names: Mapping[int, str], rows: Sequence[Passage]) -> None:
    """A column names the groups alone or those not, which hold who speaks under the row."""
    groups = {one.group.partition(" (n = ")[0]: one.people for one in table.columns if one.people}
    at = next((n for n, one in enumerate(table.columns) if one.key == "where"), None)
    for row in table.rows:
        if row.key not in names or at is None:
            continue
        under = [one for one in rows if any(path[-1] == names[int(row.key)] for path in one.above)]
        spoke = {who for one in under for who in one.people}
        having = {name for name, people in groups.items() if people & spoke}
        said, _colon, listed = cell_text(row.cells[at]).partition(": ")
        named = set(listed.split(", ")) - {""}
        lacking = {name for name in set(groups) - having if "Missing" not in name}
        assert (said, named) == {
            (False, False): ("not coded in any", set()),
            (False, True): ("not coded in any", set()),
            (True, False): ("", set()),
            (True, True): (
                ("only in", having) if len(having) <= len(lacking) else ("not coded in", lacking)
            ),
        }[bool(having), bool(lacking)]


def check_voices(
    table: Table, names: Mapping[int, str], texts: Mapping[int, str], rows: Sequence[Passage]
) -> None:
    """A group is quoted with what one of it said under the row, wherever one said something."""
    at = next(n for n, column in enumerate(table.columns) if column.kind == "quotation")
    for row in table.rows:
        if row.key in names:
            said = {
                one.span
                for one in rows
                if any(path[-1] == names[int(row.key)] for path in one.above)
                and one.people & (row.people or frozenset())
            }
            quoted = places(row, at, texts)
            assert set(quoted) <= said
            assert len(set(quoted)) == len(quoted) == min(2, len(said))


def check_appendix(
    table: Table, names: Mapping[int, str], texts: Mapping[int, str], rows: Sequence[Passage]
) -> None:
    """Every passage of every code stands there once."""
    found = Counter(
        (names[int(row.key)], span)
        for row in table.rows
        for span in places(row, len(table.columns) - 1, texts)
    )
    assert found == Counter({(own(row), row.span) for row in rows})


def check_framework(
    table: Table, names: Mapping[int, str], texts: Mapping[int, str], rows: Sequence[Passage]
) -> None:
    """A cell quotes what this participant said under this code, each passage once."""
    for row in table.rows:
        for at, column in enumerate(table.columns[1:], 1):
            code = names[int(column.key)]
            wanted = {one.span for one in rows if own(one) == code and row.key in one.people}
            assert Counter(places(row, at, texts)) == Counter(wanted), (row.key, code)


def check_joint(
    table: Table, names: Mapping[int, str], scores: Mapping[str, float], rows: Sequence[Passage]
) -> None:
    """Numbers and means of those with and without are those of their scores."""
    keys = [column.key for column in table.columns]
    for row in table.rows:
        if row.key not in names:
            continue
        name = names[int(row.key)]
        speak = {who for one in rows for who in one.people if any(p[-1] == name for p in one.above)}
        sides = (("with0", scores.keys() & speak), ("without0", scores.keys() - speak))
        for key, people in sides:
            at = keys.index(key)
            assert row.cells[at].content == Number(len(people))
            mean = statistics.fmean(scores[who] for who in people) if people else None
            shown = cell_text(row.cells[at + 1])
            assert shown.split(" ")[0] == (number_text(Number(mean, 1)) or "–")


def check_quotations(table: Table, exported: Iterable[tuple[str, str, str, str]]) -> None:
    """Every coding is a row: transcript, start, end and code."""
    keys = [column.key for column in table.columns]
    wanted = [keys.index(key) for key in ("transcript", "start", "end", "code")]
    found = Counter(tuple(cell_text(row.cells[at]) for at in wanted) for row in table.rows)
    assert found == Counter(exported)


def check_saturation(table: Table, rows: Sequence[Passage]) -> None:
    """Codes present, new and so far in each interview, in the table's own order."""
    present: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        present[row.span[0]].add(own(row))
    seen: set[str] = set()
    part = table.rows[0].cells[0]
    for row in table.rows:
        if row.cells[0] != part:
            continue
        here = present[cell_text(row.cells[1])]
        new = here - seen
        seen |= here
        shown = [cell_text(cell) for cell in row.cells[3:6]]
        assert shown == [str(len(here)), str(len(new)), str(len(seen))]
        assert set(filter(None, cell_text(row.cells[6]).split(", "))) == new


def check_difference(table: Table, code: str, rows: Sequence[Passage]) -> None:
    """What is to be read again of a code that was redefined after everything was coded."""
    (row,) = [one for one in table.rows if cell_text(one.cells[0]) == code]
    spans = {one.span for one in rows if own(one) == code}
    assert row.cells[-2].content == Number(len({span[0] for span in spans}))
    assert row.cells[-1].content == Number(len(spans))
