"""Pairs alternate, and a figure is reached only within its ratio and its limit."""

import json
from pathlib import Path

import pytest

from benchmarks.pairs import Measured, measure, print_table, write_json


def test_both_sides_take_turns_and_the_first_pairs_do_not_count() -> None:
    called: list[tuple[str, int]] = []
    row = measure(
        "x",
        lambda k: called.append(("ours", k)),
        lambda k: called.append(("floor", k)),
        goal=2.0,
        pairs=4,
        before=lambda: called.append(("before", -1)),
    )
    assert [who for who, _ in called] == ["before", "ours", "floor"] * 6
    assert [k for who, k in called if who == "ours"] == [2, 3, 0, 1, 2, 3]
    assert row.ours_ms >= 0


@pytest.mark.parametrize(
    "ours, p95, limit, limit_of, reached",
    [
        (2.0, 3.0, None, "p95", True),
        (2.1, 3.0, None, "p95", False),
        (2.0, 3.0, 2.5, "p95", False),
        (2.0, 3.0, 2.5, "median", True),
    ],
)
def test_reached(
    ours: float, p95: float, limit: float | None, limit_of: str, reached: bool
) -> None:
    assert Measured("x", ours, 1.0, p95, 2.0, limit, limit_of).is_reached is reached


def test_the_table_says_what_was_missed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [Measured("good", 1.0, 1.0, 1.0, 1.5), Measured("bad", 2.0, 1.0, 2.0, 1.5, 33)]
    print_table("60k", rows)
    title, _, good, bad = capsys.readouterr().out.strip().splitlines()
    assert title == "60k"
    assert "MISSED" not in good
    assert bad.endswith("p95 33 ms  MISSED")
    write_json(tmp_path / "out.json", {"60k": rows})
    read = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [row["reached"] for row in read["60k"]] == [True, False]
