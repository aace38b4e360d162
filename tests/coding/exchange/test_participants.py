"""Participants from a CSV file: added, updated, refused as a whole."""

from typing import Any

import pytest

from app.coding.exchange import ParticipantsImported, import_participants, read_participants
from app.coding.operations import add_participant, define_attribute, set_groups
from app.models import queries
from app.models.errors import Refusal
from tests.coding.exchange.study import Study, problems, told


def bring_in(study: Study, *lines: str) -> ParticipantsImported:
    done: ParticipantsImported = study.do(
        import_participants, table=read_participants(study.file(*lines))
    )
    return done


def refused(study: Study, *lines: str) -> Refusal:
    return study.refused(import_participants, table=read_participants(study.file(*lines)))


def kinds(study: Study) -> dict[str, str]:
    with study.project.read() as reader:
        return {row.name: row.kind for row in queries.attributes(reader)}


def test_participants_with_groups_and_typed_attributes(study: Study) -> None:
    done = bring_in(
        study,
        "ID,Group,age,degree,interviewed,years of work",
        "S01,students,21,bachelor,4.3.2024,n/a",
        "T01,teachers; clinicians;teachers,48,,5.3.2024,20",
        "S02,,,master,,不适用",
    )
    assert done == ParticipantsImported(
        added=("S01", "T01", "S02"),
        changed=(),
        unchanged=(),
        attributes_made=("age", "degree", "interviewed", "years of work"),
        groups_made=("students", "teachers", "clinicians"),
        notices=(),
    )
    assert study.state()["participants"] == {
        "S01": {
            "groups": ["students"],
            "age": "21",
            "degree": "bachelor",
            "interviewed": "2024-03-04",
            "years of work": "not-applicable",
        },
        "T01": {
            "groups": ["clinicians", "teachers"],
            "age": "48",
            "interviewed": "2024-03-05",
            "years of work": "20",
        },
        "S02": {"degree": "master", "years of work": "not-applicable"},
    }
    assert kinds(study) == {
        "age": "number",
        "degree": "text",
        "interviewed": "date",
        "years of work": "number",
    }


def test_it_is_one_step_of_undo(study: Study) -> None:
    before = study.state()
    bring_in(study, "id,group,age", "S01,students,21", "S02,students,22")
    study.project.undo().result()
    assert study.state() == before


def test_a_second_file_updates_by_id(study: Study) -> None:
    bring_in(study, "id,group,age,degree", "S01,students,21,bachelor", "S02,students,22,n/a")
    done = bring_in(
        study, "id,AGE,group,degree", "S02,22,students,n/a", "S01,,doctors,bachelor", "S03,30,,"
    )
    assert (done.added, done.changed, done.unchanged) == (("S03",), ("S01",), ("S02",))
    assert (done.attributes_made, done.groups_made) == ((), ("doctors",))
    assert told(done.notices) == [(3, "values-taken-away")]
    assert done.notices[0].values == {"id": "S01", "n": 1}
    assert study.state()["participants"] == {
        "S01": {"groups": ["doctors"], "degree": "bachelor"},
        "S02": {"groups": ["students"], "age": "22", "degree": "not-applicable"},
        "S03": {"age": "30"},
    }


def test_a_column_that_is_not_in_the_file_stays(study: Study) -> None:
    bring_in(study, "id,group,age", "S01,students,21")
    done = bring_in(study, "id,degree", "S01,master")
    assert (done.changed, done.attributes_made) == (("S01",), ("degree",))
    assert study.state()["participants"] == {
        "S01": {"groups": ["students"], "age": "21", "degree": "master"}
    }


def test_an_empty_group_takes_the_groups_away_and_says_so(study: Study) -> None:
    row = study.do(add_participant, name="S01")
    study.do(set_groups, participants=[row], groups=["students", "women"])
    done = bring_in(study, "id,group", "S01,")
    assert study.state()["participants"] == {"S01": {}}
    assert done.notices[0].values == {"id": "S01", "n": 2}


def test_the_same_file_again_changes_nothing(study: Study) -> None:
    lines = ("id,group,age", "S01,students,21", "S02,doctors; teachers,n/a")
    bring_in(study, *lines)
    table = read_participants(study.file(*lines))
    again = study.project.do(import_participants, table=table).result()
    assert again.changes is None
    assert again.value.unchanged == ("S01", "S02")


def test_a_value_must_fit_an_attribute_that_is_there(study: Study) -> None:
    study.do(define_attribute, name="Age", kind="number")
    study.do(define_attribute, name="met", kind="date")
    refusal = refused(
        study, "id,age,met", "S01,old,2024-01-31", "S02,22,01/02/2024", "S03,n/a,n/a", "S04,007,"
    )
    assert problems(refusal) == [(2, "value-not-a-number"), (3, "value-not-a-date")]
    assert (refusal.reason, refusal.values["n"]) == ("rows-do-not-fit", 2)


def test_an_attribute_that_is_there_keeps_its_kind(study: Study) -> None:
    study.do(define_attribute, name="class", kind="text")
    bring_in(study, "id,class", "S01,3", "S02,4")
    assert kinds(study) == {"class": "text"}


def test_a_decimal_comma_is_read_in_a_file_of_semicolons(study: Study) -> None:
    bring_in(study, "id;score", "S01;3,5", "S02;4")
    assert kinds(study) == {"score": "number"}
    assert study.state()["participants"] == {"S01": {"score": "3.5"}, "S02": {"score": "4"}}


@pytest.mark.parametrize(
    "lines, expected",
    [
        (("S01,21", "S02,22", "S01,23"), [(4, "row-id-twice")]),
        (("S01,21", ",22"), [(3, "row-cell-empty")]),
        (('"S\n01",21',), [(2, "name-with-control-characters")]),
        (("S01", "S02,1,2"), [(3, "row-too-long")]),
    ],
)
def test_rows_that_do_not_fit(
    study: Study, lines: tuple[str, ...], expected: list[tuple[int, str]]
) -> None:
    assert problems(refused(study, "id,age", *lines)) == expected


def test_an_id_used_twice_names_both_lines(study: Study) -> None:
    refusal = refused(study, "id,age", "S01,21", "S02,22", "S01,23")
    rows: Any = refusal.values["problems"]
    assert rows[0].values == {"id": "S01", "first": 2}
    assert refusal.reason == "row-does-not-fit"


def test_a_file_without_ids_is_refused(study: Study) -> None:
    with pytest.raises(Refusal) as caught:
        read_participants(study.file("participant,age", "S01,21"))
    assert caught.value.reason == "csv-column-missing"
