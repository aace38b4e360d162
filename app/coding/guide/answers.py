"""What was answered to a question of the guide: the turns up to the next question of the guide.

Follow-up questions of the interviewer belong to the answer, as do remarks of others: whoever reads
an answer wants to see what called it forth. Whoever codes answers takes `Answer.spans`, the words
of participants only.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.models import queries
from app.models.queries import Turn
from app.models.reader import Reader

INTERVIEWER = "interviewer"


class Answer(NamedTuple):
    """The answer to one asking of a question: the turn that asks, and the turns that answer.

    `turns` may be empty: something else was asked at once.
    """

    question: int
    asked: Turn
    turns: tuple[Turn, ...]

    @property
    def transcript(self) -> int:
        """The transcript in which it was asked."""
        return self.asked.transcript

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The spans [start, end) of the turns that are not the interviewer's, in code points."""
        return [
            (turn.start, turn.end)
            for turn in self.turns
            if turn.role != INTERVIEWER and turn.start < turn.end
        ]


def answer_turns(turns: Sequence[Turn], asked: Iterable[tuple[int, int]]) -> list[Answer]:
    """Return the answers in one transcript, in reading order.

    `turns` are all turns of the transcript in reading order; `asked` pairs (question, id of the
    turn that asks it). Two questions asked in one turn share their answer. Turns that are not there
    are passed over.
    """
    at = {turn.id: place for place, turn in enumerate(turns)}
    places = sorted((at[turn], question) for question, turn in set(asked) if turn in at)
    starts = sorted({place for place, _question in places})
    ends = dict(pairwise([*starts, len(turns)]))
    return [
        Answer(question, turns[place], tuple(turns[place + 1 : ends[place]]))
        for place, question in places
    ]


def answers(
    reader: Reader, questions: Collection[int], transcripts: Collection[int] | None = None
) -> list[Answer]:
    """Return the answers to questions of the guide, in the order of collection and of reading.

    `transcripts` narrows (None: all). Where nobody has said which question was asked in a
    transcript, it has no answers.
    """
    asked: Mapping[int, list[tuple[int, int]]] = defaultdict(list)
    for row in queries.questions_asked(reader):
        if row.turn is not None:
            asked[row.transcript].append((row.question, row.turn))
    order = [
        row.id
        for row in queries.transcripts(reader)
        if row.id in asked and (transcripts is None or row.id in transcripts)
    ]
    turns: Mapping[int, list[Turn]] = defaultdict(list)
    for turn in queries.turns(reader, order):
        turns[turn.transcript].append(turn)
    return [
        answer
        for transcript in order
        for answer in answer_turns(turns[transcript], asked[transcript])
        if answer.question in questions
    ]
