"""The narrow questions of a store, at the edges where SQL is easily got wrong."""

import pytest

from app.models import schema
from app.models.errors import Refusal
from app.models.project import Project
from app.models.transaction import Transaction
from app.models.visibility import Viewer, visible
from tests.builders import did, make_project

MANY = 300_000  # more than the values that any SQLite lets a statement bind


@pytest.fixture
def project(tmp_path):
    with make_project(tmp_path) as project:
        yield project


def inside(project: Project, body) -> None:
    """Run the body of a test inside an operation."""

    def run(tx: Transaction) -> None:
        tx.settings.add_many([{"id": n, "name": f"n{n % 2}", "value": str(n)} for n in range(1, 7)])
        body(tx)

    did(project, run)


def test_an_empty_list_means_none(project: Project) -> None:
    def body(tx: Transaction) -> None:
        for empty in ([], (), set(), frozenset()):
            assert tx.settings.find(id=empty) == []
            assert tx.settings.count(id=empty, name="n0") == 0
            assert tx.settings.one(id=empty) is None
            assert tx.settings.largest("id", id=empty) == -1
            assert tx.settings.change_where({"id": empty}, value="x") == 0
            assert tx.settings.remove_where(id=empty) == 0
        tx.settings.remove()
        assert tx.settings.add_many([]) == []
        assert tx.settings.count() == 6

    inside(project, body)


def test_lists_of_any_length(project: Project) -> None:
    def body(tx: Transaction) -> None:
        every = range(MANY)
        assert [row.id for row in tx.settings.find(id=list(every), name="n0")] == [2, 4, 6]
        assert tx.settings.count(id=set(every)) == 6
        assert tx.settings.change_where({"id": tuple(every)}, value="x") == 6
        assert tx.settings.find(value=["x", "y"], id=frozenset([1, 5])) != []
        tx.settings.remove(*every)
        assert tx.settings.count() == 0

    inside(project, body)


def test_lists_of_texts_and_large_ids(project: Project) -> None:
    names = ['a "quoted" one', "it's", "沟通 🙂", "1"]

    def body(tx: Transaction) -> None:
        large = [2**62 - 1 - n for n in range(4)]
        rows = zip(large, names, strict=True)
        tx.settings.add_many([{"id": row, "name": name, "value": "x"} for row, name in rows])
        assert {row.name for row in tx.settings.find(name=names)} == set(names)
        assert sorted(row.id for row in tx.settings.find(id=large)) == sorted(large)
        assert tx.settings.count(id=[row - 5 for row in large]) == 0

    inside(project, body)


def test_none_means_empty(project: Project) -> None:
    def body(tx: Transaction) -> None:
        tx.codes.add(name="x", created="x", definition="")
        code = tx.codes.add(name="y", created="x", definition=None)
        assert [row.id for row in tx.codes.find(definition=None)] == [code]
        assert tx.codes.change_where({"definition": None}, example="z") == 1
        assert tx.codes.change(code, definition=None) is False
        assert tx.codes.change(code, definition="w") is True

    inside(project, body)


def test_what_is_not_there_is_refused(project: Project) -> None:
    def body(tx: Transaction) -> None:
        for ask in (tx.settings.get, lambda row: tx.settings.change(row, value="x")):
            with pytest.raises(Refusal) as caught:
                ask(99)
            assert (caught.value.reason, caught.value.values) == ("row-gone", {"table": "setting"})
        with pytest.raises(KeyError):
            tx.settings.find(no_such_column=1)
        with pytest.raises(KeyError):
            tx.store("no such table")

    inside(project, body)


def test_only_what_is_seen(project: Project) -> None:
    def body(tx: Transaction) -> None:
        coders = [tx.coders.add(name=name) for name in ("Ana", "Ben")]
        rows = [("Ana's", 0, 0), ("Ben's", 1, 0), ("Ben's for all", 1, 1)]
        ids = [
            tx.codes.add(name=name, made_by=coders[who], common=common, position=at, created="x")
            for at, (name, who, common) in enumerate(rows)
        ]
        tx.viewer = Viewer(coders[0], frozenset(coders[1:]))
        assert [row.name for row in tx.codes.seen.find(id=ids)] in (
            ["Ana's", "Ben's for all"],
            ["Ben's for all", "Ana's"],
        )
        assert (tx.codes.count(id=ids), tx.codes.seen.count(id=ids)) == (3, 2)
        assert (tx.codes.largest("position"), tx.codes.seen.largest("position")) == (2, 2)
        assert tx.codes.seen.largest("position", common=0) == 0
        assert tx.codes.seen.one(name="Ben's") is None
        with pytest.raises(Refusal, match="row-gone"):
            tx.codes.seen.get(ids[1])

    inside(project, body)


def test_an_alias_is_seen_like_its_table() -> None:
    viewer = Viewer(1, frozenset({2}))
    alias = schema.code.alias("other")
    plain = str(visible(schema.code, viewer)).replace("code.", "other.")
    assert str(visible(alias, viewer)) == plain
