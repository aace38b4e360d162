"""Codings from a CSV file: every rule of DESIGN §5."""

from typing import Any

import pytest

from app.coding.exchange import CodingsImported, import_codings, read_codings
from app.coding.operations import TranscriptInput, create_code, import_transcript, merge_codes
from app.models import queries
from app.models.errors import Refusal
from tests.coding.exchange.study import (
    HEAD,
    PLACED,
    Study,
    bring_in,
    problems,
    refused,
    told,
)


def test_codes_and_coders_are_made(study: Study) -> None:
    done = bring_in(
        study,
        f"{HEAD},memo,quote,created,quotable",
        "S01,3,6,asking,Ana,a memo,How,2024-03-05T09:31:44Z,yes",
        "S02,5,15,waiting,Ben,,我们等了五个小时。N,2024-03-05T10:31:44+01:00,",
        "S02,5,15,waiting,Ana,,,2024-03-05,no",
    )
    assert done == CodingsImported(3, 0, ("asking", "waiting"), ("Ana", "Ben"), (), (), ())
    state = study.state()
    assert state["codings"] == [
        ("S01", 3, 6, ("asking",), "Ana", "a memo", 1, "2024-03-05T09:31:44Z"),
        ("S02", 5, 15, ("waiting",), "Ana", "", 0, "2024-03-05T00:00:00Z"),
        ("S02", 5, 15, ("waiting",), "Ben", "", 0, "2024-03-05T09:31:44Z"),
    ]
    assert state["coders"] == [("Ana", "person"), ("Ben", "person")]


def test_a_code_of_one_coder_is_that_coders_and_a_shared_one_the_teams(study: Study) -> None:
    bring_in(study, HEAD, "S01,0,1,mine,Ana", "S01,0,1,ours,Ben", "S01,1,2,ours,Ana")
    with study.project.read() as reader:
        coders = {row.id: row.name for row in queries.coders(reader)}
        made = {
            row.name: (coders.get(row.made_by or 0), row.common) for row in queries.codes(reader)
        }
    assert made == {"mine": ("Ana", 0), "ours": (None, 1)}


def test_the_coder_called_consensus_is_the_projects_consensus(study: Study) -> None:
    done = bring_in(study, HEAD, "S01,0,1,a,Ana", "S01,0,1,a,Consensus", "S01,0,1,a,consensus")
    assert done.coders_made == ("Ana", "Consensus", "consensus")
    assert study.state()["coders"] == [
        ("Ana", "person"),
        ("Consensus", "consensus"),
        ("consensus", "person"),
    ]


def test_a_row_already_there_adds_nothing(study: Study) -> None:
    lines = (HEAD, "S01,0,3,a,Ana", "S01,0,3,a,Ana", "S01,0,3,a,Ben", "S01,0,4,a,Ana")
    assert (bring_in(study, *lines).added, bring_in(study, *lines).already_there) == (3, 4)
    again = study.project.do(import_codings, table=read_codings(study.file(*lines))).result()
    assert again.changes is None


def test_a_row_already_there_keeps_its_memo_and_says_so(study: Study) -> None:
    bring_in(study, f"{HEAD},memo", "S01,0,3,a,Ana,first")
    done = bring_in(
        study, f"{HEAD},memo", "S01,0,3,a,Ana,first", "S01,0,3,a,Ana,other", "S01,0,3,a,Ana,"
    )
    assert (done.added, told(done.notices)) == (0, [(3, "coding-memo-kept")])
    assert study.state()["codings"][0][5] == "first"


def test_columns_that_are_not_known_are_named(study: Study) -> None:
    done = bring_in(study, f"{HEAD},Memo,categroy,weight", "S01,0,3,a,Ana,m,C,1")
    assert told(done.notices) == [(1, "columns-not-used")]
    assert done.notices[0].values == {"columns": "categroy, weight"}


def test_one_step_of_undo_takes_everything_back(study: Study) -> None:
    before = study.state()
    bring_in(study, PLACED, "S01,0,3,a/b,Ana,T,C", "S02,0,3,c,Ben,T > U,")
    after = study.state()
    study.project.undo().result()
    assert study.state() == before
    study.project.redo().result()
    assert study.state() == after


@pytest.mark.parametrize(
    "row, slug",
    [
        ("S03,0,1,a,Ana,", "row-transcript-unknown"),
        ("s01,0,1,a,Ana,", "row-transcript-unknown"),
        (",0,1,a,Ana,", "row-cell-empty"),
        ("S01,0,1,,Ana,", "row-cell-empty"),
        ("S01,0,1,a, ,", "row-cell-empty"),
        ("S01,,1,a,Ana,", "row-cell-empty"),
        ("S01,0,1", "row-too-short"),
        ("S01,x,1,a,Ana,", "row-not-whole-number"),
        ("S01,-1,1,a,Ana,", "row-not-whole-number"),
        ("S01,0,1.5,a,Ana,", "row-not-whole-number"),
        ("S01,0,99999999999999999999,a,Ana,", "row-not-whole-number"),
        ("S01,4,4,a,Ana,", "row-span-empty"),
        ("S01,5,4,a,Ana,", "row-span-empty"),
        ("S01,0,21,a,Ana,", "row-span-outside"),
        ("S01,0,2,a,Ana,I", "row-quote-elsewhere"),
        ("S01,0,2,a,Ana,You", "row-quote-not-found"),
        ("S01,0,1,a//b,Ana,", "path-part-empty"),
        ('S01,0,1,"a\nb",Ana,', "name-with-control-characters"),
        (f"S01,0,1,{'x' * 501},Ana,", "name-too-long"),
        (f"S01,0,1,a,{'x' * 501},", "name-too-long"),
        ("S01,0,1,a,Ana,,soon", "row-not-a-moment"),
        ("S01,0,1,a,Ana,,,perhaps", "row-not-yes-or-no"),
        ("S01,0,1,a,Ana,,,,A >  > B", "path-part-empty"),
        (f"S01,0,1,a,Ana,,,,{'x' * 501}", "name-too-long"),
    ],
)
def test_a_row_that_does_not_fit(study: Study, row: str, slug: str) -> None:
    head = f"{HEAD},quote,created,quotable,theme"
    refusal = refused(study, head, "S01,0,1,good,Ana,I", row)
    assert problems(refusal) == [(3, slug)]
    done = bring_in(study, head, "S01,0,1,good,Ana,I", row, partial=True)
    assert (done.added, done.codes_made, told(done.problems)) == (1, ("good",), [(3, slug)])
    assert study.state()["headings"] == []


def test_all_rows_that_do_not_fit_are_named_in_the_order_of_the_file(study: Study) -> None:
    refusal = refused(
        study,
        f"{HEAD},quote",
        "S09,0,1,a,Ana,",
        "S01,0,2,a,Ana,xx",
        "S01,7,7,a,Ana,",
        "S01,0,1,a,Ana,I",
        "S01,0,1,a/,Ana,",
    )
    assert problems(refusal) == [
        (2, "row-transcript-unknown"),
        (3, "row-quote-not-found"),
        (4, "row-span-empty"),
        (6, "path-part-empty"),
    ]
    assert (refusal.reason, refusal.values["n"], refusal.values["file"]) == (
        "rows-do-not-fit",
        4,
        "rows.csv",
    )


def test_a_quote_that_stands_elsewhere_is_found(study: Study) -> None:
    refusal = refused(study, f"{HEAD},quote", "S02,6,10,a,Ana,我们等了")
    rows: Any = refusal.values["problems"]
    assert rows[0].values == {
        "transcript": "S02",
        "start": 6,
        "end": 10,
        "found": 5,
        "found_end": 9,
    }


def test_a_quote_over_several_lines_and_with_apostrophes(make_study: Any) -> None:
    study = make_study({"S01": "one\ntwo\n=three\n'-four\n''five"})
    done = bring_in(
        study,
        f"{HEAD},quote",
        'S01,0,7,a,Ana,"one\r\ntwo"',
        "S01,8,14,a,Ana,'=three",
        "S01,8,14,b,Ana,=three",
        "S01,15,21,a,Ana,''-four",
        "S01,15,21,b,Ana,'-four",
        "S01,22,28,a,Ana,'''five",
        "S01,22,28,b,Ana,''five",
    )
    assert done.added == 7


def test_two_transcripts_of_one_name_cannot_be_told_apart(make_study: Any) -> None:
    study = make_study({"S01": "one text"})
    row = study.do(import_transcript, transcript=TranscriptInput("S02", "another", []))
    with study.project._writer.begin() as connection:  # no operation of ours allows it
        connection.exec_driver_sql("INSERT INTO op (uid, kind, at) VALUES (1, 'rename', '')")
        connection.exec_driver_sql("INSERT INTO open_op SELECT max(id) FROM op")
        connection.exec_driver_sql(f"UPDATE transcript SET name = 'S01' WHERE id = {row}")
        connection.exec_driver_sql("DELETE FROM open_op")
    assert problems(refused(study, HEAD, "S01,0,1,a,Ana")) == [(2, "row-transcript-twice")]


# Codes by path and by name


def test_a_nested_code_is_made_with_its_parents(study: Study) -> None:
    done = bring_in(study, HEAD, "S01,0,1,a/b/c,Ana", "S01,1,2,a,Ana", r"S01,2,3,d\/e,Ana")
    assert done.codes_made == ("a", "a/b", "a/b/c", r"d\/e")
    assert study.state()["codes"] == [("a",), ("a", "b"), ("a", "b", "c"), ("d/e",)]


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_rows_decides_nothing(study: Study, order: int) -> None:
    rows = ["S01,0,1,A/Trust,Ana", "S01,1,2,Trust,Ana", "S01,2,3,B/Trust,Ana"][::order]
    bring_in(study, HEAD, *rows)
    paths = [("A",), ("A", "Trust"), ("B",), ("B", "Trust"), ("Trust",)]
    assert study.state()["codes"] == paths


def test_a_name_is_looked_up_by_path_and_then_in_the_project(study: Study) -> None:
    above = study.do(create_code, name="Relations")
    study.do(create_code, name="Trust", parent=above)
    study.do(create_code, name="Closeness", parent=above)
    study.do(create_code, name="Closeness")
    study.do(create_code, name="hope/fear")
    rows = ("Trust", "Relations/Trust", "Closeness", "Relations/Closeness", "hope/fear", "New")
    done = bring_in(study, HEAD, *(f"S01,{n},{n + 1},{name},Ana" for n, name in enumerate(rows)))
    assert done.codes_made == ("New",)
    assert [row[3] for row in study.state()["codings"]] == [
        ("Relations", "Trust"),
        ("Relations", "Trust"),
        ("Closeness",),
        ("Relations", "Closeness"),
        ("hope/fear",),
        ("New",),
    ]


def test_the_end_of_a_path_is_a_name_too(study: Study) -> None:
    done = bring_in(study, HEAD, "S01,0,1,a/b/c,Ana")
    done = bring_in(study, HEAD, "S01,1,2,b/c,Ana", "S01,2,3,b/d,Ana")
    assert done.codes_made == ("a/b/d",)


def test_a_name_that_fits_several_codes_is_ambiguous(study: Study) -> None:
    for parent in ("Work", "Home"):
        above = study.do(create_code, name=parent)
        study.do(create_code, name="Trust", parent=above)
    refusal = refused(
        study, HEAD, "S01,0,1,Trust,Ana", "S01,0,1,Trust/deep,Ana", "S01,0,1,Work/Trust,Ana"
    )
    assert problems(refusal) == [(2, "code-ambiguous"), (3, "code-ambiguous")]


def test_merged_and_deleted_codes_are_not_found(study: Study) -> None:
    old, new = study.do(create_code, name="old"), study.do(create_code, name="new")
    study.do(merge_codes, into=new, codes=[old])
    assert bring_in(study, HEAD, "S01,0,1,old,Ana").codes_made == ("old",)


# Progress and cancelling


def test_progress_is_told_and_cancelling_leaves_nothing(make_study: Any) -> None:
    study = make_study({"S01": "x" * 3000})
    lines = (HEAD, *(f"S01,{n},{n + 1},a,Ana" for n in range(2500)))
    table = read_codings(study.file(*lines))
    seen: list[tuple[int, int]] = []
    study.project.do(
        import_codings, None, lambda *so_far: seen.append(so_far), table=table
    ).result()
    assert seen == [(0, 2500), (1000, 2500), (2000, 2500), (2500, 2500), (2500, 2500)]
    study.project.undo().result()
    before = study.state()

    def stop(done: int, _total: int) -> None:
        if done:
            raise Refusal("cancelled")

    with pytest.raises(Refusal):
        study.project.do(import_codings, None, stop, table=table).result()
    assert study.state() == before
