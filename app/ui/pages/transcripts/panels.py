"""Small panels that float below a button: a new participant, an attribute.

They are no dialogs: Esc or a click elsewhere closes them, and an error stands at its field.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.queries import Attribute
from app.ui.importing.name_edit import NameEdit
from app.ui.pages.transcripts.participants_model import kind_of_attribute
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.floating import SHADOW, Floating
from app.ui.widgets.form import Form
from app.ui.widgets.look import label, look, margins

_WIDTH = 300  # px at 100 %


class FormPanel(Floating):
    """A title, a form and one button; Enter presses it. `submitted` when it is pressed."""

    submitted = Signal()

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self._title = look(label(), "head")
        self.form = Form()
        self.go = button(words, "accent")
        self.go.clicked.connect(self._submit)
        ground = QWidget()
        column = QVBoxLayout(ground)
        margins(column, space(4), space(3), space(4), space(4))
        column.addWidget(self._title)
        column.addSpacing(space(3))
        column.addWidget(self.form)
        column.addSpacing(space(4))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.body.addWidget(ground)

    def open_below(self, anchor: QWidget, title: str) -> None:
        """Open below a button, under a title, without errors."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.form.clear_errors()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + space(1)))
        need = self.body.sizeHint()
        size = QSize(theme().px(_WIDTH), need.height() - 2 * SHADOW)
        self.open_at(corner, size, anchor.height() + 2 * space(1))

    def first_focus(self) -> QWidget:
        """Begin in the first field."""
        return self.form.field("name").editor

    def refuse(self, field: str, why: str) -> None:
        """Say at a field why it was not taken; the panel stays open."""
        self.form.show_error(field, why)
        self.resize(self.width(), max(self.height(), self.body.sizeHint().height()))

    def _submit(self) -> None:
        self.form.clear_errors()
        self.submitted.emit()

    def _line(self) -> QLineEdit:
        """Return a line in which Enter presses the button."""
        line = QLineEdit()
        line.returnPressed.connect(self._submit)
        return line


class ParticipantPanel(FormPanel):
    """Asks for a new participant. It stays open, so that several can be added one by one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "")
        self.go.setText(self.tr("Add"))
        self.name, self.groups = self._line(), NameEdit()
        self.groups.returnPressed.connect(self._submit)
        self.form.add("name", self.tr("Id"), self.name, self.tr("Shown everywhere, as in S07"))
        hint = self.tr("As in students; first year. May stay empty")
        self.form.add("groups", self.tr("Groups"), self.groups, hint)

    def ask(self, anchor: QWidget, groups: Sequence[str]) -> None:
        """Ask below a button; `groups` are suggested."""
        self.groups.set_known(groups)
        self.open_below(anchor, self.tr("New participant"))

    def ask_next(self) -> None:
        """Ask for another one in the same groups."""
        self.name.clear()
        self.name.setFocus()


class AttributePanel(FormPanel):
    """Asks for a new attribute, or for what is to change of one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "")
        self.attribute: Attribute | None = None
        self.name, self.bands = self._line(), self._line()
        self.kind = QComboBox()
        for kind in ("text", "number", "date"):
            self.kind.addItem(kind_of_attribute(kind), kind)
        self.kind.view().setAccessibleName(self.tr("Kind"))
        self.kind.activated.connect(self._show_bands)
        self.form.add("name", self.tr("Name"), self.name, self.tr("As in age, degree"))
        self.form.add("kind", self.tr("Kind"), self.kind)
        hint = self.tr("As in 20-29, 30-39: how tables print the numbers. May stay empty")
        self.form.add("bands", self.tr("Bands"), self.bands, hint)

    def ask(self, anchor: QWidget, attribute: Attribute | None = None) -> None:
        """Ask below a button for a new attribute, or for changes of one."""
        self.attribute = attribute
        self.name.setText("" if attribute is None else attribute.name)
        self.name.selectAll()
        self.kind.setCurrentIndex(self.kind.findData(attribute.kind if attribute else "text"))
        self.bands.setText("" if attribute is None else attribute.bands or "")
        self.go.setText(self.tr("Change") if attribute else self.tr("Add"))
        self._show_bands()
        self.open_below(anchor, attribute.name if attribute else self.tr("New attribute"))

    def _show_bands(self) -> None:
        numbers = self.kind.currentData() == "number"
        field = self.form.field("bands")
        field.editor.setEnabled(numbers)
        why = self.tr("Only numbers are printed in bands")
        field.editor.setToolTip(field.hint if numbers else why)
