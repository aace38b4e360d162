"""Stored files of every format open, hold what they held, and can be worked on."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.models import queries, rules, schema
from app.models.errors import Refusal
from app.models.files import FORMAT
from app.models.folding import folded
from app.models.project import Project
from app.models.texts import folded_from
from tests.builders import TEXT, add_code, dump
from tests.everything import FIXED
from tools.make_reference_project import FOLDER, MARK

NEW_IN = {
    "diagram_place": 2,
    "outline_row": 2,
    "own_role": 2,
    "waved_suggestion": 2,
    "conflict": 2,
    "silenced_gap": 2,
    "member_check": 2,
}  # tables that older files do not hold
FORMATS = range(1, FORMAT + 1)


def schema_of(path: Path) -> dict[str, str]:
    assert path.exists()
    raw = sqlite3.connect(path)
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')"
    found = dict(raw.execute(query))
    raw.close()
    return found


def test_the_schema_does_not_change_without_a_new_format(tmp_path: Path) -> None:
    """Released files have the stored schema: change it with a step in app/models/steps.py."""
    Project.create(tmp_path / "new.threefold").close()
    stored = schema_of(FOLDER / f"format{FORMAT}.threefold")
    assert schema_of(tmp_path / "new.threefold") == stored


@pytest.fixture(params=FORMATS)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(FOLDER / f"format{request.param}.threefold", tmp_path))


def test_every_format_is_stored() -> None:
    names = sorted(path.name for path in FOLDER.iterdir() if not path.name.startswith("."))
    assert names == [f"format{number}.threefold" for number in FORMATS]


def columns_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite3.connect(path)
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE sql > ''")]
    found = {
        f"{name} {what}": raw.execute(f'PRAGMA {what}("{name}")').fetchall()
        for name in tables
        for what in ("table_info", "index_info")
    }
    for name in tables:  # numbered by SQLite, the columns' own behind the tables'
        keys = raw.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
        found[f"{name} keys"] = sorted(key[2:] for key in keys)
    raw.close()
    return found


def test_what_was_brought_up_to_date_has_the_columns_of_a_new_file(
    stored: Path, tmp_path: Path
) -> None:
    Project.create(tmp_path / "new.threefold").close()
    Project(stored, copies=False).close()
    ours, theirs = columns_of(tmp_path / "new.threefold"), columns_of(stored)
    assert theirs == ours


def test_every_text_has_its_folded_copy(stored: Path) -> None:
    with Project(stored, copies=False) as project, project.read() as reader:
        query = (
            "SELECT v.text, f.uneven, f.text FROM text_version AS v"
            " LEFT JOIN folded_text AS f USING (id)"
        )
        rows = reader.connection.exec_driver_sql(query).all()
    assert rows
    assert all(folded_from(uneven, text) == folded(of) for of, uneven, text in rows)


def test_rows_as_they_were_before_a_step_name_every_column(stored: Path) -> None:
    with Project(stored, copies=False) as project, project.read() as reader:
        query = "SELECT tbl, before FROM change WHERE before IS NOT NULL"
        images = reader.connection.exec_driver_sql(query).all()
    columns = {table.name: list(table.columns.keys()) for table in schema.TRACKED}
    assert images
    assert all(list(json.loads(before)) == columns[table] for table, before in images)


def test_it_opens_and_is_sound(stored: Path) -> None:
    Project(stored, copies=False).close()  # a step leaves the triggers to the opening
    with Project(stored, copies=False) as project:
        assert project.mended == []
        with project.read() as reader:
            assert rules.broken(reader.connection) == []
            for check in ("integrity_check", "foreign_key_check"):
                found = reader.connection.exec_driver_sql(f"PRAGMA {check}").all()
                assert found in ([], [("ok",)])


def test_it_holds_what_it_held(stored: Path) -> None:
    with Project(stored, copies=False) as project:
        held = dump(project)
        with project.read() as reader:
            study = queries.study(reader)
            transcript = next(row for row in queries.transcripts(reader) if row.name == "S01")
            text = queries.text_of(reader, transcript.id).text
            turns = [turn.speaker for turn in queries.turns(reader, [transcript.id])]
            codes = {code.name for code in queries.codes(reader)}
            kinds = [(entry.kind, entry.role) for entry in queries.history(reader)]
    assert (study.title, text, turns) == ("Reference", TEXT, ["S01", "I", "S01"])
    assert codes == {"Trust", f"code.name {MARK}"}
    assert kinds[:6] == [
        ("create-code", "undo"),
        ("create-code", "do"),
        ("apply-code", "redo"),
        ("apply-code", "undo"),
        ("apply-code", "do"),
        ("create-code", "do"),
    ]
    number = int(stored.stem.removeprefix("format"))
    for table in schema.TRACKED:
        if NEW_IN.get(table.name, 1) > number:
            continue
        names = [column.name for column in table.columns]
        rows = [dict(zip(names, row, strict=True)) for row in held[table.name]]
        assert any(_filled(table.name, row) for row in rows) or table is schema.study, table.name


def _filled(table: str, row: dict[str, object]) -> bool:
    """Tell whether every text of a row is the one that was put there."""
    texts = {name: held for name, held in row.items() if isinstance(held, str)}
    return all(
        held == FIXED.get(f"{table}.{name}", f"{table}.{name} {MARK}")
        for name, held in texts.items()
    )


def test_it_can_be_worked_on_and_undone_to_its_beginning(stored: Path) -> None:
    with Project(stored, copies=False) as project:
        add_code(project, "new")
        project.undo().result()
        ana = next(row[0] for row in dump(project)["coder"] if row[1] == "Ana")
        project.undo_back_to(0, ana).result()
        with pytest.raises(Refusal, match="undo-later-work"):
            project.undo_back_to(0).result()  # Ana is in the history and stays
        left = {name: rows for name, rows in dump(project).items() if rows}
    assert [row[2] for row in left.pop("study")] == ["Reference"]
    assert left == {"coder": [(ana, "Ana", 0, "person", 0)]}
