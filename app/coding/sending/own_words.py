"""A participant's own words: their turns in order, with the interviewer's questions between.

What anybody else said is left out, and its place is marked, also where it is not recorded who
spoke. Names of transcripts are not printed, because they may hold the ids of others, and neither is
a code.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.coding.documents.value import Block, Document, Heading, Paragraph, Sentence
from app.models import queries
from app.models.clock import today
from app.models.errors import Refusal
from app.models.queries import Transcript, Turn
from app.models.reader import Reader
from app.words.methods import day
from app.words.sending import word

_OWN, _ASKED = "own", "asked"  # what of a turn is printed; else the slug of what stands for it


def own_words(reader: Reader, name: str) -> Document:
    """Return what a participant (by id, as in "S07") said; refused: `participant-unknown`."""
    people = {row.name: row.id for row in queries.participants(reader)}
    if name not in people:
        raise Refusal("participant-unknown", name=name, names=", ".join(people) or "–")
    blocks = [block for text in _texts(reader, people[name]) for block in text]
    said = (word("words-intro"), word("words-ask")) if blocks else (word("words-none"),)
    first = Paragraph(tuple(map(Sentence, said)))
    values = {"study": queries.study(reader).title, "date": day(today().isoformat())}
    about = word("words-about", name=name, **values)
    return Document(word("words-title"), about, (first, *blocks))


def _texts(reader: Reader, participant: int) -> Iterator[list[Block]]:
    """Give the blocks of each transcript that the participant takes part in."""
    voices: dict[int, set[int]] = {}
    for speaker in queries.speakers(reader):
        voices.setdefault(speaker.transcript, set()).add(speaker.participant)
    for row in queries.transcripts(reader):
        mine = voices.get(row.id, set())
        if participant in mine:
            turns = queries.turns(reader, [row.id])
            parts = list(_said(reader, row, turns, participant, alone=mine == {participant}))
            yield [Heading(_heading(row)), *parts]


def _heading(row: Transcript) -> str:
    return word(f"{row.kind}-on", date=day(row.date)) if row.date else word(row.kind)


def _said(
    reader: Reader, row: Transcript, turns: Sequence[Turn], participant: int, *, alone: bool
) -> Iterator[Paragraph]:
    """Give the turns; what is left out stands as one line, however many turns it was."""
    text = queries.text_of(reader, row.id).text
    spoken = any(turn.speaker or turn.participant for turn in turns)

    def shown(turn: Turn) -> str:
        if not spoken:  # paragraphs of a text
            return _OWN if alone else "not-told-apart"
        return _whose(turn, participant)

    for whose, some in groupby(turns, shown):
        if whose not in (_OWN, _ASKED):
            yield _line(word(whose), quiet=True)
            continue
        for turn in some:
            words = text[turn.start : turn.end].strip()
            if words and whose == _ASKED:
                yield _line(word("asked", text=words), quiet=True)
            elif words:
                yield _line(words)


def _whose(turn: Turn, participant: int) -> str:
    if turn.participant == participant:
        return _OWN
    if turn.role == "interviewer":
        return _ASKED
    # A participant who was not identified may be this one, and may be another.
    named = turn.participant is not None or (turn.speaker and turn.role != "participant")
    return "other-spoke" if named else "unknown-spoke"


def _line(text: str, *, quiet: bool = False) -> Paragraph:
    return Paragraph((Sentence(text),), quiet=quiet)
