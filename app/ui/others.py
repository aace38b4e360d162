"""What becomes of other coders' codings: the one question asked before something undoable.

Codes are deleted and merged at once, as long as only the viewer's codings stand on them. Where
another has coded with them too, this dialog names who and how often, and leaves their codings as
they are unless a box is ticked that says so in so many words.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.models import queries
from app.models.reader import Reader
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.look import label

_WIDTH = 440  # px at 100 %


class Work(NamedTuple):
    """Whose codings are concerned: the viewer's, and (coder, number) of each other."""

    own: int
    others: Sequence[tuple[str, int]]


class Deed(NamedTuple):
    """What is about to be done, in words: title, button, the box, and what comes of either.

    `without` is empty where the deed cannot be done without the others' codings.
    """

    title: str
    button: str
    also: str
    without: str
    with_all: str


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("Others", text)


def work_on_codes(reader: Reader, codes: Sequence[int], coder: int | None) -> Work:
    """Return whose visible codings stand on some codes."""
    counts: Counter[int] = Counter()
    for (_code, who), n in queries.counts_by_coder(reader, codes).items():
        counts[who] += n
    return _work(reader, counts, coder)


def work_on_transcripts(reader: Reader, transcripts: Sequence[int], coder: int | None) -> Work:
    """Return whose visible codings stand on some transcripts."""
    counts: Counter[int] = Counter()
    for (transcript, who), n in queries.counts_by_transcript(reader).items():
        if transcript in transcripts:
            counts[who] += n
    return _work(reader, counts, coder)


def _work(reader: Reader, counts: Counter[int], coder: int | None) -> Work:
    others = [(row.name, counts[row.id]) for row in queries.coders(reader) if row.id != coder]
    own = 0 if coder is None else counts[coder]
    return Work(own, [(name, n) for name, n in others if n])


def whose(work: Work) -> str:
    """Return "Ben's 12 codings, Cem's one coding"."""
    one, many = tr("{name}'s one coding"), tr("{name}'s {n} codings")
    return ", ".join((one if n == 1 else many).format(name=name, n=n) for name, n in work.others)


def deleting_codes(names: Sequence[str], work: Work) -> Deed:
    """Return the words for deleting codes."""
    what = _quoted(names)
    return Deed(
        tr("Delete {codes}").format(codes=what),
        tr("Delete"),
        tr("Also delete {whose}").format(whose=whose(work)),
        _without(tr("Your codings go ({own}). {codes} stays for the others."), what, work),
        tr("{codes} goes with everybody's codings ({n}).").format(codes=what, n=_all(work)),
    )


def merging_codes(names: Sequence[str], into: str, work: Work) -> Deed:
    """Return the words for merging codes into another."""
    what = _quoted(names)
    moved = tr("Your codings move to “{into}” ({own}). {codes} stays for the others.")
    joined = tr("{codes} becomes “{into}”, with everybody's codings ({n}).")
    return Deed(
        tr("Merge {codes} into “{into}”").format(codes=what, into=into),
        tr("Merge"),
        tr("Also move {whose}").format(whose=whose(work)),
        _without(moved, what, work, into),
        joined.format(codes=what, into=into, n=_all(work)),
    )


def deleting_transcripts(names: Sequence[str], work: Work) -> Deed:
    """Return the words for deleting transcripts, on which nothing can stay."""
    what = _quoted(names)
    return Deed(
        tr("Delete {transcripts}").format(transcripts=what),
        tr("Delete"),
        tr("Also delete {whose}").format(whose=whose(work)),
        "",
        tr("Everybody's codings go with the text ({n}). Undo brings all back.").format(
            n=_all(work)
        ),
    )


def _without(sentence: str, what: str, work: Work, into: str = "") -> str:
    return sentence.format(codes=what, own=work.own, into=into) if work.own else ""


def _all(work: Work) -> int:
    return work.own + sum(n for _, n in work.others)


def _quoted(names: Sequence[str], most: int = 3) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:most])
    if len(names) <= most:
        return shown
    return tr("{names} and {n} more").format(names=shown, n=len(names) - most)


class OthersDialog(Dialog):
    """Asks; `accept` hands on whether the others' codings are meant, too."""

    def __init__(self, parent: QWidget, deed: Deed, then: Callable[[bool], None]) -> None:
        super().__init__(parent)
        self._deed = deed
        self._then = then
        self.setWindowTitle(deed.title)
        self.want(_WIDTH)
        self.box = QCheckBox(deed.also)
        self.comes = label("", "muted")
        self.comes.setWordWrap(True)
        self.do = button(deed.button, "accent")
        self.do.setDefault(True)
        self.box.toggled.connect(self._say)
        self.do.clicked.connect(self.accept)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._lay_out(cancel)
        self._say()

    def accept(self) -> None:
        """Do it with what is ticked."""
        if not self.do.isEnabled():
            return
        super().accept()
        self._then(self.box.isChecked())

    def _lay_out(self, cancel: QWidget) -> None:
        title = label(self._deed.title, "head")
        title.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        for part in (title, self.box, self.comes):
            column.addWidget(part)
        column.addStretch()
        column.addLayout(foot)

    def _say(self) -> None:
        also = self.box.isChecked()
        possible = also or bool(self._deed.without)
        nothing = self.tr("Tick the box if that is what you want; else nothing changes.")
        self.comes.setText(self._deed.with_all if also else self._deed.without or nothing)
        self.do.setEnabled(possible)
        self.do.setToolTip("" if possible else self.tr("Tick the box first"))


def ask(parent: QWidget, deed: Deed, then: Callable[[bool], None]) -> OthersDialog:
    """Open the question over the window of `parent`."""
    dialog = OthersDialog(parent.window(), deed, then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
