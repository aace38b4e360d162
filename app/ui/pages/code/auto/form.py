"""What is asked for: the left side of the dialog of autocoding."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding.autocode.request import (
    Answered,
    AnyOf,
    Exactly,
    Pattern,
    Request,
    Spoken,
    Voice,
    What,
    Widen,
    Within,
)
from app.ui.pages.code.auto.pick import PickButton
from app.ui.pages.code.auto.row import Row
from app.ui.pages.code.auto.sources import Sources
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import look, margins
from app.ui.widgets.palette_model import PaletteItem

EXACT, ANY, PATTERN = "exact", "any", "pattern"
SPOKEN, ANSWERS, WITHIN = "spoken", "answers", "within"
HERE, ALL, GROUPS = "here", "all", "groups"
_SEARCHES = (EXACT, ANY, PATTERN)
_ROWS = {
    "words": _SEARCHES,
    "whole": (EXACT,),
    "case": _SEARCHES,
    "voice": _SEARCHES,
    "spoken": (SPOKEN,),
    "question": (ANSWERS,),
    "inner": (WITHIN,),
    "relation": (WITHIN,),
    "outer": (WITHIN,),
}
_GROUPS_HEIGHT = 92  # px at 100 %


class AskForm(QWidget):
    """`entered`: Enter was pressed in the words. The field "code" is chosen for what is found."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.rows: dict[str, Row] = {}
        self._column = QVBoxLayout(self)
        margins(self._column, right=space(1))
        self._column.setSpacing(space(3))
        self._sources = Sources({}, (), (), (), several=False)
        self._here: int | None = None
        self._make_what()
        self._make_where()
        self.kind.currentIndexChanged.connect(self._show_rows)
        self._show_rows()

    # What can be chosen

    def set_sources(self, sources: Sources) -> None:
        """Offer what there is in the project."""
        self._sources = sources
        self.spoken.set_items(sources.voices)
        self.question.set_items(sources.questions)
        self.groups.clear()
        for name, transcripts in sources.groups:
            item = QListWidgetItem(self.tr("{name} ({n})").format(name=name, n=len(transcripts)))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.groups.addItem(item)
        self._fill_scope()
        self._show_rows()

    def set_codes(self, items: Sequence[PaletteItem], recent: Sequence[int]) -> None:
        """Offer these codes wherever a code is chosen."""
        for pick in (self.code, self.inner, self.outer):
            pick.set_items(items, recent)

    def set_here(self, transcript: int | None) -> None:
        """Say which transcript "this one" is."""
        self._here = transcript
        self._fill_scope()

    def refuse(self, key: str, text: str) -> None:
        """Say at a field what is wrong with it, and go there."""
        self.rows[key].refuse(text)
        self.rows[key].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # What was chosen

    def missing(self) -> tuple[str, str] | None:
        """Return the first field that is wanting and what to do about it."""
        kind = self.kind.currentData()
        wanting = {
            SPOKEN: ("spoken", self.spoken.is_empty(), self.tr("Choose whose turns are meant.")),
            WITHIN: ("inner", self.inner.is_empty(), self.tr("Choose a code.")),
        }
        if kind in _SEARCHES and not self.words.text().strip():
            return "words", self.tr("Say what is to be found.")
        if kind in wanting and wanting[kind][1]:
            return wanting[kind][0], wanting[kind][2]
        if kind == WITHIN and self.outer.is_empty():
            return "outer", self.tr("Choose the code around it.")
        if kind == ANSWERS:
            return self._missing_answer()
        if not self._transcripts():
            return "scope", self.tr("Choose at least one group with transcripts.")
        return None

    def request(self) -> Request:
        """Return what is asked for; ask `missing` before."""
        return Request(
            self._what(),
            tuple(self._transcripts()),
            self.code.key if isinstance(self.code.key, int) else None,
            Widen(self.widen.currentData()),  # Qt hands out a plain text
            Voice(self.voice.currentData()),
        )

    def _missing_answer(self) -> tuple[str, str] | None:
        item = self.question.item()
        if not self._sources.questions:
            return "question", self.tr("There is no interview guide yet.")
        if item is None:
            return "question", self.tr("Choose a question of the guide.")
        if not item.count:
            words = self.tr("Nobody has said yet where this was asked: match the guide first.")
            return "question", words
        return None

    def _what(self) -> What:
        kind, words, case = self.kind.currentData(), self.words.text(), self.case.isChecked()
        if kind == EXACT:
            return Exactly(words, self.whole.isChecked(), case)
        if kind == ANY:
            return AnyOf(words, case)
        if kind == PATTERN:
            return Pattern(words, case)
        if kind == SPOKEN:
            assert isinstance(self.spoken.key, Spoken)
            return self.spoken.key
        if kind == ANSWERS:
            assert isinstance(self.question.key, int)
            return Answered(self.question.key)
        assert isinstance(self.inner.key, int)
        assert isinstance(self.outer.key, int)
        overlap, everybody = self.relation.currentData(), self.everybody.isChecked()
        return Within(self.inner.key, self.outer.key, overlap, everybody)

    def _transcripts(self) -> list[int]:
        scope, names = self.scope.currentData(), self._sources.names
        if scope == HERE:
            return [] if self._here is None else [self._here]
        if scope == ALL:
            return list(names)
        wanted: set[int] = set()
        for at, (_name, transcripts) in enumerate(self._sources.groups):
            if self.groups.item(at).checkState() == Qt.CheckState.Checked:
                wanted.update(transcripts)
        return [one for one in names if one in wanted]

    # Putting together

    def _make_what(self) -> None:
        self.kind = _combo(
            (EXACT, self.tr("Exact words")),
            (ANY, self.tr("Any of several words")),
            (PATTERN, self.tr("Regular expression")),
            (SPOKEN, self.tr("All turns of a speaker")),
            (ANSWERS, self.tr("All answers to a question of the guide")),
            (WITHIN, self.tr("A code within another code")),
        )
        self.words = QLineEdit()
        self.words.returnPressed.connect(self.entered)
        self.whole = QCheckBox(self.tr("Whole words only"))
        self.case = QCheckBox(self.tr("Case and accents count"))
        self.voice = _combo(
            (Voice.ANYONE, self.tr("Anyone")),
            (Voice.PARTICIPANTS, self.tr("Participants")),
            (Voice.INTERVIEWERS, self.tr("Interviewers")),
        )
        self.spoken = PickButton(self.tr("Choose a speaker, role, participant or group…"))
        self.question = PickButton(self.tr("Choose a question…"))
        self.inner = PickButton(self.tr("Choose a code…"))
        self.outer = PickButton(self.tr("Choose a code…"))
        self.relation = _combo(
            (False, self.tr("inside a passage of")), (True, self.tr("where it overlaps"))
        )
        self.everybody = QCheckBox(self.tr("Other coders' codings count too"))
        self._add("kind", self.tr("Find"), self.kind)
        self._add("words", self.tr("Words"), self.words)
        self._add("whole", self.whole.text(), self.whole)
        self._add("case", self.case.text(), self.case)
        self._add("voice", self.tr("Said by"), self.voice)
        self._add("spoken", self.tr("Whose turns"), self.spoken)
        self._add("question", self.tr("Question"), self.question)
        self._add("inner", self.tr("Passages of"), self.inner)
        self._add("relation", self.tr("That lie"), self.relation)
        self._add("outer", self.tr("The other code"), self.outer)
        self._add("everybody", self.everybody.text(), self.everybody)

    def _make_where(self) -> None:
        self.scope = _combo()
        self._fill_scope()
        self.scope.currentIndexChanged.connect(self._show_rows)
        self.groups = QListWidget()
        self.groups.setFixedHeight(theme().px(_GROUPS_HEIGHT))
        self.widen = _combo(
            (Widen.NOT, self.tr("As found")),
            (Widen.WORD, self.tr("Whole words")),
            (Widen.SENTENCE, self.tr("Whole sentences")),
            (Widen.TURN, self.tr("Whole turns")),
        )
        choose, new = self.tr("Choose a code or name a new one…"), self.tr("New code “{}”")
        self.code = PickButton(choose, new)
        self._add("scope", self.tr("In"), self.scope)
        self._add("groups", self.tr("Groups"), self.groups)
        self._add("widen", self.tr("Code"), self.widen)
        self._add("code", self.tr("With"), self.code)
        self._column.addStretch()

    def _add(self, key: str, text: str, editor: QWidget) -> None:
        self.rows[key] = Row(text, editor)
        self._column.addWidget(self.rows[key])

    def _fill_scope(self) -> None:
        scope, names = self.scope, self._sources.names
        chosen = scope.currentData()
        scope.blockSignals(True)
        scope.clear()
        if self._here is not None and self._here in names:
            words = self.tr("This transcript ({name})").format(name=names[self._here])
            scope.addItem(words, HERE)
        scope.addItem(self.tr("All transcripts ({n})").format(n=len(names)), ALL)
        if self._sources.groups:
            scope.addItem(self.tr("Chosen groups"), GROUPS)
        at = scope.findData(chosen)
        scope.setCurrentIndex(at if at >= 0 else scope.findData(ALL))
        scope.blockSignals(False)

    def _show_rows(self) -> None:
        kind = self.kind.currentData()
        for row in self.rows.values():
            row.clear()
        for key, kinds in _ROWS.items():
            self.rows[key].setVisible(kind in kinds)
        self.rows["everybody"].setVisible(kind == WITHIN and self._sources.several)
        self.rows["groups"].setVisible(self.scope.currentData() == GROUPS)
        words = {
            EXACT: "",
            ANY: self.tr(
                "Parted by blanks or commas; “two words” in quotation marks; care* for all words "
                "that begin so."
            ),
            PATTERN: self.tr("Searched turn by turn. Accents count in expressions."),
        }  # fmt: skip
        self.rows["words"].hint(words.get(kind, ""))


def _combo(*choices: tuple[object, str]) -> QComboBox:
    made = QComboBox()
    # The longest choice must not make the form wider than its side.
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    for data, words in choices:
        made.addItem(words, data)
    return made
