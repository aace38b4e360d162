"""The answers to one question, interview by interview, to be read through.

Links open the text, or the list of the interviewer's turns from which the right one is chosen.
"""

from collections import Counter
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser

from app.coding.guide.proposing import Block, Voice
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import look

MOST = 300  # interviews shown at once; who has more reads them by group
_GAP = 7  # steps of the grid between two interviews
_STATES = ("said", "proposed")


class AnswersView(QTextBrowser):
    """`opened(transcript, start, end)` for a turn.

    `correction_asked(transcript, turn)` for the turn that asks (None: nobody has said which);
    `again_asked(transcript)` for a further one.
    """

    opened = Signal(object, int, int)
    correction_asked = Signal(object, object)
    again_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look(self, "paper")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(space(4))
        self.setAccessibleName(self.tr("Answers"))
        self.anchorClicked.connect(self._clicked)
        self._blocks: Sequence[Block] = ()
        self._question: int | None = None
        theme().changed.connect(self._renew)

    def show_answers(self, question: int | None, blocks: Sequence[Block]) -> None:
        """Show answers; the place that is being read stays while the question does."""
        scrolled = self.verticalScrollBar().value() if question == self._question else 0
        self._question, self._blocks = question, blocks
        self._renew()
        self.verticalScrollBar().setValue(scrolled)

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing."""

    def _renew(self) -> None:
        asked = [block for block in self._blocks if block.state in _STATES][:MOST]
        others = [block for block in self._blocks if block.state not in _STATES]
        times = Counter(block.transcript for block in asked)
        reached: Counter[int] = Counter()
        parts = []
        for block in asked:
            reached[block.transcript] += 1
            parts.append(self._block(block, reached[block.transcript], times[block.transcript]))
        for state, words in (
            ("not-asked", self.tr("Not asked:")),
            ("unknown", self.tr("Not found yet:")),
        ):
            named = [self._correct(block, block.name) for block in others if block.state == state]
            if named:
                parts.append(f"<p>{self._muted(words)} {', '.join(named)}</p>")
        self.setHtml("".join(parts))

    def _block(self, block: Block, time: int, times: int) -> str:
        """Return one asking with its answer; `time` of `times` in this interview."""
        assert block.asked is not None
        who = ", ".join(block.people) or block.name
        groups = " · ".join(block.groups)
        state = self._muted(self.tr("proposed")) if block.state == "proposed" else ""
        change = self._correct(block, self.tr("Change…"))
        if times > 1:
            which = self.tr("· {n} of {all}").format(n=time, all=times)
            state = f"{self._muted(which)} {state}"
        if time == times:
            again = self._link(f"again:{block.transcript}", self.tr("Asked again…"))
            change = f"{change} &nbsp; {again}"
        head = f"<b>{escape(who)}</b> {self._muted(groups)} {state} &nbsp; {change}"
        asked = self._muted(self._turn(block, block.asked, "muted"))
        said = "".join(f"<p>{self._said(block, voice)}</p>" for voice in block.voices)
        nothing = f"<p>{self._muted(self.tr('Nothing was answered.'))}</p>"
        top = f'<p style="margin-top:{space(_GAP)}px">{head}</p>'
        return f"{top}<p>{asked}</p>{said or nothing}"

    def _said(self, block: Block, voice: Voice) -> str:
        if voice.role == "interviewer":
            return self._turn(block, voice, "muted")
        return self._turn(block, voice, "ink")

    def _turn(self, block: Block, voice: Voice, colour: str) -> str:
        address = f"turn:{block.transcript}/{voice.start}/{voice.end}"
        words = escape(voice.text).replace("\n", "<br/>")
        style = f"color:{theme().colour(colour).name()};text-decoration:none"
        return f'<a href="{address}" style="{style}">{words}</a>'

    def _correct(self, block: Block, words: str) -> str:
        turn = block.asked.id if block.asked is not None else ""
        return self._link(f"correct:{block.transcript}/{turn}", words)

    def _link(self, address: str, words: str) -> str:
        colour = theme().colour("accent").name()
        return f'<a href="{address}" style="color:{colour}">{escape(words)}</a>'

    def _muted(self, html: str) -> str:
        return f'<span style="color:{theme().colour("muted").name()}">{html}</span>'

    def _clicked(self, address: QUrl) -> None:
        kind, _, rest = address.toString().partition(":")
        if kind == "correct":
            transcript, _, turn = rest.partition("/")
            self.correction_asked.emit(int(transcript), int(turn) if turn else None)
        elif kind == "again":
            self.again_asked.emit(int(rest))
        elif kind == "turn":
            self.opened.emit(*map(int, rest.split("/")))
