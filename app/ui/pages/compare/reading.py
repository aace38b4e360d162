"""What the Compare page asks the project, all of it in another thread."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.agreement.comparison import Question, compare
from app.coding.agreement.pooled import pooled_kappa
from app.coding.agreement.statement import pooled_sentence
from app.coding.reconciling.after import ComeTogether, come_together
from app.coding.reconciling.reading import Reconciling, reconciling
from app.models import queries
from app.models.errors import Refusal
from app.models.queries import Code, Coder, Meeting, Turn
from app.models.reader import Reader
from app.words.agreement import word


class FrozenRound(NamedTuple):
    """A round of independent coding whose freeze stands, with the people who coded in it."""

    freeze: int
    round: int
    name: str
    at: str
    coders: tuple[int, ...]
    without_interviewer: bool


class Compared(NamedTuple):
    """All that is listed of one round and two of its coders.

    `agreement` is a sentence, `adopted` how many agreed codings the consensus already has,
    `together` how far the two have come since (None: nothing settled, or not to be computed).
    """

    rounds: tuple[FrozenRound, ...]
    shown: FrozenRound | None
    found: Reconciling | None
    coders: Mapping[int, Coder]
    codes: Mapping[int, Code]
    names: Mapping[int, str]
    agreement: str
    adopted: int
    reconciled: frozenset[int]
    together: ComeTogether | None = None
    meetings: Sequence[Meeting] = ()


class Paper(NamedTuple):
    """One transcript to be read: its text and its turns."""

    transcript: int
    text: str
    turns: Sequence[Turn]


def frozen_rounds(reader: Reader) -> tuple[FrozenRound, ...]:
    """Return the frozen rounds with two coders or more, the latest last."""
    rounds = {row.id: row for row in queries.rounds(reader)}
    members: dict[int, list[int]] = {}
    for row in queries.round_coders(reader):
        members.setdefault(row.round, []).append(row.coder)
    return tuple(
        FrozenRound(
            row.id,
            row.round,
            rounds[row.round].name,
            row.at[:10],
            tuple(members[row.round]),
            bool(rounds[row.round].without_interviewer),
        )
        for row in queries.freezes(reader)
        if row.unfrozen_at is None
        and rounds[row.round].kind == "independent"
        and len(members.get(row.round, ())) > 1
        and not set(members[row.round]) & reader.viewer.hidden
    )


def read_compared(reader: Reader, freeze: int | None) -> Compared:
    """Return the differences of a freeze (None or gone: the latest)."""
    rounds = frozen_rounds(reader)
    shown = next((row for row in rounds if row.freeze == freeze), rounds[-1] if rounds else None)
    coders = {row.id: row for row in queries.coders(reader)}
    codes = {row.id: row for row in queries.codes(reader)}
    texts = queries.transcripts(reader)
    names = {row.id: row.name for row in texts}
    done = frozenset(row.id for row in texts if row.reconciled_on is not None)
    if shown is None:
        return Compared(rounds, None, None, coders, codes, names, "", 0, done)
    first, second = shown.coders[:2]
    found = reconciling(reader, shown.freeze, first, second)
    sentence = _agreement(reader, shown)
    adopted = _adopted(reader, found, coders)
    told = come_together(reader, found, shown.round) if _any_settled(found) else None
    made = Compared(rounds, shown, found, coders, codes, names, sentence, adopted, done, told)
    return made._replace(meetings=queries.meetings(reader))


def _any_settled(found: Reconciling) -> bool:
    return any(not one.is_open for one in found.differences)


def _agreement(reader: Reader, shown: FrozenRound) -> str:
    first, second = shown.coders[:2]
    try:
        question = Question(
            first, second, without_interviewer=shown.without_interviewer, round=shown.round
        )
        return pooled_sentence(pooled_kappa(compare(reader, question)))
    except Refusal as refusal:
        return word("to-be-decided") if refusal.reason == "agreement-of-a-part" else ""


def _adopted(reader: Reader, found: Reconciling, coders: Mapping[int, Coder]) -> int:
    """Return how many of the agreed codings stand in the consensus."""
    consensus = {coder.id for coder in coders.values() if coder.kind == "consensus"}
    n = 0
    for transcript, passages in found.agreed.items() if consensus else ():
        rows = queries.codings_of_transcript(reader, transcript)
        there = {(row.start, row.end, row.code) for row in rows if row.coder in consensus}
        n += len(there.intersection(passages))
    return n


def read_paper(reader: Reader, transcript: int) -> Paper | None:
    """Return a transcript to be read, or None where it is gone."""
    if transcript not in {row.id for row in queries.transcripts(reader)}:
        return None
    text = queries.text_of(reader, transcript).text
    return Paper(transcript, text, queries.turns(reader, [transcript]))
