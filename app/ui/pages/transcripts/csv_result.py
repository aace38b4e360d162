"""What came of a CSV file of participants: numbers, or line by line what did not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from app.coding.exchange import Notice, ParticipantsImported, RowProblem
from app.models.errors import Refusal, Trouble
from app.ui.speech import sentence
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.look import hairline, label, look, margins, mark

_ROWS = 6  # problems that are seen without scrolling
_FEW = 4  # names of new attributes that are written out


class CsvResult(QWidget):
    """A strip above the table, until it is closed or another file is imported."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.words = label()
        self.words.setWordWrap(True)
        self.rows = QListWidget()
        self.rows.setWordWrap(True)
        self.rows.setAccessibleName(self.tr("Rows that do not fit"))
        close = IconButton("x", self.tr("Close"))
        close.clicked.connect(self.hide)
        top = QHBoxLayout()
        margins(top, space(4), space(2), space(2), space(2))
        top.addWidget(self.words, 1)
        top.addWidget(close)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(top)
        column.addWidget(self.rows)
        column.addWidget(hairline())
        self.hide()

    def show_done(self, file: str, done: ParticipantsImported) -> None:
        """Say in numbers what was imported."""
        self._show(done_words(file, done), "", done.notices)

    def show_problem(self, problem: Refusal | Trouble) -> None:
        """Say why nothing was imported; the rows that do not fit stand below."""
        found = problem.values.get("problems")
        self._show(sentence(problem), "error", found if isinstance(found, tuple) else ())

    def say(self, words: str) -> None:
        """Say something else about the table."""
        self._show(words, "warning", ())

    def _show(self, words: str, name: str, rows: Sequence[RowProblem | Notice]) -> None:
        self.words.setText(words)
        mark(self.words, "look", name)
        self.rows.clear()
        for row in rows:
            self.rows.addItem(line_words(row))
        self.rows.setVisible(bool(rows))
        self.rows.setFixedHeight(theme().px(28) * min(_ROWS, len(rows)))
        self.show()


def done_words(file: str, done: ParticipantsImported) -> str:
    """Return what an import did, in numbers."""
    parts = [
        _tr("{n} added").format(n=len(done.added)),
        _tr("{n} changed").format(n=len(done.changed)),
        _tr("{n} as before").format(n=len(done.unchanged)),
    ]
    if done.attributes_made:
        names = ", ".join(done.attributes_made[:_FEW])
        more = "…" if len(done.attributes_made) > _FEW else ""
        parts.append(_tr("new attributes: {names}").format(names=names + more))
    if done.groups_made:
        parts.append(_tr("new groups: {names}").format(names=", ".join(done.groups_made)))
    return f"{file}: " + " · ".join(parts)


def line_words(row: RowProblem | Notice) -> str:
    """Return what is to be said of a row, with its line in the file."""
    said = sentence(Refusal(row.slug, **row.values))
    return _tr("Line {line}: {said}").format(line=row.line, said=said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CsvResult", text)
