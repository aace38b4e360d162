"""`saturation`: the contract's JSON."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli, write


@pytest.fixture
def five(cli: Cli, study: Path, tmp_path: Path) -> Path:
    """Return the study with five more interviews that Ana has finished."""
    lines = ["transcript,start,end,code,coder"]
    for number, codes in enumerate((["trust"], ["hope"], [], [], []), 2):
        file = tmp_path / f"S0{number}.txt"
        file.write_text(f"I: well?\nS: so many words\nI: and?\nS: yes {number}\n")
        assert cli("import", study, file, "--group", "students").code == 0
        lines += [f"S0{number},12,20,{code},Ana" for code in codes]
    assert cli("codings", "import", study, write(tmp_path / "more.csv", *lines)).code == 0
    assert cli("finish", study, "--coder", "Ana").code == 0
    return study


def test_the_json_has_what_the_contract_says(cli: Cli, five: Path) -> None:
    said = cli("saturation", five, "--coder", "Ana", "--json")
    assert (said.code, said.err) == (0, "")
    groups = said.json["groups"]
    whole = {key: value for key, value in said.json.items() if key != "groups"}
    estimates = whole.pop("estimates")
    assert whole == {
        "level": "code",
        "order": ["S01", "S02", "S03", "S04", "S05", "S06"],
        "new": [2, 0, 1, 0, 0, 0],
        "cumulative": [2, 2, 3, 3, 3, 3],
        "rule": {
            "kind": "run",
            "settings": {"run": 3},
            "state": "met",
            "met_at": "S06",
            "new_after_met": [],
        },
        "seen_once": ["sitting down", "hope"],
    }
    assert set(estimates) == {"chao2", "low", "high", "coverage"}
    assert groups == {"students": whole | {"estimates": estimates}}


def test_one_group_only(cli: Cli, five: Path) -> None:
    said = cli("saturation", five, "--coder", "Ana", "--group", "students", "--json").json
    assert (said["groups"], len(said["order"])) == ({}, 6)
    line = cli("saturation", five, "--coder", "Ana", "--group", "doctors").line
    assert line == "No group is called “doctors”. The project has: students. Choose from these."


def test_what_came_after_the_rule_was_met(cli: Cli, five: Path) -> None:
    words = ("--coder", "Ana", "--rule", "guest:1/1/0")
    assert cli("saturation", five, *words, "--json").json["rule"] == {
        "kind": "guest",
        "settings": {"base": 1, "run": 1, "threshold": 0.0},
        "state": "met",
        "met_at": "S02",
        "new_after_met": ["hope"],
    }
    out = cli("saturation", five, *words).out
    assert "was met at S02 in the final coding; later new: hope." in out


def test_unfinished_interviews_are_named_and_not_counted(cli: Cli, study: Path) -> None:
    said = cli("saturation", study, "--json")
    assert said.err == "1 unfinished interview left out: S01.\n"
    assert (said.json["order"], said.json["rule"]["state"]) == ([], "not-possible")
    assert said.json["estimates"] is None


def test_a_rule_that_cannot_be_read(cli: Cli, study: Path) -> None:
    assert cli("saturation", study, "--rule", "often").line.startswith("“often” is no rule")
