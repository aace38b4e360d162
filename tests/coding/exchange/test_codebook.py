"""The codebook, and the team's categories and themes, as CSV files."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.coding.exchange import (
    CodebookFile,
    CodebookImported,
    CodeEntry,
    HeadingEntry,
    StructureFile,
    codebook_rows,
    export_codebook,
    import_codebook,
    import_structure,
    read_codebook,
    read_structure,
)
from app.coding.exchange.paths import CODES, HEADINGS, join_path
from app.coding.exchange.trees import Place
from app.coding.operations import add_coder, create_category, create_code, place_codes
from app.models import queries
from app.models.errors import Refusal
from tests.coding.exchange.study import Study, problems, told

HEAD = "code,definition,when to use,when not to use,example,theme,category,colour,name2"


def bring_in(study: Study, *lines: str) -> CodebookImported:
    done: CodebookImported = study.do(import_codebook, table=read_codebook(study.file(*lines)))
    return done


def structure(study: Study, *lines: str) -> CodebookImported:
    table = read_structure(study.file("kind,path,definition", *lines))
    done: CodebookImported = study.do(import_structure, table=table)
    return done


def rows(study: Study) -> list[tuple[str, ...]]:
    with study.project.read() as reader:
        return codebook_rows(reader)


def refused(study: Study, *lines: str) -> Refusal:
    return study.refused(import_codebook, table=read_codebook(study.file(*lines)))


def test_codes_with_everything_that_is_said_of_them(study: Study) -> None:
    done = bring_in(
        study,
        HEAD,
        "Relations/Trust,Believing,a promise,a habit,“I trust him.”,T > U,C,3,信任",
        "Relations,,,,,,,,",
        "Alone,,,,,,,,",
    )
    assert done == CodebookImported(
        added=("Relations", "Relations/Trust", "Alone"),
        changed=(),
        unchanged=(),
        headings_made=("T", "T > U", "T > U > C"),
        notices=(),
    )
    assert rows(study) == [
        ("Relations", "", "", "", "", "", "", "0", ""),
        (
            *("Relations/Trust", "Believing", "a promise", "a habit", "“I trust him.”"),
            *("T > U", "C", "3", "信任"),
        ),
        ("Alone", "", "", "", "", "", "", "2", ""),
    ]


def test_imported_codes_are_the_teams(study: Study) -> None:
    ana = study.do(add_coder, name="Ana")
    code = study.do(create_code, ana, name="mine")
    study.do(create_code, ana, name="other")
    study.do(import_codebook, table=read_codebook(study.file("code", "mine", "new/er")))
    with study.project.read() as reader:
        common = {row.name: row.common for row in queries.codes(reader)}
        kept = {row.name: row.id for row in queries.codes(reader)}
    assert common == {"mine": 1, "other": 0, "new": 1, "er": 1}
    assert kept["mine"] == code


def test_codes_are_updated_by_path_and_silence_changes_nothing(study: Study) -> None:
    bring_in(study, HEAD, "a/b,first,use,,,,,,", "c,kept,,,,,,,")
    done = bring_in(study, "Definition,CODE,Name_2", "second,a/b,", ",c,", "new,b,")
    assert (done.added, done.changed, done.unchanged) == (("b",), ("a/b",), ("c",))
    assert [row[:3] for row in rows(study)] == [
        ("a", "", ""),
        ("a/b", "second", "use"),
        ("c", "kept", ""),
        ("b", "new", ""),
    ]


def test_a_placed_code_keeps_its_place(study: Study) -> None:
    code = study.do(create_code, name="talk")
    study.do(place_codes, codes=[code], parent=study.do(create_category, name="Here"))
    done = bring_in(study, "code,theme,category", "talk,T,There")
    assert (told(done.notices), done.headings_made) == ([(2, "code-placed-elsewhere")], ())
    assert study.state()["places"] == [(("talk",), Place((), ("Here",)))]


def test_a_colour_of_another_program_is_passed_over(study: Study) -> None:
    done = bring_in(study, "code,colour", "a,#ff0000", "b,7", "c,99999")
    assert told(done.notices) == [(2, "colour-not-known"), (4, "colour-not-known")]
    assert [row[7] for row in rows(study)] == ["0", "7", "2"]


@pytest.mark.parametrize(
    "lines, expected",
    [
        (["a,", "b,", "a,again"], [(4, "row-code-twice")]),
        (["a/b,", " a / b ,"], [(3, "row-code-twice")]),
        ([",a definition"], [(2, "row-cell-empty")]),
        (["a//b,"], [(2, "path-part-empty")]),
        (["a,,,A > "], [(2, "path-part-empty")]),
        (["a,,C,", "b,,,C > D"], [(3, "theme-under-category")]),
        ([f"{'x' * 501},"], [(2, "name-too-long")]),
        (["a,b,c,d,e"], [(2, "row-too-long")]),
    ],
)
def test_rows_that_do_not_fit(
    study: Study, lines: list[str], expected: list[tuple[int, str]]
) -> None:
    assert problems(refused(study, "code,definition,category,theme", *lines)) == expected


def test_two_codes_of_one_path_cannot_be_told_apart(study: Study) -> None:
    ana, ben = study.do(add_coder, name="Ana"), study.do(add_coder, name="Ben")
    first = study.do(create_code, ana, name="Trust")
    above = study.do(create_code, ben, name="above")
    second = study.do(create_code, ben, name="Trust", parent=above)
    with study.project._writer.begin() as connection:  # as after a merge of two copies
        connection.exec_driver_sql("INSERT INTO op (uid, kind, at) VALUES (1, 'merge', '')")
        connection.exec_driver_sql("INSERT INTO open_op SELECT max(id) FROM op")
        connection.exec_driver_sql(f"UPDATE code SET parent = NULL WHERE id = {second}")
        connection.exec_driver_sql("DELETE FROM open_op")
    assert first != second
    assert problems(refused(study, "code,definition", "Trust,x")) == [(2, "code-ambiguous")]


def test_other_formats_can_hand_in_the_same_record(study: Study) -> None:
    table = CodebookFile("book.xlsx", (CodeEntry(5, "a/b", definition="said", theme="T"),))
    done = study.do(import_codebook, table=table)
    assert done.added == ("a", "a/b")
    assert rows(study)[1][:2] == ("a/b", "said")


NAME = st.text(st.sampled_from("ab/>\\=' 采"), min_size=1, max_size=5).map(str.strip).filter(bool)
PATH = st.lists(NAME, min_size=1, max_size=3).map(tuple)
SAID = st.none() | st.text(st.sampled_from("a=\n\",' 采"), max_size=5).map(str.strip).filter(bool)


@st.composite
def books(draw: st.DrawFn) -> CodebookFile:
    entries = []
    for line, path in enumerate(draw(st.lists(PATH, max_size=5, unique=True))):
        theme = join_path(draw(st.just(()) | PATH), HEADINGS)
        # A theme's name and a category's stay apart, so that no theme stands under a category.
        category = join_path(tuple(f"c{name}" for name in draw(st.just(()) | PATH)), HEADINGS)
        said = [draw(SAID) for _ in range(4)]
        colour = draw(st.none() | st.integers(0, 20))
        entry = CodeEntry(line, join_path(path, CODES), *said, theme, category, colour, draw(SAID))
        entries.append(entry)
    return CodebookFile("book", tuple(entries))


@settings(max_examples=15)
@given(table=books())
def test_an_exported_codebook_changes_nothing_and_makes_an_equal_one(
    table: CodebookFile, tmp_path_factory: pytest.TempPathFactory, empty_project: Path
) -> None:
    folder = tmp_path_factory.mktemp("book")
    study = Study(folder / "study.threefold", empty_project)
    other = Study(folder / "other.threefold", empty_project)
    with study.project, other.project:
        study.do(import_codebook, table=table)
        out = folder / "book.csv"
        with study.project.read() as reader:
            n = export_codebook(reader, out)
        again = study.project.do(import_codebook, table=read_codebook(out)).result()
        assert (again.changes, len(again.value.unchanged)) == (None, n)
        other.do(import_codebook, table=read_codebook(out))
        assert sorted(rows(other)) == sorted(rows(study))
        assert other.state() == study.state()


def test_the_exported_file(study: Study) -> None:
    bring_in(study, HEAD, "a/b,=1+1,,,,T,,,")
    out = study.folder / "out.csv"
    with study.project.read() as reader:
        assert export_codebook(reader, out) == 2
    read = list(csv.reader(io.StringIO(out.read_bytes().decode("ascii"), newline="")))
    assert read == [
        HEAD.split(","),
        ["a", "", "", "", "", "", "", "0", ""],
        ["a/b", "'=1+1", "", "", "", "T", "", "1", ""],
    ]


# Categories and themes


def test_structure_in_any_order(study: Study) -> None:
    done = structure(
        study,
        "category,Strategies > First classroom > Guidance,what teachers do",
        "Theme,Strategies,what is said to help",
        "sub-theme,Strategies > First classroom,",
        "category,Workload,",
    )
    assert done.added == (
        "Strategies",
        "Workload",
        "Strategies > First classroom",
        "Strategies > First classroom > Guidance",
    )
    with study.project.read() as reader:
        found = {(row.level, row.name): row.definition for row in queries.categories(reader)}
    assert found == {
        ("theme", "Strategies"): "what is said to help",
        ("theme", "First classroom"): None,
        ("category", "Guidance"): "what teachers do",
        ("category", "Workload"): None,
    }


def test_structure_again_changes_definitions_and_keeps_levels(study: Study) -> None:
    structure(study, "theme,T,first", "category,T > C,kept", "category,D,as it is")
    done = structure(study, "theme,T,second", "category,T > C,", "theme,D,as it is")
    assert (done.added, done.changed, done.unchanged) == ((), ("T",), ("D", "T > C"))
    assert told(done.notices) == [(4, "heading-level-kept")]
    assert study.state()["headings"] == [("category", "C"), ("category", "D"), ("theme", "T")]


@pytest.mark.parametrize(
    "lines, expected",
    [
        (["theme,T,", "theme,T,"], [(3, "row-heading-twice")]),
        (["category,T > C,"], [(2, "row-parent-missing")]),
        (["category,C,", "theme,C > T,"], [(3, "theme-under-category")]),
        (["motif,T,"], [(2, "level-unknown")]),
        (["theme,,x"], [(2, "row-cell-empty")]),
        (["theme,T > ,x"], [(2, "path-part-empty")]),
    ],
)
def test_headings_that_do_not_fit(
    study: Study, lines: list[str], expected: list[tuple[int, str]]
) -> None:
    table = read_structure(study.file("kind,path,definition", *lines))
    assert problems(study.refused(import_structure, table=table)) == expected


def test_the_structure_of_a_codebook_finds_that_of_a_structure_file(study: Study) -> None:
    headings = (HeadingEntry(1, "theme", "T", None), HeadingEntry(2, "category", "T > C", None))
    study.do(import_structure, table=StructureFile("s", headings))
    done = bring_in(study, "code,theme,category", "a,T,C", "b,T,")
    assert (done.headings_made, told(done.notices)) == ((), [])


def test_a_codebook_is_one_step_of_undo(study: Study) -> None:
    before: Any = study.state()
    bring_in(study, HEAD, "a/b,d,,,,T,C,,")
    study.project.undo().result()
    assert study.state() == before
