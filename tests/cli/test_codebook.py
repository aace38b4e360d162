"""`codebook import`, `codebook export` and `codebook keep`."""

import csv
from pathlib import Path

from tests.cli.conftest import Cli, rows, state, write

COLUMNS = [
    "code",
    "definition",
    "when to use",
    "when not to use",
    "example",
    "theme",
    "category",
    "colour",
    "name2",
]
BOOK = (
    ",".join(COLUMNS),
    'listening,Hears people out.,"Always, nearly.",Never,“go on”,Expression,Words > Small,3,倾听',
    "listening/bearing silence,,,,,,,,",
    "doubts,'=none,,,,Cultivation,,,",
)


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_import_answers_what_was_made(cli: Cli, project: Path, tmp_path: Path) -> None:
    said = cli("codebook", "import", project, write(tmp_path / "book.csv", *BOOK), "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json == {
        "added": ["listening", "listening/bearing silence", "doubts"],
        "changed": [],
        "unchanged": [],
    }
    codes = set(rows(project, "code", "name", "definition", "name2", "common"))
    assert codes == {
        ("listening", "Hears people out.", "倾听", 1),
        ("bearing silence", None, None, 1),
        ("doubts", "=none", None, 1),
    }


def test_the_way_there_and_back(cli: Cli, project: Path, tmp_path: Path) -> None:
    assert cli("codebook", "import", project, write(tmp_path / "book.csv", *BOOK)).code == 0
    out, again = tmp_path / "out.csv", tmp_path / "again.csv"
    said = cli("codebook", "export", project, out, "--json")
    assert (said.code, said.err, said.json) == (0, "", {"file": str(out), "codes": 3})
    assert table(out)[0] == COLUMNS
    first = ["listening", "Hears people out.", "Always, nearly.", "Never", "“go on”"]
    assert table(out)[1] == [*first, "Expression", "Words > Small", "3", "倾听"]
    assert ["doubts", "'=none", "", "", "", "Cultivation", ""] in [row[:7] for row in table(out)]
    before = state(project)
    same = cli("codebook", "import", project, out, "--json").json
    assert (same["added"], same["changed"], len(same["unchanged"])) == ([], [], 3)
    assert state(project) == before
    other = tmp_path / "other.threefold"
    assert cli("new", other).code == 0
    assert cli("codebook", "import", other, out).out == "3 codes added, 0 changed.\n"
    assert cli("codebook", "export", other, again).code == 0
    assert again.read_bytes() == out.read_bytes()


def test_codes_are_updated_by_their_path(cli: Cli, study: Path, tmp_path: Path) -> None:
    ids = dict(rows(study, "code", "name", "id"))
    file = write(
        tmp_path / "book.csv", "code,definition", "trust,Relies on others.", "sitting down,"
    )
    said = cli("codebook", "import", study, file, "--json").json
    assert said == {"added": [], "changed": ["trust"], "unchanged": ["sitting down"]}
    assert dict(rows(study, "code", "name", "id")) == ids
    assert ("trust", "Relies on others.", 1) in rows(study, "code", "name", "definition", "common")


def test_a_bad_row_keeps_the_file_out(cli: Cli, study: Path, tmp_path: Path) -> None:
    before = state(study)
    file = write(tmp_path / "book.csv", "code,definition", "new,x", "new,y")
    assert cli("codebook", "import", study, file).line == (
        "“book.csv” does not fit in line 3: “new” stands in line 2 already. Nothing was imported; "
        "correct the line and import the file again."
    )
    assert state(study) == before


def test_a_colour_that_is_not_the_program_s_is_named(
    cli: Cli, project: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "book.csv", "code,colour", "new,#ff0000")
    assert cli("codebook", "import", project, file).err == (
        "line 2: The colour #ff0000 is none of the program's and was passed over.\n"
    )


def test_other_endings_are_not_written_as_csv(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "book.docx"
    assert cli("codebook", "export", study, out).line == (
        f"“{out}” has no ending that this can be written to. End the name in one of: .csv."
    )
    assert not out.exists()


def test_a_version_is_kept_once_and_compared_with(cli: Cli, study: Path, tmp_path: Path) -> None:
    said = cli("codebook", "keep", study, " pilot ", "--note", "after 3", "--json")
    assert (said.code, said.json) == (0, {"version": "pilot"})
    assert cli("codebook", "keep", study, "pilot").line == (
        "There is already a codebook version “pilot”. Choose another name."
    )
    file = write(tmp_path / "book.csv", "code,definition", "trust,Relies on others.", "humour,")
    assert cli("codebook", "import", study, file).code == 0
    out = tmp_path / "difference.csv"
    said = cli("export", study, "codebook-difference", out, "--from-version", "pilot")
    assert said.code == 0
    assert "“pilot” was kept on 20" in said.err
    assert [row[:5] for row in table(out)[1:]] == [
        ["humour", "Code", "New", "", ""],
        ["trust", "Code", "Definition", "", "Relies on others."],
    ]
    assert cli("export", study, "matrix", out, "--from-version", "pilot").code == 1
    said = cli("export", study, "codebook-difference", out, "--to-version", "main")
    assert "The project has: pilot." in said.line
