"""What is done with the outline of memos: each gesture one operation."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from app.coding import operations
from app.coding.notes.outline import Entry, Sorting, sorting
from app.coding.reports.catalog import REPORTS, Choices
from app.coding.reports.word_template import write_styled
from app.coding.tables.write import ENDINGS
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui import speech
from app.ui.pages.code.asking import Asker
from app.ui.pages.structure.outline import CODE
from app.ui.pages.structure.sorting.panel import SortingPanel, ids_of, memo_key, row_key
from app.ui.widgets.ask_file import ask_file

if TYPE_CHECKING:
    from app.ui.pages.structure.categories import CategoriesPage


class SortingHands(QObject):
    """Connects the outline of memos with its page; it is read only while it is shown."""

    def __init__(self, page: "CategoriesPage") -> None:
        super().__init__(page)
        self._page = page
        self._found = Sorting()
        self._asker = Asker(page.hub, self)
        self.panel = panel = SortingPanel()
        panel.hide()
        panel.heading_asked.connect(self._ask_heading)
        panel.sort_asked.connect(self._sort_chosen)
        panel.out_asked.connect(self._take_out)
        panel.export_asked.connect(self._ask_export)
        panel.closed.connect(self.toggle)
        outline, loose = panel.outline.tree, panel.loose.tree
        outline.set_accepts(lambda keys, _parent: bool(ids_of(keys, "row") + ids_of(keys, "memo")))
        loose.set_accepts(lambda keys, _parent: all(self._memo_of(key) for key in keys))
        outline.moved.connect(self._move)
        loose.moved.connect(lambda keys, _parent, _row: self._drop_rows(keys))
        outline.renamed.connect(self._rename)
        for tree in (outline, loose):
            tree.opened.connect(self._open)

    def around(self, board: QWidget) -> QWidget:
        """Return the board with the outline beside it."""
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        both.addWidget(board)
        both.addWidget(self.panel)
        both.setStretchFactor(0, 1)
        return both

    def toggle(self) -> None:
        """Show the outline, or hide it."""
        self.show_panel(self.panel.isHidden())
        front = self._page.axial.board.view if self.panel.isHidden() else self.panel
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panel(self, wished: bool) -> None:
        """Show the outline or not, and read it where it is shown."""
        self.panel.setHidden(not wished)
        self.show_read()

    def show_read(self) -> None:
        """Read the outline anew while it is shown."""
        if not self.panel.isHidden():
            self._asker.ask(sorting, self._show)

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self._asker.forget()
        self._show(Sorting())

    def drop_codes(self, keys: Sequence[str], at: QPoint) -> None:
        """Sort the memos on codes whose cards were dropped on the outline."""
        over, row = (False, None) if self.panel.isHidden() else self.panel.row_at(at)
        if over:
            self._sort_memos_of(keys, self._entry(row))

    def sort_cards(self) -> None:
        """Sort the memos on the chosen cards behind the outline's current row."""
        keys = [item.key for item in self._page.axial.board.chosen()]
        self.show_panel(True)
        self._sort_memos_of(keys, self._entry(self.panel.outline.tree.current_key()))

    def _sort_memos_of(self, keys: Sequence[str], behind: Entry | None) -> None:
        codes = {item.id for key in keys if (item := self._page.outline.get(key))}

        def of_codes(reader: Reader) -> list[int]:
            found = sorting(reader).unsorted
            return [note.id for note in found if note.on.kind == CODE and note.on.id in codes]

        def sort(memos: list[int]) -> None:
            if memos:
                self._sort(memos, behind)
            else:
                self.panel.message.say(self.tr("On these codes stands no memo that is not sorted."))

        self._page.hub.fetch(of_codes, sort)

    def _show(self, found: Sorting) -> None:
        self._found = found
        self.panel.show_sorting(found)

    def _entry(self, key: object) -> Entry | None:
        return next((one for one in self._found.entries if row_key(one.id) == key), None)

    def _memo_of(self, key: object) -> object:
        entry = self._entry(key)
        return None if entry is None else entry.memo

    # Gestures

    def _sort_chosen(self) -> None:
        tree = self.panel.loose.tree
        memos = ids_of(tree.selected_keys(), "memo")
        if memos:
            heir = tree.neighbour([memo_key(memo) for memo in memos])
            self._sort(memos, self._entry(self.panel.outline.tree.current_key()))
            if heir is not None:
                tree.set_current(heir)

    def _sort(self, memos: Sequence[int], behind: Entry | None) -> None:
        """Put memos into a heading, behind a memo, or at the end."""
        place: dict[str, Any] = {}
        if behind is not None and behind.memo is None:
            place = {"parent": behind.id}
        elif behind is not None:
            place = {"parent": behind.parent, "at": self._index(behind) + 1}
        self._do(operations.sort_memos, memos=list(memos), **place)

    def _index(self, entry: Entry) -> int:
        siblings = [one.id for one in self._found.entries if one.parent == entry.parent]
        return siblings.index(entry.id)

    def _move(self, keys: Sequence[object], parent: object, row: int) -> None:
        above = self._entry(parent)
        place = {"parent": above and above.id, "at": row}
        rows, memos = ids_of(keys, "row"), ids_of(keys, "memo")
        if rows:
            self._do(operations.move_in_outline, rows=rows, **place)
        elif memos:
            self._do(operations.sort_memos, memos=memos, **place)

    def _take_out(self) -> None:
        self._drop_rows(self.panel.outline.tree.selected_keys())

    def _drop_rows(self, keys: Sequence[object]) -> None:
        rows = ids_of(keys, "row")
        if rows:
            tree = self.panel.outline.tree
            heir = tree.neighbour(list(keys))  # type: ignore[arg-type]
            self._do(operations.take_out_of_outline, rows=rows)
            if heir is not None:
                tree.set_current(heir)

    def _ask_heading(self) -> None:
        line = self.panel.name_line

        def make(text: str) -> None:
            at = self._entry(self.panel.outline.tree.current_key())
            place = {} if at is None else {"parent": at.parent, "at": self._index(at) + 1}
            self._do(
                operations.add_outline_heading,
                then=made,
                otherwise=lambda problem: line.refuse(speech.sentence(problem)),
                text=text,
                **place,
            )

        def made(row: int) -> None:
            line.close_line()
            self._asker.ask(sorting, lambda found: self._show_made(found, row))

        line.ask(self.tr("New heading"), make)

    def _show_made(self, found: Sorting, row: int) -> None:
        self._show(found)
        self.panel.outline.tree.set_current(row_key(row))
        self.panel.outline.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, key: object, text: str) -> None:
        (row,) = ids_of([key], "row")
        self._do(operations.rename_outline_heading, row=row, text=text)

    def _open(self, key: object) -> None:
        """Open a memo; a heading's name is opened for typing."""
        entry = self._entry(key)
        if entry is not None and entry.memo is None:
            self.panel.outline.tree.rename(row_key(entry.id))
            return
        loose = {memo_key(one.id): one for one in self._found.unsorted}
        note = loose.get(str(key)) if entry is None else entry.memo
        if note is not None:
            self._page.memos.sheet.show_memo(note)

    # Files

    def _ask_export(self) -> None:
        first = self._page.hub.project.path.with_name("memos.docx")
        out = ask_file(self.panel, self.tr("Export the outline"), first, ENDINGS)
        if out is not None:
            self.export_to(out)

    def export_to(self, out: Path) -> None:
        """Write the outline to a file; what goes wrong is said above it."""
        self.panel.message.hide()

        self._page.hub.fetch(
            lambda reader: write_styled(reader, REPORTS["memo-outline"](reader, Choices()), out),
            lambda _out: None,
            self._refuse,
        )

    def _do(self, operation: Any, then: Any = None, otherwise: Any = None, **values: Any) -> None:
        self.panel.message.hide()
        self._page.hub.do(operation, then=then, otherwise=otherwise or self._refuse, **values)

    def _refuse(self, problem: Refusal | Trouble) -> None:
        self.panel.message.say(speech.sentence(problem))
