"""Who is coding: "Coding as ● Ana". Not there until a second coder makes it a question."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins, swatch


class CoderChip(QToolButton):
    """Hidden until `show_coder`; a click (`clicked`) asks for another coder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._colour = ""
        self._lead = label(self.tr("Coding as"), "muted")
        self._dot, self._name, self._mark = QLabel(), label("", "head"), QLabel()
        line = self._line = QHBoxLayout(self)
        margins(line, space(2), 0, space(2), 0)
        line.setSpacing(space(2))
        for part in (self._lead, self._dot, self._name, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.addWidget(part)
        self.hide()
        theme().changed.connect(self._renew)

    def show_owner(self, name: str, colour: str) -> None:
        """Show whose copy the project is; who is coding is then no question."""
        self._lead.setText(self.tr("Copy of"))
        self._show(name, colour)
        self._mark.hide()
        words = self.tr("This copy was handed out to {name}; it holds nobody else's work")
        self.setAccessibleName(self.tr("Copy of {name}").format(name=name))
        self.setToolTip(words.format(name=name))

    def show_reader(self, name: str, colour: str) -> None:
        """Show for whom the project is a copy to read."""
        self._lead.setText(self.tr("Reading copy for"))
        self._show(name, colour)
        self._mark.hide()
        words = self.tr("Everything can be read here; only memos of {name} can be written")
        self.setAccessibleName(self.tr("Reading copy for {name}").format(name=name))
        self.setToolTip(words.format(name=name))

    def show_coder(self, name: str, colour: str) -> None:
        """Show a coder's name and colour ("#RRGGBB")."""
        self._show(name, colour)

    def _show(self, name: str, colour: str) -> None:
        self._colour = colour
        self._name.setText(name)
        self.setAccessibleName(self.tr("Coding as {name}").format(name=name))
        self.setToolTip(self.tr("Code as somebody else"))
        self._renew()
        self.show()

    def sizeHint(self) -> QSize:
        """Return what the words need; a tool button would measure only its own text."""
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same: a name that is cut off would be another's."""
        return self.sizeHint()

    def _renew(self) -> None:
        if self._colour:
            self._dot.setPixmap(swatch(self._colour))
        self._mark.setPixmap(icons.pixmap("chevron-down", icons.SMALL, "muted"))
