"""The overview's part on who coded when: a chart by week, and its numbers by coder."""

from collections.abc import Iterable

from app.coding.documents.value import Block, Chart, Figure, Paragraph, Sentence
from app.coding.overview.weeks import Week, Work
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.words.methods import day
from app.words.overview import word

_SHOWN = 12  # weeks with any work that the table lists
_MOST_COLUMNS = 8  # coders with a column of their own


def working(work: Work) -> Iterable[Block]:
    """Return a chart of all weeks and a table of the last ones in which anything was coded."""
    if not work.weeks:
        return (Paragraph((Sentence(word("no-work"), "code"),)),)
    totals = work.totals
    peak = max(range(len(totals)), key=totals.__getitem__)
    said = word(
        "week-said",
        first=_week(work.weeks[0]),
        last=_week(work.weeks[-1]),
        n=sum(totals),
        most=_week(work.weeks[peak]),
        peak=totals[peak],
    )
    labels = tuple(f"{week.day}.{week.month}." for week in work.weeks)
    figure = Figure("weeks", word("week-chart"), said, Chart(labels, totals), "history")
    return figure, _table(work)


def _table(work: Work) -> Table:
    names = list(work.by_coder)[:_MOST_COLUMNS]
    columns = [Column("week", word("week"), weight=4, stub=True)]
    columns += [Column(name, name, "number", 2) for name in names]
    columns.append(Column("all", word("everything"), "number", 2))
    active = [at for at, n in enumerate(work.totals) if n][-_SHOWN:]
    rows = []
    for at in reversed(active):
        numbers = [*(work.by_coder[name][at] for name in names), work.totals[at]]
        cells = (Cell(_week(work.weeks[at])), *(Cell(Number(n)) for n in numbers))
        rows.append(Row(cells, key="history"))
    return Table(tuple(columns), tuple(rows), notes=(word("note-weeks", n=_SHOWN),))


def _week(week: Week) -> str:
    return day(week.isoformat())
