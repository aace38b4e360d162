"""Texts with all that makes cutting hard, and corrections of them."""

from hypothesis import strategies as st

_PLAIN = ("a", "b", " ", "\n", "word ", "S01: ", "e\u0301", "信", "任", "שלום", "각", "。")
_JOINED = ("👍🏽", "👨\u200d👩\u200d👧", "🇩🇪")
_PARTS = (*_PLAIN, *_JOINED)


def texts(size: int = 25) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(_PARTS), max_size=size).map("".join)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text and what came of it by a few replacements, or another text."""
    old = draw(texts())
    if draw(st.booleans()):
        return old, draw(texts())
    new = old
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(new)))
        end = min(len(new), start + draw(st.integers(0, 6)))
        new = new[:start] + draw(texts(3)) + new[end:]
    return old, new
