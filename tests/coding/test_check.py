"""`threefold check`: a sound project has no problem, and every kind of damage is found."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.check import check_project, in_circle, journal_problems, placement_problems
from app.coding.exchange import import_codings, read_codings
from app.coding.operations import (
    TranscriptInput,
    TurnInput,
    create_code,
    delete_codes,
    import_transcript,
    merge_codes,
    translate_quotation,
)
from app.models.project import Project
from app.models.queries.integrity import StoredChange, StoredPlace
from app.words import template
from tests.coding.exchange.study import HEAD, Study

TURNS = [TurnInput(0, 3, 6, "I", "interviewer"), TurnInput(7, 10, 15, "P", "participant")]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project in which much was done, undone and done again."""
    folder = tmp_path_factory.mktemp("sound")
    empty = folder / "empty.threefold"
    Project.create(empty, copies=False).close()
    study = Study(folder / "study.threefold", empty)
    with study.project as project:
        turns = TranscriptInput("S01", "I: How\nP: Well, then.", TURNS)
        row = study.do(import_transcript, transcript=turns)
        study.do(import_transcript, transcript=TranscriptInput("S02", "采访😀", []))
        lines = ["S01,0,3,a/b,Ana,T,C", "S02,0,3,c,Ben,T,", "S01,3,9,d,Ana,,"]
        table = read_codings(study.file(f"{HEAD},theme,category", *lines))
        study.do(import_codings, table=table)
        study.do(translate_quotation, transcript=row, start=0, end=2, translation="x")
        old, new = study.do(create_code, name="old"), study.do(create_code, name="new")
        study.do(merge_codes, into=new, codes=[old])
        study.do(delete_codes, codes=[new])
        for step in (project.undo, project.undo, project.redo, project.undo):
            step().result()
    return study.path


@pytest.fixture
def file(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "copy.threefold"))


def slugs(path: Path) -> list[str]:
    """Return the problems' slugs; their sentences must be whole."""
    found = check_project(path)
    for problem in found:
        assert "{" not in template(problem.slug).format(**problem.values)
    return [problem.slug for problem in found]


def test_a_sound_project_has_no_problem_open_or_closed(file: Path) -> None:
    before = file.read_bytes()
    assert check_project(file) == []
    assert file.read_bytes() == before
    with Project(file, copies=False) as project:
        assert check_project(project) == []
        assert check_project(file) == []


def damage(path: Path, *statements: str, journaled: bool = False) -> None:
    """Change a closed file as a foreign program could, with or without the journal's knowledge."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        names = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        triggers = [] if journaled else connection.execute(names).fetchall()
        if journaled:
            connection.execute("INSERT INTO op (uid, kind, at) VALUES (9, 'damage', '')")
            connection.execute("INSERT INTO open_op SELECT max(id) FROM op")
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
        if journaled:
            connection.execute("DELETE FROM open_op")
        connection.execute("COMMIT")


JOURNALED = {
    "check-span-outside": ["UPDATE coding SET end = 99 WHERE start = 3"],
    "check-span-empty": ["UPDATE quotation SET end = start"],
    "check-turns": ["UPDATE turn SET label_start = 5 WHERE label_start = 7"],
    "check-coding-of-gone": ["UPDATE code SET gone = 'deleted' WHERE name = 'd'"],
    "check-code-circle": [
        "UPDATE code SET parent = (SELECT id FROM code WHERE name = 'b') WHERE name = 'a'"
    ],
    "check-placement-circle": [
        "UPDATE placement SET parent = (SELECT id FROM category WHERE name = 'C') "
        "WHERE category = (SELECT id FROM category WHERE name = 'T')"
    ],
    "check-placement-twice": [
        "INSERT INTO placement (id, code, parent) SELECT 5, code, parent FROM placement "
        "WHERE code IS NOT NULL LIMIT 1"
    ],
    "check-placement-odd": ["INSERT INTO placement (id) VALUES (5)"],
    "check-reference": ["UPDATE coding SET code = 12345 WHERE start = 3"],
    "check-span-version": [
        "UPDATE coding SET text_version = (SELECT text_version FROM transcript WHERE name = 'S02') "
        "WHERE start = 3"
    ],
}


@pytest.mark.parametrize("slug, statements", JOURNALED.items())
def test_damage_that_went_through_the_journal(file: Path, slug: str, statements: list[str]) -> None:
    damage(file, *statements, journaled=True)
    assert slugs(file) == [slug]


BEHIND_THE_JOURNAL = {
    "check-text-hash": ["UPDATE text_version SET text = upper(text) WHERE length > 3"],
    "check-text-not-folded": [
        "DELETE FROM folded_text WHERE id IN (SELECT max(id) FROM folded_text)"
    ],
    "check-open-operation": ["INSERT INTO open_op VALUES (1)"],
    "check-log-details": ["UPDATE op SET details = '{' WHERE id = 3"],
    "check-log-unwritten": ["INSERT INTO person (id, name) VALUES (5, 'Mei')"],
    "check-log-image": [
        "UPDATE change SET before = json_set(before, '$.id', 5) WHERE kind = 'update' "
        "AND id = (SELECT min(id) FROM change WHERE kind = 'update')"
    ],
    "check-triggers": ["CREATE TRIGGER mine AFTER DELETE ON coding BEGIN SELECT 1; END"],
}


@pytest.mark.parametrize("slug, statements", BEHIND_THE_JOURNAL.items())
def test_damage_behind_the_journals_back(file: Path, slug: str, statements: list[str]) -> None:
    damage(file, *statements)
    assert slugs(file) == [slug]


@pytest.mark.parametrize(
    "statement, expected",
    [
        (
            "UPDATE text_version SET text = text || '!' WHERE length > 3",
            ["check-text-length", "check-text-hash"],
        ),
        ("DELETE FROM quotation", ["check-log-step"]),
        ("UPDATE coding SET start = 'x' WHERE start = 3", ["check-types"]),
        ("UPDATE change SET before = 'x' WHERE before IS NOT NULL", ["check-log-image"]),
        ("UPDATE change SET tbl = 'nothing' WHERE id = 5", ["check-log-image"]),
        ("UPDATE text_version SET text = CAST(x'ff41' AS TEXT)", ["check-unreadable"]),
        ("DELETE FROM open_op", []),
    ],
)
def test_damage_that_shows_in_several_ways(file: Path, statement: str, expected: list[str]) -> None:
    damage(file, statement)
    found = slugs(file)
    assert set(expected) <= set(found)
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    "statement, slug",
    [
        ("DROP TABLE coding", "check-unreadable"),
        ("DROP TRIGGER journal_coding_insert", "check-triggers"),
    ],
)
def test_what_is_not_there_at_all(file: Path, statement: str, slug: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
    assert slug in slugs(file)


def test_what_a_problem_says(file: Path) -> None:
    damage(file, "UPDATE coding SET end = 99 WHERE start = 3", journaled=True)
    assert [dict(problem.values) for problem in check_project(file)] == [
        {
            "table": "coding",
            "transcript": "S01",
            "first": 0,
            "last": 99,
            "length": 21,
        }
    ]


@pytest.mark.parametrize(
    "spoil, slug",
    [
        (lambda data: data[: len(data) // 2], "project-truncated"),
        (lambda data: b"not a database at all" * 20, "not-a-project"),
        (lambda data: data[:60] + bytes([0, 0, 0, 99]) + data[64:], "project-newer"),
        (lambda data: data[:100] + bytes(len(data) - 100), "project-damaged"),
    ],
)
def test_files_that_cannot_be_opened(
    file: Path, spoil: Callable[[bytes], bytes], slug: str
) -> None:
    file.write_bytes(spoil(file.read_bytes()))
    assert slugs(file)[:1] == [slug]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert slugs(tmp_path / "no.threefold") == ["project-missing"]


def pages(file: Path) -> Iterator[tuple[int, int]]:
    """Give where each page but the first begins and ends."""
    with closing(sqlite3.connect(file)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (count,) = connection.execute("PRAGMA page_count").fetchone()
    yield from ((n * size, (n + 1) * size) for n in range(1, count))


def test_no_overwritten_page_crashes_the_check(file: Path) -> None:
    sound = file.read_bytes()
    silent = 0
    for start, end in list(pages(file))[::12]:
        file.write_bytes(sound[:start] + bytes([173] * (end - start)) + sound[end:])
        silent += slugs(file) == []
    assert silent == 0


# The parts that judge, by themselves


@given(st.dictionaries(st.integers(0, 6), st.none() | st.integers(0, 7)))
def test_circles_are_those_from_which_one_comes_back(parents: dict[int, int | None]) -> None:
    def comes_back(node: int) -> bool:
        at = parents.get(node)
        for _ in parents:
            if at == node:
                return True
            at = None if at is None else parents.get(at)
        return False

    assert in_circle(parents) == sum(comes_back(node) for node in parents)


def test_placements_are_judged_by_owner() -> None:
    places = [
        StoredPlace(None, None, 1, 2),
        StoredPlace(8, None, 2, 1),
        StoredPlace(8, None, 1, None),
        StoredPlace(8, 5, None, 1),
        StoredPlace(None, 5, None, 1),
    ]
    assert list(placement_problems(places)) == []
    again = [*places, StoredPlace(None, 5, None, 2), StoredPlace(None, None, 2, 1)]
    found = [(problem.slug, dict(problem.values)) for problem in placement_problems(again)]
    assert found == [("check-placement-twice", {"n": 1}), ("check-placement-circle", {"n": 2})]


COLUMNS = {"code": frozenset(("id", "name"))}
STEPS = st.lists(st.tuples(st.sampled_from(["insert", "update", "delete"]), st.integers(1, 3)))


@given(STEPS)
def test_a_journal_of_what_happened_plays_back_to_nothing(steps: list[tuple[str, int]]) -> None:
    rows: set[int] = set()
    changes: list[StoredChange] = []
    for number, (kind, row) in enumerate(steps):
        if (row in rows) is (kind == "insert"):
            continue  # could not have happened
        before = None if kind == "insert" else json.dumps({"id": row, "name": "x"})
        changes.insert(0, StoredChange(number, "code", row, kind, before))
        (rows.discard if kind == "delete" else rows.add)(row)
    assert list(journal_problems(changes, {"code": rows}, COLUMNS)) == []
    # Without any one of its changes that made or removed a row it does not.
    for at, change in enumerate(changes):
        if change.kind != "update":
            rest = changes[:at] + changes[at + 1 :]
            assert list(journal_problems(rest, {"code": rows}, COLUMNS)) != []
