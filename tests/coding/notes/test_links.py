"""Links in memos lead to passages and survive whatever else is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.notes import (
    Link,
    find_links,
    link_words,
    passage_link,
    quotation_link,
    read_link,
    thing_link,
    with_names,
)


@given(st.text(max_size=20), st.text(max_size=90), st.integers(0, 2**62), st.integers(0, 10**6))
def test_a_link_is_found_again_whatever_its_words(
    label: str, words: str, ident: int, start: int
) -> None:
    passage = Link("passage", ident, (start, start + 3))
    text = f"Before {passage_link(label, words, ident, (start, start + 3))} after."
    assert list(find_links(text)) == [passage]
    assert read_link(passage.address) == passage
    coding = quotation_link(label, words, "coding", ident)
    assert list(find_links(text + coding)) == [passage, Link("coding", ident)]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "threefold:passage/1",
        "threefold:passage/1/2",
        "threefold:quotation/1/2-3",
        "threefold:quotation/x",
        "threefold:quotation/1 ",
        "file:///etc/passwd",
        "",
    ],
)
def test_what_is_no_link_of_ours(address: str) -> None:
    assert read_link(address) is None
    assert list(find_links(f"[x]({address})")) == []


def test_words_are_short_and_no_markdown() -> None:
    assert link_words("S07", "a [b]\n`c`  *d*") == r"S07: “a \[b\] \`c\` \*d\*”"
    assert link_words("S05", "共" * 80) == f"S05: “{'共' * 59}…”"


@given(st.text(max_size=20), st.text(max_size=20), st.integers(0, 2**62))
def test_links_to_things_show_the_present_name(old: str, new: str, ident: int) -> None:
    text = f"The core is {thing_link('category', ident, old)}, not [x](threefold:coding/7)."
    renamed = with_names(text, lambda link: new if link.id == ident else None)
    assert renamed == text.replace(
        thing_link("category", ident, old), thing_link("category", ident, new)
    )
    assert with_names(text, lambda _link: None) == text
    assert list(find_links(renamed)) == [Link("category", ident), Link("coding", 7)]
