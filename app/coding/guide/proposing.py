"""Proposals: which questions of a version of the guide were asked where, to be looked through."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from app.coding.guide.answers import INTERVIEWER
from app.coding.guide.matching import match_questions
from app.models import queries
from app.models.queries import Turn
from app.models.reader import Reader

Said = Mapping[tuple[int, int], tuple[int | None, ...]]


class Proposed(NamedTuple):
    """A turn that seems to ask a question; `score` 0 to 100."""

    transcript: int
    question: int
    turn: int
    score: float


def propose_asked(
    reader: Reader, version: int, progress: Callable[[int, int], None] = lambda done, total: None
) -> list[Proposed]:
    """Return proposals for all transcripts that this version may have been used in.

    That are those without another version. What was said already of a transcript and question, also
    that it was not asked, is left alone.
    """
    questions = [row for row in queries.guide(reader) if row.version_id == version]
    texts = [row.text for row in questions]
    said = said_of(reader)
    rows = [row for row in queries.transcripts(reader) if row.guide_version in (None, version)]
    found: list[Proposed] = []
    for done, transcript in enumerate(rows):
        progress(done, len(rows))
        asking = [
            turn for turn in queries.turns(reader, [transcript.id]) if turn.role == INTERVIEWER
        ]
        if not asking:
            continue
        text = queries.text_of(reader, transcript.id).text
        for match in match_questions(texts, [text[turn.start : turn.end] for turn in asking]):
            question = questions[match.question].id
            if (transcript.id, question) not in said:
                turn = asking[match.turn]
                found.append(Proposed(transcript.id, question, turn.id, match.score))
    return found


def said_of(reader: Reader) -> Said:
    """Return the turns that ask, by (transcript, question); (None,): it was not asked."""
    found: dict[tuple[int, int], list[int | None]] = defaultdict(list)
    for row in queries.questions_asked(reader):
        found[row.transcript, row.question].append(row.turn)
    return {key: tuple(turns) for key, turns in found.items()}


class Voice(NamedTuple):
    """A turn as it is read: its id, who, in which role, what, and its span in code points."""

    id: int
    speaker: str
    role: str
    text: str
    start: int
    end: int


class Block(NamedTuple):
    """One interview's answer to a question. `asked` None: it was not asked, or nobody knows."""

    transcript: int
    name: str
    people: tuple[str, ...]
    groups: tuple[str, ...]
    asked: Voice | None
    voices: tuple[Voice, ...]
    state: str  # "said" | "proposed" | "not-asked" | "unknown"


def blocks(reader: Reader, question: int, proposed: Said | None = None) -> list[Block]:
    """Return what every interview answers to a question, in order of collection.

    `proposed` adds what is not kept yet. Texts without an interviewer's turn are left out.
    """
    from app.coding.guide.answers import answer_turns

    kept = said_of(reader)
    said = {**(proposed or {}), **kept}
    by_transcript: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (transcript, one), turns_ in said.items():
        by_transcript[transcript] += [(one, turn) for turn in turns_ if turn is not None]
    turns: dict[int, list[Turn]] = defaultdict(list)
    for turn in queries.turns(reader):
        turns[turn.transcript].append(turn)
    people = _People(reader)
    found: list[Block] = []
    for row in queries.transcripts(reader):
        mine = turns[row.id]
        if not any(turn.role == INTERVIEWER for turn in mine):
            continue
        key = (row.id, question)
        state = "unknown"
        if key in said:
            state = "not-asked" if said[key] == (None,) else "said" if key in kept else "proposed"
        head = (row.id, row.name, *people.of(row.id))
        answers = [
            answer
            for answer in answer_turns(mine, by_transcript[row.id])
            if answer.question == question
        ]
        if not answers:
            found.append(Block(*head, None, (), state))
            continue
        text = queries.text_of(reader, row.id).text
        for answer in answers:
            voices = tuple(_voice(turn, text) for turn in answer.turns)
            found.append(Block(*head, _voice(answer.asked, text), voices, state))
    return found


def _voice(turn: Turn, text: str) -> Voice:
    words = text[turn.start : turn.end].strip()
    return Voice(turn.id, turn.speaker or "", turn.role, words, turn.start, turn.end)


class _People:
    """Who speaks in which transcript, and their groups."""

    def __init__(self, reader: Reader) -> None:
        names = {row.id: row.name for row in queries.participants(reader)}
        groups = {row.id: row.name for row in queries.groups(reader)}
        member: dict[int, list[str]] = defaultdict(list)
        for row in queries.memberships(reader):
            member[row.participant].append(groups[row.participant_group])
        self._people: dict[int, list[str]] = defaultdict(list)
        self._groups: dict[int, list[str]] = defaultdict(list)
        for speaker in queries.speakers(reader):
            self._people[speaker.transcript].append(names[speaker.participant])
            self._groups[speaker.transcript] += member[speaker.participant]

    def of(self, transcript: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return tuple(self._people[transcript]), tuple(dict.fromkeys(self._groups[transcript]))
