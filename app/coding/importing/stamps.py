"""Time stamps in transcripts: `0:21`, `[00:00:01.060]`, `#00:00:05-2#`, `0:0:0.0 --> 0:0:4.280`.

Two numbers are minutes and seconds, three are hours, minutes and seconds. Minutes of two numbers
may exceed 59, and a fraction follows a point, a comma or (f4) a hyphen.
"""

import re

_COLON = "[:：]"
_CLOCK = rf"\d{{1,3}}{_COLON}[0-5]?\d(?:{_COLON}[0-5]?\d)?(?:[.,-]\d{{1,3}})?(?!\d|{_COLON}\d)"
_RANGE = rf"{_CLOCK}(?:[ \t]*(?:-->|[-–—~～至])[ \t]*{_CLOCK})?"
_OPEN, _CLOSE = r"(?:\\?\[|[(<#{（【〔])", r"(?:\\?\]|[)>#}）】〕])"

STAMP = re.compile(rf"(?P<open>{_OPEN}[ \t]*)?{_RANGE}(?P<close>[ \t]*{_CLOSE})?", re.ASCII)
"""A stamp with or without brackets around it; see `is_sure` for what needs no second look."""
CLOCK_BEFORE_COLON = re.compile(rf"(?:{_OPEN}[ \t]*)?\d{{1,3}}$", re.ASCII)
"""The beginning of a stamp at the end of what stands before a colon."""
_AT_END = re.compile(
    rf"(?:{_OPEN}[ \t]*{_RANGE}[ \t]*{_CLOSE}|\t{_RANGE})[ \t]*$", re.ASCII
)  # fmt: skip
_PARTS = re.compile(r"(\d+)[:：](\d+)(?:[:：](\d+))?(?:[.,-](\d+))?", re.ASCII)
_LONGEST = 48


def seconds(stamp: str) -> float:
    """Return the first time in a stamp, in seconds."""
    found = _PARTS.search(stamp)
    assert found is not None, stamp
    first, second, third, fraction = found.groups()
    whole = int(first) * 60 + int(second)
    if third is not None:
        whole = whole * 60 + int(third)
    return whole + (float(f"0.{fraction}") if fraction else 0.0)


def is_sure(found: re.Match[str]) -> bool:
    """Say whether this can hardly be a time of day in a sentence: bracketed, long or a range."""
    stamp = found.group()
    bracketed = found["open"] is not None and found["close"] is not None
    return bracketed or len(stamp.replace("：", ":").split(":")) > 2 or "." in stamp


def stamp_at_end(text: str, start: int, end: int) -> float | None:
    """Return the seconds of a bracketed stamp, or of a last table cell, that ends the span."""
    start = max(start, end - _LONGEST)
    found = _AT_END.search(text[start:end])
    return None if found is None else seconds(found.group())
