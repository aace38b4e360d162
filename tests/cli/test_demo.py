"""`demo`: the sample study worked through, and its two tables read back from Word."""

import csv
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document
from openpyxl import load_workbook

from app.cli.main import run
from app.coding import operations
from app.models import queries
from app.models.project import Project
from tests.builders import did
from tests.cli.conftest import Cli, NoWindows, Said, process, rows

FILES = [
    "study.threefold",
    "table1.docx",
    "table2.docx",
    "table2.xlsx",
    "quotations.csv",
    "agreement.docx",
    "window.png",
]
THEMES = [
    "Definition of empathy",
    "Expression of empathy",
    "Influencing factors",
    "Cultivation strategies",
]


class Demo(NamedTuple):
    """What the command made, and what it printed."""

    folder: Path
    said: Said


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run the command once, as a user does: in a process of its own, with the real window."""
    folder = tmp_path_factory.mktemp("demo") / "new folder"
    done = process("demo", "--headless", folder)
    return Demo(folder, Said(done.returncode, done.stdout, done.stderr))


def test_it_makes_the_seven_files(demo: Demo) -> None:
    assert demo.said.code == 0, demo.said.err
    made = {path.name for path in demo.folder.iterdir() if path.is_file()}
    assert {name for name in made if not name.startswith(".")} == set(FILES)
    assert (demo.folder / "window.png").read_bytes().startswith(b"\x89PNG\r\n")
    # A real window has more to show than one colour.
    assert (demo.folder / "window.png").stat().st_size > 50_000


def test_it_says_so_in_ten_lines(demo: Demo) -> None:
    lines = demo.said.out.splitlines()
    assert len(lines) == 10
    assert [name for name in FILES if name not in demo.said.out] == []
    assert lines[0] == f"The sample study (invented) is in {demo.folder}:"
    assert "24 interviews" in lines[1]
    assert "24 participants (students, doctors, teachers)" in lines[1]
    assert lines[2] == f"  53 codes in 14 categories and 4 themes: {'; '.join(THEMES)}"
    assert lines[4] == (
        "  Ana and Ben coded blind (frozen round Main coding): pooled kappa 0.72 (95 % interval "
        "0.70 to 0.75) over 53 codes"
    )
    assert "students met at S12" in lines[5]
    assert lines[8] == (
        "The tables count Ana's codings: of 349 differences between the coders 116 have been "
        "settled so far."
    )
    assert str(demo.folder / "study.threefold") in lines[9]


def test_a_second_run_opens_the_study_again(demo: Demo) -> None:
    study = demo.folder / "study.threefold"
    before = rows(study, "coding", "*"), rows(study, "op", "*")
    (demo.folder / "table1.docx").unlink()
    done = process("demo", "--headless", demo.folder, "--json")
    assert done.returncode == 0
    found = Said(done.returncode, done.stdout, done.stderr).json
    assert found.keys() == {
        "folder",
        "files",
        "interviews",
        "words",
        "participants",
        "groups",
        "codes",
        "categories",
        "themes",
        "codings",
        "translated",
        "agreement",
        "saturation",
    }
    assert (found["folder"], found["files"], found["themes"]) == (str(demo.folder), FILES, THEMES)
    assert done.stderr.splitlines()[0] == f"Opening the sample study that is there: {study}"
    assert (demo.folder / "table1.docx").exists()
    assert (rows(study, "coding", "*"), rows(study, "op", "*")) == before


def test_the_study_is_sound(demo: Demo, cli: Cli) -> None:
    assert cli("check", demo.folder / "study.threefold").code == 0


def table(path: Path) -> list[list[str]]:
    (found,) = Document(str(path)).tables
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_table_1(demo: Demo) -> None:
    found = table(demo.folder / "table1.docx")
    assert found[0] == [
        "Characteristic",
        "Value",
        *(
            heading
            for group in ("All\n(n = 24)", "students\n(n = 12)", "doctors\n(n = 8)")
            for heading in (group, group)
        ),
        "teachers\n(n = 4)",
        "teachers\n(n = 4)",
    ]
    assert found[1] == ["Characteristic", "Value", *["n", "%"] * 4]
    numbers = {(row[0], row[1]): tuple(map(int, row[2::2])) for row in found[2:]}
    asked = {key: n for key, n in numbers.items() if not key[0].endswith("score")}
    # All, students, doctors, teachers.
    assert asked == {
        ("gender", "female"): (13, 7, 4, 2),
        ("gender", "male"): (11, 5, 4, 2),
        ("age", "20–29"): (13, 12, 1, 0),
        ("age", "30–39"): (6, 0, 5, 1),
        ("age", "40–49"): (4, 0, 2, 2),
        ("age", "50–59"): (1, 0, 0, 1),
        ("degree", "bachelor"): (14, 12, 2, 0),
        ("degree", "doctor"): (5, 0, 3, 2),
        ("degree", "master"): (5, 0, 3, 2),
        ("years of work", "0–9"): (5, 0, 5, 0),
        ("years of work", "10–19"): (5, 0, 3, 2),
        ("years of work", "20–29"): (2, 0, 0, 2),
        ("years of work", "Not applicable"): (12, 12, 0, 0),
    }
    for name in ("empathy score", "resilience score"):
        assert sum(n[0] for key, n in numbers.items() if key[0] == name) == 24
        assert (name, "Missing") not in numbers
    shares = {(row[0], row[1]): row[3] for row in found[2:]}
    assert (shares["gender", "male"], shares["age", "50–59"]) == ("45.8", "4.2")


Span = tuple[str, str, str]


def counted(demo: Demo, cli: Cli, tmp_path: Path) -> dict[str, set[Span]]:
    """Return Ana's passages under each theme, sub-theme path and code, from the codings' file."""
    out = tmp_path / "codings.csv"
    study = demo.folder / "study.threefold"
    assert cli("codings", "export", study, out, "--coder", "Ana").code == 0
    found: dict[str, set[Span]] = defaultdict(set)
    for row in csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()):
        span = row["transcript"], row["start"], row["end"]
        above = [*row["theme"].split(" > "), row["category"]] if row["theme"] else ["unplaced"]
        path = [name for name in above if name]
        for depth in range(len(path)):
            found[" > ".join(path[: depth + 1])].add(span)
        found[" > ".join([*path, row["code"]])].add(span)
    return found


def rows_of_table_2(demo: Demo) -> Iterator[tuple[str, list[str]]]:
    """Yield each row's path, as `counted` names it, and its cells."""
    theme, between = "", ""
    for row in table(demo.folder / "table2.docx")[2:]:
        theme = "unplaced" if row[0] == "Not yet in a theme" else row[0]
        between = row[1]
        if between in ("Teacher guidance", "Course design"):
            between = f"First classroom > {between}"
        if between in ("Volunteering and early contact", "Campus life"):
            between = f"Second classroom > {between}"
        yield " > ".join(part for part in (theme, between, row[2]) if part), row


def test_table_2_counts_what_the_codings_say(demo: Demo, cli: Cli, tmp_path: Path) -> None:
    expected = counted(demo, cli, tmp_path)
    found = dict(rows_of_table_2(demo))
    assert found.keys() == expected.keys()
    assert len(found) == 5 + 14 + 2 + 53
    for path, row in found.items():
        # In the sample each interview has one participant, of the same name.
        people = {span[0] for span in expected[path]}
        groups = [sum(name[0] == letter for name in people) for letter in "SDT"]
        assert row[3] == str(len(people)), path
        assert row[5:8] == [str(n) for n in groups], path
        assert row[8] == str(len(expected[path])), path


def test_table_2_has_the_four_themes_with_their_sub_themes(demo: Demo) -> None:
    found = [path for path, _row in rows_of_table_2(demo)]
    assert [path for path in found if " > " not in path] == [*THEMES, "unplaced"]
    last = f"{THEMES[-1]} > "
    below = [path.removeprefix(last) for path in found if path.startswith(last)]
    assert [path for path in below if path.endswith("classroom")] == [
        "First classroom",
        "Second classroom",
    ]
    assert "First classroom > Teacher guidance > role play" not in below
    assert "First classroom > Course design > role play" in below
    assert "Second classroom > Campus life > student clubs" in below
    assert "doubts that it can be taught" in below
    assert found[-3:] == [
        "unplaced",
        "unplaced > metaphors for empathy",
        "unplaced > hesitating over the question",
    ]


def test_table_2_quotes_people_and_says_what_was_counted(demo: Demo) -> None:
    document = Document(str(demo.folder / "table2.docx"))
    notes = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Codings counted: Ana (24 transcripts)" in notes
    assert "2 codes with " in notes
    assert "not yet in a theme" in notes
    quoted = [row[9] for _path, row in rows_of_table_2(demo) if row[2]]
    assert all(quote.startswith("“") and quote[-5:-4] == "(" for quote in quoted)
    assert not any("\u4e00" <= letter <= "\u9fff" for quote in quoted for letter in quote)
    assert {quote[-4:-1] for quote in quoted} & {"S05", "D03"}


def test_the_workbook_says_the_same(demo: Demo) -> None:
    sheet = load_workbook(demo.folder / "table2.xlsx").active
    assert sheet is not None
    quotations = [
        [int(str(cell)) for cell in line if isinstance(cell, int)]
        for line in sheet.iter_rows(values_only=True)
    ]
    expected = [[int(row[3]), *map(int, row[5:9])] for _path, row in rows_of_table_2(demo)]
    found = [line for line in quotations if len(line) >= 5]
    assert [[line[0], *line[-4:]] for line in found] == expected


def test_the_quotations_are_ana_s(demo: Demo) -> None:
    text = (demo.folder / "quotations.csv").read_text(encoding="utf-8-sig")
    found = list(csv.DictReader(text.splitlines()))
    codings = rows(demo.folder / "study.threefold", "coding", "coder")
    ana = rows(demo.folder / "study.threefold", "coder", "id", "name")
    (number,) = (coder for coder, name in ana if name == "Ana")
    assert {row["Coder"] for row in found} == {"Ana"}
    assert len(found) == sum(coder == number for (coder,) in codings)


def test_decisions_are_told_in_the_order_of_the_interviews(
    demo: Demo, cli: Cli, tmp_path: Path
) -> None:
    out = tmp_path / "decisions.csv"
    assert cli("export", demo.folder / "study.threefold", "decisions", out).code == 0
    found = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert list(dict.fromkeys(row["Transcript"] for row in found)) == [
        f"S0{n}" for n in range(1, 10)
    ]
    assert {row["Decided by"] for row in found} == {"Ana, Ben"}


def test_what_is_reconciled_is_counted_from_the_consensus(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = Path(shutil.copy(demo.folder / "study.threefold", tmp_path))
    with Project(study, copies=False) as project:
        with project.read() as reader:
            first = queries.transcripts(reader)[0].id
        did(project, operations.set_reconciled, transcripts=[first])
    assert run(["demo", str(tmp_path), "--headless"], Window(display=False)) == 0
    assert "The tables count Ana's and Consensus's codings: " in capsys.readouterr().out
    notes = "\n".join(one.text for one in Document(str(tmp_path / "table2.docx")).paragraphs)
    assert "Codings counted: Ana (23 transcripts), Consensus (1 transcript)" in notes


class Window(NoWindows):
    """Notes what it was asked to show; draws nothing."""

    def __init__(self, display: bool) -> None:
        self.display = display
        self.shown: list[tuple[Path, str | None]] = []

    def has_display(self) -> bool:
        return self.display

    def show(self, project: Path, coder: str | None) -> int:
        self.shown.append((project, coder))
        return 0

    def picture(self, project: Path, coder: str | None, out: Path) -> None:
        assert coder == "Ana"


def test_with_a_display_the_window_opens_on_it(demo: Demo, tmp_path: Path) -> None:
    window = Window(display=True)
    shutil.copy(demo.folder / "study.threefold", tmp_path)
    assert run(["demo", str(tmp_path)], window) == 0
    assert window.shown == [(tmp_path / "study.threefold", "Ana")]
    assert {path.name for path in tmp_path.iterdir()} == {"study.threefold"}


def test_without_a_display_it_says_what_to_do(cli: Cli, tmp_path: Path) -> None:
    assert cli("demo", tmp_path / "x").line == (
        "There is no display to open a window on. Use --headless."
    )
    assert not (tmp_path / "x").exists()


def test_a_file_in_place_of_the_folder_or_of_the_study(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert cli("demo", "--headless", tmp_path / "file").line == (
        f"The folder “{tmp_path / 'file'}” could not be made (File exists). Choose another one."
    )
    (tmp_path / "study.threefold").write_text("x")
    said = cli("demo", "--headless", tmp_path)
    assert (said.code, said.out) == (1, "")
    assert "is not a Threefold project" in said.err
    assert (tmp_path / "study.threefold").read_text() == "x"


def test_its_place_is_the_documents_folder(
    demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "Documents").mkdir()
    folder = tmp_path / "Documents" / "Threefold sample study"
    folder.mkdir()
    shutil.copy(demo.folder / "study.threefold", folder)
    window = Window(display=True)
    assert run(["demo"], window) == 0
    assert window.shown == [(folder / "study.threefold", "Ana")]
