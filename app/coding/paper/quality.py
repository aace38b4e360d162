"""Sentences on rounds of two coders, their agreement, reconciling, saturation, member checks.

"Independently" is written only of a frozen round in which nobody saw the other's work early.
"""

import json
from itertools import combinations

from app.coding.agreement.comparison import Question, compare
from app.coding.agreement.frozen import Frozen, frozen
from app.coding.agreement.methods import paragraph
from app.coding.agreement.pooled import pooled_kappa
from app.coding.agreement.statement import facts_of
from app.coding.analysis.levels import Level
from app.coding.paper.telling import Telling
from app.coding.reconciling.reading import reconciling
from app.coding.saturation.overview import overview
from app.coding.saturation.telling import Telling as SaturationTelling
from app.models import queries
from app.models.errors import Refusal
from app.models.queries import Freeze, Round
from app.models.reader import Reader
from app.words.agreement import word as agreement_word
from app.words.methods import day, listed, word

_LEVELS: tuple[Level, ...] = ("code", "category", "theme")


def tell_quality(reader: Reader, telling: Telling) -> None:
    """Tell of rounds, agreement, reconciling, saturation and member checks."""
    _tell_rounds(reader, telling)
    _tell_reconciled(reader, telling)
    _tell_saturation(reader, telling)
    _tell_member_checks(reader, telling)


def _tell_rounds(reader: Reader, telling: Telling) -> None:
    coders = {row.id: row.name for row in queries.coders(reader)}
    standing = {row.round: row for row in queries.freezes(reader) if row.unfrozen_at is None}
    for round_ in queries.rounds(reader):
        members = [row.coder for row in queries.round_coders(reader) if row.round == round_.id]
        freeze = standing.get(round_.id)
        if round_.kind != "independent":
            _tell_shared(reader, telling, round_, [coders[one] for one in members])
        elif freeze is not None:
            _tell_independent(reader, telling, freeze, members, coders)


def _sizes(reader: Reader, round_: Round) -> tuple[int, int]:
    held = {row.transcript for row in queries.round_transcripts(reader) if row.round == round_.id}
    return len(held), len(queries.transcripts(reader))


def _tell_shared(reader: Reader, telling: Telling, round_: Round, names: list[str]) -> None:
    n, all_ = _sizes(reader, round_)
    values = {"names": listed(names), "n": n, "all": all_, "round": round_.name}
    telling.say("rounds", f"round-{round_.kind}", "compare", **values)


def _tell_independent(
    reader: Reader, telling: Telling, freeze: Freeze, members: list[int], coders: dict[int, str]
) -> None:
    found = frozen(reader, freeze)
    n, all_ = _sizes(reader, found.round)
    telling.say(
        "rounds",
        "round-independent" if found.was_blind else "round-seen",
        "compare",
        names=listed([coders[one] for one in members]),
        n=n,
        all=all_,
        share=f"{100 * n / max(all_, 1):.0f}",
        round=found.round.name,
        date=day(freeze.at),
    )
    _tell_drawn(telling, found.round)
    book = "open-codebook" if found.round.open_codebook else "fixed-codebook"
    telling.say("rounds", book, "compare")
    for slug, values in _early_looks(found, coders):
        telling.quote("rounds", agreement_word(slug, **values), "compare")
    for first, second in combinations(members, 2):
        _tell_pair(reader, telling, found, (first, second), coders)


def _early_looks(found: Frozen, coders: dict[int, str]) -> list[tuple[str, dict[str, object]]]:
    told = ("unblinded", "unblinded-all", "taken-back", "opened-as")
    return [fact for fact in facts_of(found, coders) if fact[0] in told]


def _tell_drawn(telling: Telling, round_: Round) -> None:
    if round_.seed is None or not round_.sample:
        return
    parts = [
        word("drawn-part" if group else "drawn-part-rest", n=n, all=all_, group=group)
        for group, (n, all_) in json.loads(round_.sample).items()
    ]
    telling.say("drawn", "drawn", "compare", seed=round_.seed, groups=listed(parts))


def _tell_pair(
    reader: Reader, telling: Telling, found: Frozen, pair: tuple[int, int], coders: dict[int, str]
) -> None:
    try:
        comparison = compare(reader, Question(*pair, round=found.round.id))
    except Refusal:  # blind, or nothing to compare: then there is nothing to tell
        return
    said = paragraph(comparison, pooled_kappa(comparison), coders)
    telling.quote("agreement", said, "compare")
    differences = reconciling(reader, found.freeze.id, *pair).differences
    settled = [one for one in differences if not one.is_open]
    if not settled:
        return
    reasons = sum(bool(one.settled and one.settled.reason) for one in settled)
    left = len(differences) - len(settled)
    telling.say(
        "differences",
        "left-for-consensus",
        "compare",
        n=len(differences),
        settled=len(settled),
        how=word("how-reason", n=reasons) if reasons else "",
        open=word("how-open", n=left) if left else "",
    )


def _tell_reconciled(reader: Reader, telling: Telling) -> None:
    texts = queries.transcripts(reader)
    if n := sum(row.reconciled_on is not None for row in texts):
        telling.say("reconciled", "reconciled", "compare", n=n, all=len(texts))


def _tell_saturation(reader: Reader, telling: Telling) -> None:
    """Tell what came of each rule that the team has set; without one nothing is said."""
    ruled = {row.level for row in queries.saturation_rules(reader)}
    for level in _LEVELS:
        if level not in ruled:
            continue
        try:
            found = overview(reader, level)
        except Refusal:  # it is not decided whose coding counts
            return
        saying = SaturationTelling(found, day=day)
        for part in found.parts:
            if part.rule is not None and not (part.group is None and part.rule.participant_group):
                for line in saying.result(part):
                    telling.quote("saturation", line, "saturation")


def _tell_member_checks(reader: Reader, telling: Telling) -> None:
    for what in ("transcript", "findings"):
        checks = [row for row in queries.member_checks(reader) if row.what == what]
        asked = {row.participant for row in checks}
        back = {row.participant for row in checks if row.returned_on}
        outcomes = {row.participant for row in checks if row.outcome}
        if asked:
            changed = word("check-outcomes", n=len(outcomes)) if outcomes else ""
            values = {"n": len(asked), "back": len(back), "changed": changed}
            telling.say(f"checks-{what}", f"sent-{what}", "transcripts", **values)
