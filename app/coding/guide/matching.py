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
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import permutations
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
_Forms = dict[str, dict[str, float]]


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


class _Sentence(NamedTuple):
    """The words of a sentence in order and without repetition, and what they weigh together."""

    words: tuple[str, ...]
    held: frozenset[str]
    weight: float


def _scores(questions: Sequence[str], turns: Sequence[str]) -> list[list[float]]:
    asked = [[_words(one) for one in wordings(question)] for question in questions]
    said = [[_words(one) for one in wordings(turn)] for turn in turns]
    groups = [{w for one in group for w in one} for group in (*asked, *said)]
    weights = _weights(groups)
    forms = _forms(set().union(*groups))

    def sentences(group: Sequence[tuple[str, ...]]) -> list[_Sentence]:
        return [_Sentence(one, frozenset(one), sum(weights[w] for w in one)) for one in group]

    spoken = [sentences(turn) for turn in said]
    return [
        [
            max((_alike(one, two, weights, forms) for one in group for two in turn), default=0.0)
            for turn in spoken
        ]
        for group in map(sentences, asked)
    ]


def _weights(groups: Sequence[set[str]]) -> dict[str, float]:
    """Return what each word weighs: the rarer, the more."""
    seen = Counter(word for group in groups for word in group)
    return {
        word: (_FAINT if word in _FUNCTION_WORDS else 1.0) * math.log(1 + len(groups) / n)
        for word, n in seen.items()
    }


def _forms(words: Iterable[str]) -> _Forms:
    """Return by word those that are forms of it, each with how alike they are, below 1."""
    from rapidfuzz.distance import JaroWinkler

    alike: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _SHORT and not _CJK.match(word):
            alike.setdefault(word[:_SHORT], []).append(word)
    found: _Forms = {}
    for one, two in (pair for group in alike.values() for pair in permutations(group, 2)):
        score = JaroWinkler.similarity(one, two)
        if 100 * score >= _ALIKE:
            found.setdefault(one, {})[two] = score
    return found


def _alike(one: _Sentence, two: _Sentence, weights: dict[str, float], forms: _Forms) -> float:
    """Return how much of two sentences is in the other, 0 to 100."""
    shared = _shared(one, two, weights, forms)
    if not shared:
        return 0.0
    back = _shared(two, one, weights, forms)
    return 100 * math.sqrt((shared / one.weight) * (back / two.weight))


def _shared(one: _Sentence, two: _Sentence, weights: dict[str, float], forms: _Forms) -> float:
    """Return what the words of `one` weigh that the other sentence has, or forms of them."""
    total = 0.0
    for word in one.words:
        if word in two.held:
            total += weights[word]
        elif word in forms:
            like = (score for form, score in forms[word].items() if form in two.held)
            total += weights[word] * max(like, default=0.0)
    return total


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
