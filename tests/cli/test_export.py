"""`export`: every table in every ending, read back by other programs."""

import csv
import re
from pathlib import Path

import pytest
from docx import Document
from lxml import html
from openpyxl import load_workbook

from app.coding import operations
from app.coding.reports.catalog import REPORTS
from app.coding.tables.write import ENDINGS
from app.models.errors import Refusal
from app.models.project import Project
from app.words import sentence
from tests.cli.conftest import SIT, TEXT, Cli, state, write

FIRST = {
    "theme-table": "Theme",
    "participants-table": "Characteristic",
    "codebook": "Theme",
    "codebook-difference": "Code or heading",
    "quotations": "Participant",
    "matrix": "S01",
    "joint-display": "Theme",
    "framework": "Participant",
    "appendix": "Quotation",
    "coding-tree": "Level",
    "crosstab": "Theme",
    "group-comparison": "Group",
    "agreement": "Code",
    "decisions": "When",
    "history": "When (UTC)",
    "saturation": "Interview",
    "memo-outline": "Heading",
}
HEADINGS = [
    "Theme",
    "Sub-theme",
    "Code",
    "Participants n",
    "Participants %",
    "students n",
    "Quotations n",
    "Illustrative quotation",
]
SOMEWHERE = {
    "theme-table": "Small acts",
    "participants-table": "students",
    "codebook": "sitting down",
    "codebook-difference": "Relies on them",
    "quotations": "I sit down 🙂",
    "matrix": "sitting down",
    "joint-display": "Not yet in a theme",
    "framework": "“I sit down 🙂”",
    "appendix": "“I sit down 🙂” (S01)",
    "coding-tree": "Small acts",
    "crosstab": "students (n = 1)",
    "group-comparison": "“I sit down 🙂” (S01)",
    "agreement": "sitting down",
    "decisions": "Transcript",
    "history": "S01",
    "saturation": "",
    "memo-outline": "Written on",
}


def cells(path: Path) -> list[list[str]]:
    """Return a written table as rows of text, read by another program than ours."""
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    if path.suffix == ".docx":
        (table,) = Document(str(path)).tables
        return [[cell.text for cell in row.cells] for row in table.rows]
    if path.suffix == ".xlsx":
        sheet = load_workbook(path).active
        assert sheet is not None
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    if path.suffix == ".html":
        (table,) = html.fromstring(path.read_text(encoding="utf-8")).iter("table")
        return [[cell.text_content() for cell in row.iterchildren()] for row in table.iter("tr")]
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("what", REPORTS)
def test_every_table_in_every_ending(
    cli: Cli, study: Path, tmp_path: Path, what: str, ending: str
) -> None:
    for coder in ("Ana", "Ben") if what == "agreement" else ("Ana",):
        assert cli("finish", study, "--coder", coder).code == 0
    scores = write(tmp_path / "scores.csv", "id,resilience", "S01,12")
    assert cli("participants", study, scores).code == 0
    if what == "codebook-difference":
        assert cli("codebook", "keep", study, "pilot").code == 0
        book = write(tmp_path / "book.csv", "code,definition", "trust,Relies on them")
        assert cli("codebook", "import", study, book).code == 0
    out = tmp_path / f"out{ending}"
    out.write_text("an older file is replaced")
    said = cli("export", study, what, out, "--json")
    assert said.code == 0
    assert said.json.keys() == {"file", "what", "rows"}
    assert (said.json["file"], said.json["what"]) == (str(out), what)
    found = cells(out)
    text = [cell for row in found for cell in row]
    assert FIRST[what] in text
    assert any(SOMEWHERE[what] in cell for cell in text)
    if ending == ".md":
        assert re.search(r"[Aa]s of \d{4}-\d\d-\d\d\.", out.read_text(encoding="utf-8"))
    if ending == ".csv":
        assert len(found) == said.json["rows"] + 1


def test_the_theme_table_counts_the_finished_coder(cli: Cli, study: Path, tmp_path: Path) -> None:
    assert cli("finish", study, "--coder", "Ana").code == 0
    out = tmp_path / "t2.csv"
    said = cli("export", study, "theme-table", out, "--group", "students")
    assert said.code == 0
    assert said.out == f"theme-table written to {out}.\n"
    # A CSV file has no room for them.
    assert "Codings counted: Ana (1 transcript)" in said.err
    assert [row[:8] for row in cells(out)] == [
        HEADINGS,
        ["Expression", "", "", "1", "100", "1", "1", ""],
        ["Expression", "Small acts", "", "1", "100", "1", "1", ""],
        ["Expression", "Small acts", "sitting down", "1", "100", "1", "1", "“I sit down 🙂” (S01)"],
        ["Not yet in a theme", "", "", "1", "100", "1", "1", ""],
        ["Not yet in a theme", "", "trust", "1", "100", "1", "1", "“they trust me” (S01)"],
    ]


def test_two_coders_are_never_added_up_by_themselves(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "q.csv"
    for what in ("theme-table", "quotations", "codebook"):
        assert cli("export", study, what, out).line == (
            "Ana, Ben have coded the same transcripts (S01), and it is not decided whose codings "
            "count. Name one (on the command line with --coder), or reconcile them."
        )
    assert not out.exists()
    for coder, n in (("Ana", 2), ("Ben", 1), ("all", 3)):
        found = cli("export", study, "quotations", out, "--coder", coder, "--json").json
        assert found["rows"] == n
    assert cli("export", study, "quotations", out, "--coder", "Cleo").line == (
        "There is no coder “Cleo”. Name one of: Ana, Ben."
    )


def test_what_counts_no_codings_needs_no_decision(cli: Cli, study: Path, tmp_path: Path) -> None:
    assert cli("export", study, "participants-table", tmp_path / "t1.md").code == 0
    assert cli("export", study, "history", tmp_path / "h.md").code == 0


def test_quotations_give_the_place_and_the_words(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "q.csv"
    assert cli("export", study, "quotations", out, "--coder", "Ana").code == 0
    names, first, _second = cells(out)
    row = dict(zip(names, first, strict=True))
    assert row == {
        "Participant": "S01",
        "Group": "students",
        "Transcript": "S01",
        "Start": str(SIT[0]),
        "End": str(SIT[1]),
        "Theme": "Expression",
        "Category": "Small acts",
        "Code": "sitting down",
        "Coder": "Ana",
        "Quotation": TEXT[slice(*SIT)],
        "Translation": "",
        "Memo": "a doubt",
        "Quotable": "yes",
        "Coded on": "2024-03-05T10:00:00Z",
    }


def test_a_formula_is_guarded_in_csv_and_plain_text_in_xlsx(
    cli: Cli, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "E1.txt").write_text("=1+1 she wrote\n")
    assert cli("import", project, tmp_path / "E1.txt").code == 0
    file = tmp_path / "in.csv"
    file.write_text("transcript,start,end,code,coder\nE1,0,4,=cmd,Ana\n")
    assert cli("codings", "import", project, file).code == 0
    for ending in (".csv", ".xlsx"):
        assert cli("export", project, "quotations", tmp_path / f"q{ending}").code == 0
        text = [cell for row in cells(tmp_path / f"q{ending}") for cell in row]
        assert {"'=1+1", "'=cmd"} <= set(text)


def test_an_ending_that_nothing_has(cli: Cli, study: Path, tmp_path: Path) -> None:
    for name in ("t2.pdf", "t2", "t2.docx.bak"):
        out = tmp_path / name
        assert cli("export", study, "theme-table", out).line == (
            f"“{out}” has no ending that this can be written to. End the name in one of: "
            ".docx .xlsx .csv .html .md."
        )
        assert not out.exists()


def test_an_ending_in_capitals(cli: Cli, study: Path, tmp_path: Path) -> None:
    assert cli("export", study, "participants-table", tmp_path / "T1.DOCX").code == 0


def test_a_missing_folder_and_a_folder_in_place_of_a_file(
    cli: Cli, study: Path, tmp_path: Path
) -> None:
    out = tmp_path / "none" / "t1.docx"
    assert cli("export", study, "participants-table", out).line == (
        f"The folder “{out.parent}” does not exist. Make it first, or choose another place for "
        f"“{out}”."
    )
    out = tmp_path / "folder.docx"
    out.mkdir()
    assert cli("export", study, "participants-table", out).line == (
        f"“{out}” is a folder. Give a file name inside it."
    )


def test_groups(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    assert cli("export", study, "participants-table", out, "--group", "students").code == 0
    assert "students n" in cells(out)[0]
    assert cli("export", study, "participants-table", out, "--group", "nurses").line == (
        "No group is called “nurses”. The project has: students. Choose from these."
    )
    assert cli("export", study, "history", out, "--group", "students").line == (
        "“history” has no columns for groups. Leave --group out; it is for: crosstab, "
        "framework, group-comparison, matrix, participants-table, saturation, theme-table."
    )


def test_an_empty_project(cli: Cli, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.docx"
    assert cli("export", project, "theme-table", out).line.startswith("There is no code yet")
    assert cli("export", project, "participants-table", out).line.startswith(
        "There is no participant to count."
    )
    for what in ("codebook", "quotations", "history"):
        assert cli("export", project, what, out).code == 0


def test_exporting_changes_nothing(cli: Cli, study: Path, tmp_path: Path) -> None:
    before = state(study)
    assert cli("export", study, "theme-table", tmp_path / "x.docx", "--coder", "all").code == 0
    assert state(study) == before


def test_transcripts_with_their_codes(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "coded.docx"
    found = cli("export", study, "coded-transcript", out, "--json").json
    assert found == {"file": str(out), "what": "coded-transcript", "transcripts": 1, "codings": 3}
    document = Document(str(out))
    assert sorted((one.text, one.author) for one in document.comments) == [
        ("sitting down", "Ben"),
        ("sitting down\na doubt", "Ana"),
        ("trust", "Ana"),
    ]
    picked = ("--transcript", "S01", "--coder", "Ben", "--json")
    found = cli("export", study, "coded-transcript", tmp_path / "coded.html", *picked).json
    assert found["codings"] == 1
    assert cli("export", study, "coded-transcript", out, "--transcript", "S9").line == (
        "There is no transcript “S9”. Name one of: S01."
    )
    assert cli("export", study, "codebook", tmp_path / "c.md", "--transcript", "S01").line == (
        "“codebook” is made of the whole project. Leave --transcript out; it is for "
        "coded-transcript."
    )
    assert cli("export", study, "coded-transcript", tmp_path / "c.xlsx").code == 1


def test_a_word_template_of_one_s_own_gives_its_styles(
    cli: Cli, study: Path, tmp_path: Path
) -> None:
    assert cli("finish", study, "--coder", "Ana").code == 0
    journal = tmp_path / "journal.docx"
    template = Document()
    template.styles.add_style("Table Text", 1).font.name = "Georgia"
    template.save(str(journal))
    out = tmp_path / "x.docx"
    assert cli("export", study, "matrix", out, "--template", journal).code == 0
    made = Document(str(out))
    assert made.styles["Table Text"].font.name == "Georgia"
    assert made.tables[0].cell(1, 0).paragraphs[0].style.name == "Table Text"
    refused = cli("export", study, "matrix", tmp_path / "x.csv", "--template", journal)
    assert "takes no Word template" in refused.line
    gone = cli("export", study, "matrix", out, "--template", tmp_path / "gone.docx")
    assert "cannot be used as a Word template" in gone.line


@pytest.mark.parametrize("ending", [".docx", ".html", ".md"])
def test_running_text_says_what_the_project_holds(
    cli: Cli, study: Path, tmp_path: Path, ending: str
) -> None:
    assert cli("finish", study, "--coder", "Ana").code == 0
    out = tmp_path / f"methods{ending}"
    said = cli("export", study, "methods", out, "--json")
    assert said.json == {"file": str(out), "what": "methods"}
    if ending == ".docx":
        text = "\n".join(one.text for one in Document(str(out)).paragraphs)
    else:
        text = out.read_text(encoding="utf-8")
    assert "One person took part" in text
    assert "Ana and Ben coded the material." in text


def test_running_text_is_no_table(cli: Cli, study: Path, tmp_path: Path) -> None:
    said = cli("export", study, "methods", tmp_path / "methods.xlsx")
    assert said.code == 1
    assert ".docx .html .md .pdf" in said.err
    assert not (tmp_path / "methods.xlsx").exists()


def test_the_storyline_is_a_text(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "story.md"
    assert cli("export", study, "storyline", out).line == sentence(Refusal("no-storyline"))
    with Project(study) as project:
        project.do(operations.write_storyline, None, text="All begins with *time*.").result()
    said = cli("export", study, "storyline", out, "--json")
    assert (said.code, said.json) == (0, {"file": str(out), "what": "storyline"})
    assert "All begins with *time*." in out.read_text(encoding="utf-8")
    assert cli("export", study, "storyline", tmp_path / "story.xlsx").code == 1


def test_own_words_are_written_for_the_participant_named(
    cli: Cli, study: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.md"
    before = state(study)
    said = cli("export", study, "own-words", out, "--participant", "S01", "--as", "Ana", "--json")
    assert said.json == {"file": str(out), "what": "own-words"}
    text = out.read_text(encoding="utf-8")
    assert "I sit down 🙂 first." in text
    assert "sitting down" not in text
    assert state(study) == before
    assert "Say with --participant" in cli("export", study, "own-words", out).line
    wrong = cli("export", study, "own-words", out, "--participant", "S99", "--as", "Ana").line
    assert wrong == "There is no participant “S99”. Name one of: S01."
    assert "it is for: own-words" in cli("export", study, "codebook", tmp_path / "c.csv",
                                         "--participant", "S01").line  # fmt: skip


def test_the_theme_summary_quotes_nobody(cli: Cli, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.html"
    assert cli("export", study, "theme-summary", out, "--as", "Ana").code == 0
    text = out.read_text(encoding="utf-8")
    assert "Expression" in text
    assert "Small acts" in text
    for hidden in ("sit down", "sitting down", "S01"):
        assert hidden not in text
