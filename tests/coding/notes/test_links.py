"""Links in memos lead to passages and survive whatever else is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.notes import Link, find_links, link_words, passage_link, quotation_link, read_link


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
