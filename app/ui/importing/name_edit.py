"""A line for several names with suggestions: participants' ids, groups."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.ui.importing.names import split_names


class NameEdit(QLineEdit):
    """Names parted by ";" or ","; the one being typed is completed from `set_known`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[str, ...] = ()
        self._list = QStringListModel(self)
        self._completer = QCompleter(self._list, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self._completer.activated[str].connect(self._complete)  # type: ignore[index]
        self.textEdited.connect(self._suggest)

    def set_known(self, names: Sequence[str]) -> None:
        """Suggest these names."""
        self._known = tuple(names)
        self._list.setStringList(list(names))

    def names(self) -> tuple[str, ...]:
        """Return the names in the line."""
        return split_names(self.text(), self._known)

    def _typed(self) -> tuple[str, str]:
        """Return what stands before the name at the cursor, and the name so far."""
        left = self.text()[: self.cursorPosition()]
        cut = max(left.rfind(";"), left.rfind(",")) + 1
        return left[:cut], left[cut:].strip()

    def _suggest(self) -> None:
        prefix = self._typed()[1]
        self._completer.setCompletionPrefix(prefix)
        whole = self._completer.currentCompletion().casefold() == prefix.casefold()
        if prefix and self._completer.completionCount() and not whole:
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _complete(self, name: str) -> None:
        before, _ = self._typed()
        rest = self.text()[self.cursorPosition() :]
        self.setText(f"{before} {name}".strip() + rest)
        self.setCursorPosition(len(self.text()) - len(rest))
        self.setModified(True)
