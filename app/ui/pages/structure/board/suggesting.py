"""One suggestion at a time: where a code might belong, to be taken or waved away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.coding.axial.suggestions import Suggestion
from app.ui.pages.code.codebook import category_key, code_key
from app.ui.pages.structure.outline import Outline
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import label, look, margins


class SuggestionBar(QWidget):
    """`taken(Suggestion)` and `waved(Suggestion)`; `pointed(code key)` at what is suggested now;
    `back_asked` for those that were waved away.
    """

    taken = Signal(object)
    waved = Signal(object)
    pointed = Signal(str)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "card")
        self._found: Sequence[Suggestion] = ()
        self._shown: Suggestion | None = None  # the one that was pointed at
        self.words = label()
        self.words.setWordWrap(True)
        self._rest = look(label(), "muted")
        self.take = button(self.tr("Put it there"))
        self.wave = button(self.tr("Not there"))
        self.back = button("", "link")
        self.back.setToolTip(self.tr("Suggestions that were waved away, to bring one back"))
        self.back.clicked.connect(lambda: self.back_asked.emit())
        self.take.clicked.connect(lambda: self._emit(self.taken))
        self.wave.clicked.connect(lambda: self._emit(self.waved))
        line = QHBoxLayout(self)
        margins(line, space(4), space(2), space(3), space(2))
        line.setSpacing(space(3))
        line.addWidget(self.words, 1)
        for part in (self._rest, self.back, self.take, self.wave):
            line.addWidget(part)
        self.hide()

    def show_waved(self, n: int) -> None:
        """Show how many were waved away."""
        self.back.setText(self.tr("Waved away: {n}").format(n=n))
        self.back.setVisible(n > 0)

    def show_suggestions(self, found: Sequence[Suggestion], outline: Outline) -> None:
        """Show the first of these, and how many there are."""
        self._found = found
        for part in (self.take, self.wave, self._rest):
            part.setVisible(bool(found))
        if not found:
            self.words.setText(self.tr("Nothing more to suggest for the codes in no category."))
            return
        first = found[0]
        code = outline.get(code_key(first.code))
        like, category = (
            outline.get(code_key(first.like)),
            outline.get(category_key(first.category)),
        )
        if code is None or like is None or category is None:
            return
        by_name = self.tr(
            "“{code}” into “{category}”? It is called nearly like “{like}”, in there."
        )
        together = self.tr(
            "“{code}” into “{category}”? It lies on {n} passages together with “{like}”, in there."
        )
        words = by_name if first.why == "name" else together
        self.words.setText(
            words.format(code=code.name, category=category.name, like=like.name, n=first.n)
        )
        self._rest.setText(self.tr("1 of {n}").format(n=len(found)))
        if first != self._shown:
            self._shown = first
            self.pointed.emit(code.key)

    def _emit(self, signal: object) -> None:
        if self._found:
            signal.emit(self._found[0])  # type: ignore[attr-defined]
