"""What a name may be: labels, never keys, but never empty and never with line ends either."""

from collections.abc import Iterable

from app.models.errors import Refusal

LONGEST = 500  # code points
_LISTED = 3  # names that the sentence of an operation on several things holds


def clean_name(name: str) -> str:
    """Return `name` without outer blanks; refused where it is empty, too long or has line ends."""
    cleaned = name.strip()
    if not cleaned:
        raise Refusal("name-empty")
    if len(cleaned) > LONGEST:
        raise Refusal("name-too-long", longest=LONGEST)
    if any(ord(character) < 32 or 0xD800 <= ord(character) < 0xE000 for character in cleaned):
        raise Refusal("name-with-control-characters", name=ascii(cleaned))
    return cleaned


def optional(value: str | None) -> str | None:
    """Return a text field as it is stored: None where nothing but blanks was given."""
    if value is None or not value.strip():
        return None
    return value.strip()


def listed(names: Iterable[str]) -> list[str | int]:
    """Return names for the sentence of an operation: the first few, then how many more there are.

    A list and not a sentence, so that "and 4 more" is said in the language of who reads it.
    """
    every = list(dict.fromkeys(names))
    more = len(every) - _LISTED
    return [*every[:_LISTED], *([more] if more > 0 else [])]
