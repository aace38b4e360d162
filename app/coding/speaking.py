"""Who speaks where: the participants whose turns a span touches.

The turns come packed by transcript and are unpacked where a span is asked for, so that nobody waits
for two hundred thousand records of turns when a code lies in a thousand interviews. In a text
without speakers, whose turns are paragraphs, everybody of the text speaks everywhere
(`app.coding.reports.passages` says the same of tables).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from app.models import queries
from app.models.queries import PackedTurns
from app.models.reader import Reader

_NOBODY: tuple[str, ...] = ()


class _Turns(NamedTuple):
    """The turns of one transcript in reading order, column by column; `who` is one name or none."""

    starts: Sequence[int]
    ends: Sequence[int]
    who: Sequence[tuple[str, ...]]


class Voices:
    """Who speaks where in some transcripts."""

    def __init__(self, reader: Reader, transcripts: Collection[int]) -> None:
        people = queries.participants(reader)
        self._alone = {row.id: (row.name,) for row in people}
        self._packed: dict[int, PackedTurns] = {}
        self.hear(reader, transcripts)
        self._turns: dict[int, _Turns] = {}
        speakers: dict[int, list[str]] = defaultdict(list)
        for speaker in queries.speakers(reader):
            speakers[speaker.transcript] += self._alone[speaker.participant]
        self._everyone = {text: tuple(names) for text, names in speakers.items()}

    def hear(self, reader: Reader, transcripts: Collection[int]) -> None:
        """Read the turns of more transcripts."""
        for row in queries.packed_turns(reader, transcripts):
            self._packed[row.transcript] = row

    def speakers(self, transcript: int, start: int, end: int) -> tuple[str, ...]:
        """Return the participants whose turns a span touches; without speakers, the text's."""
        packed = self._packed.get(transcript)
        if packed is None or not packed.spoken:
            return self._everyone.get(transcript, _NOBODY)
        turns = self._turns.get(transcript)
        if turns is None:
            turns = self._turns[transcript] = self._unpacked(packed)
        first = max(0, bisect_right(turns.starts, start) - 1)
        after = bisect_left(turns.starts, end)
        if after == first + 1:  # one turn, as nearly always
            return turns.who[first] if start < turns.ends[first] else _NOBODY
        touched = (turns.who[at] for at in range(first, after) if start < turns.ends[at])
        return tuple(dict.fromkeys(name for names in touched for name in names))

    def _unpacked(self, packed: PackedTurns) -> _Turns:
        columns = (packed.starts, packed.ends, packed.participants)
        numbers = [list(map(int, column.split(","))) for column in columns]
        rows = sorted(zip(*numbers, strict=True))
        return _Turns(
            [start for start, _, _ in rows],
            [end for _, end, _ in rows],
            [self._alone.get(who, _NOBODY) for _, _, who in rows],
        )
