"""Codes by what a file calls them, during an import.

A cell is looked up as a path from the top, then as a name or the end of a path anywhere in the
project; two codes that fit are ambiguous. It is looked up among the codes that the project had
before the import, so that the order of a file's rows decides nothing. What is not found is made,
along its path. Codes that are hidden from the viewer (blind coding) count as not there.
"""

from collections.abc import Iterable
from typing import Any

from app.coding.exchange.paths import CODES, join_path, split_path
from app.coding.exchange.trees import code_paths
from app.coding.operations.codes import CODE_FIELDS
from app.coding.operations.names import clean_name
from app.models.errors import Refusal
from app.models.store import new_id
from app.models.transaction import Transaction

Path = tuple[str, ...]


class CodeBook:
    """The project's codes by path, and those that an import is about to make.

    `by_name` False: a cell is a path from the top and nothing else.
    """

    def __init__(self, tx: Transaction, *, by_name: bool = True) -> None:
        """Read all living codes that the viewer may see, once."""
        rows = tx.codes.seen.find(gone=None)
        self.rows: dict[int, Any] = {row.id: row for row in rows}
        self._path_of = code_paths(rows)
        self._by_path: dict[Path, list[int]] = {}
        self._by_end: dict[Path, list[int]] = {}
        for code, path in self._path_of.items():
            self._by_path.setdefault(path, []).append(code)
            for start in range(1, len(path) if by_name else 1):
                self._by_end.setdefault(path[start:], []).append(code)
        self._made: dict[Path, int] = {}
        self._new: dict[int, dict[str, Any]] = {}
        self._users: dict[int, set[int | None]] = {}
        self._position = tx.codes.seen.largest("position") + 1
        self._now = tx.now()

    def find(self, cell: str) -> int | None:
        """Return the code that a cell names, or None.

        Refused where the cell is no path ("path-part-empty") or fits several codes
        ("code-ambiguous").
        """
        path = split_path(cell, CODES)
        literal = (cell.strip(),)
        for names in dict.fromkeys((path, literal)):
            if found := self._by_path.get(names):
                return self._only(found, cell)
        if not all(path):
            raise Refusal("path-part-empty", path=cell)
        ends = [code for end in {path, literal} for code in self._by_end.get(end, ())]
        return self._only(ends, cell) if ends else None

    def _only(self, found: list[int], cell: str) -> int:
        if len(found) > 1:
            raise Refusal("code-ambiguous", code=cell, n=len(found))
        return found[0]

    def check_new(self, cell: str) -> None:
        """Refuse a cell whose code cannot be made: a bad name, or a parent that is ambiguous."""
        *above, name = split_path(cell, CODES) or ("",)
        clean_name(name)
        if above:
            parent = join_path(tuple(above), CODES)
            if self.find(parent) is None:
                self.check_new(parent)

    def make(self, cell: str, users: Iterable[int] | None, **fields: Any) -> int:
        """Return the code of a cell that was not found, making it and what is missing above it.

        `users` are the coders who use it in the file: one coder's code is that coder's, what
        several use is the team's; None: the team's.
        """
        *above, name = split_path(cell, CODES)
        parent = None
        if above:
            parent_cell = join_path(tuple(above), CODES)
            parent = self.find(parent_cell)
            if parent is None:
                parent = self.make(parent_cell, users)
        path = (*self.path(parent), clean_name(name))
        code = self._made.get(path)
        if code is None:
            code = self._made[path] = self._add(path, parent)
        self._new[code].update(fields)
        self._users[code].update([None] if users is None else users)
        return code

    def _add(self, path: Path, parent: int | None) -> int:
        code = new_id()
        self._new[code] = {
            "id": code,
            "name": path[-1],
            "colour": self._position,
            "parent": parent,
            "position": self._position,
            "created": self._now,
            **dict.fromkeys(CODE_FIELDS),
        }
        self._users[code] = set()
        self._path_of[code] = path
        self._position += 1
        return code

    def write(self, tx: Transaction) -> list[str]:
        """Store the codes that were made; return their paths as a file writes them.

        What a blind coder makes is not shown to the others yet, whoever uses it.
        """
        rows = []
        for code, row in self._new.items():
            users = self._users[code]
            one = next(iter(users)) if len(users) == 1 else None
            common = one is None and not tx.viewer.hidden
            rows.append({**row, "made_by": one or tx.coder, "common": int(common)})
        tx.codes.add_many(rows)
        return [self.written(code) for code in self._new]

    def path(self, code: int | None) -> Path:
        """Return a code's names from the top; () for None."""
        return () if code is None else self._path_of[code]

    def written(self, code: int) -> str:
        """Return a code's path as a file writes it."""
        return join_path(self._path_of[code], CODES)
