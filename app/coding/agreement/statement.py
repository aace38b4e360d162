"""What has to be said with figures on a frozen round, as slugs with values for `app.words`.

A reader judges the figures by it: which state was compared, what was left out, and whether a coder
had seen the other's work.
"""

from collections.abc import Mapping

from app.coding.agreement.bands import band_of_kappa
from app.coding.agreement.comparison import Comparison
from app.coding.agreement.frozen import Frozen
from app.coding.agreement.pooled import DRAWS, FEWEST, Pooled
from app.coding.analysis.levels import Level
from app.models import clock
from app.words.agreement import word
from app.words.agreement_views import word as more_words

Fact = tuple[str, dict[str, object]]
_LEVELS = {"code": "codes", "category": "categories", "theme": "themes"}


def statement(comparison: Comparison, coders: Mapping[int, str]) -> list[str]:
    """Return the sentences without which no figure of agreement means anything."""
    question, frozen = comparison.question, comparison.frozen
    lines = [
        word(
            _scope(frozen),
            first=coders[question.first],
            second=coders[question.second],
            n=len(comparison.compared),
            unit=question.unit,
            level=question.level,
            interviewer=word("out" if question.without_interviewer else "in"),
        ),
        *(word(slug, **values) for slug, values in facts_of(frozen, coders)),
    ]
    if question.level != "code":
        levels = _LEVELS[question.level]
        day = clock.today().isoformat() if frozen is None else frozen.freeze.at[:10]
        lines.append(word("rolled-up", levels=levels, date=day))
    if comparison.unplaced:
        codes = ", ".join(comparison.unplaced)
        lines.append(word("unplaced", level=question.level, codes=codes))
    return lines


def _scope(frozen: Frozen | None) -> str:
    if frozen is None:
        return "scope"
    return "scope-seen" if frozen.unblindings else "scope-frozen"


def pooled_sentence(pooled: Pooled, level: Level = "code") -> str:
    """Return pooled kappa with its interval and its band in words."""
    if pooled.value is None:
        return word("pooled-undefined")
    slug = {"none": "interval-none", "rough": "interval-rough"}.get(pooled.certainty, "interval")
    interval = word(
        slug, low=_number(pooled.low), high=_number(pooled.high), draws=DRAWS, fewest=FEWEST
    )
    n, value = len(pooled.used), _number(pooled.value)
    levels = more_words(f"levels-{level}" if n != 1 else f"one-{level}")
    sentence = word("pooled", n=n, levels=levels, value=value, interval=interval)
    band = more_words(band_of_kappa(pooled.value))
    return f"{sentence} {word('pooled-band', band=band, author=more_words('landis'))}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def facts_of(frozen: Frozen | None, coders: Mapping[int, str]) -> list[Fact]:
    """Return what is said of a freeze (none: nothing), in order; `coders` are names by id."""
    if frozen is None:
        return []
    round_, version = frozen.round, frozen.version or "–"
    facts: list[Fact] = [
        ("frozen", {"name": round_.name, "at": _day(frozen.freeze.at), "version": version})
    ]
    if frozen.made_since:
        n, codes = len(frozen.made_since), ", ".join(frozen.made_since)
        facts.append(("codes-made-since", {"n": n, "codes": codes}))
    for look in frozen.unblindings:
        values = {"at": _day(look.at), "reason": look.reason}
        slug = "unblinded-all" if look.coder is None else "unblinded"
        facts.append((slug, {"coder": coders.get(look.coder or 0, "–"), **values}))
    for back in frozen.taken_back:
        on, why = _day(back.unfrozen_at), back.unfrozen_why or "–"
        facts.append(("taken-back", {"at": _day(back.at), "on": on, "reason": why}))
    return [*facts, *_openings(frozen, coders)]


def _openings(frozen: Frozen, coders: Mapping[int, str]) -> list[Fact]:
    changed: dict[tuple[int, int], list[str]] = {}
    for was, now, at in frozen.openings:
        changed.setdefault((was, now), []).append(at)
    return [
        (
            "opened-as",
            {
                "was": coders.get(was, "–"),
                "now": coders.get(now, "–"),
                "n": len(times),
                "at": _day(max(times)),
            },
        )
        for (was, now), times in changed.items()
    ]


def _day(moment: str | None) -> str:
    return (moment or "–")[:10]
