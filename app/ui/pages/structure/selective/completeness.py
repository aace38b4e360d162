"""Theoretical completeness at a glance, beside the chosen category: each line done or open."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.coding.analysis.counts import Count
from app.coding.gaps import Span
from app.coding.gaps.completeness import Completeness, Varied
from app.models import queries
from app.ui.counting import counted
from app.ui.hub import Hub
from app.ui.pages.page import Place
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import label, look, margins

_MOST = 5  # lines about ends at which nothing stands
_WORDS = 60  # code points of a passage in a menu


class CompletenessCard(QWidget):
    """`went(Place)` when a passage was chosen."""

    went = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._found = Completeness()
        self._done: list[bool] = []
        self._signs = [QLabel() for _ in range(3)]
        self.people, self.ends, self.negative = (label() for _ in range(3))
        self.open_ends = look(label(), "muted")
        self.cases = button(self.tr("Show"), "link")
        self.cases.setAccessibleName(self.tr("Show the negative cases"))
        self._lay_out()
        self.cases.clicked.connect(self._show_cases)
        theme().changed.connect(self._renew)

    def show_found(self, found: Completeness, count: Count | None) -> None:
        """Show what is known of a category; `count` is that of the tables, None: not counted."""
        self._found = found
        number = QLocale().toString
        heard = len(count.participants) if count else 0
        words = self.tr("Spoken of by {n} of {all} participants")
        self.people.setText(words.format(n=number(heard), all=number(found.interviewed)))
        whole = [one for one in found.properties if one.is_whole]
        words = self.tr("Evidence at both ends: {n} of {all} properties")
        if not found.properties:
            words = self.tr("No properties yet")
        self.ends.setText(words.format(n=number(len(whole)), all=number(len(found.properties))))
        missing = [self._missing(one) for one in found.properties if not one.is_whole]
        if len(missing) > _MOST:
            more = self.tr("and {n} more").format(n=number(len(missing) - _MOST + 1))
            missing = [*missing[: _MOST - 1], more]
        self.open_ends.setText("\n".join(missing))
        self.open_ends.setVisible(bool(missing))
        self.negative.setText(self._negative(found))
        self.cases.setVisible(bool(found.negative))
        self._done = [
            heard > 1,
            bool(found.properties) and len(whole) == len(found.properties),
            bool(found.negative),
        ]
        self._renew()

    def _negative(self, found: Completeness) -> str:
        if not found.relations:
            return self.tr("No relations yet")
        if not found.negative:
            more = self.tr("No negative case among {n} passages of evidence")
            one = self.tr("No negative case in the 1 passage of evidence")
            return counted(len(found.supporting), one, more)
        against, support = len(found.negative), len(found.supporting)
        cases = counted(against, self.tr("1 negative case"), self.tr("{n} negative cases"))
        one, more = self.tr("1 passage that supports"), self.tr("{n} passages that support")
        return f"{cases}, {counted(support, one, more)}"

    def _missing(self, one: Varied) -> str:
        low, high = one.row.low or self.tr("low end"), one.row.high or self.tr("high end")
        empty = [end for end, seen in ((low, one.ends.low), (high, one.ends.high)) if not seen]
        words = self.tr("{name}: nothing at “{end}”")
        if len(empty) > 1:
            words = self.tr("{name}: nothing at either end")
        return words.format(name=one.row.name, end=empty[0])

    def _show_cases(self) -> None:
        menu = QMenu(self)
        for span, words in zip(self._found.negative, self._quoted(), strict=True):
            action = menu.addAction(words)
            place = Place(*span)
            action.triggered.connect(lambda _on=False, place=place: self.went.emit(place))
        menu.popup(self.cases.mapToGlobal(self.cases.rect().bottomLeft()))

    def _quoted(self) -> Sequence[str]:
        return [self._quote(span) for span in self._found.negative]

    def _quote(self, span: Span) -> str:
        with self._hub.read() as reader:
            names = {row.id: row.name for row in queries.transcripts(reader)}
            text = queries.text_of(reader, span.transcript).text[span.start : span.end]
        short = " ".join(text.split())
        short = short if len(short) <= _WORDS else short[: _WORDS - 1] + "…"
        # An ampersand would underline what follows it.
        return f"{names[span.transcript]}: “{short}”".replace("&", "&&")

    def _renew(self) -> None:
        for sign, done in zip(self._signs, self._done, strict=False):
            icon, colour = ("circle-check", "accent") if done else ("circle", "muted")
            sign.setPixmap(icons.pixmap(icon, icons.SMALL, colour))
            sign.setAccessibleName(self.tr("done") if done else self.tr("open"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, space(3), 0, space(1))
        column.setSpacing(space(2))
        column.addWidget(look(label(self.tr("Completeness")), "head"))
        grid = QGridLayout()
        margins(grid)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(1))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        lines = ((self.people, None), (self.ends, self.open_ends), (self.negative, self.cases))
        for at, (said, more) in enumerate(lines):
            said.setWordWrap(True)
            grid.addWidget(self._signs[at], 2 * at, 0, top)
            grid.addWidget(said, 2 * at, 1)
            if more is not None:
                grid.addWidget(more, 2 * at + 1, 1, Qt.AlignmentFlag.AlignLeft)
        self.open_ends.setWordWrap(True)
        column.addLayout(grid)
