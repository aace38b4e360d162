"""The curve of saturation as a table: a row for each interview, for all and for each group."""

from collections.abc import Collection

from app.coding.saturation.overview import Overview, Part
from app.coding.saturation.telling import Day, Say, Telling, plain_day
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.words.saturation import word


def saturation_table(
    overview: Overview, say: Say = word, day: Day = plain_day, *, groups: Collection[int] = ()
) -> Table:
    """Return what each interview brought, in `groups`; without any all together, then each group.

    The notes say in words what the rule was, where it was met, and whose codings were counted.
    """
    telling = Telling(overview, say, day)
    columns = (
        Column("of", say("of"), weight=2.6),
        Column("interview", say("interview"), weight=2, stub=True),
        Column("date", say("date"), weight=2),
        Column("present", say("present"), "number", 1.2),
        Column("new", say("new"), "number", 1.2),
        Column("cumulative", say("cumulative"), "number", 1.2),
        Column("which", say("which"), weight=6),
        Column("mark", say("mark"), weight=2),
    )
    parts = [one for one in overview.parts if not groups or one.group in groups]
    rows = [row for part in parts for row in _rows(overview, part, telling, say, day)]
    notes = [line for part in parts for line in telling.result(part)]
    notes += [*telling.counted(), say("order")]
    title = f"{say('saturation')}: {telling.levels()}"
    return Table(columns, tuple(rows), title=title, notes=tuple(dict.fromkeys(notes)))


def _rows(overview: Overview, part: Part, telling: Telling, say: Say, day: Day) -> list[Row]:
    presence, answer = overview.presence, part.answer
    met_at = answer.result.met_at
    rows = []
    cumulative = answer.curve.cumulative
    for at, number in enumerate(part.numbers):
        interview, new = presence.interviews[number], answer.curve.new[at]
        mark = say("mark-met") if at == met_at else ""
        if met_at is not None and at > met_at and new:
            mark = say("mark-after")
        cells = (
            Cell(telling.name(part)),
            Cell(interview.name),
            Cell(day(interview.date)),
            Cell(Number(len(presence.nodes[number]))),
            Cell(Number(len(new))),
            Cell(Number(cumulative[at])),
            Cell(", ".join(presence.names[node] for node in new)),
            Cell(mark),
        )
        rows.append(Row(cells, key=interview.id, rule=at == 0))
    return rows
