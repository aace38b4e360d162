"""Which rows of a file of codings fit the project, and what has to be made for them.

Nothing is written here. Rows are checked against transcript and text first, then, in the order of
the file, against codes, coders and the team's structure. What rows share is looked up once, because
a hundred thousand rows must not become a hundred thousand queries.
"""

from collections.abc import Iterable
from typing import Any

from app.coding.exchange.code_book import CodeBook
from app.coding.exchange.coder_book import CoderBook
from app.coding.exchange.codings_csv import CodingRow, CodingsFile
from app.coding.exchange.records import Notice, RowProblem, problem, problem_of
from app.coding.exchange.team_structure import TeamStructure, place_named
from app.coding.exchange.transcript_book import TranscriptBook
from app.coding.exchange.trees import Place
from app.coding.operations.blindness import refuse_fixed
from app.coding.tables.guard import guard_cell
from app.models.errors import Refusal
from app.models.transaction import Transaction

Settled = tuple[CodingRow, tuple[int, int]]  # a row that fits, with the ids of its code and coder


class Fit:
    """A file's rows against a project.

    `settled` are the rows that fit, by transcript's id and in the order of the file. `codes`,
    `coders` and `structure` hold what has to be made for them.
    """

    def __init__(self, tx: Transaction, table: CodingsFile) -> None:
        """Check every row."""
        self._tx = tx
        self.problems: list[RowProblem] = list(table.problems)
        self.notices: list[Notice] = list(table.notices)
        self.codes, self.coders = CodeBook(tx), CoderBook(tx)
        self.structure = TeamStructure(tx)
        self.transcripts: dict[int, Any] = {}
        self.settled: dict[int, list[Settled]] = {}
        self._known: dict[tuple[str, ...], tuple[int, int] | Refusal] = {}
        self._told: set[tuple[int, str]] = set()
        self._fit_texts(tx, table.rows)
        bad = {found.line for found in self.problems}
        by_name = {row.name: int(row.id) for row in self.transcripts.values()}
        for row in table.rows:
            if row.line not in bad:
                self._settle(by_name[row.transcript], row)

    def _fit_texts(self, tx: Transaction, rows: Iterable[CodingRow]) -> None:
        groups: dict[str, list[CodingRow]] = {}
        for row in rows:
            groups.setdefault(row.transcript, []).append(row)
        book = TranscriptBook(tx)
        for name, group in groups.items():
            try:
                transcript = book.find(name)
            except Refusal as refusal:
                self.problems += [problem_of(row.line, refusal) for row in group]
                continue
            self.transcripts[transcript.id] = transcript
            self._fit_text(tx, transcript, group)

    def _fit_text(self, tx: Transaction, transcript: Any, rows: list[CodingRow]) -> None:
        length = tx.text_length(transcript.text_version)
        quoted = any(row.quote for row in rows)
        text = tx.texts.get(transcript.text_version).text if quoted else ""
        for row in rows:
            if row.end > length:
                span = {"start": row.start, "end": row.end, "length": length}
                name = transcript.name
                self.problems.append(problem(row.line, "row-span-outside", transcript=name, **span))
            elif row.quote and row.quote != text[row.start : row.end]:
                self.problems += _other_quote(row, text)

    def _settle(self, transcript: int, row: CodingRow) -> None:
        key = (row.code, row.coder, row.theme, row.category)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._look_up(row)
        if isinstance(known, Refusal):
            self.problems.append(problem_of(row.line, known))
        else:
            self.settled.setdefault(transcript, []).append((row, known))

    def _look_up(self, row: CodingRow) -> tuple[int, int] | Refusal:
        """Return code and coder of a row, made where they are missing, or why that cannot be."""
        try:
            found = self.codes.find(row.code)
            if found is None:
                self.codes.check_new(row.code)
            self.coders.check(row.coder)
            place = place_named(row.theme, row.category)
            if found is None or self.structure.place_of(found) is None:
                self.structure.check(place)
                self._refuse_fixed(found, place)
        except Refusal as refusal:
            return refusal
        coder = self.coders.id_of(row.coder)
        code = self.codes.make(row.code, [coder]) if found is None else found
        if place.named and (stands := self.structure.put_code(code, place)) is not None:
            self._tell(row, code, str(stands), str(place))
        return code, coder

    def _refuse_fixed(self, code: int | None, place: Place) -> None:
        """Refuse to place what stands still while the acting coder codes blind."""
        if code is not None and place.named:
            refuse_fixed(self._tx, self.codes.rows[code])

    def _tell(self, row: CodingRow, code: int, stands: str, wanted: str) -> None:
        """Say once that a code keeps the place that the team gave it."""
        if (code, wanted) not in self._told:
            self._told.add((code, wanted))
            values = {"code": row.code, "place": stands, "wanted": wanted}
            self.notices.append(Notice(row.line, "code-placed-elsewhere", values))


def _other_quote(row: CodingRow, text: str) -> list[RowProblem]:
    """Return the problem of a quote that is not the text of its span.

    None, where the reader took an apostrophe for ours that is the text's: files of other programs
    are not guarded.
    """
    said = text[row.start : row.end]
    if said.startswith("'") and guard_cell(row.quote) == said:
        return []
    span: dict[str, object] = {"transcript": row.transcript, "start": row.start, "end": row.end}
    found = text.find(row.quote)
    if found < 0:
        return [problem(row.line, "row-quote-not-found", **span)]
    there = {"found": found, "found_end": found + len(row.quote)}
    return [problem(row.line, "row-quote-elsewhere", **span, **there)]
