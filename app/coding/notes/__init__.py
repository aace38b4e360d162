"""Memos: what they are on, and the links in them that lead to quotations."""

from app.coding.notes.links import (
    SCHEME,
    Link,
    find_links,
    link_words,
    passage_link,
    quotation_link,
    read_link,
)
from app.coding.notes.reading import FREE, Note, Target, column_of, notes, place_of, stands_on

__all__ = [
    "FREE",
    "SCHEME",
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
]
