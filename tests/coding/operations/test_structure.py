"""Where codes, categories and themes stand after being placed, merged and deleted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.models import queries
from app.models.transaction import Transaction
from tests.builders import add_category, add_coder, did, make_project
from tests.coding.operations.structure_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        desk = Desk(project)
        desk.theme("T")
        desk.category("K", "T")
        desk.category("L", "T")
        desk.codes("a", "b", "c", "d", under="K")
        yield desk


TREE = {None: ["T"], "T": ["K", "L"], "K": ["a", "b", "c", "d"]}


def test_the_beginning(desk: Desk) -> None:
    assert desk.tree() == TREE


@pytest.mark.parametrize(
    "codes, at, order",
    [
        (["a"], 2, "bcad"),
        (["a"], None, "bcda"),
        (["d"], 0, "dabc"),
        (["a", "b"], 2, "cdab"),
        (["b", "a"], 1, "cbad"),
        (["d", "a"], 0, "dabc"),
        (["a", "c"], 99, "bdac"),
        (["a", "a"], 1, "bacd"),
    ],
)
def test_codes_are_placed_side_by_side(desk: Desk, codes: Any, at: Any, order: str) -> None:
    desk.do(operations.place_codes, codes=codes, parent="K", at=at)
    assert desk.tree() == {**TREE, "K": list(order)}


def test_codes_move_and_leave_no_gap(desk: Desk) -> None:
    desk.do(operations.place_codes, codes=["a", "c"], parent="L")
    assert desk.tree() == {**TREE, "K": ["b", "d"], "L": ["a", "c"]}
    desk.do(operations.place_codes, codes=["d", "a"], parent=None)
    assert desk.tree() == {**TREE, "K": ["b"], "L": ["c"]}


def test_codes_and_categories_share_one_order(desk: Desk) -> None:
    desk.do(operations.place_codes, codes=["a"], parent="T", at=1)
    desk.do(operations.place_categories, categories=["L"], parent="T", at=0)
    assert desk.tree()["T"] == ["L", "K", "a"]


@pytest.mark.parametrize(
    "codes, at, order",
    [
        (["a"], 0, "Lad"),
        (["a"], 1, "dLa"),
        (["a"], None, "dLa"),
        (["d"], 1, "aLd"),
        (["d", "a"], 0, "Lda"),
    ],
)
def test_categories_and_codes_are_placed_side_by_side(
    desk: Desk, codes: Any, at: Any, order: str
) -> None:
    """`at` counts what stands still, also where the moved things stood before it already."""
    desk.do(operations.place_codes, codes=["b", "c"], parent=None)
    desk.do(operations.place_things, codes=codes, categories=["L"], parent="K", at=at)
    assert desk.tree() == {None: ["T"], "T": ["K"], "K": list(order)}


def test_codes_taken_out_of_their_parent_code_are_moved_in_the_same_operation(desk: Desk) -> None:
    desk.do(operations.nest_codes, codes=["a"], parent="b")
    before = desk.tree()
    desk.do(operations.place_things, codes=["a"], parent="L")
    assert desk.tree()["L"] == ["a"]
    desk.project.undo(None).result()
    assert desk.tree() == before
    with desk.project.read() as reader:
        assert {row.name: row.parent for row in queries.codes(reader)}["a"] == desk.ids["b"]


def test_things_are_refused_where_single_ones_are(desk: Desk) -> None:
    place = operations.place_things
    assert desk.refusal(place, codes=["a"], categories=["T"], parent="K") == "theme-under-category"
    desk.do(operations.create_category, name="K", level="category")
    desk.ids["K2"] = max(set(_categories(desk)) - set(desk.ids.values()))
    assert desk.refusal(place, codes=[], categories=["K2"], parent="T") == "category-exists"


def _categories(desk: Desk) -> list[int]:
    with desk.project.read() as reader:
        return [row.id for row in queries.categories(reader)]


def test_no_circle_and_no_theme_under_a_category(desk: Desk) -> None:
    place, level = operations.place_categories, operations.set_level
    assert desk.refusal(place, categories=["T"], parent="K") == "theme-under-category"
    assert desk.refusal(place, categories=["K"], parent="K") == "would-close-a-circle"
    desk.do(place, categories=["L"], parent="K")
    assert desk.refusal(place, categories=["K"], parent="L") == "would-close-a-circle"
    assert desk.refusal(level, category="L", level="theme") == "theme-under-category"
    desk.theme("U", "T")
    assert desk.refusal(level, category="T", level="category") == "theme-under-category"
    assert desk.refusal(level, category="T", level="chapter") == "level-unknown"


def test_a_level_keeps_its_place(desk: Desk) -> None:
    desk.do(operations.set_level, category="K", level="theme")
    assert desk.tree() == TREE


def test_deleting_a_heading_moves_up_what_stood_under_it(desk: Desk) -> None:
    desk.category("M", "K")
    desk.do(operations.place_codes, codes=["d"], parent="K", at=0)
    desk.do(operations.delete_categories, categories=["K", "K"])
    assert desk.tree() == {None: ["T"], "T": ["L", "d", "a", "b", "c", "M"]}
    desk.do(operations.delete_categories, categories=["T"])
    assert desk.tree() == {None: ["L", "M"]}


def test_merging_takes_over_in_order(desk: Desk) -> None:
    desk.category("M", "K")
    desk.do(operations.place_codes, codes=["d"], parent="L")
    desk.do(operations.define_category, category="K", definition="of K")
    desk.do(operations.define_category, category="L", definition="of L")
    desk.do(operations.merge_categories, into="L", categories=["K", "L"])
    assert desk.tree() == {None: ["T"], "T": ["L"], "L": ["d", "a", "b", "c", "M"]}
    with desk.project.read() as reader:
        kept = next(row for row in queries.categories(reader) if row.id == desk.ids["L"])
    assert kept.definition == "of L\n\nof K"


@pytest.mark.parametrize("between", [False, True], ids=["child", "grandchild"])
def test_merging_into_one_below_lifts_it_out(desk: Desk, between: bool) -> None:
    desk.category("M", "K")
    desk.category("N", "M" if between else "K")
    desk.do(operations.merge_categories, into="N", categories=["K"])
    tree = desk.tree()
    assert tree["T"] == ["L", "N"]
    assert tree["N"] == ["a", "b", "c", "d", "M"]


def test_a_theme_is_not_merged_into_a_category_above_its_sub_themes(desk: Desk) -> None:
    desk.theme("U")
    desk.theme("V", "U")
    merging = {"into": "K", "categories": ["U"]}
    assert desk.refusal(operations.merge_categories, **merging) == "theme-under-category"


def test_a_coders_own_structure_is_carried_along(desk: Desk) -> None:
    ana = add_coder(desk.project, "Ana")

    def own(tx: Transaction) -> None:
        rows = [("T", None), ("K", "T"), ("a", "K"), ("b", "K")]
        for position, (name, above) in enumerate(rows):
            kind = "code" if name.islower() else "category"
            parent = None if above is None else desk.ids[above]
            place = {kind: desk.ids[name], "parent": parent, "position": position % 2}
            tx.placements.add(owner=ana, **(place if name != "K" else {**place, "position": 0}))

    did(desk.project, own)
    assert desk.tree(ana) == {None: ["T"], "T": ["K"], "K": ["a", "b"]}
    desk.do(operations.merge_categories, into="L", categories=["K"])
    assert desk.tree(ana) == {None: ["T"], "T": ["L"], "L": ["a", "b"]}
    desk.do(operations.delete_categories, categories=["L"])
    assert desk.tree(ana) == {None: ["T"], "T": ["a", "b"]}


def test_a_name_is_taken_among_siblings_only(desk: Desk) -> None:
    assert desk.refusal(operations.create_category, name="K", parent="T") == "category-exists"
    desk.ids["K of its own"] = add_category(desk.project, "K")
    desk.theme("K at the top")
    rename = {"category": "K at the top", "name": "K of"}
    desk.do(operations.rename_category, **rename)
    place = {"categories": ["K of its own"], "parent": "T"}
    assert desk.refusal(operations.place_categories, **place) == "category-exists"
