"""Where codes stand in the tree, their paths and sums."""

from app.models.queries import Category, Code, Placement
from app.ui.pages.code.codebook import LOOSE, Codebook, category_key, code_key


def code(ident, name, position=0, parent=None):
    return Code(ident, name, None, None, None, None, None, 0, parent, position, None, 1, "")


def category(ident, name, level="category"):
    return Category(ident, level, name, None, None, 0, None, 1, "")


def place(position, parent=None, **what):
    return Placement(
        position + 1000, None, what.get("code"), what.get("category"), parent, position
    )


CODES = [code(1, "a"), code(2, "b"), code(3, "below a", parent=1), code(4, "loose", 9)]
CATEGORIES = [category(10, "inner"), category(11, "theme", "theme")]
PLACES = [
    place(0, category=11),
    place(1, 11, category=10),
    place(0, 11, code=2),
    place(0, 10, code=1),
]


def test_themes_hold_categories_and_codes_in_the_team_s_order():
    book = Codebook(CODES, CATEGORIES, PLACES)
    assert [(row.key, row.parent) for row in book.rows] == [
        (category_key(11), None),
        (code_key(2), category_key(11)),
        (category_key(10), category_key(11)),
        (code_key(1), category_key(10)),
        (code_key(3), code_key(1)),
        (LOOSE, None),
        (code_key(4), LOOSE),
    ]


def test_a_path_names_what_is_above_and_not_the_heading_of_the_rest():
    book = Codebook(CODES, CATEGORIES, PLACES)
    assert book.path(code_key(3)) == "theme › inner › a"
    assert book.path(code_key(4)) == ""
    assert book.path("code:99") == ""


def test_headings_sum_what_is_below_and_codes_count_themselves():
    book = Codebook(CODES, CATEGORIES, PLACES)
    sums = book.sums({1: 5, 2: 1, 3: 2, 4: 7})
    assert sums[category_key(11)] == 8
    assert sums[category_key(10)] == 7
    assert sums[code_key(1)] == 5
    assert sums[LOOSE] == 7


def test_the_codes_under_a_row_are_its_own_and_the_nested_ones():
    book = Codebook(CODES, CATEGORIES, PLACES)
    assert book.codes_under(category_key(10)) == [1, 3]
    assert book.codes_under(code_key(1)) == [1, 3]
    assert book.codes_under(LOOSE) == [4]


def test_without_categories_the_codes_are_simply_a_list():
    book = Codebook([code(1, "a", 1), code(2, "b", 0)], [], [])
    assert [(row.key, row.parent) for row in book.rows] == [
        (code_key(2), None),
        (code_key(1), None),
    ]


def test_what_stands_under_something_that_is_not_visible_is_loose():
    book = Codebook([code(1, "a"), code(2, "b", parent=99)], [category(10, "c")], [
        place(0, category=10), place(0, 77, code=1),
    ])  # fmt: skip
    assert [row.key for row in book.rows] == [category_key(10), LOOSE, code_key(1), code_key(2)]


def test_a_name_is_found_exactly():
    book = Codebook(CODES, CATEGORIES, PLACES)
    assert book.code_named("below a") == 3
    assert book.code_named("Below a") is None
