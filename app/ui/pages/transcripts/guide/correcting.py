"""Correcting which turns of an interview ask the question that is read.

A question may have been asked more than once: each asking is corrected by itself, put on another
turn or taken away, and another asking is added. While proposals are looked through nothing is
stored; afterwards each correction is one step.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu

from app.coding import operations
from app.models import queries

if TYPE_CHECKING:
    from app.ui.pages.transcripts.guide.view import GuideView

_MENU_WORDS = 90  # code points of a turn in the list of turns
Turns = tuple[int | None, ...]


class Correcting(QObject):
    """The menus of an interview's turns, and what a choice in them says."""

    def __init__(self, view: "GuideView") -> None:
        super().__init__(view)
        self._view = view
        self.menu: QMenu | None = None

    def ask(self, transcript: int, asked: int | None = None) -> None:
        """Offer the turns in place of the one that asks now, and "not asked".

        `asked` None: nobody has said yet that it was asked in this interview.
        """
        alone = len(self._turns(transcript)) <= 1
        menu = self._new_menu()
        no = self.tr("Not asked in this interview") if alone else self.tr("Not asked at this place")
        self._offer(menu, no, checked=self._said(transcript) == (None,)).triggered.connect(
            lambda _on=False: self.say(transcript, None, asked)
        )
        menu.addSeparator()
        for turn, words in self._spoken(transcript):
            if turn in self._turns(transcript) and turn != asked:
                continue  # asked there too: that place has its own link
            self._offer(menu, words, checked=turn == asked).triggered.connect(
                lambda _on=False, turn=turn: self.say(transcript, turn, asked)
            )
        menu.popup(QCursor.pos())

    def ask_again(self, transcript: int) -> None:
        """Offer the turns that do not ask the question yet, as further places where it is asked."""
        menu = self._new_menu()
        menu.addSection(self.tr("Asked here, too:"))
        for turn, words in self._spoken(transcript):
            if turn not in self._turns(transcript):
                self._offer(menu, words).triggered.connect(
                    lambda _on=False, turn=turn: self.say(transcript, turn)
                )
        menu.popup(QCursor.pos())

    def say(self, transcript: int, turn: int | None, instead: int | None = None) -> None:
        """Say that a turn asks the question, in place of another or besides those that do.

        None: it is not asked there; what is left says whether it was asked at all.
        """
        question = self._view.tree.question()
        if question is None:
            return
        now: Turns = self._turns(transcript)
        if turn is None:
            now = tuple(one for one in now if instead is not None and one != instead)
        elif instead in now:
            now = tuple(turn if one == instead else one for one in now)
        else:
            now = (*now, turn)
        said = tuple(dict.fromkeys(now)) or (None,)
        if not self._view.propose_instead(transcript, question, said):
            asked = [(transcript, question, one) for one in said]
            self._view.hub.do(operations.record_questions_asked, asked=asked)

    def _said(self, transcript: int) -> Turns:
        return self._view.said().get((transcript, self._view.tree.question() or 0), ())

    def _turns(self, transcript: int) -> tuple[int, ...]:
        return tuple(turn for turn in self._said(transcript) if turn is not None)

    def _spoken(self, transcript: int) -> Sequence[tuple[int, str]]:
        """Return the interviewer's turns with how they begin."""
        with self._view.hub.read() as reader:
            text = queries.text_of(reader, transcript).text
            turns = queries.turns(reader, [transcript])
        found = []
        for turn in turns:
            if turn.role == "interviewer":
                words = " ".join(text[turn.start : turn.end].split())
                more = "…" if len(words) > _MENU_WORDS else ""
                found.append((turn.id, words[:_MENU_WORDS] + more))
        return found

    def _new_menu(self) -> QMenu:
        self.menu = menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _offer(self, menu: QMenu, words: str, *, checked: bool | None = None) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(checked is not None)
        action.setChecked(bool(checked))
        return action
