"""Every action of the page in one table: menus, tooltips and the sheet of shortcuts read it.

Letters act only while the text has the focus: anywhere else they are typed. Ctrl+K belongs to the
window, which asks the page first (`CodePage.find`); it stands here to be shown.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.theme import icons
from app.ui.widgets.buttons import tip

TEXT, PAGE, SHOWN = "text", "page", "shown"  # where the shortcut acts; SHOWN: the window's


class Spec(NamedTuple):
    """One action: its name in the program, where it acts, its shortcuts, icon and words."""

    name: str
    scope: str
    keys: str
    icon: str
    words: str
    checkable: bool = False


def table() -> list[Spec]:
    """Return all actions, in the order in which the sheet shows them."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CodeActions", text)

    return [
        Spec("last", TEXT, "Q", "highlighter", tr("Apply the last code")),
        Spec("new", TEXT, "N", "plus", tr("New code…")),
        Spec("in-vivo", TEXT, "V", "quote", tr("Code in vivo")),
        Spec("recent", TEXT, "R", "clock", tr("Recent codes…")),
        Spec("choose", SHOWN, "Ctrl+K", "search", tr("Choose a code…")),
        Spec("remove", TEXT, "U; Del", "x", tr("Remove the coding")),
        Spec("memo", TEXT, "M", "message-square", tr("Memo…")),
        Spec("memo-passage", TEXT, "Shift+M", "", tr("Memo on the passage…")),
        Spec("supports", TEXT, "E", "network", tr("Evidence for a relation…")),
        Spec("contradicts", TEXT, "Shift+E", "", tr("Evidence against a relation…")),
        Spec("copy-link", TEXT, "Ctrl+Alt+L", "link", tr("Copy a link for a memo")),
        Spec("quotable", TEXT, "Shift+Q", "star", tr("Quotable"), checkable=True),
        Spec("translate", TEXT, "T", "languages", tr("Translation…")),
        Spec("next-coding", PAGE, "F7", "", tr("Next coding")),
        Spec("previous-coding", PAGE, "Shift+F7", "", tr("Previous coding")),
        Spec("start-back", TEXT, "Alt+Left", "", tr("Start of the coding to the left")),
        Spec("start-on", TEXT, "Alt+Right", "", tr("Start of the coding to the right")),
        Spec("end-back", TEXT, "Alt+Shift+Left", "", tr("End of the coding to the left")),
        Spec("end-on", TEXT, "Alt+Shift+Right", "", tr("End of the coding to the right")),
        Spec("start-word-back", TEXT, "Alt+PgUp", "", tr("Start of the coding a word back")),
        Spec("start-word-on", TEXT, "Alt+PgDown", "", tr("Start of the coding a word on")),
        Spec("end-word-back", TEXT, "Alt+Shift+PgUp", "", tr("End of the coding a word back")),
        Spec("end-word-on", TEXT, "Alt+Shift+PgDown", "", tr("End of the coding a word on")),
        Spec("next", PAGE, "Alt+Down; Ctrl+PgDown", "arrow-down", tr("Next transcript")),
        Spec("previous", PAGE, "Alt+Up; Ctrl+PgUp", "arrow-up", tr("Previous transcript")),
        Spec("finish", PAGE, "Ctrl+D", "check", tr("Mark as finished"), checkable=True),
        Spec("all", TEXT, "O", "users", tr("Other coders' codings"), checkable=True),
        Spec("codebook", TEXT, "C", "list-tree", tr("Go to the codebook")),
        Spec("code-page", PAGE, "Alt+Return", "book-open", tr("The code's page")),
        Spec("compare", PAGE, "Alt+Shift+Return", "git-compare", tr("Compare the chosen codes")),
        Spec("alike", PAGE, "Ctrl+Alt+N", "merge", tr("Nearly the same names")),
        Spec("quotations", PAGE, "Ctrl+J", "quote", tr("Quotations of the code"), checkable=True),
        Spec("part", PAGE, "F6", "", tr("Next part of the page")),
    ]


class Actions(QObject):
    """The actions by name. `text` and `page` are where their shortcuts act."""

    def __init__(self, text: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._made: dict[str, QAction] = {}
        self._places = {TEXT: text, PAGE: page}
        self.add(table())

    def add(self, specs: Iterable[Spec]) -> None:
        """Make these actions too."""
        for spec in specs:
            action = self._made[spec.name] = QAction(spec.words, self)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys.split("; ")])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setShortcutVisibleInContextMenu(True)
            action.setToolTip(tip(spec.words.rstrip("…"), spec.keys.split("; ")[0]))
            action.setCheckable(spec.checkable)
            if spec.icon:
                icons.put(action, spec.icon, "muted", "good" if spec.checkable else "")
            if spec.scope != SHOWN:
                self._places[spec.scope].addAction(action)

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._made.values())

    def on(self, name: str, act: Callable[[], object]) -> None:
        """Do this when the action is triggered."""
        self._made[name].triggered.connect(lambda _checked=False: act())
