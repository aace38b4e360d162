"""The codebook as a CSV file: codes with definitions and their place in the team's structure.

Columns: code, and optional definition, when to use, when not to use, example, theme, category,
colour, name2. A nested code is written "parent/child", theme and category as paths. A second kind
of file (kind, path, definition) defines categories and themes. An empty cell says nothing.
"""

from dataclasses import dataclass
from pathlib import Path

from app.coding.exchange.codings_csv import needed_cell, whole_number
from app.coding.exchange.csv_reader import Sheet, read_sheet
from app.coding.exchange.csv_writer import csv_content
from app.coding.exchange.paths import CODES, join_path
from app.coding.exchange.records import Notice, RowProblem, problem_of
from app.coding.exchange.trees import Place, code_paths, places_of_codes
from app.coding.tables.atomic import check_place, write_whole
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader

COLUMNS = (
    "code",
    "definition",
    "when to use",
    "when not to use",
    "example",
    "theme",
    "category",
    "colour",
    "name2",
)
STRUCTURE_COLUMNS = ("kind", "path", "definition")
_LEVELS = {"theme": "theme", "sub-theme": "theme", "subtheme": "theme", "category": "category"}
_LARGEST_COLOUR = 9_999


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code as a codebook file tells of it; `path` is "parent/child". None: the file is silent."""

    line: int
    path: str
    definition: str | None = None
    when_to_use: str | None = None
    when_not_to_use: str | None = None
    example: str | None = None
    theme: str = ""
    category: str = ""
    colour: int | None = None
    name2: str | None = None


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """A file's codes in its order. Other formats than CSV give the same record."""

    file: str
    codes: tuple[CodeEntry, ...]
    problems: tuple[RowProblem, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadingEntry:
    """A category or theme as a structure file tells of it; `path` from the top, parted by " > ".

    `level` is "theme" or "category", that of the path's last name.
    """

    line: int
    level: str
    path: str
    definition: str | None


@dataclass(frozen=True, slots=True)
class StructureFile:
    """A file's categories and themes in its order."""

    file: str
    headings: tuple[HeadingEntry, ...]
    problems: tuple[RowProblem, ...] = ()


def read_codebook(path: Path, *, encoding: str | None = None) -> CodebookFile:
    """Read a codebook; refused as `read_sheet`, and where the column "code" is missing.

    A colour that is no number of the program's set is passed over with a notice.
    """
    sheet = read_sheet(path, needed=("code",), optional=COLUMNS, encoding=encoding)
    columns = {name: sheet.cells(name) for name in COLUMNS}
    codes: list[CodeEntry] = []
    problems = list(sheet.problems)
    notices = list(sheet.head.unused(COLUMNS))
    for number, row in enumerate(sheet.rows):
        cells = {name: column[number] for name, column in columns.items()}
        colour = _colour(cells["colour"])
        if cells["colour"] and colour is None:
            notices.append(Notice(row.line, "colour-not-known", {"colour": cells["colour"]}))
        try:
            codes.append(_code_entry(row.line, cells, colour))
        except Refusal as refusal:
            problems.append(problem_of(row.line, refusal))
    return CodebookFile(sheet.head.file, tuple(codes), tuple(problems), tuple(notices))


def _code_entry(line: int, cells: dict[str, str], colour: int | None) -> CodeEntry:
    return CodeEntry(
        line,
        needed_cell("code", cells["code"]),
        cells["definition"] or None,
        cells["when to use"] or None,
        cells["when not to use"] or None,
        cells["example"] or None,
        cells["theme"],
        cells["category"],
        colour,
        cells["name2"] or None,
    )


def _colour(cell: str) -> int | None:
    try:
        colour = whole_number("colour", cell)
    except Refusal:
        return None
    return colour if colour <= _LARGEST_COLOUR else None


def read_structure(path: Path, *, encoding: str | None = None) -> StructureFile:
    """Read a file of categories and themes (kind, path, definition); refused as `read_sheet`.

    `kind` is theme, sub-theme or category.
    """
    sheet = read_sheet(path, needed=("kind", "path"), optional=STRUCTURE_COLUMNS, encoding=encoding)
    headings: list[HeadingEntry] = []
    problems = list(sheet.problems)
    for line, entry in _structure_cells(sheet):
        kind, place, definition = entry
        try:
            level = _level(needed_cell("kind", kind))
            place = needed_cell("path", place)
            headings.append(HeadingEntry(line, level, place, definition or None))
        except Refusal as refusal:
            problems.append(problem_of(line, refusal))
    return StructureFile(sheet.head.file, tuple(headings), tuple(problems))


def _level(kind: str) -> str:
    if kind.casefold() not in _LEVELS:
        raise Refusal("level-unknown", level=kind)
    return _LEVELS[kind.casefold()]


def _structure_cells(sheet: Sheet) -> list[tuple[int, tuple[str, ...]]]:
    lines = [row.line for row in sheet.rows]
    cells = zip(*(sheet.cells(name) for name in STRUCTURE_COLUMNS), strict=True)
    return list(zip(lines, cells, strict=True))


def codebook_rows(reader: Reader) -> list[tuple[str, ...]]:
    """Return the codebook that the viewer may see under `COLUMNS`, in the order of the codes."""
    codes = queries.codes(reader)
    paths = code_paths(codes)
    places = places_of_codes(queries.categories(reader), queries.placements(reader))
    found: list[tuple[str, ...]] = []
    for code in codes:
        place = places.get(code.id, Place())
        found.append(
            (
                join_path(paths[code.id], CODES),
                code.definition or "",
                code.when_to_use or "",
                code.when_not_to_use or "",
                code.example or "",
                place.theme,
                place.category,
                str(code.colour),
                code.name2 or "",
            )
        )
    return found


def export_codebook(reader: Reader, out: Path) -> int:
    """Write the codebook to `out` as CSV, replacing what is there; return the number of codes."""
    check_place(out)
    rows = codebook_rows(reader)
    write_whole(out, csv_content(COLUMNS, rows))
    return len(rows)
