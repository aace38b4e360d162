"""A part of the choices: heads, ticks and fields below each other, for one table."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins


class Section(QWidget):
    """`changed` after each choice; ticks are known by a key, under which they are kept."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticks: dict[str, QCheckBox] = {}
        self.column = QVBoxLayout(self)
        margins(self.column)
        self.column.setSpacing(space(2))

    def is_on(self, key: str) -> bool:
        """Tell whether something is ticked."""
        return self.ticks[key].isChecked()

    def head(self, words: str) -> None:
        """Add a heading."""
        self.column.addWidget(look(label(words), "head"))

    def tick(self, key: str, words: str, *, on: bool = False) -> None:
        """Add a tick."""
        made = QCheckBox(words)
        made.setChecked(on)
        made.toggled.connect(self.changed)
        self.ticks[key] = made
        self.column.addWidget(made)

    def field(self, words: str, editor: QWidget) -> None:
        """Add a field below its name."""
        name = label(words)
        name.setBuddy(editor)
        editor.setAccessibleName(words)
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(words)
        self.column.addWidget(name)
        self.column.addWidget(editor)

    def number(self, words: str, least: int, most: int, usual: int) -> QSpinBox:
        """Add a field for a number."""
        made = QSpinBox()
        made.setRange(least, most)
        made.setValue(usual)
        made.valueChanged.connect(self.changed)
        self.field(words, made)
        return made

    def state(self) -> dict[str, Any]:
        """Return what is ticked, for keeping."""
        return {key: tick.isChecked() for key, tick in self.ticks.items()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what was kept."""
        for key, tick in self.ticks.items():
            if isinstance(state.get(key), bool):
                tick.setChecked(state[key])
