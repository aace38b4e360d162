"""Naming a coder: oneself anew, or another person who codes on this computer."""

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.hub import Hub
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form


class CoderDialog(Dialog):
    """One name. `new`: add a coder and go on in that name; else rename who is coding now."""

    def __init__(self, parent: QWidget, hub: Hub, *, new: bool) -> None:
        super().__init__(parent)
        self._hub = hub
        self._new = new
        self.setWindowTitle(self.tr("Another coder") if new else self.tr("Rename the coder"))
        self.want(360)
        self._name = QLineEdit()
        self._form = Form()
        self._form.add("name", self.tr("Name"), self._name, self.tr("As it appears in tables."))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._form)
        column.addWidget(buttons)
        if not new:
            with hub.read() as reader:
                names = {coder.id: coder.name for coder in queries.coders(reader)}
            self._name.setText(names.get(hub.coder or 0, ""))
            self._name.selectAll()

    def accept(self) -> None:
        """Do it; a refusal is shown at the field and the dialog stays."""
        name = self._name.text()
        if self._new:
            self._hub.do(operations.add_coder, name=name, then=self._go_on, otherwise=self._refused)
        else:
            self._hub.do(
                operations.edit_coder,
                coder=self._hub.coder,
                name=name,
                then=lambda _none: self._close(),
                otherwise=self._refused,
            )

    def _go_on(self, coder: int) -> None:
        self._hub.become(coder)
        self._close()

    def _close(self) -> None:
        super().accept()

    def _refused(self, problem: Refusal | Trouble) -> None:
        self._form.show_error("name", speech.sentence(problem))
