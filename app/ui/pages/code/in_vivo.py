"""A code's name from the participant's own words: in vivo coding."""

import re

LONGEST = 60  # code points; a name has to fit beside the text
_ENDS = " \t.,;:!?…·-–—'\"“”‘’«»()[]。，；：！？、（）《》「」『』،؛؟۔"
_BLANKS = re.compile(r"\s+")


def in_vivo_name(words: str) -> str:
    """Return the words as a name: one line, no punctuation around, cut after a word with "…".

    Empty where the words hold nothing but punctuation.
    """
    name = _BLANKS.sub(" ", _without_controls(words)).strip(_ENDS)
    if len(name) <= LONGEST:
        return name
    cut = name[: LONGEST - 1]
    blank = cut.rfind(" ")
    if blank > LONGEST // 2:
        cut = cut[:blank]
    return f"{cut.rstrip(_ENDS)}…"


def _without_controls(words: str) -> str:
    return "".join(char if char.isprintable() or char.isspace() else "" for char in words)
