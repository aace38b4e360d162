"""Every published value that METHODS B names, from tests/reference/saturation/gold.json."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.coding.saturation.curve import curve_of
from app.coding.saturation.estimates import Sample, rarefaction
from app.coding.saturation.rules import Rule, apply_rule, ratios

GOLD = Path(__file__).parents[2] / "reference" / "saturation" / "gold.json"
ITEMS = json.loads(GOLD.read_text(encoding="utf-8"))


def stop(rule: Rule, new: list[int]) -> int | None:
    met_at = apply_rule(rule, new).met_at
    return None if met_at is None else met_at + 1


def new_codes(given: dict[str, Any]) -> dict[str, Any]:
    numbers = [{int(code[1:]) for code in codes} for codes in given["interviews"]]
    curve = curve_of(numbers, range(100))
    return {
        "new": curve.counts,
        "cumulative": curve.cumulative,
        "stop_run3": stop(Rule("run", 0, 3), curve.counts),
        "stop_10_3": stop(Rule("initial", 10, 3), curve.counts),
    }


def consecutive(given: dict[str, Any]) -> dict[str, Any]:
    return {"stop": stop(Rule("initial", given["first"], given["run"]), given["new"])}


def guest_2020(given: dict[str, Any]) -> dict[str, Any]:
    base, run, new = given["base"], given["run"], given["new"]
    rule = Rule("guest", base, run, 100 * Decimal(str(given["threshold"])))
    after = stop(rule, new)
    return {
        "base_themes": sum(new[:base]),
        "ratios": pytest.approx(ratios(rule, new)),
        "notation": after and f"{after - run}+{run}",
        "after": after,
    }


def richness(given: dict[str, Any]) -> dict[str, Any]:
    sample = Sample(given["T"], given["freqs"])
    found = sample.richness()
    values: dict[str, Any] = {
        "chao2": found.chao2,
        "se": found.error,
        "ci_low": found.low,
        "ci_high": found.high,
        "coverage": sample.coverage(),
        "more_coverage(0.95)": sample.more_for(0.95),
    }
    for size in (*range(1, given["T"]), *given.get("extrapolate", [])):
        values[f"S({size})"] = sample.expected(size)
        values[f"C({size})"] = sample.coverage_at(size)
    if "matrix" in given:
        rows = [{at for at, there in enumerate(row) if there} for row in given["matrix"]]
        spread = rarefaction(rows).deviation
        values |= {f"sdc({size})": spread[size - 1] for size in range(1, given["T"] + 1)}
    return values


KINDS = {
    "new_codes": new_codes,
    "consecutive": consecutive,
    "guest_2020": guest_2020,
    "richness": richness,
}


@pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])
def test_published_values_come_out(item: dict[str, Any]) -> None:
    found = KINDS[item["kind"]](item["input"])
    for name, expected in item["expected"].items():
        tolerance = item["tolerance"].get(name, item["tolerance"]["*"])
        if isinstance(expected, int | float):
            assert found[name] == pytest.approx(expected, abs=tolerance), name
        else:
            assert expected == found[name], name


def test_the_reference_file_has_all_items() -> None:
    assert len(ITEMS) == 15
    assert not [name for item in ITEMS for name in item["expected"] if re.match(r"jack|ice", name)]
