"""`participants`: people, groups and attributes from a CSV file."""

from pathlib import Path

from tests.cli.conftest import Cli, rows, state, write


def people(folder: Path, *lines: str) -> Path:
    return write(folder / "people.csv", *lines)


def values(project: Path) -> set[tuple[str, str, str, str | None]]:
    """Return (participant, attribute, state, value)."""
    names = dict(rows(project, "participant", "id", "name"))
    attributes = dict(rows(project, "attribute", "id", "name"))
    return {
        (names[who], attributes[what], kind, value)
        for who, what, kind, value in rows(
            project, "attribute_value", "participant", "attribute", "state", "value"
        )
    }


def test_people_are_added_with_typed_attributes(cli: Cli, project: Path, tmp_path: Path) -> None:
    file = people(
        tmp_path,
        "id,group,age,interviewed,degree,years of work",
        "S01,students,21,2024-03-05,bachelor,n/a",
        "D01,doctors; raters,34,2024-03-09,,8",
    )
    said = cli("participants", project, file, "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json == {
        "added": ["S01", "D01"],
        "changed": [],
        "unchanged": [],
        "attributes_made": ["age", "interviewed", "degree", "years of work"],
        "groups_made": ["students", "doctors", "raters"],
    }
    assert set(rows(project, "attribute", "name", "kind")) == {
        ("age", "number"),
        ("interviewed", "date"),
        ("degree", "text"),
        ("years of work", "number"),
    }
    # An empty cell is missing and has no row; "n/a" is a statement.
    assert values(project) == {
        ("S01", "age", "value", "21"),
        ("S01", "interviewed", "value", "2024-03-05"),
        ("S01", "degree", "value", "bachelor"),
        ("S01", "years of work", "not-applicable", None),
        ("D01", "age", "value", "34"),
        ("D01", "interviewed", "value", "2024-03-09"),
        ("D01", "years of work", "value", "8"),
    }


def test_people_are_updated_by_their_id(cli: Cli, project: Path, tmp_path: Path) -> None:
    file = people(tmp_path, "id,group,age", "S01,students,21", "S02,students,22")
    assert cli("participants", project, file).code == 0
    before = dict(rows(project, "participant", "name", "id"))
    file = people(tmp_path, "id,age,degree", "S02,22,", "S01,23,master", "S03,20,")
    said = cli("participants", project, file, "--json")
    assert said.json == {
        "added": ["S03"],
        "changed": ["S01"],
        "unchanged": ["S02"],
        "attributes_made": ["degree"],
        "groups_made": [],
    }
    after = dict(rows(project, "participant", "name", "id"))
    assert {name: after[name] for name in before} == before
    assert ("S01", "age", "value", "23") in values(project)
    assert len(rows(project, "membership", "id")) == 2


def test_a_value_that_is_taken_away_is_named(cli: Cli, project: Path, tmp_path: Path) -> None:
    assert cli("participants", project, people(tmp_path, "id,age", "S01,21")).code == 0
    said = cli("participants", project, people(tmp_path, "id,age", "S01,"))
    assert said.err == "line 2: “S01” loses 1 values or groups that the file leaves empty.\n"
    assert said.out == "0 participants added, 1 changed, 0 as they were.\n"


def test_an_id_used_twice(cli: Cli, study: Path, tmp_path: Path) -> None:
    before = state(study)
    file = people(tmp_path, "id,age", "S07,21", "S08,20", "S07,22")
    assert cli("participants", study, file).line == (
        "“people.csv” does not fit in line 4: “S07” stands in line 2 already. Nothing was "
        "imported; correct the line and import the file again."
    )
    assert state(study) == before


def test_several_rows_that_do_not_fit_are_listed(cli: Cli, project: Path, tmp_path: Path) -> None:
    assert cli("participants", project, people(tmp_path, "id,age", "S01,21")).code == 0
    before = state(project)
    said = cli("participants", project, people(tmp_path, "id,age", "S02,old", ",3", "S03,33"))
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines() == [
        "line 2: “age” is a number; “old” is none. Write it like 12 or 3.5, or change the "
        "attribute to text.",
        "line 3: “id” is empty.",
        "threefold: 2 rows of “people.csv” do not fit (see above). Nothing was imported; correct "
        "them and import the file again.",
    ]
    assert state(project) == before


def test_a_file_without_ids(cli: Cli, project: Path, tmp_path: Path) -> None:
    assert cli("participants", project, people(tmp_path, "name,age", "S01,21")).line == (
        "“people.csv” has no column “id”; its first line names: name, age."
    )


def test_it_is_one_step(cli: Cli, project: Path, tmp_path: Path) -> None:
    before = len(rows(project, "op", "id"))
    assert cli("participants", project, people(tmp_path, "id,age", "S01,1", "S02,2")).code == 0
    assert len(rows(project, "op", "id")) == before + 1
