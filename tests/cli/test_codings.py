"""`codings import` and `codings export`."""

import csv
from pathlib import Path

import pytest

from app.models import queries
from app.models.project import Project
from tests.cli.conftest import SIT, TEXT, TRUST, Cli, rows, state, write

COLUMNS = [
    "transcript",
    "start",
    "end",
    "code",
    "coder",
    "memo",
    "category",
    "theme",
    "quote",
    "created",
    "quotable",
]
HEAD = "transcript,start,end,code,coder"


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_import_answers_what_was_made(cli: Cli, study: Path, tmp_path: Path) -> None:
    row = f"S01,{SIT[0]},{SIT[1]}"
    file = write(tmp_path / "x.csv", HEAD, f"{row},sitting down,Ana", f"{row},new/below,Cleo")
    said = cli("codings", "import", study, file, "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json == {
        "added": 1,
        "already_there": 1,
        "codes_made": ["new", "new/below"],
        "coders_made": ["Cleo"],
        "left_out": [],
    }
    again = cli("codings", "import", study, file)
    assert again.out == "0 codings added, 2 were there already.\n"


def test_export_has_the_contract_s_columns(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    said = cli("codings", "export", study, out, "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json == {"file": str(out), "codings": 3}
    sit, trust = TEXT[slice(*SIT)], TEXT[slice(*TRUST)]
    place, ana = ["Small acts", "Expression"], ["2024-03-05T10:00:00Z", "yes"]
    assert table(out) == [
        COLUMNS,
        ["S01", *map(str, SIT), "sitting down", "Ana", "a doubt", *place, sit, *ana],
        ["S01", *map(str, SIT), "sitting down", "Ben", "", *place, sit, "2024-03-06T10:00:00Z", ""],
        ["S01", *map(str, TRUST), "trust", "Ana", "", "", "", trust, "2024-03-05T10:01:00Z", ""],
    ]


def test_one_coder_s_codings(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert cli("codings", "export", study, out, "--coder", "Ben", "--json").json["codings"] == 1
    assert {row[4] for row in table(out)[1:]} == {"Ben"}
    assert cli("codings", "export", study, out, "--coder", "all", "--json").json["codings"] == 3
    assert cli("codings", "export", study, out, "--coder", "Cleo").line == (
        "There is no coder “Cleo”. Name one of: Ana, Ben."
    )


def test_the_way_back_adds_nothing(cli: Cli, study: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "out.csv", tmp_path / "again.csv"
    assert cli("codings", "export", study, out).code == 0
    before = state(study)
    said = cli("codings", "import", study, out, "--json")
    assert said.json == {
        "added": 0,
        "already_there": 3,
        "codes_made": [],
        "coders_made": [],
        "left_out": [],
    }
    assert state(study) == before
    other = tmp_path / "other.threefold"
    assert cli("new", other).code == 0
    assert cli("import", other, tmp_path / "S01.txt").code == 0
    assert cli("codings", "import", other, out, "--json").json["added"] == 3
    assert cli("codings", "export", other, again).code == 0
    assert again.read_bytes() == out.read_bytes()


def test_a_cell_that_would_be_a_formula(cli: Cli, project: Path, tmp_path: Path) -> None:
    text = "=1+1 she wrote\n'quoted' it was\n"
    (tmp_path / "E1.txt").write_text(text)
    assert cli("import", project, tmp_path / "E1.txt").code == 0
    second = text.index("'quoted'")
    file = write(
        tmp_path / "in.csv",
        f"{HEAD},memo,quote",
        "E1,0,4,'=HYPERLINK(1),Ana,''tis,'=1+1",
        f"E1,{second},{second + 8},@code,Ana,,'quoted'",
    )
    assert cli("codings", "import", project, file).code == 0
    assert set(rows(project, "code", "name")) == {("=HYPERLINK(1)",), ("@code",)}
    out = tmp_path / "out.csv"
    assert cli("codings", "export", project, out).code == 0
    first, other = table(out)[1:]
    assert (first[3], first[5], first[8]) == ("'=HYPERLINK(1)", "''tis", "'=1+1")
    assert (other[3], other[8]) == ("'@code", "''quoted'")
    assert cli("codings", "import", project, out, "--json").json["already_there"] == 2


BAD = [
    ("S99,0,3,c,Ana", "There is no transcript “S99”."),
    (
        f"S01,5,{len(TEXT) + 1},c,Ana",
        f"5–{len(TEXT) + 1} lies outside “S01”, which has {len(TEXT)} characters.",
    ),
    ("S01,5,5,c,Ana", "5–5 holds no character."),
    ("S01,7,5,c,Ana", "7–5 holds no character."),
    ("S01,-1,5,c,Ana", "“start” is -1, which is no whole number from 0."),
    ("S01,1.5,5,c,Ana", "“start” is 1.5, which is no whole number from 0."),
    ("S01,0,3,,Ana", "“code” is empty."),
    ("S01,0,3,c,", "“coder” is empty."),
    ("S01,0,3", "The row has only 3 of 6 cells."),
    (
        "S01,0,7,c,Ana,nowhere",
        "The quote is not the text of “S01” at 0–7, and it stands nowhere else in it.",
    ),
    (
        "S01,0,10,c,Ana,I sit down",
        f"The quote is not the text of “S01” at 0–10; it stands at {SIT[0]}–{SIT[0] + 10}. "
        "Offsets count characters (Unicode code points) from 0.",
    ),
]


@pytest.mark.parametrize("row, why", BAD, ids=[row for row, _ in BAD])
def test_a_bad_row_keeps_the_file_out(
    cli: Cli, study: Path, tmp_path: Path, row: str, why: str
) -> None:
    before = state(study)
    file = write(tmp_path / "x.csv", f"{HEAD},quote", "S01,3,7,fresh,Zoe", row, "S01,3,8,c,Ana")
    assert cli("codings", "import", study, file).line == (
        f"“x.csv” does not fit in line 3: {why} Nothing was imported; correct the line, or import "
        "the other rows with --partial."
    )
    assert state(study) == before


def test_partial_imports_the_others_and_names_the_lines(
    cli: Cli, study: Path, tmp_path: Path
) -> None:
    file = write(
        tmp_path / "x.csv",
        f"{HEAD},quote",
        *(row for row, _ in BAD),
        'S01,3,7,fresh,Zoe,"What"',
    )
    strict = cli("codings", "import", study, file)
    assert (strict.code, strict.out) == (1, "")
    assert strict.err.splitlines() == [
        *(f"line {number}: {why}" for number, (_, why) in enumerate(BAD, 2)),
        f"threefold: {len(BAD)} rows of “x.csv” do not fit (see above). Nothing was imported; "
        "correct them, or import the other rows with --partial.",
    ]
    said = cli("codings", "import", study, file, "--partial", "--json")
    assert said.code == 0
    assert said.json == {
        "added": 1,
        "already_there": 0,
        "codes_made": ["fresh"],
        "coders_made": ["Zoe"],
        "left_out": [{"line": number, "why": why} for number, (_, why) in enumerate(BAD, 2)],
    }
    assert said.err.splitlines() == strict.err.splitlines()[:-1]


def test_lines_are_counted_as_an_editor_does(cli: Cli, study: Path, tmp_path: Path) -> None:
    file = write(
        tmp_path / "x.csv", f"{HEAD},memo", 'S01,3,7,c,Ana,"two', 'lines"', "", "S01,3,3,c,Ana,"
    )
    assert (
        "does not fit in line 5: 3–3 holds no character."
        in cli("codings", "import", study, file).line
    )


def test_many_bad_rows_are_not_all_listed(cli: Cli, study: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "x.csv", HEAD, *["S01,3,3,c,Ana"] * 60)
    lines = cli("codings", "import", study, file).err.splitlines()
    assert len(lines) == 52
    assert lines[50] == "… and 10 more"


def test_a_category_under_two_themes_is_two(cli: Cli, study: Path, tmp_path: Path) -> None:
    file = write(
        tmp_path / "x.csv",
        f"{HEAD},theme,category",
        "S01,3,7,a,Ana,First,Same",
        "S01,3,7,b,Ana,Second > Sub,Same",
        "S01,3,7,c,Ana,First,",
    )
    assert cli("codings", "import", study, file).code == 0
    out = tmp_path / "out.csv"
    assert cli("codings", "export", study, out).code == 0
    places = {(row[3], row[7], row[6]) for row in table(out)[1:]}
    assert {("a", "First", "Same"), ("b", "Second > Sub", "Same"), ("c", "First", "")} <= places


def test_a_name_that_fits_two_codes(cli: Cli, study: Path, tmp_path: Path) -> None:
    made = write(tmp_path / "x.csv", HEAD, "S01,3,7,a/same,Ana", "S01,3,7,b/same,Ana")
    assert cli("codings", "import", study, made).code == 0
    file = write(tmp_path / "y.csv", HEAD, "S01,3,9,same,Ana")
    assert (
        "2 codes fit “same”. Write the path from the top (parent/child)"
        in cli("codings", "import", study, file).line
    )


def test_the_import_is_one_undo(cli: Cli, study: Path, tmp_path: Path) -> None:
    before = state(study)
    lines = [f"S01,{at},{at + 3},many,Cleo" for at in range(40)]
    assert cli("codings", "import", study, write(tmp_path / "x.csv", HEAD, *lines)).code == 0
    with Project(study) as project:
        project.undo().result()
        with project.read() as reader:
            assert len(queries.all_codings(reader)) == 3
    assert state(study) == before


def test_export_replaces_a_file_and_only_as_csv(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")
    assert cli("codings", "export", study, out).code == 0
    assert cli("codings", "export", study, tmp_path / "out.xlsx").line.endswith(
        "End the name in one of: .csv."
    )
    assert cli("codings", "export", study, tmp_path / "none" / "out.csv").line.startswith(
        f"The folder “{tmp_path / 'none'}” does not exist."
    )


def test_a_project_without_codings(cli: Cli, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert cli("codings", "export", project, out).out == f"0 codings written to {out}.\n"
    assert table(out) == [COLUMNS]
