"""The rule of saturation in fields: its kind, its numbers, and the day it was chosen."""

from decimal import Decimal

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.coding.saturation.overview import Part
from app.coding.saturation.rules import Rule
from app.coding.saturation.telling import Telling
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import inset, label, margins

_MOST = 999


class RuleForm(QWidget):
    """`asked(rule, set_on)` with the rule as "run:3" and an ISO date; rule None takes it away."""

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.head = label("", "head")
        self.head.setWordWrap(True)
        self.told = label("", "muted")
        self.told.setWordWrap(True)
        self.kind = QComboBox()
        self.base, self.run = QSpinBox(), QSpinBox()
        self.threshold = QDoubleSpinBox()
        self.day = QDateEdit(QDate.currentDate())
        self.set_button = button(self.tr("Set the rule"), "accent")
        self.remove = button(self.tr("Take the rule away"), "link")
        self._names: dict[QWidget, QLabel] = {}
        self._set = ""
        self._lay_out()
        self.kind.activated.connect(self._fit)
        self.set_button.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.asked.emit(None, ""))
        for editor in (self.base, self.run, self.threshold):
            editor.valueChanged.connect(self._fit)
        self.day.dateChanged.connect(self._fit)

    def written(self) -> str:
        """Return the rule in the fields as it is stored."""
        kind, base, run = self.kind.currentData(), self.base.value(), self.run.value()
        if kind == "run":
            return f"run:{run}"
        if kind == "initial":
            return f"initial:{base}+{run}"
        return f"guest:{base}/{run}/{self.threshold.value():g}"

    def show_rule(self, part: Part, telling: Telling) -> None:
        """Show a part's rule; what is being typed stays unless another rule came."""
        own = part.rule is not None and not part.inherited
        who = telling.name(part)
        self.head.setText(self.tr("Rule · {who}").format(who=who))
        if part.rule is None:
            self.told.setText(
                self.tr("None is set. Set it before the interviews that it is to judge.")
            )
        elif part.inherited:
            words = self.tr("{who}: no rule of their own. Held to {rule}.")
            self.told.setText(words.format(who=who, rule=telling.rule_set(part)))
        else:
            self.told.setText(telling.rule_set(part)[:1].upper() + telling.rule_set(part)[1:] + ".")
        self.remove.setVisible(own)
        now = f"{part.group} {part.rule.rule if part.rule else ''} {own}"
        if now != self._set:
            self._set = now
            self._fill(part.answer.rule, part.rule.set_on if part.rule and own else "")
        self._stored = (part.rule.rule, part.rule.set_on) if part.rule and own else ("", "")
        self._fit()

    _stored = ("", "")

    def _fill(self, rule: Rule, set_on: str) -> None:
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        for editor, value in ((self.base, rule.base or 10), (self.run, rule.run)):
            editor.setValue(value)
        self.threshold.setValue(float(rule.threshold or Decimal(5)))
        day = QDate.fromString(set_on, Qt.DateFormat.ISODate)
        self.day.setDate(day if day.isValid() else QDate.currentDate())

    def _fit(self) -> None:
        """Show the fields that the kind has, and whether there is anything to set."""
        kind = self.kind.currentData()
        for editor, shown in (
            (self.base, kind != "run"),
            (self.threshold, kind == "guest"),
        ):
            editor.setVisible(shown)
            self._names[editor].setVisible(shown)
        new = (self.written(), self._day()) != self._stored
        self.set_button.setEnabled(new)
        self.set_button.setToolTip("" if new else self.tr("This rule is set"))

    def _day(self) -> str:
        return str(self.day.date().toString(Qt.DateFormat.ISODate))

    def _ask(self) -> None:
        self.asked.emit(self.written(), self._day())

    def _lay_out(self) -> None:
        for words, kind in (
            (self.tr("In a row, nothing new"), "run"),
            (self.tr("First some, then in a row"), "initial"),
            (self.tr("Share of what the first brought"), "guest"),
        ):
            self.kind.addItem(words, kind)
        self.base.setRange(1, _MOST)
        self.run.setRange(1, _MOST)
        self.threshold.setRange(0, 100)
        self.threshold.setDecimals(1)
        self.threshold.setSuffix(" %")
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(2))
        column.addWidget(self.head)
        column.addWidget(self.told)
        for words, editor in (
            (self.tr("Kind of rule"), self.kind),
            (self.tr("First interviews"), self.base),
            (self.tr("Interviews in a row"), self.run),
            (self.tr("At most new"), self.threshold),
            (self.tr("Chosen on"), self.day),
        ):
            name = label(words)
            name.setBuddy(editor)
            editor.setAccessibleName(words)
            if isinstance(editor, QComboBox):
                editor.view().setAccessibleName(words)
            else:
                inset(editor)
            self._names[editor] = name
            column.addWidget(name)
            column.addWidget(editor)
        column.addWidget(self.set_button)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove.hide()
        self._fit()
