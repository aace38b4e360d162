"""Who interviews and who is interviewed: by the word of the label, the participants, the questions.

A word for a role or a participant's id decides. Of the others, in each text, the one who asks is
taken for the interviewer: a larger share of turns with a question mark, or, where the marks say
nothing (automatic transcripts have few), much shorter turns. A label gets one role over all texts;
if the texts disagree, as they do on "Speaker 1", it stays unknown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.coding.importing.records import Role
from app.coding.importing.turns import Span

_ASKS_OFTEN = 0.3
_ASKS_MORE = 2.0
_SHORTER = 3.0
_AGREE = 0.75
"""Share of the texts that have to agree on a label's role."""
_FEWEST = 2
"""Turns of a speaker from which on they say anything."""
_LOOKED_AT = 2000
"""Code points of a turn in which a question mark is looked for, from its end."""


class Speech(NamedTuple):
    """What one speaker does in one text."""

    turns: int
    share_of_questions: float
    mean_length: float


def speeches(text: str, spans: Iterable[Span]) -> dict[str, Speech]:
    """Count each speaker's turns, questions and code points in one text."""
    turns: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    length: Counter[str] = Counter()
    for span in spans:
        if span.speaker is None:
            continue
        turns[span.speaker] += 1
        length[span.speaker] += span.end - span.start
        end = text[max(span.start, span.end - _LOOKED_AT) : span.end]
        asked[span.speaker] += "?" in end or "？" in end
    return {one: Speech(n, asked[one] / n, length[one] / n) for one, n in turns.items()}


def guess_roles(
    texts: Sequence[Mapping[str, Speech]], fixed: Mapping[str, Role], nobody: frozenset[str]
) -> dict[str, Role]:
    """Return the roles of all speakers.

    `fixed` are the roles that are known, `nobody` the labels that stay unknown in any case.
    """
    votes: dict[str, Counter[Role]] = defaultdict(Counter)
    for text in texts:
        for speaker, role in _votes(text, fixed, nobody).items():
            votes[speaker][role] += 1
    roles = dict(fixed)
    for speaker in {one for text in texts for one in text} - fixed.keys():
        ranked = votes[speaker].most_common(1)
        sure = ranked and ranked[0][1] >= _AGREE * votes[speaker].total()
        roles[speaker] = ranked[0][0] if sure else "unknown"
    return roles


def _votes(
    text: Mapping[str, Speech], fixed: Mapping[str, Role], nobody: frozenset[str]
) -> dict[str, Role]:
    """Return what one text says about the speakers whose role is not known."""
    open_ones = [one for one in text if one not in fixed and one not in nobody]
    asking: str | None = None
    if not any(fixed.get(one) == "interviewer" for one in text):
        asking = _who_asks(text, open_ones)
        if asking is None:
            return {}
    return {one: "interviewer" if one == asking else "participant" for one in open_ones}


def _who_asks(text: Mapping[str, Speech], open_ones: Sequence[str]) -> str | None:
    heard = {one: speech for one, speech in text.items() if speech.turns >= _FEWEST}
    candidates = [one for one in open_ones if one in heard]
    if len(heard) < 2 or not candidates:
        return None
    first = max(candidates, key=lambda one: heard[one].share_of_questions)
    others = [speech for one, speech in heard.items() if one != first]
    share, most = heard[first].share_of_questions, max(one.share_of_questions for one in others)
    if share >= _ASKS_OFTEN and share >= _ASKS_MORE * most:
        return first
    short = min(candidates, key=lambda one: heard[one].mean_length)
    rest = [speech for one, speech in heard.items() if one != short]
    asks_enough = heard[short].share_of_questions >= max(one.share_of_questions for one in rest)
    much_shorter = all(heard[short].mean_length * _SHORTER <= one.mean_length for one in rest)
    return short if asks_enough and much_shorter else None
