"""The paragraph for the methods section, with the study's own figures.

"Independently" is said only of a frozen round in which nobody looked at the other's work early.
Percent agreement is never given without positive agreement, and pooled kappa never without its
interval or why there is none.
"""

from collections.abc import Mapping, Sequence

from app.coding.agreement.bands import band_of_kappa
from app.coding.agreement.breakdown import whole
from app.coding.agreement.comparison import Comparison
from app.coding.agreement.pooled import DRAWS, FEWEST, Pooled
from app.words.agreement_views import word
from app.words.methods import day


def paragraph(
    comparison: Comparison,
    pooled: Pooled,
    coders: Mapping[int, str],
    further: Sequence[str] = (),
) -> str:
    """Return how agreement was measured and what came out, as it may stand in a paper.

    `further` are sentences on coefficients that are given beside those for each code.
    """
    said = [*_what(comparison, coders), *_how(comparison), *_result(comparison, pooled)]
    return " ".join([*said, *further])


def _what(comparison: Comparison, coders: Mapping[int, str]) -> list[str]:
    """Return who coded what, and in which state it was compared."""
    question, frozen = comparison.question, comparison.frozen
    alone = frozen is not None and frozen.was_blind
    lines = [
        word(
            "m-independently" if alone else "m-coded",
            first=coders[question.first],
            second=coders[question.second],
            n=len(comparison.compared),
            length=f"{sum(one.length for one in comparison.compared):,}",
            units=word(f"units-{question.unit}"),
        )
    ]
    if frozen is None:
        return [*lines, word("m-not-frozen")]
    n, frozen_on = len(frozen.book.codes), day(frozen.freeze.at)
    lines.append(word("m-frozen", n=n, date=frozen_on, version=frozen.version or "–"))
    lines += [word("m-unblinded", date=day(look.at)) for look in frozen.unblindings]
    return lines


def _how(comparison: Comparison) -> list[str]:
    question = comparison.question
    without = word("m-without" if question.without_interviewer else "m-with")
    lines = [word("m-unit", unit=word(f"m-unit-{question.unit}"), interviewer=without)]
    if question.level != "code":
        lines.append(word("m-rolled-up", levels=word(f"levels-{question.level}")))
    return [*lines, word("m-figures", level=word(f"one-{question.level}"))]


def _result(comparison: Comparison, pooled: Pooled) -> list[str]:
    level = comparison.question.level
    names = {"levels": word(f"levels-{level}"), "level": word(f"one-{level}")}
    if pooled.value is None:
        return [word("m-pooled-undefined", **names)]
    lines = [
        word(
            "m-pooled",
            n=len(pooled.used),
            value=f"{pooled.value:.2f}",
            interval=_interval(pooled),
            band=word("m-band", band=word(band_of_kappa(pooled.value)), author=word("landis")),
            positive=percent(whole(comparison).positive),
            **names,
        )
    ]
    if pooled.left_out:
        lines.append(word("m-left-out", n=len(pooled.left_out), **names))
    frozen = comparison.frozen
    if frozen is not None and frozen.made_since:
        lines.append(word("m-made-since", n=len(frozen.made_since)))
    return lines


def _interval(pooled: Pooled) -> str:
    if pooled.low is None or pooled.high is None:
        return word("m-no-interval", fewest=FEWEST)
    certainty = word("m-rough") if pooled.certainty == "rough" else word("m-95")
    low, high = f"{pooled.low:.2f}", f"{pooled.high:.2f}"
    return word("m-interval", certainty=certainty, low=low, high=high, draws=f"{DRAWS:,}")


def percent(share: float | None) -> str:
    """Return a share as a whole percentage; a dash where there is none."""
    return "–" if share is None else f"{share:.0%}".replace("%", " %")
