"""`handout` and `merge`: the second coder's way out and back."""

from pathlib import Path

import pytest

from tests.cli.conftest import SIT, TRUST, Cli, rows, state, write
from tests.coding.reconciling.test_settling import Frozen


@pytest.fixture
def copy(cli: Cli, study: Path, tmp_path: Path) -> Path:
    """Return Cleo's copy, in which she has coded one passage with a code of her own."""
    out = tmp_path / "cleo.threefold"
    # Of the codes one was used by both, and so is the team's; the other is Ana's alone.
    said = cli("handout", study, out, "--to", "Cleo", "--json")
    assert said.json == {"file": str(out), "coder": "Cleo", "transcripts": 1, "codes": 1}
    row = f"S01,{TRUST[0]},{TRUST[1]},her idea,Cleo,a thought"
    table = write(tmp_path / "c.csv", "transcript,start,end,code,coder,memo", row)
    assert cli("codings", "import", out, table).code == 0
    return out


def test_the_copy_holds_nothing_of_the_others(copy: Path) -> None:
    content = copy.read_bytes()
    for secret in (b"a doubt", b"Ana", b"Ben", b"2024-03-05"):
        assert secret not in content


def test_the_work_comes_home(cli: Cli, study: Path, copy: Path) -> None:
    dry = cli("merge", study, copy, "--dry-run", "--json").json
    assert len(rows(study, "coding", "id")) == 3
    said = cli("merge", study, copy, "--json")
    assert said.json == dry
    assert said.json["added"]["codings"] == 1
    assert said.json["transcripts"] == {"S01": 1}
    assert (said.json["changed"], said.json["conflicts"]) == ({}, [])
    assert ("a thought",) in rows(study, "coding", "memo")
    again = cli("merge", study, copy)
    assert again.out == "The copy holds nothing new.\n"
    assert cli("check", study).code == 0


def test_people_read_what_was_added(cli: Cli, study: Path, copy: Path) -> None:
    lines = cli("merge", study, copy, "--dry-run").out.splitlines()
    assert "1 codings" in lines[0]
    assert lines[1:] == ["  S01: 1 coding", "Nothing was changed: this was a dry run."]


def test_the_coder_who_comes_again_finds_her_work_in_a_new_copy(
    cli: Cli, study: Path, copy: Path, tmp_path: Path
) -> None:
    assert cli("merge", study, copy).code == 0
    said = cli("handout", study, tmp_path / "again.threefold", "--to", "Cleo", "--json")
    assert said.json["codes"] == 2
    assert rows(tmp_path / "again.threefold", "coding", "start") == [(TRUST[0],)]
    assert SIT[0] != TRUST[0]


def test_what_is_refused_changes_nothing(cli: Cli, study: Path, copy: Path, tmp_path: Path) -> None:
    before = state(study)
    assert "nothing was overwritten" in cli("handout", study, copy, "--to", "Ben").line
    assert "open project itself" in cli("merge", study, study).line
    assert cli("merge", study, tmp_path / "none.threefold").code == 1
    (tmp_path / "cut.threefold").write_bytes(copy.read_bytes()[:5000])
    assert cli("merge", study, tmp_path / "cut.threefold").code == 1
    assert state(study) == before


def test_what_is_open_goes_to_a_third_person(cli: Cli, tmp_path: Path) -> None:
    frozen = Frozen(tmp_path)
    frozen.project.close()
    study, out = frozen.project.path, tmp_path / "wu.threefold"
    call = ("handout", study, out, "--open-differences", "--to")
    assert cli(*call, "Ben").line.startswith("A third person decides")
    assert cli(*call, "Wu", "--round", "Other").code == 1
    assert not out.exists()
    said = cli(*call, "Wu", "--round", "Main", "--json")
    wanted = {"file": str(out), "coder": "Wu", "transcripts": 1, "differences": 2}
    assert said.json == wanted
    assert cli("check", out).code == 0
    assert cli("agreement", out, "--coders", "Coder A,Coder B").line.startswith(
        "This copy holds only"
    )
    assert cli("merge", study, out).out == "The copy holds nothing new.\n"


def test_a_copy_for_reading_brings_comments_home_and_nothing_else(
    cli: Cli, study: Path, tmp_path: Path
) -> None:
    out = tmp_path / "sam.threefold"
    said = cli("handout", study, out, "--to", "Sam", "--reading", "--json").json
    assert said == {"file": str(out), "coder": "Sam", "transcripts": 1, "codes": 2}
    before = state(out)
    table = write(tmp_path / "c.csv", "transcript,start,end,code,coder", "S01,0,5,new,Sam")
    assert "only your own memos" in cli("codings", "import", out, table).line
    further = tmp_path / "further.threefold"
    for to in ("Sam", "Kim"):
        assert "only your own memos" in cli("handout", out, further, "--to", to).line
    assert not further.exists()
    assert state(out) == before
    assert cli("merge", study, out).out == "The copy holds nothing new.\n"
    again = cli("handout", study, tmp_path / "x.threefold", "--to", "Kim", "--reading",
                "--with-attributes").line  # fmt: skip
    assert "holds the whole project" in again
    assert "Kim" not in [name for (name,) in rows(study, "coder", "name")]
