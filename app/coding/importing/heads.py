"""The beginnings of lines: what may be a label, in all the layouts that transcripts come in.

`Name: text`, `Name : text`, `采访者：text`, `**Name:** text`, `[00:01] Name: text`,
`Name (00:01): text`, `Name: [00:01] text`, `Name  0:21` above the text, `Name<TAB>text` and table
rows with a time, `Teacher 4- text`, `[Name] text`, a name alone on its line, a stamp alone on its
line. Only the first characters of a line are looked at, so that a paragraph of five megabytes costs
no more than a short one. Nothing is decided here but the layout.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from app.coding.importing.labels import LONGEST, key
from app.coding.importing.speaker_words import HEADINGS
from app.coding.importing.stamps import CLOCK_BEFORE_COLON, STAMP, is_sure, seconds

Form = Literal["colon", "stamped", "tab", "dash", "bracket", "alone", "stamp"]
"""stamped: the name stands with a time instead of a colon; stamp: a time and no name."""

_WINDOW = 200
_BLANK = " \t\u00a0\u3000"
_OPENING = re.compile(
    rf"[{_BLANK}]*(?:(?:[-*•>]|#{{1,6}})[{_BLANK}]+)?(?:\d{{1,5}}\t|\d{{1,4}}[.)][{_BLANK}]+)?"
)
_BLANKS = re.compile(f"[{_BLANK}]*")
_MARKUP = re.compile(rf"[{_BLANK}]*(?:[*_]{{1,3}})?[{_BLANK}]*")
_MARKUP_SIGNS = frozenset("*_")
_STAMP_SIGNS = frozenset("0123456789[(<#{（【〔\\")
_OPEN_MARKUP = re.compile("[*_]{1,3}(?=[^*_])")
_RUN = re.compile(rf"[^\n\t:：]{{0,{LONGEST + 16}}}")
_DASH = re.compile(r"(?P<name>[^\W\d_][^-–—\t:：\n]{0,30}?)[ ]?[-–—](?=[ \t]|$)")
_BRACKETS = frozenset("[(<【（")
_BRACKETED = re.compile(r"[\[(<【（](?P<name>[^\[\](){}<>【】（）:：\t\n]{1,48})[\])>】）]")


class Head(NamedTuple):
    """The beginning of a line: label `[line, text)`, if `name` is taken for a speaker.

    `end` is the end of the line without its LF. `sure_stamp` says that the time is not a time of
    day in a sentence.
    """

    line: int
    name: str
    text: int
    end: int
    seconds: float | None
    form: Form
    behind_stamp: int
    """Where the line goes on behind a time at its beginning; without one, its beginning."""
    sure_stamp: bool
    marked: bool
    """The name is set off by markup or brackets."""


def head_of(text: str, start: int, end: int, known: Callable[[str], bool]) -> Head | None:
    """Read the beginning of the line `[start, end)`, or return None where it is plain text.

    `known` says which names are speakers for certain; some layouts are believed only of those.
    """
    return _Line(text, start, end, known).read()


class _Line:
    def __init__(self, text: str, start: int, end: int, known: Callable[[str], bool]) -> None:
        self._text, self._start, self._end, self._known = text, start, end, known
        self._stop = min(end, start + _WINDOW)
        self._seconds: float | None = None
        self._behind_stamp = start
        self._sure = True
        self._marked = False

    def read(self) -> Head | None:
        at = self._opening(self._match(_OPENING, self._start))
        if at == self._end:
            return None if self._seconds is None else self._head("", at, "stamp")
        if self._text[at] in _BRACKETS:
            bracketed = _BRACKETED.match(self._text, at, self._stop)
            if bracketed is not None:
                return self._after_brackets(bracketed) or self._only_stamp(at)
        run = _RUN.match(self._text, at, self._stop)
        stop = at if run is None else run.end()
        return (
            self._separated(at, stop)
            or self._dashed(at)
            or self._alone(at, stop)
            or self._only_stamp(at)
        )

    def _opening(self, at: int) -> int:
        """Skip stamp and markup in front of a name."""
        for _ in range(3):
            begins = self._text[at : at + 1]
            if begins in _MARKUP_SIGNS:
                markup = _OPEN_MARKUP.match(self._text, at, self._stop)
                if markup is not None:
                    self._marked, at = True, markup.end()
            elif begins in _STAMP_SIGNS and self._seconds is None:
                at = self._stamp(at)
                self._behind_stamp = self._start if self._seconds is None else at
            else:
                break
        return at

    def _stamp(self, at: int) -> int:
        """Take a stamp at this place, if there is one, and the blanks behind it."""
        found = STAMP.match(self._text, at, self._stop)
        if found is None:
            return at
        behind = self._text[found.end() : found.end() + 1]
        if not is_sure(found) and behind not in ("", "\n", *_BLANK):
            return at
        self._seconds, self._sure = seconds(found.group()), is_sure(found)
        return self._match(_BLANKS, found.end())

    def _separated(self, at: int, stop: int) -> Head | None:
        mark = self._text[stop : stop + 1] if stop < self._end else ""
        if mark == "\t":
            return self._tabbed(at, stop)
        if not mark or mark not in ":：":
            return None
        clock = CLOCK_BEFORE_COLON.search(self._text[at:stop])
        found = None
        if clock is not None:
            found = STAMP.match(self._text, at + clock.start(), self._stop)
        if found is not None:
            return self._after_stamp(at, found)
        return self._after_colon(at, stop)

    def _after_stamp(self, at: int, found: re.Match[str]) -> Head | None:
        """`Name 0:21`: a colon, the end of the line, or text behind the stamp."""
        name = self._text[at : found.start()]
        behind = self._match(_MARKUP, found.end())
        self._seconds, self._sure = seconds(found.group()), is_sure(found)
        if behind < self._end and self._text[behind] in ":：":
            return self._head(name, self._match(_MARKUP, behind + 1), "colon")
        if behind >= self._end:
            return self._head(name, self._end, "stamped")
        if self._text[found.end()] in _BLANK and (self._sure or self._known(_tidy(name))):
            return self._head(name, behind, "stamped")
        return None

    def _after_colon(self, at: int, stop: int) -> Head | None:
        name, behind = self._text[at:stop], self._text[stop + 1 : stop + 3]
        if behind[:2] == "//" or (behind[:1] == "\\" and behind[1:] not in ("[", "*", "_")):
            return None
        if behind[:1].isdigit() and name[-1:].isdigit():
            return None  # a verse, a ratio, a time of day
        place = self._stamp(self._match(_MARKUP, stop + 1))
        return self._head(name, place, "colon")

    def _tabbed(self, at: int, stop: int) -> Head | None:
        """A table row or a name and a TAB; a time may stand in the next cell."""
        cell = self._match(_BLANKS, stop)
        if cell >= self._end:
            return self._alone(at, stop)
        following = self._text[cell : self._end if self._end - cell < 40 else cell + 40]
        if {key(one) for one in [self._text[at:stop], *following.split("\t")]} <= HEADINGS:
            return None
        return self._head(self._text[at:stop], self._stamp(cell), "tab")

    def _dashed(self, at: int) -> Head | None:
        found = _DASH.match(self._text, at, self._stop)
        if found is None:
            return None
        name = _tidy(found["name"])
        if not name[-1:].isdigit() and not self._known(name):
            return None
        return self._head(name, self._match(_BLANKS, found.end()), "dash")

    def _alone(self, at: int, stop: int) -> Head | None:
        if self._match(_BLANKS, stop) < self._end:
            return None
        return self._head(self._text[at:stop], self._end, "alone")

    def _after_brackets(self, found: re.Match[str]) -> Head | None:
        name, behind = found["name"], self._match(_MARKUP, found.end())
        self._marked = True
        if behind >= self._end:
            return self._head(name, self._end, "alone") if self._known(_tidy(name)) else None
        if self._text[behind] in ":：":
            return self._head(name, self._match(_MARKUP, behind + 1), "colon")
        place = self._stamp(behind)
        if place > behind and place >= self._end:
            return self._head(name, self._end, "stamped")
        return self._head(name, place, "bracket") if self._known(_tidy(name)) else None

    def _only_stamp(self, at: int) -> Head | None:
        return None if self._seconds is None else self._head("", at, "stamp")

    def _head(self, name: str, text: int, form: Form) -> Head | None:
        tidy = _tidy(name)
        if not tidy and form != "stamp":
            return self._only_stamp(text)
        return Head(
            self._start, tidy, text, self._end, self._seconds, form,
            self._behind_stamp, self._sure, self._marked,
        )  # fmt: skip

    def _match(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._text, at, self._end)
        return at if found is None else found.end()


def _tidy(name: str) -> str:
    return name.strip(f"{_BLANK}*_\"'“”‘’-–—|").strip()
