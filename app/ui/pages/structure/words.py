"""The words in which the two pages differ."""

from typing import NamedTuple


class PageWords(NamedTuple):
    """What a page calls its parts; `shelf` is what is not placed yet.

    `new_with` has the gap {n}, `new_sentence` the gap {} for what was typed.
    """

    shelf: str
    shelf_filter: str
    tree: str
    tree_filter: str
    icon: str
    empty: str
    first: str
    new: str
    new_with: str
    nothing: str
    nowhere: str
    new_sentence: str
    new_below: str
    choose_parent: str
