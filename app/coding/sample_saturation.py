"""The sample study's rules of saturation and its two looks, each with the curve as it was then.

The files name the last interview that a look had; what came later is not in its curve.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from app.coding import operations
from app.coding.analysis.levels import Level
from app.coding.exchange.csv_reader import read_sheet
from app.coding.saturation.looks import snapshot_until
from app.coding.saturation.overview import overview
from app.models import queries
from app.models.reader import Reader

_RULES = ("level", "group", "rule", "set_on")
_LOOKS = ("date", "level", "group", "last", "judgement", "next_steps")
Do = Callable[..., Any]
Read = Callable[[], Any]


def keep_saturation(folder: Path, do: Do, read: Read) -> None:
    """Bring `rules.csv` and `looks.csv` in; `do` runs an operation, `read()` gives a reader."""
    with read() as reader:
        groups = {row.name: row.id for row in queries.groups(reader)}
    for level, group, rule, set_on in _rows(folder / "rules.csv", _RULES):
        values = {"level": level, "group": groups[group], "rule": rule, "set_on": set_on}
        do(operations.set_saturation_rule, **values)
    for date, level, group, last, judgement, steps in _rows(folder / "looks.csv", _LOOKS):
        with read() as reader:
            curve = _curve(reader, level, groups[group], last)
        words = {"date": date, "judgement": judgement, "next_steps": steps}
        do(operations.add_look, level=level, group=groups[group], curve=curve, **words)


def _curve(reader: Reader, level: str, group: int, last: str) -> dict[str, Any]:
    found = overview(reader, cast("Level", level))
    part = found.part(group)
    return snapshot_until(found.presence, part.numbers, part.answer, last)


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    sheet = read_sheet(path, needed=columns)
    return list(zip(*(sheet.cells(column) for column in columns), strict=True))
