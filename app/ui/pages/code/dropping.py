"""A code dragged from the codebook onto the text is put on the selected words."""

import json

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from app.ui.pages.code.applying import Applying
from app.ui.pages.code.codebook import code_of
from app.ui.pages.code.desk import Desk
from app.ui.widgets.tree_model import MIME


class CodeDrop(QObject):
    """Watches the text for codes that are dragged over it."""

    def __init__(self, desk: Desk, applying: Applying) -> None:
        super().__init__(desk)
        self._desk = desk
        self._applying = applying
        viewport = desk.text.view.viewport()
        viewport.setAcceptDrops(True)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome codes while words are meant; apply what is dropped."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        codes = dragged_codes(event.mimeData())
        if codes and self._desk.span() is not None:
            event.acceptProposedAction()
            if not isinstance(event, QDragMoveEvent):  # which is the base of entering, too
                span = self._desk.span()
                for code in codes:
                    self._applying.apply(code, span)
        else:
            event.ignore()
        return True


def dragged_codes(data: QMimeData) -> list[int]:
    """Return the codes among dragged rows of the codebook."""
    if not data.hasFormat(MIME):
        return []
    keys = json.loads(bytes(data.data(MIME).data())).get("keys", [])
    return [code for code in map(code_of, keys) if code is not None]
