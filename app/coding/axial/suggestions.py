"""Where codes that stand in no category might belong: what the program may suggest, never do.

A code is suggested for the category of a code with a similar name, and for the category whose codes
lie on the same passages as it most often. One suggestion per code, the name first.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from app.coding.analysis.counts import CodedSpan
from app.coding.near_names import Named, near_names

SIMILAR = 70  # percent; looser than for codes that might be the same
TOGETHER = 2  # passages that two codes share, at least


class Suggestion(NamedTuple):
    """`code` might stand in `category`, because of `like`, a code in it; `n` passages shared."""

    code: int
    category: int
    like: int
    why: Literal["name", "together"]
    n: int = 0


def suggest(
    names: Sequence[Named],
    category_of: Mapping[int, int],
    codings: Iterable[CodedSpan],
    away: Collection[tuple[int, int]] = (),
) -> list[Suggestion]:
    """Suggest a category for codes without one, in the order of `names`.

    `category_of` holds the codes that stand in one. `away` are pairs of code and category that were
    waved away.
    """
    waved = set(away)
    loose = [one.id for one in names if one.id not in category_of]
    found: dict[int, Suggestion] = {}
    for pair in near_names(names, least=SIMILAR):
        for code, like in ((pair.first, pair.second), (pair.second, pair.first)):
            if code not in category_of and like in category_of and code not in found:
                category = category_of[like]
                if (code, category) not in waved:
                    found[code] = Suggestion(code, category, like, "name")
    for code, counts in _together(set(loose), category_of, codings).items():
        if code not in found:
            best = _best(code, counts, category_of, waved)
            if best is not None:
                found[code] = best
    return [found[code] for code in loose if code in found]


def _best(
    code: int,
    counts: Counter[int],
    category_of: Mapping[int, int],
    waved: Collection[tuple[int, int]],
) -> Suggestion | None:
    for like, n in counts.most_common():
        if n < TOGETHER:
            return None
        if (code, category_of[like]) not in waved:
            return Suggestion(code, category_of[like], like, "together", n)
    return None


def _together(
    loose: Collection[int], category_of: Mapping[int, int], codings: Iterable[CodedSpan]
) -> dict[int, Counter[int]]:
    """Count for each loose code on how many of its passages codes of categories lie."""
    by_text: dict[object, list[CodedSpan]] = defaultdict(list)
    for row in codings:
        if row.code in loose or row.code in category_of:
            by_text[row.transcript].append(row)
    found: dict[int, set[tuple[object, int, int, int]]] = defaultdict(set)
    for transcript, rows in by_text.items():
        rows.sort(key=lambda row: row.start)
        open_now: list[CodedSpan] = []
        for row in rows:
            open_now = [one for one in open_now if one.end > row.start]
            for one in open_now:
                for code, other in ((row, one), (one, row)):
                    if code.code in loose and other.code in category_of:
                        where = (transcript, code.start, code.end, int(other.code))
                        found[int(code.code)].add(where)
            open_now.append(row)
    return {code: Counter(like for *_span, like in places) for code, places in found.items()}
