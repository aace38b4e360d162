"""Who speaks in a passage, and how the passage reads as a quotation.

A passage counts for the participants whose turns it touches. A text without speakers has turns that
are paragraphs; it counts for all participants of the transcript. In a quotation the interviewer's
words inside the passage are left out with a mark, those at its ends without one, because a
quotation begins and ends where its speaker does.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from app.coding.analysis.counts import Id
from app.coding.reports.inputs import TextOf, Transcript, TranslationOf, Turn
from app.coding.tables.value import Quote

if TYPE_CHECKING:
    from app.coding.analysis.columns import Voices

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NOBODY: frozenset[str] = frozenset()
IDEOGRAPHS_OF_A_WORD = 1.6  # English translations of Chinese have about 0.6 words an ideograph


class QuoteStyle(NamedTuple):
    """How quotations are printed.

    `source` may hold {participant}, {group} and {transcript}; `omission` stands for what was left
    out; `change` is put before the words of another speaker in the same passage.
    """

    opening: str = "“"
    closing: str = "”"
    omission: str = "[…]"
    source: str = "({participant})"
    change: str = "{participant}: "


class Piece(NamedTuple):
    """A part of a passage that lies in one turn; `participant` is None where nobody is known."""

    start: int
    end: int
    participant: str | None
    interviewer: bool


class Passages:
    """The transcripts' turns, asked for one span after another.

    With `voices` the turns are taken from there, where the transcripts have come without.
    """

    def __init__(self, transcripts: Iterable[Transcript], voices: "Voices | None" = None) -> None:
        self._transcripts = {transcript.id: transcript for transcript in transcripts}
        self._voices = voices
        self._read: dict[Id, _Turns] = {}
        self._alone: dict[str | None, frozenset[str]] = {None: _NOBODY}
        # Asked three times for each passage: for counting, for ranking and for the source.
        self._speakers: dict[tuple[Id, int, int], frozenset[str]] = {}
        self._place = {key: number for number, key in enumerate(self._transcripts)}

    def order(self, place: tuple[Id, int, int]) -> tuple[int, int, int]:
        """Return what sorts passages by order of collection, then by their place in the text."""
        transcript, start, end = place
        return self._place[transcript], start, end

    def transcript(self, transcript: Id) -> Transcript:
        """Return the transcript of this id."""
        return self._transcripts[transcript]

    def speakers(self, transcript: Id, start: int, end: int) -> frozenset[str]:
        """Return the participants whose turns the span touches; without turns, the text's."""
        place = (transcript, start, end)
        known = self._speakers.get(place)
        if known is None:
            known = self._speakers[place] = self._find_speakers(transcript, start, end)
        return known

    def _find_speakers(self, transcript: Id, start: int, end: int) -> frozenset[str]:
        turns, starts, everyone = self._turns(transcript)
        if everyone is not None:
            return everyone
        after = bisect_right(starts, start)
        if after and (after == len(starts) or starts[after] >= end):
            # One turn at most, as nearly always.
            turn = turns[after - 1]
            if turn.end <= start or turn.participant is None:
                return _NOBODY
            return self._alone.setdefault(turn.participant, frozenset([turn.participant]))
        names = [turn.participant for turn in self._touched(transcript, start, end)]
        return frozenset(name for name in names if name is not None)

    def pieces(self, transcript: Id, start: int, end: int) -> list[Piece]:
        """Return the parts of the span that lie in turns, without labels; all where it has none."""
        only = self._only_participant(transcript)
        found = [
            Piece(
                max(start, turn.start),
                min(end, turn.end),
                turn.participant or only,
                turn.role == "interviewer",
            )
            for turn in self._touched(transcript, start, end)
        ]
        return found or [Piece(start, end, only, interviewer=False)]

    def in_one_turn(self, transcript: Id, start: int, end: int) -> bool:
        """Tell whether the span lies wholly in one turn that is not the interviewer's."""
        turns, starts, _everyone = self._turns(transcript)
        after = bisect_right(starts, start)
        if after == 0 or (after < len(starts) and starts[after] < end):
            return False
        turn = turns[after - 1]
        return end <= turn.end and turn.role != "interviewer"

    def _only_participant(self, transcript: Id) -> str | None:
        everyone = self._turns(transcript).everyone
        return next(iter(everyone)) if everyone is not None and len(everyone) == 1 else None

    def _touched(self, transcript: Id, start: int, end: int) -> list[Turn]:
        turns, starts, _everyone = self._turns(transcript)
        first, last = max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)
        return [turn for turn in turns[first:last] if turn.end > start]

    def _turns(self, transcript: Id) -> "_Turns":
        known = self._read.get(transcript)
        if known is None:
            text = self._transcripts[transcript]
            if self._voices is None:
                turns = text.turns
                spoken = any(has_speaker(turn) for turn in turns)
            else:
                turns, spoken = self._voices.turns_in(self._place[transcript])
            everyone = None if spoken else frozenset(text.participants)
            known = _Turns(turns, [turn.start for turn in turns], everyone)
            self._read[transcript] = known
        return known


class _Turns(NamedTuple):
    """The turns of a transcript, where they start, and who speaks everywhere if none is said."""

    turns: tuple[Turn, ...]
    starts: list[int]
    everyone: frozenset[str] | None


class Quoter:
    """Turns passages into printed quotations."""

    def __init__(
        self,
        passages: Passages,
        text_of: TextOf,
        translation_of: TranslationOf,
        style: QuoteStyle,
        groups: dict[str, tuple[str, ...]],
    ) -> None:
        self.passages = passages
        self.text_of = text_of
        self.translation_of = translation_of
        self.style = style
        self.groups = groups

    def quote(self, transcript: Id, start: int, end: int, *, proposed: bool) -> Quote:
        """Return the quotation with its marks and source; a translation takes the text's place."""
        translation = self.translation_of(transcript, start, end)
        text = translation or self.original(transcript, start, end)
        return Quote(
            f"{self.style.opening}{' '.join(text.split())}{self.style.closing}",
            self.source(transcript, start, end),
            (transcript, start, end),
            proposed,
            "" if translation else self.passages.transcript(transcript).language,
        )

    def original(self, transcript: Id, start: int, end: int) -> str:
        """Return the passage without labels and interviewer, on one line."""
        pieces = self.passages.pieces(transcript, start, end)
        spoken = _trimmed(pieces)
        several = len({piece.participant for piece in spoken if not piece.interviewer}) > 1
        parts: list[str] = []
        before: str | None = None
        for piece in spoken:
            if piece.interviewer:
                parts.append(self.style.omission)
                continue
            text = " ".join(self.text_of(transcript, piece.start, piece.end).split())
            if several and (piece.participant != before or not parts):
                name = piece.participant or self.passages.transcript(transcript).name
                text = self.style.change.replace("{participant}", name) + text
            parts.append(text)
            before = piece.participant
        return " ".join(part for part in parts if part)

    def source(self, transcript: Id, start: int, end: int) -> str:
        """Return where the quotation comes from, "(S07)"; without a participant, the transcript."""
        document = self.passages.transcript(transcript)
        names = _in_order(
            piece.participant
            for piece in _trimmed(self.passages.pieces(transcript, start, end))
            if piece.participant and not piece.interviewer
        ) or sorted(self.passages.speakers(transcript, start, end))
        groups = _in_order(group for name in names for group in self.groups.get(name, ()))
        filled = self.style.source.replace("{participant}", ", ".join(names) or document.name)
        filled = filled.replace("{group}", ", ".join(groups))
        return filled.replace("{transcript}", document.name)


def words(text: str) -> float:
    """Count words; an ideograph counts as a part of one, so that lengths can be compared."""
    if text.isascii():
        return len(_WORD.findall(text))
    ideographs = len(_IDEOGRAPH.findall(text))
    return len(_WORD.findall(_IDEOGRAPH.sub(" ", text))) + ideographs / IDEOGRAPHS_OF_A_WORD


def has_speaker(turn: Turn) -> bool:
    """Tell whether a turn is somebody's; in a text without speakers a turn is a paragraph."""
    return bool(turn.speaker) or turn.participant is not None or turn.role != "unknown"


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Leave out the interviewer at both ends, and keep one of several in a row inside."""
    spoken = [number for number, piece in enumerate(pieces) if not piece.interviewer]
    if not spoken:
        return [piece._replace(interviewer=False) for piece in pieces]
    inner = pieces[spoken[0] : spoken[-1] + 1]
    return [
        piece
        for number, piece in enumerate(inner)
        if not (piece.interviewer and inner[number - 1].interviewer)
    ]


def _in_order(names: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))
