"""`check`: sound projects, damaged ones, and files that are none."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.cli.conftest import TEXT, Cli


@contextmanager
def past_the_program(project: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection on which the journal's triggers do not watch; they are put back."""
    with closing(sqlite3.connect(project)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        yield connection
        for _name, sql in triggers:
            connection.execute(sql)
        connection.commit()


def test_a_sound_project(cli: Cli, study: Path) -> None:
    said = cli("check", study, "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json == {"ok": True, "problems": []}
    assert cli("check", study).out == f"{study}: no problems found.\n"


def test_checking_changes_no_byte(cli: Cli, study: Path) -> None:
    before = study.read_bytes()
    assert cli("check", study).code == 0
    assert study.read_bytes() == before
    assert [path.name for path in study.parent.iterdir() if "threefold" in path.name] == [
        study.name
    ]


def test_a_span_beyond_the_text(cli: Cli, study: Path) -> None:
    with past_the_program(study) as connection:
        connection.execute(
            'UPDATE coding SET "end" = 5000 WHERE "end" = (SELECT max("end") FROM coding)'
        )
    said = cli("check", study, "--json")
    assert said.code == 1
    assert said.json["ok"] is False
    (problem,) = said.json["problems"]
    assert "to 5000, beyond the " in problem
    assert f"{len(TEXT)} characters of “S01”" in problem
    plain = cli("check", study)
    assert (plain.code, plain.out) == (1, f"{problem}\n")


def test_a_text_that_was_changed(cli: Cli, study: Path) -> None:
    with past_the_program(study) as connection:
        connection.execute("UPDATE text_version SET text = replace(text, 'trust', 'doubt')")
    said = cli("check", study, "--json")
    assert said.code == 1
    assert "The text of “S01” is not the one that was imported." in said.json["problems"]


def test_a_coding_of_nothing(cli: Cli, study: Path) -> None:
    with past_the_program(study) as connection:
        connection.execute("UPDATE coding SET code = 1 WHERE id = (SELECT min(id) FROM coding)")
    said = cli("check", study, "--json")
    assert said.code == 1
    assert "1 rows of “coding” refer to rows of “code” that are not there." in said.json["problems"]


def test_a_trigger_that_is_gone(cli: Cli, study: Path) -> None:
    with closing(sqlite3.connect(study)) as connection:
        connection.execute('DROP TRIGGER "journal_coding_insert"')
        connection.commit()
    said = cli("check", study, "--json")
    assert said.code == 1
    assert said.json["problems"][0].startswith("1 triggers of the journal are missing or changed")


def test_files_that_are_no_projects(cli: Cli, study: Path, tmp_path: Path) -> None:
    other = tmp_path / "x.threefold"
    other.write_text("not a project")
    missing = tmp_path / "none.threefold"
    cut = tmp_path / "cut.threefold"
    cut.write_bytes(study.read_bytes()[:8192])
    for path, words in (
        (other, "is not a Threefold project"),
        (missing, "There is no file"),
        (cut, "is incomplete"),
    ):
        said = cli("check", path, "--json")
        assert said.code == 1
        (problem,) = said.json["problems"]
        assert words in problem
    assert not missing.exists()
