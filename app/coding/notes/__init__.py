"""Memos: what they are on, and the links in them that lead to quotations."""

from app.coding.notes.links import (
    SCHEME,
    THINGS,
    Link,
    find_links,
    link_words,
    passage_link,
    quotation_link,
    read_link,
    thing_link,
    with_names,
)
from app.coding.notes.names import storyline
from app.coding.notes.reading import FREE, Note, Target, column_of, notes, place_of, stands_on

__all__ = [
    "FREE",
    "SCHEME",
    "THINGS",
    "Link",
    "Note",
    "Target",
    "column_of",
    "find_links",
    "link_words",
    "notes",
    "passage_link",
    "place_of",
    "quotation_link",
    "read_link",
    "stands_on",
    "storyline",
    "thing_link",
    "with_names",
]
