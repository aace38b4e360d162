"""How to ask: the search language in a few examples, shown where nothing is found yet."""

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from app.ui.theme import theme
from app.ui.theme.tokens import space


class LanguageHelp(QScrollArea):
    """The examples, in the colours of the theme; they scroll where large text needs the height."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._text.setMargin(space(6))
        self._text.setAccessibleName(_tr("How to ask"))
        self.setWidget(self._text)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._nothing_yet = False
        self._renew()
        theme().changed.connect(self._renew)

    def say_nothing_yet(self, nothing_yet: bool) -> None:
        """Say first that there is no transcript to search, or no longer."""
        if nothing_yet != self._nothing_yet:
            self._nothing_yet = nothing_yet
            self._renew()

    def _renew(self) -> None:
        words = _tr("There is no transcript yet. Import interviews (Ctrl+I), then search them so:")
        self._text.setText(
            (f"<p><b>{escape(words)}</b></p>" if self._nothing_yet else "") + _html()
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchHelp", text)


def _html() -> str:
    rows = (
        ("trust time", _tr("both words in one turn")),
        ("trust OR time", _tr("either of them")),
        ('"in their shoes"', _tr("the exact expression")),
        ("trust -money", _tr("trust, in turns without money")),
        ("empath*", _tr("empathy, empathic …; without * a word matches whole")),
        ("信任", _tr("Chinese anywhere, also two characters")),
        ("trust NEAR/5 time", _tr("at most 5 words between; NEAR alone: 10")),
        ("(trust OR faith) doctor", _tr("brackets")),
        ("trust code:listening", _tr("in passages of a code; also category: theme: coder:")),
        ("trust group:students", _tr("who says it; also speaker: participant: transcript:")),
        ('trust -code:"small acts"', _tr("leave out; names with blanks in quotation marks")),
    )
    colours = theme().colours
    cells = "".join(
        f'<tr><td style="padding:4px 24px 4px 0; color:{colours.ink}">{escape(left)}</td>'
        f'<td style="padding:4px 0; color:{colours.muted}">{escape(right)}</td></tr>'
        for left, right in rows
    )
    last = _tr("Case, accents, full-width forms and Kangxi radicals make no difference.")
    return f'<table>{cells}</table><p style="color:{colours.muted}">{escape(last)}</p>'
