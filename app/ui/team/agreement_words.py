"""One line of agreement on a frozen round, with what has to be said beside it."""

from typing import NamedTuple

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.models.errors import Refusal, Trouble
from app.models.queries import Round
from app.models.reader import Reader
from app.ui.hub import Hub
from app.ui.team.parts import number, sentence
from app.ui.theme.tokens import space
from app.ui.widgets.look import margins
from app.words.agreement import word


class _Found(NamedTuple):
    value: float | None
    low: float | None
    high: float | None
    codes: int
    transcripts: int
    facts: tuple[str, ...]


def _ask(reader: Reader, pair: tuple[int, int], round_: int) -> _Found:
    from app.coding.agreement.comparison import Question, compare
    from app.coding.agreement.pooled import pooled_kappa
    from app.coding.agreement.statement import facts_of
    from app.models import queries

    comparison = compare(reader, Question(*pair, round=round_))
    pooled = pooled_kappa(comparison)
    names = {row.id: row.name for row in queries.coders(reader)}
    facts = [word(slug, **values) for slug, values in facts_of(comparison.frozen, names)]
    return _Found(
        pooled.value,
        pooled.low,
        pooled.high,
        len(pooled.used),
        len(comparison.compared),
        tuple(facts),
    )


class AgreementLine(QWidget):
    """Empty until `show_of` a round; the figure is worked out in the background."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._round: int | None = None
        self.line, self.facts = sentence(), sentence("", "muted")
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(1))
        column.addWidget(self.line)
        column.addWidget(self.facts)

    def show_of(self, round_: Round | None, pair: tuple[int, int] | None) -> None:
        """Show the figures of a frozen round of two coders; nothing for None."""
        self.setVisible(round_ is not None and pair is not None)
        if round_ is None or pair is None:
            self._round = None
            return
        if self._round == round_.id:
            return
        self._round = round_.id
        self.line.setText(self.tr("Working out how far they agree…"))
        self.facts.clear()
        asked = round_.id
        self._hub.fetch(
            lambda reader: _ask(reader, pair, asked),
            lambda found: self._take(asked, found),
            lambda problem: self._none(asked, problem),
        )

    def _take(self, asked: int, found: _Found) -> None:
        if not isValid(self) or asked != self._round:
            return
        self.line.setText(self._words(found))
        self.facts.setText(" ".join(found.facts))

    def _none(self, asked: int, _problem: Refusal | Trouble) -> None:
        if isValid(self) and asked == self._round:
            self.hide()

    def _words(self, found: _Found) -> str:
        if found.value is None:
            return self.tr("Pooled kappa is not defined: no code varies.")
        said = self.tr("Pooled kappa {value} over {codes} codes that vary, {n} transcripts.")
        if found.low is not None and found.high is not None:
            said = self.tr(
                "Pooled kappa {value} (95 % interval {low} to {high}) over {codes} codes that "
                "vary, {n} transcripts."
            )
        return said.format(
            value=_two(found.value),
            low=_two(found.low or 0.0),
            high=_two(found.high or 0.0),
            codes=number(found.codes),
            n=number(found.transcripts),
        )


def _two(value: float) -> str:
    return QLocale().toString(value, "f", 2)
