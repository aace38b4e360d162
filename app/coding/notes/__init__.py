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

__all__ = [
    "SCHEME",
    "Link",
    "find_links",
    "link_words",
    "passage_link",
    "quotation_link",
    "read_link",
]
