"""Which turn of the interviewer asks which question of the guide: a proposal, to be corrected.

Interviewers do not read questions out, so words are compared and not sentences: each word of a
question that finds a like word in the turn counts by how rare it is in the guide and the
interview, and a word like another by its letters (rapidfuzz) counts as the same: learn, learned.
Chinese has no blanks between words; there, pairs of characters stand for words. Every sentence of
a question is one wording of it, and so is what stands behind a slash: another wording, or the same
question in another language.

The questions are then laid along the interview as a whole (beam search): of two turns that
resemble a question about alike, the one wins that keeps the order of the guide.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

THRESHOLD = 50  # of 100: below it a resemblance is chance
_BACKWARDS = 12  # what going back in the guide costs, in points
_TOGETHER = 18  # what two questions in one turn cost
_WAYS = 64  # ways of laying the guide along the interview that are followed at a time
_ALIKE = 88  # from here on two words are forms of one
_SHORT = 4  # letters: shorter words must be the same, longer ones begin with as many
_SENTENCES = re.compile(r"\s+/\s+|(?<=[?!.;？！。；])\s*")
_WORDS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_]+(?:['’][^\W_]+)*")
_ASIDE = re.compile(r"\([^)]*\)|（[^）]*）|\[[^\]]*\]")
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# They carry little: English, and pairs of Chinese characters.
_FAINT_WORDS = (
    "a an and any anything are as at be been but by can could did do does doing for from had"
    " has have he her him his how i if in is it its just let like me more my of on one or our"
    " out say see so some tell that the their them then there they thing things this to up us"
    " was we were what when where which who why will with would you your"
    " 什么 怎么 怎样 您的 你的 一个 这个 那个 有没 没有 时候 就是 觉得 您觉 你觉 那您 那你 还有"
    " 我们 他们 得有 是怎 么样 有什 么是"
)
_FUNCTION_WORDS = frozenset(_FAINT_WORDS.split())
_FAINT = 0.25  # what such a word weighs beside another


class Match(NamedTuple):
    """A question (by its place in the guide), the turn that asks it, and how alike, 0 to 100."""

    question: int
    turn: int
    score: float


def wordings(question: str) -> list[str]:
    """Return the sentences of a question, each of which may be how it was asked."""
    parts = _SENTENCES.split(_ASIDE.sub(" ", question))
    return [part.strip() for part in parts if part and _words(part)]


def first_wording(question: str) -> str:
    """Return a question without its other wordings, for lists."""
    return re.split(r"\s+/\s+", question, maxsplit=1)[0]


def match_questions(
    questions: Sequence[str], turns: Sequence[str], threshold: float = THRESHOLD
) -> list[Match]:
    """Return which question was asked in which turn, in the guide's order.

    `questions` are the texts of the guide in order, `turns` what the interviewer said in reading
    order; answers name both by their place there. A question that resembles no turn by `threshold`
    is left out; a turn may ask two.
    """
    scores = _scores(questions, turns)
    return [
        Match(question, turn, round(scores[question][turn], 1))
        for question, turn in enumerate(_path(scores, threshold))
        if turn is not None
    ]


def _scores(questions: Sequence[str], turns: Sequence[str]) -> list[list[float]]:
    asked = [[_words(one) for one in wordings(question)] for question in questions]
    said = [[_words(one) for one in wordings(turn)] for turn in turns]
    weights = _weights([{w for one in group for w in one} for group in (*asked, *said)])
    return [
        [
            max((_alike(one, two, weights) for one in group for two in turn), default=0.0)
            for turn in said
        ]
        for group in asked
    ]


def _weights(groups: Sequence[set[str]]) -> dict[str, float]:
    """Return what each word weighs: the rarer, the more."""
    seen = Counter(word for group in groups for word in group)
    return {
        word: (_FAINT if word in _FUNCTION_WORDS else 1.0) * math.log(1 + len(groups) / n)
        for word, n in seen.items()
    }


def _alike(one: Sequence[str], two: Sequence[str], weights: dict[str, float]) -> float:
    """Return how much of two sentences is in the other, 0 to 100."""
    shared_one = sum(weights[w] * max((_same(w, v) for v in two), default=0.0) for w in one)
    shared_two = sum(weights[w] * max((_same(w, v) for v in one), default=0.0) for w in two)
    whole_one, whole_two = sum(weights[w] for w in one), sum(weights[w] for w in two)
    if not whole_one or not whole_two:
        return 0.0
    return 100 * math.sqrt((shared_one / whole_one) * (shared_two / whole_two))


@lru_cache(maxsize=100_000)
def _same(one: str, two: str) -> float:
    """Return 1 for the same word, a little less for a form of it, 0 for another."""
    if one == two:
        return 1.0
    if min(len(one), len(two)) < _SHORT or _CJK.match(one) or _CJK.match(two):
        return 0.0
    from rapidfuzz.distance import JaroWinkler

    score = 100 * JaroWinkler.similarity(one, two)
    return score / 100 if score >= _ALIKE and one[:_SHORT] == two[:_SHORT] else 0.0


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded; Chinese as pairs of neighbouring characters."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    found: list[str] = []
    for run in _WORDS.findall(folded):
        if not _CJK.match(run) or len(run) == 1:
            found.append(run)
        else:
            found.extend(run[at : at + 2] for at in range(len(run) - 1))
    return tuple(dict.fromkeys(found))


def _path(scores: Sequence[Sequence[float]], threshold: float) -> Sequence[int | None]:
    """Return the turn of each question so that resemblance less disorder is greatest."""
    ways: list[tuple[float, tuple[int | None, ...]]] = [(0.0, ())]
    for row in scores:
        grown = [(total, (*way, None)) for total, way in ways]
        for turn, score in enumerate(row):
            if score >= threshold:
                # Only what lies above the threshold counts: else disorder would always be worth it.
                gain = score - threshold
                grown += [(total + gain - _cost(turn, way), (*way, turn)) for total, way in ways]
        ways = nlargest(_WAYS, grown, key=lambda found: found[0])
    return ways[0][1]


def _cost(turn: int, way: Sequence[int | None]) -> int:
    """Return what it costs that a turn comes after those on the way."""
    if turn in way:
        return _TOGETHER
    last = next((one for one in reversed(way) if one is not None), -1)
    return _BACKWARDS if turn < last else 0
