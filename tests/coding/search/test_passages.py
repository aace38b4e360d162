"""The words around a passage: of its own line, whole words where there are blanks."""

import pytest

from app.coding.search.passages import passage


class Row:
    """A transcript, as far as a passage says where it is from."""

    id, name, text_version = 1, "S01", 2


@pytest.mark.parametrize(
    "text, found, before, behind",
    [
        ("I: Well?\nS01: trust me\nI: Go on.", "trust", "S01: ", " me"),
        ("trust", "trust", "", ""),
        ("a" * 40 + " word " + "b" * 20 + " trust", "trust", "…word " + "b" * 20 + " ", ""),
        ("x" * 50 + "trust", "trust", "…" + "x" * 36, ""),
        ("医" * 50 + "信任🙂", "信任", "…" + "医" * 36, "🙂"),
        ("\n" + "y" * 36 + "trust\nnext", "trust", "y" * 36, ""),
    ],
)
def test_context(text: str, found: str, before: str, behind: str) -> None:
    start = text.index(found)
    one = passage(Row, text, (start, start + len(found)), None)  # type: ignore[arg-type]
    assert (one.before, one.words, one.behind) == (before, found, behind)
