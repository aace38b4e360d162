"""The line that shows a long piece of work: what is done, how far it is, and Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import margins


class JobBar(QWidget):
    """Hidden until `start`. `cancel_asked` comes once; the job then ends in its own time.

    The work's owner calls `finish` in every case, also after cancelling.
    """

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ElidedLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(space(40))
        self._cancel = button(self.tr("Cancel"), "link")
        self._cancel.clicked.connect(self._ask)
        line = QHBoxLayout(self)
        margins(line)
        line.setSpacing(space(3))
        for part in (self._text, self._bar, self._cancel):
            line.addWidget(part)
        self.hide()

    def start(self, text: str, total: int = 0) -> None:
        """Show the bar for work called `text`, of `total` steps; 0 where nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(0)
        self._cancel.setEnabled(True)
        self._say(text)
        self.show()

    def set_done(self, steps: int, text: str = "") -> None:
        """Move the bar to so many steps, and change the text if there is a new one."""
        self._bar.setValue(steps)
        if text and self._cancel.isEnabled():
            self._say(text)

    def finish(self) -> None:
        """Hide the bar."""
        self.hide()

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._cancel.setAccessibleName(self.tr("Cancel: {what}").format(what=text))

    def _ask(self) -> None:
        self._text.setText(self.tr("Cancelling…"))
        self._cancel.setEnabled(False)
        self.cancel_asked.emit()
