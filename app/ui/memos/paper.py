"""The sheet of paper under the fields: writes what was typed as one operation, and never twice.

A memo that is new has no row until something is written; what is typed while that operation is
still under way is written after it, so that no second memo comes of it. A memo that is emptied is
deleted.
"""

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.coding import operations
from app.coding.notes import FREE, Target, column_of
from app.coding.notes.reading import CODING_MEMO, MEETING, MEMO
from app.models.errors import Refusal, Trouble
from app.ui.hub import Hub


class Values(NamedTuple):
    """What stands in the fields. `date` and `present` belong to meetings."""

    title: str = ""
    text: str = ""
    kind: str = "free"
    private: bool = False
    date: str = ""
    present: str = ""

    def is_blank(self) -> bool:
        """Tell whether nothing is written."""
        return not (self.title.strip() or self.text.strip() or self.present.strip())


class Paper(QObject):
    """One note: a row that is there, or one that is made by the first words.

    `made(id)` when it got its row; `refused(problem)` when something could not be written.
    """

    made = Signal(object)
    refused = Signal(object)

    def __init__(
        self, hub: Hub, source: str = MEMO, ident: int | None = None, on: Target = FREE
    ) -> None:
        super().__init__(hub)
        self.source, self.ident, self.on = source, ident, on
        self._hub = hub
        self._making = False
        self._next: tuple[Values, Values] | None = None

    def keep(self, before: Values, now: Values) -> None:
        """Write down what differs, as one operation."""
        if self._making:
            self._next = (self._next[0] if self._next else before, now)
        elif self.ident is None and self.source != CODING_MEMO:
            if not now.is_blank():
                self._make(now)
        elif now.is_blank() and self.source != CODING_MEMO:
            self._delete()
        else:
            self._change(before, now)

    def _make(self, now: Values) -> None:
        self._making = True
        ends: dict[str, Any] = {"then": self._is_made, "otherwise": self._refuse}
        if self.source == MEETING:
            date, present, minutes = now.date, now.present, now.text
            ends |= {"date": date, "present": present, "minutes": minutes}
            self._hub.do(operations.write_meeting, **ends)
            return
        words: dict[str, Any] = {
            "title": now.title,
            "text": now.text,
            "kind": now.kind,
            "private": now.private,
        }
        self._hub.do(operations.write_memo, **ends, **words, **_about(self.on))

    def _is_made(self, ident: int) -> None:
        self._making = False
        self.ident = ident
        self.made.emit(ident)
        if self._next is not None:
            (before, now), self._next = self._next, None
            self.keep(before, now)

    def _refuse(self, problem: Refusal | Trouble) -> None:
        self._making = False
        self.refused.emit(problem)
        self._hub.refused.emit(problem)

    def _delete(self) -> None:
        ident, self.ident = self.ident, None

        def refused(problem: Refusal | Trouble) -> None:
            self.ident = ident
            self._refuse(problem)

        if self.source == MEETING:
            self._hub.do(operations.delete_meeting, otherwise=refused, meeting=ident)
        else:
            self._hub.do(operations.delete_memo, otherwise=refused, memo=ident)

    def _change(self, before: Values, now: Values) -> None:
        if self.source == CODING_MEMO:
            values: dict[str, Any] = {"coding": self.ident, "memo": now.text}
            self._hub.do(operations.write_coding_memo, otherwise=self._refuse, **values)
            return
        differing = {
            name: value for name, value in now._asdict().items() if value != getattr(before, name)
        }
        if self.source == MEETING:
            known = {"date": "date", "present": "present", "text": "minutes"}
            values = {known[name]: value for name, value in differing.items() if name in known}
            self._hub.do(
                operations.edit_meeting, otherwise=self._refuse, meeting=self.ident, **values
            )
            return
        for name in ("date", "present"):
            differing.pop(name, None)
        self._hub.do(operations.edit_memo, otherwise=self._refuse, memo=self.ident, **differing)


def _about(on: Target) -> dict[str, Any]:
    """Return how `write_memo` is told what a memo stands on."""
    if not on.kind:
        return {}
    if on.kind == "passage":
        return {"passage": on.place}
    return {column_of(on.kind): on.id}
