"""Readers, the writer and closing, from several threads at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.coding import operations
from app.models import queries
from app.models.project import Project
from app.models.reader import Reader
from tests.builders import Study, add_code, did, make_project


def names(reader: Reader) -> list[str]:
    return [code.name for code in queries.codes(reader)]


def test_closing_twice_is_harmless_and_then_nothing_goes(study: Study) -> None:
    project = Project(study.path, copies=False)
    project.close()
    project.close()
    with pytest.raises(RuntimeError, match="closed"), project.read():
        pass
    with pytest.raises(RuntimeError, match="shutdown"):
        project.do(operations.create_code, name="x")


def test_what_is_queued_is_done_before_closing(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        futures = [project.do(operations.create_code, name=f"c{n}") for n in range(20)]
    assert all(future.done() and future.result().changes for future in futures)


def test_closing_waits_for_who_still_reads(study: Study) -> None:
    project = Project(study.path, copies=False)
    inside, go_on = threading.Event(), threading.Event()

    def read() -> list[str]:
        with project.read() as reader:
            before = names(reader)
            inside.set()
            go_on.wait()
            assert names(reader) == before
            return before

    with ThreadPoolExecutor(2) as pool:
        reading = pool.submit(read)
        inside.wait()
        add_code(project, "x")
        closing = pool.submit(project.close)
        assert not closing.done()
        go_on.set()
        assert "x" not in reading.result()
        closing.result()
    assert not study.path.with_name(study.path.name + "-wal").exists()
    with Project(study.path, copies=False) as again, again.read() as reader:
        assert "x" in names(reader)


def test_a_reader_sees_one_state_from_first_to_last(study: Study) -> None:
    with Project(study.path, copies=False) as project, project.read() as reader:
        add_code(project, "before the first question")
        first = names(reader)
        add_code(project, "after it")
        assert names(reader) == first
        with project.read() as newer:
            assert set(names(newer)) - set(first) >= {"after it"}


def test_many_readers_at_once(study: Study) -> None:
    """More than a pool holds by default, all of them inside together."""
    readers = 24
    with Project(study.path, copies=False) as project:
        together = threading.Barrier(readers)

        def read(number: int) -> list[str]:
            with project.read(study.ana if number % 2 else None) as reader:
                together.wait(timeout=30)
                return names(reader)

        with ThreadPoolExecutor(readers) as pool:
            found = list(pool.map(read, range(readers)))
    assert all(one == found[0] for one in found)


def test_readers_cannot_write(study: Study) -> None:
    with Project(study.path, copies=False) as project, project.read() as reader:
        for write in ("DELETE FROM open_op", "UPDATE study SET title = 'x'", "CREATE TABLE x (y)"):
            with pytest.raises(Exception, match="readonly database"):
                reader.connection.exec_driver_sql(write)


def test_reading_and_writing_at_once(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        writing = [project.do(operations.create_code, name=f"new {n}") for n in range(40)]
        seen = []
        while not writing[-1].done():
            with project.read() as reader:
                seen.append(sum(name.startswith("new") for name in names(reader)))
        assert seen == sorted(seen)
        with project.read() as reader:
            assert sum(name.startswith("new") for name in names(reader)) == 40


def test_durability_is_what_was_promised(tmp_path) -> None:
    with make_project(tmp_path) as project:

        def settings(tx) -> list[object]:
            return [
                tx._connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
            ]

        assert did(project, settings) == ["wal", 2, 1, 1]
