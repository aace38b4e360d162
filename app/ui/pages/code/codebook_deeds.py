"""What is done in the codebook: new codes, names, colours, definitions, memos, deleting."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui import others, speech
from app.ui.hub import Hub
from app.ui.pages.code.codebook import LOOSE, Row, category_of, code_key, code_of
from app.ui.pages.code.looks import next_colour
from app.ui.pages.code.name_popover import NamePopover

if TYPE_CHECKING:
    from app.ui.pages.code.codebook_panel import CodebookPanel


class CodebookDeeds(QObject):
    """Asks the hub for changes of what the panel has chosen; the panel then reads again."""

    def __init__(self, hub: Hub, panel: "CodebookPanel", page: QWidget) -> None:
        super().__init__(panel)
        self._hub = hub
        self._panel = panel
        self._page = page
        self._under: int | None = None

    @cached_property
    def popover(self) -> NamePopover:
        """The field for a new code's name, made when it is first needed."""
        made = NamePopover(self._page)
        made.named.connect(self._make)
        return made

    def ask_new(self, under: int | None = None) -> None:
        """Open the field for a new code: in the chosen category, or below the code `under`."""
        self._under = under
        add = self._panel.add
        corner = add.mapToGlobal(add.rect().bottomLeft())
        self.popover.ask_at(corner, add.height(), self._remark)

    def ask_rename(self) -> None:
        """Open the chosen name for typing."""
        key = self._panel.key()
        if key is not None and key != LOOSE:
            self._panel.tree.rename(key)

    def rename(self, key: str, name: str) -> None:
        """Give a row another name."""
        code, category = code_of(key), category_of(key)
        if code is not None:
            self._hub.do(operations.rename_code, code=code, name=name)
        elif category is not None:
            self._hub.do(operations.rename_category, category=category, name=name)

    def keep_version(self) -> None:
        """Ask under which name the codebook is kept as it stands."""
        from app.ui.team.version_dialog import keep_version

        keep_version(self._page.window(), self._hub)

    def recolour(self, colour: int) -> None:
        """Give the chosen codes another colour, an index into the program's set."""
        codes = self._panel.selected_codes()
        if codes:
            self._hub.do(operations.recolour_codes, codes=codes, colour=colour)

    def delete(self) -> None:
        """Delete the chosen codes with their codings; where others coded with them, ask first."""
        codes = self._panel.selected_codes()
        if not codes:
            return
        with self._hub.read() as reader:
            work = others.work_on_codes(reader, codes, self._hub.coder)
        if not work.others:
            self._delete(codes)
            return
        deed = others.deleting_codes([self._panel.book.name(code) for code in codes], work)
        others.ask(self._page, deed, lambda also: self._delete(codes, also))

    def _delete(self, codes: Sequence[int], also: bool | None = None) -> None:
        self._hub.do(operations.delete_codes, codes=codes, others=also)

    def define(self, text: str) -> None:
        """Set the definition of what the card shows."""
        row = self._panel.card.row
        if row is not None and row.code is not None:
            self._hub.do(operations.define_code, code=row.code.id, definition=text)
        elif row is not None and row.category is not None:
            self._hub.do(operations.define_category, category=row.category.id, definition=text)

    def write_memo(self, text: str) -> None:
        """Set the viewer's own memo on what the card shows; without words it goes."""
        row = self._panel.card.row
        if row is not None:
            keep_memo(self._hub, row, text)

    def _make(self, name: str) -> None:
        self._hub.do(
            operations.create_code,
            name=name,
            colour=next_colour(self._panel.book.codes),
            parent=self._under,
            category=None if self._under is not None else self._category(),
            then=self._made,
            otherwise=self._refused,
        )

    def _category(self) -> int | None:
        """Return the category that is chosen, or that the chosen code stands in."""
        book = self._panel.book
        row = book.row(self._panel.key())
        while row is not None and row.category is None:
            row = book.row(row.parent)
        return row.category.id if row and row.category else None

    def _remark(self, name: str) -> str:
        known = name and self._panel.book.code_named(name) is not None
        return self.tr("There is a code “{name}” already").format(name=name) if known else ""

    def _made(self, code: int) -> None:
        self.popover.close_quietly()
        self._panel.go_to(code_key(code))
        self._panel.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, problem: Refusal | Trouble) -> None:
        self.popover.refuse(speech.sentence(problem))


def keep_memo(hub: Hub, row: Row, text: str, then: Callable[[object], None] | None = None) -> None:
    """Set the viewer's own memo on a code or category; without words it goes."""
    with hub.read() as reader:
        own = own_memo(memos_about(reader, row), hub.coder)
    if own is not None and text.strip():
        hub.do(operations.edit_memo, memo=own.id, text=text, then=then)
    elif own is not None:
        hub.do(operations.delete_memo, memo=own.id, then=then)
    elif row.code is not None:
        hub.do(operations.write_memo, text=text, kind="code-note", code=row.code.id, then=then)
    elif row.category is not None:
        hub.do(
            operations.write_memo, text=text, kind="code-note", category=row.category.id, then=then
        )


def memos_about(reader: Reader, row: Row) -> list[queries.Memo]:
    """Return the visible memos on a code, category or theme, the oldest first."""
    memos = queries.memos(reader)
    if row.code is not None:
        return [memo for memo in memos if memo.code == row.code.id]
    if row.category is not None:
        return [memo for memo in memos if memo.category == row.category.id]
    return []


def own_memo(memos: Sequence[queries.Memo], coder: int | None) -> queries.Memo | None:
    """Return the first memo that the coder has written."""
    return next((memo for memo in memos if memo.author == coder), None)
