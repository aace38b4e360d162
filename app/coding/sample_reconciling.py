"""The sample study's meeting: a third of the differences settled with reasons, the rest to try.

Which ruling and reason a difference gets follows from its kind and its place in the list, so the
study is the same wherever it is made.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from app.coding import operations
from app.coding.reconciling.disagreements import Kind
from app.coding.reconciling.reading import Difference, reconciling
from app.coding.reconciling.rulings import Ruling
from app.coding.reconciling.settling import case_of
from app.models.reader import Reader

_DATE = "2024-09-17"
_MINUTES = (
    "Went through the differences in the order of the interviews, up to S09. Boundaries: the whole "
    "thought, not the half sentence. Asides without a word of their own stay uncoded."
)
_LEFT = 4  # looked at, and put off
_PUT_OFF = "Read again with the teachers' interviews."
_RULED: dict[Kind, tuple[tuple[Ruling, str], ...]] = {
    Kind.BOUNDARIES: (
        (Ruling.WIDER, "The whole thought belongs to it."),
        (Ruling.WIDER, "The reason is given in the second half."),
        (Ruling.NARROWER, "What follows is a thought of its own."),
    ),
    Kind.NESTED: (
        (Ruling.FIRST, "One passage, one thought."),
        (Ruling.SECOND, "Two moments, so two codings."),
    ),
    Kind.OTHER_CODE: (
        (Ruling.FIRST, "By the definition it is this one."),
        (Ruling.SECOND, "The example in the codebook is nearly the same."),
        (Ruling.BOTH, "Both are meant here."),
    ),
    Kind.ONLY_FIRST: (
        (Ruling.FIRST, "Overlooked by one of us."),
        (Ruling.NEITHER, "Said in passing, too thin to code."),
    ),
    Kind.ONLY_SECOND: (
        (Ruling.SECOND, "Overlooked by one of us."),
        (Ruling.NEITHER, "An example of something else."),
    ),
}


def reconcile_a_third(
    reader: Reader, do: Callable[..., Any], freeze: int, coders: Sequence[int]
) -> None:
    """Settle the first third of the differences of a freeze in a meeting of both coders."""
    found = reconciling(reader, freeze, *coders).differences
    third = len(found) // 3
    meeting = do(operations.write_meeting, date=_DATE, present="Ana, Ben", minutes=_MINUTES)
    more = {"freeze": freeze, "deciders": list(coders), "meeting": meeting}
    for (ruling, reason), ruled in _sorted(found[:third]).items():
        cases = [case_of(one, ruling) for one in ruled]
        do(operations.settle, cases=cases, ruling=ruling, reason=reason, **more)
    later = [case_of(one, Ruling.LATER) for one in found[third : third + _LEFT]]
    do(operations.settle, cases=later, ruling=Ruling.LATER, reason=_PUT_OFF, **more)


def _sorted(found: Sequence[Difference]) -> dict[tuple[Ruling, str], list[Difference]]:
    groups: defaultdict[tuple[Ruling, str], list[Difference]] = defaultdict(list)
    for number, one in enumerate(found):
        ruled = _RULED[one.disagreement.kind]
        groups[ruled[number % len(ruled)]].append(one)
    return groups
