"""The paper's tables in all formats: the same cells everywhere, and the files of a known study.

The expected files in `tables/` were counted by hand from tests/coding/reports/small_study.py and
tests/reference/known_project.py; of Word and Excel files they hold what another program reads in
them. After a wanted change of wording run `python -m tests.reference.test_tables` and read the
difference.
"""

import csv
import re
from collections.abc import Callable, Mapping
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import docx
import openpyxl
import pytest

from app.coding.reports.appendix import AppendixOptions, appendix
from app.coding.reports.catalog import REPORTS
from app.coding.reports.coding_tree import coding_tree
from app.coding.reports.compared import GROUPS
from app.coding.reports.crosstab import CrosstabOptions, crosstab
from app.coding.reports.framework import framework
from app.coding.reports.group_comparison import ComparisonOptions, group_comparison
from app.coding.reports.inputs import Attribute
from app.coding.reports.joint_display import JointOptions, joint_display
from app.coding.reports.matrix import matrix
from app.coding.reports.participants_table import ParticipantsOptions, participants_table
from app.coding.reports.passages import QuoteStyle
from app.coding.reports.theme_options import STANDARD, ThemeOptions
from app.coding.reports.theme_table import theme_table
from app.coding.tables.guard import unguard_cell
from app.coding.tables.to_html import html_table
from app.coding.tables.value import Cell, Number, Table, cell_text, number_text
from app.coding.tables.write import table_bytes
from tests.coding.reports.small_study import PEOPLE, STUDY
from tests.coding.tables.word_schema import problems
from tests.reference import known_project
from tests.reference.renderings import KINDS, rendering

EXPECTED = Path(__file__).parent / "tables"
Grid = list[list[str]]

PARTICIPANTS = participants_table(
    PEOPLE,
    (Attribute("Age", "number"), Attribute("Gender"), Attribute("Group", "group")),
    ParticipantsOptions(groups=("students", "doctors"), mean=True, median=True),
)
THEMES = theme_table(
    STUDY,
    ThemeOptions(show=STANDARD | {"definition"}, groups=("students", "doctors"), quotes=2),
)
TABLES = {
    "participants-table": PARTICIPANTS,
    "matrix": matrix(STUDY),
    "appendix": appendix(STUDY, AppendixOptions(style=QuoteStyle("«", "»", "(…)"))),
    "coding-tree": coding_tree(STUDY),
    "framework": framework(STUDY, {("S01", "A"): ("Waits, and | asks.\nA second line.",)}),
    "joint-display": joint_display(
        STUDY,
        (Attribute("Age", "number"), Attribute("Gender")),
        JointOptions("code", attributes=("Age", "Gender")),
    ),
    "crosstab": crosstab(STUDY, (), CrosstabOptions(percent="always", totals=True)),
    "group-comparison": group_comparison(STUDY, ()),
    "group-comparison-crossed": group_comparison(
        STUDY,
        (Attribute("Gender"),),
        ComparisonOptions("theme", by=(GROUPS, "Gender"), quotes=2, uneven=True),
    ),
    "participants-table-plain": participants_table(
        PEOPLE, (Attribute("Gender"),), ParticipantsOptions(percent=False)
    ),
    "theme-table": THEMES,
    "theme-table-short": theme_table(
        STUDY, ThemeOptions(show=STANDARD - {"code"}, totals=False, propose=False)
    ),
}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Table]:
    """Return every table: those of the records above, and those of a small project."""
    return {**TABLES, **known_project.tables(tmp_path_factory.mktemp("known"))}


def from_docx(table: Table) -> Grid:
    document = docx.Document(BytesIO(table_bytes(table, ".docx")))
    rows = document.tables[0].rows[2 if table.grouped else 1 :]
    return [[cell.text for cell in row.cells] for row in rows]


def from_xlsx(table: Table) -> Grid:
    sheet = openpyxl.load_workbook(BytesIO(table_bytes(table, ".xlsx"))).worksheets[0]
    for area in list(sheet.merged_cells.ranges):
        value = sheet.cell(area.min_row, area.min_col).value
        sheet.unmerge_cells(str(area))
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                sheet.cell(row, column).value = value
    first = 4 if table.grouped else 3
    rows = sheet.iter_rows(min_row=first, max_row=first + len(table.rows) - 1)
    return [[_excel_text(cell.value, cell.number_format) for cell in row] for row in rows]


def _excel_text(value: object, number_format: str) -> str:
    if isinstance(value, int | float):
        assert re.fullmatch(r"0(\.0+)?", number_format)
        places = len(number_format.partition(".")[2])
        return number_text(Number(value, places))
    return "" if value is None else unguard_cell(str(value))


def from_csv(table: Table) -> Grid:
    text = table_bytes(table, ".csv").decode("utf-8-sig")
    return [[unguard_cell(field) for field in row] for row in csv.reader(StringIO(text))][1:]


def from_html(table: Table) -> Grid:
    body = ElementTree.fromstring(html_table(table).replace("<br>", "<br/>")).find("tbody")
    assert body is not None
    grid: dict[tuple[int, int], str] = {}
    for at, row in enumerate(body):
        for cell in row:
            column = next(n for n in range(99) if (at, n) not in grid)
            paragraphs = ["".join(part.itertext()) for part in cell.iter("p")]
            text = "\n".join(paragraphs) or "".join(cell.itertext())
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    grid[at + down, column + right] = text
    columns = range(len(table.columns))
    return [[grid[row, column] for column in columns] for row in range(len(table.rows))]


def from_md(table: Table) -> Grid:
    lines = table_bytes(table, ".md").decode().splitlines()
    rows = [line for line in lines if line.startswith("|")][2:]
    return [[_plain(cell) for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


def _plain(markdown: str) -> str:
    text = markdown.strip().removeprefix("**").removesuffix("**").replace("<br>", "\n")
    return unescape(re.sub(r"\\(.)", r"\1", text))


def printed(cell: Cell) -> str:
    return cell_text(cell)


def spelled(cell: Cell) -> str:
    return cell.full or cell_text(cell, undefined="")


def blanked(cell: Cell) -> str:
    return "" if cell.continues else cell.full or cell_text(cell)


def calculable(cell: Cell) -> str:
    return cell_text(cell, undefined="")


def grid(table: Table, text: Callable[[Cell], str], *, covered: bool) -> Grid:
    """Return what a format must show; `covered`: cells below a wide one show its text."""
    found = []
    for row in table.rows:
        line: list[str] = []
        for at, cell in enumerate(row.cells):
            owner = row.cells[at - 1] if at and row.cells[at - 1].across > 1 else cell
            line.append(text(owner if covered else cell))
        found.append(line)
    return found


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
@pytest.mark.parametrize(
    "read, text, covered",
    [
        (from_docx, printed, True),
        (from_html, printed, True),
        (from_xlsx, calculable, True),
        (from_csv, spelled, False),
        (from_md, blanked, False),
    ],
)
def test_every_format_has_the_same_cells(
    table: Table, read: Callable[[Table], Grid], text: Callable[[Cell], str], covered: bool
) -> None:
    assert read(table) == grid(table, text, covered=covered)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_word_can_open_the_tables(table: Table) -> None:
    assert problems(table_bytes(table, ".docx")) == []


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize("name", [*TABLES, *known_project.NAMES])
def test_the_files_of_the_known_study(known: Mapping[str, Table], name: str, ending: str) -> None:
    expected = (EXPECTED / f"{name}{KINDS[ending]}").read_bytes().decode()
    assert rendering(known[name], ending) == expected


def test_every_report_has_its_files() -> None:
    assert {*TABLES, *known_project.NAMES} >= REPORTS.keys()
    kept = {path.name for path in EXPECTED.glob("*.*") if path.name != ".gitattributes"}
    names = (*TABLES, *known_project.NAMES)
    assert kept == {name + kind for name in names for kind in KINDS.values()}


@pytest.mark.parametrize("name", known_project.NAMES)
def test_word_can_open_the_tables_of_a_project(known: Mapping[str, Table], name: str) -> None:
    assert problems(table_bytes(known[name], ".docx")) == []


@pytest.mark.parametrize("table", [PARTICIPANTS, THEMES], ids=["participants", "themes"])
def test_notes_print_below_the_table_and_warnings_nowhere(table: Table) -> None:
    assert table.warnings
    document = docx.Document(BytesIO(table_bytes(table, ".docx")))
    word = "\n".join(paragraph.text for paragraph in document.paragraphs)
    page = unescape(table_bytes(table, ".html").decode())
    sheet = openpyxl.load_workbook(BytesIO(table_bytes(table, ".xlsx"))).worksheets[0]
    excel = "\n".join(str(row[0].value) for row in sheet.iter_rows())
    for text in (word, page, excel):
        assert all(note in text for note in table.notes)
        assert not any(warning in text for warning in table.warnings)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        made = {**TABLES, **known_project.tables(Path(folder))}
    for name, table in made.items():
        for ending, kind in KINDS.items():
            (EXPECTED / f"{name}{kind}").write_bytes(rendering(table, ending).encode())
