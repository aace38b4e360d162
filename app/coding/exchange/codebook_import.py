"""The import of a codebook, and of the team's categories and themes, each as one operation."""

from dataclasses import dataclass
from typing import Any

from app.coding.exchange.code_book import CodeBook
from app.coding.exchange.codebook_csv import CodebookFile, CodeEntry, HeadingEntry, StructureFile
from app.coding.exchange.paths import HEADINGS, join_path, split_path
from app.coding.exchange.records import Notice, in_order, problem_of, refuse_rows
from app.coding.exchange.team_structure import TeamStructure, place_named
from app.coding.operations.codes import CODE_FIELDS
from app.coding.operations.names import clean_name
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CodebookImported:
    """What the import did, as paths of codes (or of categories and themes).

    `headings_made` are categories and themes that a codebook's codes needed.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    headings_made: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@operation(mass=True)
def import_codebook(tx: Transaction, *, table: CodebookFile) -> CodebookImported:
    """Add codes and update those that are there, by path; all become the team's.

    What the file is silent about stays, and so does the place of a code that the team has placed.
    Refused ("rows-do-not-fit") where a row does not fit, and while the acting coder codes blind.
    """
    _refuse_while_blind(tx)
    fit = _CodesFit(tx, table)
    refuse_rows(table.file, fit.problems)
    changed: list[str] = []
    unchanged: list[str] = []
    for code, entry in fit.entries.items():
        if code in fit.codes.rows:
            values = {"common": 1, **_given(entry)}
            told = changed if tx.codes.change(code, **values) else unchanged
            told.append(fit.codes.written(code))
    added, headings = fit.codes.write(tx), fit.structure.write(tx)
    tx.note(n=len(fit.entries), file=table.file)
    return CodebookImported(
        tuple(added), tuple(changed), tuple(unchanged), tuple(headings), in_order(fit.notices)
    )


def _refuse_while_blind(tx: Transaction) -> None:
    """Refuse to change what everybody sees, which would show the others what one thinks."""
    if tx.viewer.hidden:
        raise Refusal("codebook-fixed-while-blind")


def _given(entry: CodeEntry) -> dict[str, Any]:
    values = {name: getattr(entry, name) for name in (*CODE_FIELDS, "colour")}
    return {name: value for name, value in values.items() if value is not None}


class _CodesFit:
    """A codebook's rows against a project: `entries` by code, and what has to be made for them."""

    def __init__(self, tx: Transaction, table: CodebookFile) -> None:
        self.problems, self.notices = list(table.problems), list(table.notices)
        self.codes, self.structure = CodeBook(tx, by_name=False), TeamStructure(tx)
        self.entries: dict[int, CodeEntry] = {}
        for entry in table.codes:
            try:
                self._settle(entry)
            except Refusal as refusal:
                self.problems.append(problem_of(entry.line, refusal))

    def _settle(self, entry: CodeEntry) -> None:
        code = self.codes.find(entry.path)
        if code is None:
            self.codes.check_new(entry.path)
        place = place_named(entry.theme, entry.category)
        if code is None or self.structure.place_of(code) is None:
            self.structure.check(place)
        if code is None:
            code = self.codes.make(entry.path, None, **_given(entry))
        if code in self.entries:
            first = self.entries[code].line
            raise Refusal("row-code-twice", code=entry.path, first=first)
        self.entries[code] = entry
        if place.named and (stands := self.structure.put_code(code, place)) is not None:
            values = {"code": entry.path, "place": str(stands), "wanted": str(place)}
            self.notices.append(Notice(entry.line, "code-placed-elsewhere", values))


@operation
def import_structure(tx: Transaction, *, table: StructureFile) -> CodebookImported:
    """Add categories and themes to the team's structure and set their definitions, by path.

    A heading that is there keeps its level, with a notice. Refused ("rows-do-not-fit") where a row
    does not fit: what stands above it is neither in the project nor in the file, or it is named
    twice; and while the acting coder codes blind.
    """
    _refuse_while_blind(tx)
    structure = TeamStructure(tx)
    problems = list(table.problems)
    seen: dict[int, HeadingEntry] = {}
    # Upper headings first: a file may name them in any order.
    for entry in sorted(table.headings, key=lambda one: len(split_path(one.path, HEADINGS))):
        try:
            _settle_heading(structure, entry, seen)
        except Refusal as refusal:
            problems.append(problem_of(entry.line, refusal))
    refuse_rows(table.file, problems)
    changed: list[str] = []
    unchanged: list[str] = []
    notices: list[Notice] = []
    for heading, entry in seen.items():
        if (row := structure.rows.get(heading)) is None:
            continue
        if row.level != entry.level:
            values = {"path": entry.path, "level": row.level}
            notices.append(Notice(entry.line, "heading-level-kept", values))
        wanted = {} if entry.definition is None else {"definition": entry.definition}
        told = changed if tx.categories.change(heading, **wanted) else unchanged
        told.append(str(structure.places[heading]))
    added = structure.write(tx)
    tx.note(n=len(seen), file=table.file)
    return CodebookImported(
        tuple(added), tuple(changed), tuple(unchanged), notices=in_order(notices)
    )


def _settle_heading(
    structure: TeamStructure, entry: HeadingEntry, seen: dict[int, HeadingEntry]
) -> None:
    heading = _heading(structure, entry)
    first = seen.setdefault(heading, entry)
    if first is not entry:
        raise Refusal("row-heading-twice", path=entry.path, first=first.line)


def _heading(structure: TeamStructure, entry: HeadingEntry) -> int:
    """Return the heading that an entry names, making it where it is missing."""
    names = split_path(entry.path, HEADINGS)
    if not all(names):
        raise Refusal("path-part-empty", path=entry.path)
    found = structure.find_path(names)
    if found is not None:
        return found
    parent = structure.find_path(names[:-1])
    if parent is None and len(names) > 1:
        raise Refusal("row-parent-missing", path=join_path(names[:-1], HEADINGS))
    return structure.make_under(parent, clean_name(names[-1]), entry.level, entry.definition)
