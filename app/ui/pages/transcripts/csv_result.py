"""What came of a CSV file of participants: in numbers, or the rows that did not fit, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from app.coding.exchange import ParticipantsImported, RowProblem
from app.models.errors import Refusal, Trouble
from app.ui.speech import sentence
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.look import hairline, label, look, margins, mark
from app.words.exchange import row_sentence

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
        self._show(done_words(file, done), "")

    def show_problem(self, problem: Refusal | Trouble) -> None:
        """Say why nothing was imported; the rows that do not fit stand below."""
        found = problem.values.get("problems", ())
        rows = [one for one in found if isinstance(one, RowProblem)]  # type: ignore[attr-defined]
        self._show(sentence(problem), "error", rows)

    def _show(self, words: str, name: str, rows: Sequence[RowProblem] = ()) -> None:
        self.words.setText(words)
        mark(self.words, "look", name)
        self.rows.clear()
        for row in rows:
            self.rows.addItem(row_sentence(row.line, row.slug, row.values))
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
    if done.values_removed:
        parts.append(_tr("{n} values are missing in the file now").format(n=done.values_removed))
    return f"{file}: " + " · ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CsvResult", text)
