"""Every published value that METHODS names, from tests/reference/agreement/gold.json.

The values were gathered from the papers and programs that each item names as its source; `nan`
stands for "not defined", spans are half-open, tolerances absolute ("*": the item's default).
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.coding.agreement import coefficients
from app.coding.agreement.alpha import nominal_alpha
from app.coding.agreement.coefficients import Counts
from app.coding.agreement.comparison import Marks
from app.coding.agreement.confusion import NOTHING, confusion
from app.coding.agreement.continuum import continuum
from app.coding.agreement.segments import match_curve
from app.coding.agreement.spans import Characters, covered, shared, union
from app.coding.agreement.unitizing import unitizing_alphas
from tests.coding.agreement.marked import transcript

GOLD = Path(__file__).parents[2] / "reference" / "agreement" / "gold.json"
ITEMS = json.loads(GOLD.read_text(encoding="utf-8"))
NAMES = {
    "pe_cohen": "expected_cohen",
    "pe_scott": "expected_scott",
    "pabak": "brennan_prediger",
}


def table_of(given: dict[str, Any]) -> list[list[int]]:
    if "table" in given:
        return given["table"]
    values = sorted({*given["a"], *given["b"]}, key=str)
    # A code is there or not: two categories also where only one was used.
    values += [None] * (2 - len(values))
    pairs = Counter(zip(given["a"], given["b"], strict=True))
    return [[pairs[one, two] for two in values] for one in values]


def two_coder(given: dict[str, Any]) -> dict[str, float | None]:
    table = table_of(given)
    names = (*NAMES.values(), "percent_agreement", "cohen_kappa", "scott_pi", "gwet_ac1")
    found = {name: getattr(coefficients, name)(table) for name in (*names, "krippendorff_alpha")}
    return found | {gold: found[ours] for gold, ours in NAMES.items()}


def alpha(given: dict[str, Any]) -> dict[str, float | None]:
    return {"alpha": nominal_alpha(given["units"])}


def alpha_sets(given: dict[str, Any]) -> dict[str, float | None]:
    units = [["+".join(one) for one in unit] for unit in given["units"]]
    return {"alpha_nominal": nominal_alpha(units)}


def spans_one_code(given: dict[str, Any]) -> dict[str, float | None]:
    first, second = union(map(tuple, given["a"])), union(map(tuple, given["b"]))
    both = shared(first, second)
    only = covered(first) - both, covered(second) - both
    counts = Counts(both, *only, given["length"] - both - sum(only))
    return {
        "both": counts.both,
        "only_a": counts.only_first,
        "only_b": counts.only_second,
        "neither": counts.neither,
        **coefficients.figures(counts)._asdict(),
    }


def u_alpha_2016(given: dict[str, Any]) -> dict[str, float | None]:
    coders = [[(start, end, value) for start, end, value in units] for units in given["coders"]]
    found = unitizing_alphas(coders, given["length"])
    values = {f"k_alpha_{value}": one for value, (one, _) in found.by_value.items()}
    shares = {f"k_coverage_{value}": share for value, (_, share) in found.by_value.items()}
    family = {"u_alpha": found.u, "bar_u_alpha": found.binary, "cu_alpha": found.cu}
    return family | values | shares


def segments(given: dict[str, Any]) -> dict[str, float | None]:
    first, second = ([tuple(span) for span in given[who]] for who in "ab")
    (found,) = match_curve([(first, second)], [given["threshold"]])
    return {
        "agree": found.matched,
        "disagree": found.segments - found.matched,
        "percent": found.share,
    }


KINDS = {
    "two_coder": two_coder,
    "alpha": alpha,
    "alpha_sets": alpha_sets,
    "spans_one_code": spans_one_code,
    "u_alpha_2016": u_alpha_2016,
    "segments": segments,
}


@pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])
def test_published_values_come_out(item: dict[str, Any]) -> None:
    found = KINDS[item["kind"]](item["input"])
    for name, expected in item["expected"].items():
        tolerance = item["tolerance"].get(name, item["tolerance"]["*"])
        if expected == "nan":
            assert found[name] is None, name
        else:
            assert found[name] == pytest.approx(expected, abs=tolerance), name


def test_the_reference_file_has_all_items() -> None:
    assert len(ITEMS) == 34


SPANS = [item for item in ITEMS if item["kind"] == "spans_one_code"]
TWO_CODERS = [
    item for item in ITEMS if item["kind"] == "u_alpha_2016" and len(item["input"]["coders"]) == 2
]


def marked(given: dict[str, Any]) -> Marks:
    """Return an item's spans of one code as two coders' marks on a text."""
    sides = ({1: union(map(tuple, given[who]))} if given[who] else {} for who in "ab")
    return Marks(transcript(1, given["length"]), Characters(given["length"]), *sides)


@pytest.mark.parametrize("item", SPANS, ids=[item["id"] for item in SPANS])
def test_published_counts_are_the_cells_of_the_confusion(item: dict[str, Any]) -> None:
    given, expected = item["input"], spans_one_code(item["input"])
    cells = confusion([marked(given)]).cells
    names = {"both": (1, 1), "only_a": (1, NOTHING), "only_b": (NOTHING, 1)}
    assert {name: cells.get(cell, 0) for name, cell in names.items()} == {
        name: expected[name] for name in names
    }
    assert cells.get((NOTHING, NOTHING), 0) == expected["neither"]


@pytest.mark.parametrize("item", TWO_CODERS, ids=[item["id"] for item in TWO_CODERS])
def test_published_unitizing_alphas_come_out_of_marks(item: dict[str, Any]) -> None:
    given = item["input"]
    values = sorted({value for units in given["coders"] for _, _, value in units})
    sides: list[dict[int, list[tuple[int, int]]]] = [{}, {}]
    for side, units in zip(sides, given["coders"], strict=True):
        for start, end, value in units:
            side.setdefault(values.index(value) + 1, []).append((start, end))
    found = continuum([Marks(transcript(1, given["length"]), Characters(given["length"]), *sides)])
    expected = unitizing_alphas([list(map(tuple, one)) for one in given["coders"]], given["length"])
    assert found[:3] == expected[:3]
