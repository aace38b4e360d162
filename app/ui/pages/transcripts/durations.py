"""How long an interview lasted, as people write it: minutes, or 42:10, or 1:02:03."""

import re

_MINUTES = re.compile(r"\d{1,4}")
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


def seconds_of(text: str) -> int | None:
    """Return the seconds that a text means, or None where it means none."""
    text = text.strip()
    if _MINUTES.fullmatch(text):
        return int(text) * 60
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return (hours * 60 + minutes) * 60 + seconds


def duration_text(seconds: int | None) -> str:
    """Return a duration so that `seconds_of` reads it: whole minutes, or minutes and seconds."""
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if rest else str(minutes)
