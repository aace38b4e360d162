"""Each rule finds what breaks it, in the whole file and from either side."""

import sqlite3
from pathlib import Path

import pytest

from app.models import rules, schema
from app.models.project import Project
from app.models.rules import Broken
from tests.builders import Study, make_study

LARGE = 10**18


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a study whose triggers are gone, to be put in disorder."""
    path = make_study(tmp_path_factory.mktemp("bare")).path
    raw = sqlite3.connect(path)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')
    raw.commit()
    raw.close()
    return path


def found(bare: Path, tmp_path: Path, *statements: str) -> set[tuple[str, str]]:
    path = tmp_path / "disorder.threefold"
    path.write_bytes(bare.read_bytes())
    raw = sqlite3.connect(path)
    for statement in statements:
        assert raw.execute(statement).rowcount > 0, statement
    raw.commit()
    raw.close()
    with Project(path, copies=False) as project, project.read() as reader:
        return {(one.slug, one.table) for one in rules.broken(reader.connection)}


def doubled(table: str) -> str:
    """Return the statement that puts a row there again under another id."""
    names = [f'"{column.name}"' for column in schema.metadata.tables[table].columns][1:]
    columns = ", ".join(names)
    return f'INSERT INTO "{table}" (id, {columns}) SELECT id - {LARGE}, {columns} FROM "{table}"'


def test_a_study_in_order_breaks_none(study: Study) -> None:
    with Project(study.path, copies=False) as project, project.read() as reader:
        assert rules.broken(reader.connection) == []


@pytest.mark.parametrize(
    "table", ["coding", "placement", "mention", "membership", "consent", "setting", "finished"]
)
def test_what_may_be_there_once(table: str, bare: Path, tmp_path: Path) -> None:
    assert found(bare, tmp_path, doubled(table)) == {("twice", table)}


@pytest.mark.parametrize("table", ["attribute_value", "transcript_participant", "round_coder"])
def test_more_of_what_may_be_there_once(table: str, bare: Path, tmp_path: Path) -> None:
    assert found(bare, tmp_path, doubled(table)) == {("twice", table)}


def naming(target: str) -> set[tuple[str, str]]:
    """Return every column that leads to codes (or categories) and must not lead to tombstones."""
    return {
        (table.name, column.name)
        for table in schema.TRACKED
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name == target
        and column.name not in ("merged_into", "first_code", "second_code")
    }


def test_every_column_that_names_codes_and_categories_is_watched() -> None:
    assert naming("code") == {
        ("code", "parent"),
        ("coding", "code"),
        ("memo", "code"),
        ("diagram_place", "code"),
        ("mention", "code"),
        ("placement", "code"),
        ("property", "code"),
        ("relation", "from_code"),
        ("relation", "to_code"),
        ("waved_suggestion", "code"),
    }
    assert naming("category") == {
        ("memo", "category"),
        ("diagram_place", "category"),
        ("mention", "category"),
        ("paradigm", "phenomenon"),
        ("paradigm_role", "category"),
        ("placement", "category"),
        ("placement", "parent"),
        ("property", "category"),
        ("relation", "from_category"),
        ("relation", "to_category"),
        ("study", "core_category"),
        ("waved_suggestion", "category"),
    }


@pytest.mark.parametrize("target", ["code", "category"])
def test_nothing_names_a_tombstone(target: str, bare: Path, tmp_path: Path) -> None:
    every = {
        f'UPDATE "{table}" SET "{column}" = (SELECT max(id) FROM {target})'
        for table, column in naming(target)
        if (table, column) != ("code", "parent")
    }
    told = found(bare, tmp_path, *every, f"UPDATE {target} SET gone = 'deleted'")
    named = {table for table, _ in naming(target)} - {"code"}
    assert {("names-what-is-gone", table) for table in named} <= told
    assert ("gone-but-named", target) in told


def test_a_child_of_a_tombstone(bare: Path, tmp_path: Path) -> None:
    parent = "(SELECT parent FROM code WHERE parent IS NOT NULL)"
    told = found(bare, tmp_path, f"UPDATE code SET gone = 'deleted' WHERE id = {parent}")
    assert {("names-what-is-gone", "code"), ("gone-but-named", "code")} <= told


@pytest.mark.parametrize("length", [1, 2, 3])
def test_circles(length: int, bare: Path, tmp_path: Path) -> None:
    codes = [
        f"INSERT INTO code (id, name, created, parent) VALUES ({n}, 'x', 'x', {(n + 1) % length})"
        for n in range(length)
    ]
    assert found(bare, tmp_path, *codes) == {("circle", "code")}
    categories = [
        f"INSERT INTO category (id, name, created) VALUES ({n}, 'x', 'x')" for n in range(length)
    ]
    places = [
        f"INSERT INTO placement (id, category, parent) VALUES ({n}, {n}, {(n + 1) % length})"
        for n in range(length)
    ]
    assert found(bare, tmp_path, *categories, *places) == {("circle", "placement")}


def test_two_owners_make_no_circle(bare: Path, tmp_path: Path) -> None:
    statements = [
        "INSERT INTO category (id, name, created) VALUES (1, 'x', 'x'), (2, 'y', 'x')",
        "INSERT INTO placement (id, category, parent) VALUES (1, 1, 2)",
        "INSERT INTO placement (id, category, parent, owner) SELECT 2, 2, 1, max(id) FROM coder",
    ]
    assert found(bare, tmp_path, *statements) == set()


def test_a_theme_under_a_category(bare: Path, tmp_path: Path) -> None:
    told = found(bare, tmp_path, "UPDATE category SET level = 'category' WHERE name = 'Conditions'")
    assert told == set()
    told = found(bare, tmp_path, "UPDATE category SET level = 'theme' WHERE name = 'Time'")
    assert told == set()
    both = [
        "UPDATE category SET level = 'category' WHERE name = 'Conditions'",
        "UPDATE category SET level = 'theme' WHERE name = 'Time'",
    ]
    told = found(bare, tmp_path, *both)
    assert told == {("theme-under-category", "placement"), ("theme-under-category", "category")}


def test_a_placement_of_nothing_or_of_two_things(bare: Path, tmp_path: Path) -> None:
    nothing = "INSERT INTO placement (id) VALUES (1)"
    both = "UPDATE placement SET code = (SELECT max(id) FROM code) WHERE category IS NOT NULL"
    assert found(bare, tmp_path, nothing) == {("not-one-thing", "placement")}
    assert ("not-one-thing", "placement") in found(bare, tmp_path, both)


def test_the_row_is_told(bare: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.threefold"
    path.write_bytes(bare.read_bytes())
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO code (id, name, created, parent) VALUES (7, 'x', 'x', 7)")
    raw.commit()
    raw.close()
    with Project(path, copies=False) as project, project.read() as reader:
        assert rules.broken(reader.connection) == [Broken("circle", "code", 7)]
