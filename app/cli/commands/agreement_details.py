"""What `threefold agreement --details` adds: confusion, parts, segments, units, a paragraph."""

from typing import Any

from app.coding.agreement.breakdown import Part, by_group, by_round, by_transcript, whole
from app.coding.agreement.coefficients import figures
from app.coding.agreement.comparison import each_marks
from app.coding.agreement.confusion import NOTHING, confusion
from app.coding.agreement.continuum import continuum
from app.coding.agreement.matching import matching_of
from app.coding.agreement.methods import paragraph
from app.coding.agreement.segments import match_curve, pairs_of
from app.coding.reports.agreement_views import Look, why_doubled
from app.coding.reports.matching_tables import converged_pooled
from app.models.reader import Reader
from app.words.agreement_views import word

_MOST = 15  # pairs of codes that are printed


def details(reader: Reader, look: Look) -> dict[str, Any]:
    """Return the further fields of the JSON object; null is "not defined" or "no code"."""
    comparison = look.comparison
    marks = list(each_marks(reader, look.scope))
    cells = confusion(marks).cells
    return {
        "positive_agreement": whole(comparison).positive,
        "confusion": [
            {"first": _code(look, one), "second": _code(look, other), "units": n}
            for (one, other), n in sorted(cells.items(), key=lambda cell: (-cell[1], cell[0]))
        ],
        "by_transcript": [_part(one) for one in by_transcript(comparison)],
        "by_group": [_part(one) for one in by_group(reader, comparison)],
        "by_round": [
            {**_part(one.part), "frozen_at": one.at, "codebook_version": one.version}
            for one in by_round(reader, comparison.question)
        ],
        "segments": [
            {
                "overlap": one.threshold,
                "segments": one.segments,
                "matched": one.matched,
                "share": one.share,
            }
            for one in match_curve(pairs_of(marks))
        ],
        "unitizing": _unitizing(look, marks),
        "convergence_after_matching": _convergence(reader, look),
        "methods": paragraph(comparison, look.pooled, look.coders),
    }


def _code(look: Look, node: int) -> str | None:
    return None if node == NOTHING else look.name(node)


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.name,
        "transcripts": len(part.transcripts),
        "units": part.length,
        "both": part.both,
        "only_first": part.only_first,
        "only_second": part.only_second,
        "positive_agreement": part.positive,
        "codes_used": len(part.pooled.used),
        "pooled_kappa": part.pooled.value,
        "low": part.pooled.low,
        "high": part.pooled.high,
    }


def _unitizing(look: Look, marks: list[Any]) -> dict[str, Any]:
    found = continuum(marks)
    return {
        "u_alpha": found.u,
        "binary_u_alpha": found.binary,
        "cu_alpha": found.cu,
        "by_value": [
            {"code": look.name(one.node), "alpha": one.alpha, "pairable": one.pairable}
            for one in found.values
        ],
        "exclusive": found.exclusive,
        "doubled": list(found.doubled),
    }


def _convergence(reader: Reader, look: Look) -> dict[str, Any] | None:
    """Return what was matched afterwards, which is no reliability; null without a frozen round."""
    if look.comparison.frozen is None:
        return None
    found = matching_of(reader, look.comparison.question)
    names, tables = found.scope.names, found.converged.tables()
    return {
        "codes": [
            {
                "first": [names[code] for code in one.first],
                "second": [names[code] for code in one.second],
                **tables[one.id]._asdict(),
                **figures(tables[one.id])._asdict(),
            }
            for one in found.classes
        ],
        "pooled_kappa": converged_pooled(found).value,
        "likely": [
            {
                "first": names[one.first],
                "second": names[one.second],
                "words": one.words / 100,
                "passages": one.overlap,
            }
            for one in found.likely
        ],
        "unmatched_first": [names[code] for code in found.left_first],
        "unmatched_second": [names[code] for code in found.left_second],
    }


def detail_lines(look: Look, found: dict[str, Any]) -> list[str]:
    """Return the same for people: what differs most, the parts, the curve, the paragraph."""
    apart = [row for row in found["confusion"] if row["first"] != row["second"]]
    lines = ["", word("view-pairs"), *map(_pair_line, apart[:_MOST])]
    for key, view in (("by_group", "groups"), ("by_round", "rounds")):
        lines += ["", word(f"view-{view}"), *map(_part_line, found[key])]
    lines += ["", word("view-segments")]
    lines += [f"  ≥ {row['overlap']:.1f}  {_number(row['share'])}" for row in found["segments"]]
    lines += ["", word("view-units")]
    units = found["unitizing"]
    if units["exclusive"]:
        names = ("u_alpha", "binary_u_alpha", "cu_alpha")
        lines += [f"  {name}  {_number(units[name])}" for name in names]
    else:
        lines.append(f"  {why_doubled(look, *units['doubled'])}")
    return [*lines, "", word("methods", text=found["methods"])]


def _pair_line(row: dict[str, Any]) -> str:
    one, other = (row[side] or word("nothing") for side in ("first", "second"))
    return f"  {row['units']:>8}  {one} / {other}"


def _part_line(row: dict[str, Any]) -> str:
    positive, kappa = _number(row["positive_agreement"]), _number(row["pooled_kappa"])
    return "  " + word(
        "part-line", name=row["name"], n=row["transcripts"], pos=positive, kappa=kappa
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
