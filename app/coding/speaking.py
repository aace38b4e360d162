"""Who speaks in a passage: the participants whose turns it touches."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection

from app.models import queries
from app.models.queries import Turn
from app.models.reader import Reader


class Voices:
    """Who speaks where in some transcripts."""

    def __init__(self, reader: Reader, transcripts: Collection[int]) -> None:
        self._names = {row.id: row.name for row in queries.participants(reader)}
        self._turns: dict[int, list[Turn]] = defaultdict(list)
        self.hear(reader, transcripts)
        self._starts: dict[int, list[int]] = {}
        self._silent: set[int] = set()  # texts without speakers
        self._everyone: dict[int, list[str]] = defaultdict(list)
        for speaker in queries.speakers(reader):
            self._everyone[speaker.transcript].append(self._names[speaker.participant])

    def hear(self, reader: Reader, transcripts: Collection[int]) -> None:
        """Read the turns of more transcripts."""
        for turn in queries.turns(reader, transcripts):
            self._turns[turn.transcript].append(turn)

    def speakers(self, transcript: int, start: int, end: int) -> list[str]:
        """Return the participants whose turns a span touches; without speakers, the text's."""
        turns = self._turns[transcript]
        if transcript not in self._starts:
            self._starts[transcript] = [turn.start for turn in turns]
            if not any(turn.participant is not None or turn.speaker for turn in turns):
                self._silent.add(transcript)
        if transcript in self._silent:
            return self._everyone[transcript]
        starts = self._starts[transcript]
        near = turns[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]
        touched = (
            self._names[turn.participant]
            for turn in near
            if turn.participant is not None and start < turn.end
        )
        return list(dict.fromkeys(touched))
