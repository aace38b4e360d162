"""Seeded interviews, codes and codings of two coders, as large as a study or far larger.

Spans are half-open in Unicode code points of the interview's text, which is its paragraphs joined
by one LF. The same size, seed and options always give the same text and codings. What the words
say is noise; how long turns are, how often words recur, how codings overlap and when a code is
first used are shaped like a study's.

    python -m benchmarks.workload small OUT        24 interviews, 80 codes, 60 codings per coder
    python -m benchmarks.workload large OUT       200 interviews, 500 codes, 150
    python -m benchmarks.workload huge OUT      1,000 interviews, 2,000 codes, 300
    python -m benchmarks.workload 300k OUT        one text of 300,000 characters, 2,000 codings
"""

import argparse
import json
import math
import random
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Size(NamedTuple):
    """How much there is; `words` or, if that is 0, `characters` per interview."""

    interviews: int
    codes: int
    codings: int
    words: int = 9_000
    characters: int = 0


class Coding(NamedTuple):
    """Interview and code by index, and the span."""

    interview: int
    code: int
    start: int
    end: int


class Person(NamedTuple):
    """A participant; even ones are students."""

    id: str
    group: str
    gender: str
    age: int
    years: int


class Code(NamedTuple):
    """A code with its place in the structure of categories and themes."""

    name: str
    category: str
    theme: str
    colour: str


class Workload(NamedTuple):
    """A made-up study. `birth[i]` is the interview from which on code i can be used."""

    people: list[Person]
    codes: list[Code]
    paragraphs: list[list[str]]
    texts: list[str]
    codings: dict[str, list[Coding]]
    birth: list[int]


SIZES = {
    "tiny": Size(4, 12, 20, 900),
    "small": Size(24, 80, 60),
    "large": Size(200, 500, 150),
    "huge": Size(1_000, 2_000, 300),
    "300k": Size(1, 80, 1_000, 0, 300_000),
}
SEED = 20240607
NEEDLE = "zebrafish"
"""A word planted on a known schedule, so that a search has a known answer."""

_COMMON_WORDS = (
    "the I and to that it was of a in you we know they is so like but my for be on with not have "
    "this what as at because just think really there do them when would me can people if are one "
    "about had how then patient patients doctor students student teacher feel feeling time course "
    "clinical learning ward teaching exam practice hospital question group family support pressure "
    "work year first very more some out up all from get got go going said say want good bad hard "
    "better might could should our your her his were been no yes well maybe sometimes always never"
)
_ALL_SYLLABLES = (
    "ba be bi bo bu ca ce co cu da de di do du fa fe fi fo ga ge go ha he hi ho ka ke ki la le li "
    "lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu "
    "va ve vi vo wa we wi ya yo za ze zi tion ment ness ing er al ic ous ive"
)
_COMMON, _SYLLABLES = _COMMON_WORDS.split(), _ALL_SYLLABLES.split()
_EMOJI = [
    "\U0001f600",
    "\U0001f914",
    "\U0001f468\u200d\u2695\ufe0f",
    "\U0001f44d\U0001f3fd",
    "\U00020bb7",
    "\U0001f1ec\U0001f1e7",
]


def vocabulary(rng: random.Random, size: int = 6_000) -> tuple[list[str], list[float]]:
    """Return words with the cumulated weights of their frequency (Zipf-Mandelbrot)."""
    words, seen = list(_COMMON), set(_COMMON)
    while len(words) < size:
        word = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 2, 3, 3, 4))))
        if word not in seen and word != NEEDLE:
            seen.add(word)
            words.append(word)
    weights, total = [], 0.0
    for rank in range(1, len(words) + 1):
        total += 1.0 / (rank + 2.7) ** 1.02
        weights.append(total)
    return words, weights


class Talk:
    """Makes interviews out of a vocabulary; one emoji comes after `emoji` of the words."""

    def __init__(self, rng: random.Random, emoji: float = 0.0) -> None:
        self._rng = rng
        self._words, self._weights = vocabulary(rng)
        self._emoji = emoji

    def interview(
        self, who: str, *, words: int = 0, characters: int = 0, needles: int = 0
    ) -> list[str]:
        """Return turns "Interviewer: …" and "S01: …" one after the other."""
        paragraphs: list[str] = []
        said = length = 0
        while length < characters if characters else said < words:
            asks = len(paragraphs) % 2 == 0
            count = self._rng.randint(6, 28) if asks else self._rng.randint(30, 180)
            label = "Interviewer: " if asks else f"{who}: "
            paragraphs.append(label + " ".join(self._turn(count, asks)))
            said += count
            length += len(paragraphs[-1]) + 1
        for _ in range(needles):
            paragraphs[self._rng.randrange(len(paragraphs))] += f" {NEEDLE}."
        return paragraphs

    def _turn(self, count: int, asks: bool) -> list[str]:
        rng = self._rng
        drawn = rng.choices(self._words, cum_weights=self._weights, k=count)
        out: list[str] = []
        at = 0
        while at < count:
            length = rng.randint(5, 18)
            sentence = drawn[at : at + length]
            sentence[0] = sentence[0].capitalize()
            if len(sentence) > 7 and rng.random() < 0.5:
                sentence[len(sentence) // 2] += ","
            sentence[-1] += "?" if asks else rng.choice("....!")
            out.extend(sentence)
            at += length
        if self._emoji:
            out = [f"{w} {rng.choice(_EMOJI)}" if rng.random() < self._emoji else w for w in out]
        return out


def make_codes(rng: random.Random, count: int) -> list[Code]:
    """Return codes spread over categories and these over themes."""
    categories = max(3, round(count / 8))
    themes = max(2, round(categories / 5))
    return [
        Code(
            f"code {i + 1:04d} {rng.choice(_COMMON)} {rng.choice(_COMMON)}",
            f"Category {i % categories + 1:03d}",
            f"Theme {i % categories % themes + 1:02d}",
            "#{:02X}{:02X}{:02X}".format(*(rng.randint(120, 250) for _ in range(3))),
        )
        for i in range(count)
    ]


def random_span(rng: random.Random, text: str) -> tuple[int, int]:
    """Return a span of 20 to 600 characters (log-uniform), mostly from word to word."""
    length = max(20, min(600, round(math.exp(rng.uniform(math.log(20), math.log(600))))))
    length = min(length, len(text))
    start = rng.randrange(0, len(text) - length + 1)
    end = start + length
    if rng.random() < 0.8:
        before, after = text.rfind(" ", max(0, start - 20), start), text.find(" ", end, end + 20)
        start = before + 1 if before >= 0 else start
        end = after if after >= 0 else end
        if not 20 <= end - start <= 600:
            end = min(len(text), start + length)
    return start, end


def make_codings(
    rng: random.Random, texts: Sequence[str], codes: int, count: int
) -> tuple[dict[str, list[Coding]], list[int]]:
    """Return the codings of coders A and B, and the birth of each code.

    A codes freely. B has 72 % of A's (half of them with moved ends), another code on 8 %, misses
    the rest and adds own ones. Births come early (square root curve) and end at 60 % of the
    interviews, so that saturation can be reached.
    """
    last = max(1, int(0.6 * len(texts)))
    birth = [min(len(texts) - 1, int(last * (i / codes) ** 2)) for i in range(codes)]
    weights, total = [], 0.0
    for i in range(codes):
        total += 1.0 / (i % 97 + 3)
        weights.append(total)
    made: dict[str, list[Coding]] = {"A": [], "B": []}
    for interview, text in enumerate(texts):
        known = weights[: max(1, bisect_right(birth, interview))]
        first = _fresh(rng, interview, text, known, count, [])
        repeated = list(dict.fromkeys(_repeated(rng, first, text, known)))
        made["A"].extend(first)
        made["B"].extend(_fresh(rng, interview, text, known, count, repeated))
    return made, birth


def _fresh(
    rng: random.Random,
    interview: int,
    text: str,
    weights: list[float],
    count: int,
    made: list[Coding],
) -> list[Coding]:
    """Fill `made` up with new codings, none twice."""
    seen = set(made)
    while len(made) < count:
        start, end = random_span(rng, text)
        code = rng.choices(range(len(weights)), cum_weights=weights)[0]
        coding = Coding(interview, code, start, end)
        if coding not in seen:
            seen.add(coding)
            made.append(coding)
    return made


def _repeated(
    rng: random.Random, first: Sequence[Coding], text: str, weights: list[float]
) -> list[Coding]:
    """Return what the second coder made of the first one's codings."""
    out = []
    for coding in first:
        chance = rng.random()
        if chance < 0.36:
            out.append(coding)
        elif chance < 0.72:
            start = max(0, coding.start + rng.randint(-40, 40))
            end = min(len(text), coding.end + rng.randint(-40, 40))
            fits = 20 <= end - start <= 600
            out.append(coding._replace(start=start, end=end) if fits else coding)
        elif chance < 0.80:
            other = rng.choices(range(len(weights)), cum_weights=weights)[0]
            out.append(coding._replace(code=other))
    return out


def make(size: Size, *, seed: int = SEED, emoji: float = 0.0) -> Workload:
    """Make a study of this size in memory."""
    rng = random.Random(f"{seed}/{size}/{emoji}")
    talk = Talk(rng, emoji)
    codes = make_codes(rng, size.codes)
    people, paragraphs = [], []
    for i in range(size.interviews):
        student = i % 2 == 0
        who = f"{'S' if student else 'T'}{i // 2 + 1:02d}"
        age, years = ((19, 26), (1, 5)) if student else ((30, 62), (2, 35))
        group = "student" if student else "doctor/teacher"
        gender = rng.choice(["female", "male"])
        people.append(Person(who, group, gender, rng.randint(*age), rng.randint(*years)))
        needles = 3 if i % 5 == 0 else 0
        paragraphs.append(
            talk.interview(who, words=size.words, characters=size.characters, needles=needles)
        )
    texts = ["\n".join(turns) for turns in paragraphs]
    codings, birth = make_codings(rng, texts, size.codes, size.codings)
    return Workload(people, codes, paragraphs, texts, codings, birth)


def write(made: Workload, out: Path) -> None:
    """Write one text file per interview and `workload.json` with everything else."""
    folder = out / "transcripts"
    folder.mkdir(parents=True, exist_ok=True)
    for person, text in zip(made.people, made.texts, strict=True):
        (folder / f"{person.id}.txt").write_text(text, encoding="utf-8", newline="\n")
    record = {
        "people": [person._asdict() for person in made.people],
        "codes": [code._asdict() for code in made.codes],
        "birth": made.birth,
        "coding_columns": Coding._fields,
        "codings": made.codings,
        "needle_hits": sum(text.count(NEEDLE) for text in made.texts),
    }
    (out / "workload.json").write_text(json.dumps(record), encoding="utf-8")


def main() -> None:
    """Write the study that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--emoji", type=float, default=0.0, help="share of words, 0 to 1")
    args = parser.parse_args()
    write(made := make(SIZES[args.size], seed=args.seed, emoji=args.emoji), args.out)
    characters = sum(map(len, made.texts))
    print(f"{len(made.texts)} interviews, {characters:,} characters, {len(made.codes)} codes")


if __name__ == "__main__":
    main()
