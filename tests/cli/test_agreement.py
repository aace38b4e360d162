"""`agreement`: the contract's JSON, and what is refused."""

from pathlib import Path

import pytest

from app.coding import operations
from app.models.project import Project
from app.models.transaction import Transaction
from tests.builders import did
from tests.cli.conftest import SIT, TEXT, TRUST, Cli
from tests.coding.agreement.test_matching import Open

NAMES = ("--coders", "Ana,Ben")


@pytest.fixture
def finished(cli: Cli, study: Path) -> Path:
    for coder in ("Ana", "Ben"):
        assert cli("finish", study, "--coder", coder).code == 0
    return study


def test_the_json_has_what_the_contract_says(cli: Cli, finished: Path) -> None:
    said = cli("agreement", finished, *NAMES, "--json")
    assert (said.code, said.err) == (0, "")
    sit, trust, size = SIT[1] - SIT[0], TRUST[1] - TRUST[0], len(TEXT)
    found = {row["code"]: row for row in said.json["codes"]}
    assert found["sitting down"] == {
        "code": "sitting down",
        "both": sit,
        "only_first": 0,
        "only_second": 0,
        "neither": size - sit,
        **dict.fromkeys(
            (
                "percent_agreement",
                "positive_agreement",
                "cohen_kappa",
                "krippendorff_alpha",
                "scott_pi",
                "brennan_prediger",
                "gwet_ac1",
            ),
            1.0,
        ),
    }
    assert (found["trust"]["only_first"], found["trust"]["cohen_kappa"]) == (trust, 0.0)
    assert {key: value for key, value in said.json.items() if key != "codes"} == {
        "coders": ["Ana", "Ben"],
        "unit": "character",
        "level": "code",
        "state": "not frozen",
        "frozen_at": None,
        "codebook_version": None,
        "without_interviewer": False,
        "transcripts": ["S01"],
        "pooled_kappa": said.json["pooled_kappa"],
    }
    pooled = said.json["pooled_kappa"]
    assert (pooled["low"], pooled["high"], pooled["codes_used"]) == (None, None, 2)
    assert pooled["codes_left_out"] == []


def test_themes_by_turns_without_the_interviewer(cli: Cli, finished: Path) -> None:
    words = ("--unit", "turn", "--level", "theme", "--without-interviewer")
    said = cli("agreement", finished, *NAMES, *words, "--json").json
    (theme,) = said["codes"]
    assert [theme[key] for key in ("code", "both", "neither")] == ["Expression", 1, 1]
    assert (said["unit"], said["level"], said["without_interviewer"]) == ("turn", "theme", True)


def test_people_read_what_was_compared_below_the_figures(cli: Cli, finished: Path) -> None:
    lines = cli("agreement", finished, *NAMES, "--level", "category").out.splitlines()
    assert lines[0].split() == ["both", "first", "second", "neither", "po", "pos", "kappa", "alpha"]
    assert lines[1].split()[:2] == ["Small", "acts"]
    assert "fewer than 5 interviews: no interval" in lines[2]
    assert "present codings, not frozen" in lines[3]
    assert "did not assign categories themselves" in lines[4]
    assert lines[5].endswith("not compared at this level: trust.")


def test_what_only_one_finished_is_missing_and_not_uncoded(cli: Cli, study: Path) -> None:
    assert cli("finish", study, "--coder", "Ana").code == 0
    assert "finished by both coders" in cli("agreement", study, *NAMES).line
    said = cli("agreement", study, *NAMES, "--all-transcripts", "--json")
    assert said.json["transcripts"] == ["S01"]


@pytest.mark.parametrize(
    "names, why",
    [
        ("Ana", "Name two coders, parted by a comma: Ana, Ben."),
        ("Ana,Ben,Cleo", "Name two coders, parted by a comma: Ana, Ben."),
        ("Ana,Cleo", "There is no coder “Cleo”. Name one of: Ana, Ben."),
        ("Ana,Ana", "Agreement needs two different coders."),
    ],
)
def test_wrong_names(cli: Cli, finished: Path, names: str, why: str) -> None:
    assert cli("agreement", finished, "--coders", names).line == why


def test_blind_coders_are_not_compared(cli: Cli, finished: Path) -> None:
    def open_a_round(tx: Transaction) -> None:
        made = tx.store("round").add(
            name="First round", kind="independent", state="open", created=tx.now()
        )
        for coder in tx.coders.find():
            tx.store("round_coder").add(round=made, coder=coder.id)

    with Project(finished) as project:
        project.do(open_a_round).result()
    assert "Say with --as who is looking" in cli("agreement", finished, *NAMES).line
    said = cli("agreement", finished, *NAMES, "--as", "Ana", "--all-transcripts")
    assert "round of blind coding is still open" in said.line


def test_details_add_to_the_contract_and_change_nothing_of_it(cli: Cli, finished: Path) -> None:
    short = cli("agreement", finished, *NAMES, "--json").json
    said = cli("agreement", finished, *NAMES, "--details", "--json").json
    assert {key: said[key] for key in short} == short
    sit, trust = SIT[1] - SIT[0], TRUST[1] - TRUST[0]
    cells = {(row["first"], row["second"]): row["units"] for row in said["confusion"]}
    assert cells["sitting down", "sitting down"] == sit
    assert sum(cells.values()) >= len(TEXT)
    (text,) = said["by_transcript"]
    assert (text["name"], text["both"], text["only_first"]) == ("S01", sit, trust)
    assert text["positive_agreement"] == said["positive_agreement"]
    assert [row["overlap"] for row in said["segments"]] == [n / 10 for n in range(1, 11)]
    assert said["by_round"] == []
    assert said["unitizing"].keys() >= {"u_alpha", "binary_u_alpha", "cu_alpha", "exclusive"}
    assert "independently" not in said["methods"]


def test_details_are_printed_below(cli: Cli, finished: Path) -> None:
    lines = cli("agreement", finished, *NAMES, "--details").out.splitlines()
    assert "What differs most" in lines
    assert lines[-1].startswith("For the methods section: Ana and Ben coded the same transcript")


def test_matched_codes_stand_in_a_block_of_their_own(cli: Cli, tmp_path: Path) -> None:
    study = Open(tmp_path)
    did(study.project, operations.match_codes, study.ana, **study.pair("time", "pressure"))
    study.project.close()
    path = study.project.path
    before = cli("agreement", path, *NAMES, "--json").json
    said = cli("agreement", path, *NAMES, "--details", "--json").json
    assert {key: said[key] for key in before} == before
    found = said["convergence_after_matching"]
    (one,) = found["codes"]
    assert (one["first"], one["second"], one["both"]) == (["time"], ["pressure"], 8)
    assert found["unmatched_first"] == ["feeling safe", "hunger", "reliance"]
    assert {row["first"] for row in found["likely"]} == {"feeling safe", "reliance"}
    out = tmp_path / "matched.csv"
    assert cli("export", path, "agreement", out, "--view", "converged").code == 0
    assert "time = pressure,8,2,2" in out.read_text(encoding="utf-8-sig")
