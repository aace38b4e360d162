"""Keeping the codebook as it stands under a name, to be compared with later."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.coding import operations
from app.coding.reports.codebook_difference import changed_since
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui import speech
from app.ui.hub import Hub
from app.ui.team.parts import foot, number, sentence
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form
from app.ui.widgets.look import look


class _Standing(NamedTuple):
    """The codebook in numbers, the version kept last, and how much is otherwise since."""

    codes: int
    categories: int
    themes: int
    versions: tuple[str, ...]
    changed: int


class VersionDialog(Dialog):
    """The sentence says what will be kept; Enter keeps it."""

    def __init__(self, parent: QWidget, hub: Hub) -> None:
        super().__init__(parent)
        self._hub = hub
        self.setWindowTitle(self.tr("Keep the codebook as a version"))
        self.want(460)
        self.name, self.note = QLineEdit(), QLineEdit()
        self.says = sentence()
        self._form = Form()
        self._form.add("name", self.tr("Name"), self.name)
        hint = self.tr("Such as “after the pilot”. It is printed where versions are compared.")
        self._form.add("note", self.tr("Note"), self.note, hint)
        self.go = look(QPushButton(self.tr("Keep")), "accent")
        back = QPushButton(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addWidget(self.says)
        column.addWidget(self._form)
        column.addLayout(foot(back, self.go))
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        back.clicked.connect(self.reject)
        self.name.textChanged.connect(lambda _text: self._check())
        with hub.read() as reader:
            self._fill(_standing(reader))

    def accept(self) -> None:
        """Keep it; a refusal is shown at the name and the dialog stays."""
        self._hub.do(
            operations.make_codebook_version,
            name=self.name.text(),
            note=self.note.text(),
            then=lambda _version: self._close(),
            otherwise=self._refused,
        )

    def _close(self) -> None:
        super().accept()

    def _refused(self, problem: Refusal | Trouble) -> None:
        self._form.show_error("name", speech.sentence(problem))

    def _check(self) -> None:
        ready = bool(self.name.text().strip())
        self.go.setEnabled(ready)
        self.go.setToolTip("" if ready else self.tr("Give the version a name"))

    def _fill(self, found: _Standing) -> None:
        words = self.tr(
            "Codes ({codes}), categories ({categories}) and themes ({themes}) are kept "
            "as they stand."
        )
        counted = {"codes": found.codes, "categories": found.categories, "themes": found.themes}
        numbers = {name: number(n) for name, n in counted.items()}
        said = words.format(**numbers)
        if found.versions:
            last = self.tr("Since “{name}” nothing has changed.")
            if found.changed:
                last = self.tr("Changed, new or gone since “{name}”: {n}.")
            said += " " + last.format(name=found.versions[-1], n=number(found.changed))
        self.says.setText(said)
        self.name.setText(_next_name(self.tr("Version {n}"), found.versions))
        self.name.selectAll()


def _next_name(pattern: str, names: Iterable[str]) -> str:
    """Return the name after the last that was called so; rounds call theirs by their own names."""
    before, after = map(re.escape, pattern.split("{n}"))
    found = (re.fullmatch(rf"{before}(\d+){after}", name) for name in names)
    last = max((int(one[1]) for one in found if one), default=0)
    return pattern.format(n=last + 1)


def _standing(reader: Reader) -> _Standing:
    headings = queries.categories(reader)
    themes = sum(row.level == "theme" for row in headings)
    names = tuple(row.name for row in queries.codebook_versions(reader))
    changed = len(changed_since(reader)) if names else 0
    numbers = len(queries.codes(reader)), len(headings) - themes, themes
    return _Standing(*numbers, names, changed)


def keep_version(owner: QWidget, hub: Hub) -> VersionDialog:
    """Ask for the name of a version above `owner`."""
    dialog = VersionDialog(owner, hub)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
