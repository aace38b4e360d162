"""Numbers with their nouns: "1 transcript", "24 transcripts"."""

from collections.abc import Mapping

SENTENCES: dict[str, str] = {}


def counted(n: int, one: str, more: str) -> str:
    """Return a number with its noun in the singular or plural."""
    return f"{n} {one if n == 1 else more}"


def form(words: Mapping[str, str], slug: str, values: Mapping[str, object]) -> str:
    """Return the words of a slug; where `n` is 1 its form for one ("mix-one"), if there is one."""
    one = f"{slug}-one"
    return words[one if values.get("n") == 1 and one in words else slug]
