"""How rounds stand, and what comes next in each: finish, freeze, compare."""

from collections import defaultdict
from typing import Literal, NamedTuple

from app.models import queries
from app.models.queries import Freeze, Round, RoundProgress
from app.models.reader import Reader

NextStep = Literal["finish", "wait", "freeze", "compare"]


class Standing(NamedTuple):
    """A round as its list shows it; `owed` are the viewer's transcripts, `step` what comes next."""

    round: Round
    coders: tuple[RoundProgress, ...]
    transcripts: int
    owed: tuple[int, ...]
    freeze: Freeze | None
    step: NextStep


def standings(reader: Reader) -> list[Standing]:
    """Return how all rounds stand, the latest first."""
    progress: defaultdict[int, list[RoundProgress]] = defaultdict(list)
    for row in queries.round_progress(reader):
        progress[row.round].append(row)
    texts: defaultdict[int, list[queries.RoundTranscript]] = defaultdict(list)
    for text in queries.round_transcripts(reader):
        texts[text.round].append(text)
    standing = {row.round: row for row in queries.freezes(reader) if row.unfrozen_at is None}
    me = reader.viewer.coder
    found = []
    for round_ in queries.rounds(reader):
        coders = tuple(progress[round_.id])
        mine = any(one.coder == me for one in coders)
        owed = tuple(t.transcript for t in texts[round_.id] if mine and t.coder in (None, me))
        step = _next_step(round_, coders, me)
        freeze = standing.get(round_.id)
        found.append(Standing(round_, coders, len(texts[round_.id]), owed, freeze, step))
    return found[::-1]


def _next_step(round_: Round, coders: tuple[RoundProgress, ...], me: int | None) -> NextStep:
    if round_.state == "frozen":
        return "compare"
    late = [one for one in coders if one.done is None or one.done < one.total]
    together = round_.kind == "joint" and len(late) < len(coders)
    if coders and (not late or together):
        return "freeze"
    return "finish" if any(one.coder == me for one in late) else "wait"


def strata(reader: Reader) -> dict[str, list[str]]:
    """Return the names of the transcripts by the group of their participants.

    One whose participants are in several groups, or in none, stands under the groups' names joined.
    """
    groups = {row.id: row.name for row in queries.groups(reader)}
    of_person: defaultdict[int, set[str]] = defaultdict(set)
    for row in queries.memberships(reader):
        of_person[row.participant].add(groups[row.participant_group])
    of_text: defaultdict[int, set[str]] = defaultdict(set)
    for speaker in queries.speakers(reader):
        of_text[speaker.transcript] |= of_person[speaker.participant]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for text in queries.transcripts(reader):
        found[" + ".join(sorted(of_text[text.id]))].append(text.name)
    return dict(found)


def coded(reader: Reader) -> set[int]:
    """Return the transcripts in which the viewer sees codings."""
    return {transcript for transcript, _coder in queries.counts_by_transcript(reader)}
