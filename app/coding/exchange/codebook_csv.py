"""The codebook as a CSV file: codes with definitions and their place in the team's structure.

Columns: code, and optional definition, when to use, when not to use, example, theme, category,
colour, name2. A second kind of file (kind, path, definition) defines categories and themes.
"""

from dataclasses import dataclass
from pathlib import Path

from app.coding.exchange.records import Notice, RowProblem
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
    """A category or theme as a structure file tells of it; `path` from the top, parted by " > "."""

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
    """Read a codebook; refused as `read_sheet`, and where the column "code" is missing."""
    raise NotImplementedError


def read_structure(path: Path, *, encoding: str | None = None) -> StructureFile:
    """Read a file of categories and themes (kind, path, definition); refused as `read_sheet`."""
    raise NotImplementedError


def codebook_rows(reader: Reader) -> list[tuple[str, ...]]:
    """Return the codebook that the viewer may see under `COLUMNS`, in the order of the codes."""
    raise NotImplementedError


def export_codebook(reader: Reader, out: Path) -> int:
    """Write the codebook to `out` as CSV, replacing what is there; return the number of codes."""
    raise NotImplementedError
