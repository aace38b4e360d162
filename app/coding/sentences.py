"""Where sentences begin and end, in English, Chinese and most other languages (sentencex).

A line end always ends a sentence, since transcripts leave full stops out. Blanks around a sentence
do not belong to it.
"""

import re
from collections.abc import Iterator

import sentencex

Span = tuple[int, int]
# sentencex 1.0 fails on some of them behind a full stop; they are told apart from blanks nowhere.
_OTHER_BLANK = re.compile(r"[^\S\n ]")
_LINE = re.compile(r"[^\n]+")
_LANGUAGE = "en"
"""Its rules end sentences at Chinese, Arabic and other stops too; other languages differ in their
abbreviations only."""


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences in `text[start:end]` as spans of `text` in code points, in order."""
    part = _OTHER_BLANK.sub(" ", text[start:end])
    return [span for line in _LINE.finditer(part) for span in _of_line(line, start)]


def _of_line(line: re.Match[str], offset: int) -> Iterator[Span]:
    at = offset + line.start()
    for sentence in sentencex.segment(_LANGUAGE, line.group()):
        words = sentence.strip()
        if words:
            begin = at + len(sentence) - len(sentence.lstrip())
            yield begin, begin + len(words)
        at += len(sentence)
