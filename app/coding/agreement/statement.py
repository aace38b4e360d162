"""What has to be said with figures on a frozen round, as slugs with values for `app.words`.

A reader judges the figures by it: which state was compared, what was left out, and whether a coder
had seen the other's work.
"""

from collections.abc import Mapping

from app.coding.agreement.frozen import Frozen

Fact = tuple[str, dict[str, object]]


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
