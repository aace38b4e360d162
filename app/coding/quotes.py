"""Quotations side by side: in what order, under which heads, how many, and with how much around.

Spans are half-open, in code points of a transcript's text. A quotation in which several people
speak stands under their names together, so that no quotation is listed twice.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

COLLECTED, BY_PARTICIPANT, BY_GROUP = "collected", "participant", "group"
ORDERS = (COLLECTED, BY_PARTICIPANT, BY_GROUP)
_WIDEST = 240  # code points of context on either side
_LONGEST = 2_000  # code points of a quotation that is shown
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+|[。！？…]+[”’」』）]*\s*")
_BLANKS = re.compile(r"\s+")
Place = tuple[int, int, int]  # transcript, start, end


class Quote(NamedTuple):
    """A distinct span of one code, with everybody who coded it so.

    `people` are the participants it touches, `groups` theirs; `codings` and `coders` everybody's
    on it, `own` the viewer's. `quotable` is the viewer's mark; where they have not coded it,
    another's.
    """

    transcript: int
    start: int
    end: int
    code: int
    text: str  # the transcript's name
    people: tuple[str, ...]
    groups: tuple[str, ...]
    own: tuple[int, ...]
    codings: tuple[int, ...]
    coders: tuple[int, ...]
    quotable: bool

    @property
    def who(self) -> str:
        """Whose words it is: the participants, else the text."""
        return ", ".join(self.people) or self.text

    @property
    def place(self) -> Place:
        """Transcript, start and end."""
        return self.transcript, self.start, self.end

    @property
    def codes(self) -> tuple[int, ...]:
        """The code, as where passages have several."""
        return (self.code,)


class Section(NamedTuple):
    """Quotations under one head; None where nothing is said above them, "" for all others."""

    head: str | None
    quotes: Sequence[Quote]


class Head(NamedTuple):
    """The line above some quotations: whose they are ("" for all others), and how many."""

    names: str
    number: int


class Arranged(NamedTuple):
    """Quotations with their heads as the rows of a list, and the row of each place.

    A list of thirty thousand is arranged where it is read, so that the window only takes it over.
    """

    rows: Sequence[Head | Quote]
    places: Mapping[Place, int]
    quotations: int
    participants: int


class GroupCount(NamedTuple):
    """So many quotations of so many participants of one group."""

    group: str
    quotations: int
    participants: int


class Snippet(NamedTuple):
    """A quotation on one line with the words around it, blanks between them included.

    `translation` is "" where there is none.
    """

    before: str
    quote: str
    after: str
    translation: str = ""


def sections(quotes: Sequence[Quote], by: str, order: Sequence[str]) -> list[Section]:
    """Return the quotations under their heads; `order` is that of the participants or groups.

    Within a head they stay in order of collection; what belongs to nobody comes last.
    """
    if by == COLLECTED:
        return [Section(None, quotes)] if quotes else []
    gathered: dict[tuple[str, ...], list[Quote]] = {}
    for quote in quotes:
        names = quote.people if by == BY_PARTICIPANT else quote.groups
        gathered.setdefault(names, []).append(quote)
    place = {name: at for at, name in enumerate(order)}

    def rank(names: tuple[str, ...]) -> tuple[object, ...]:
        return not names, tuple(place[name] for name in names)

    return [Section(", ".join(names), gathered[names]) for names in sorted(gathered, key=rank)]


def arranged(quotes: Sequence[Quote], by: str, order: Sequence[str]) -> Arranged:
    """Return the quotations as the rows of a list, with their heads as `sections` finds them."""
    rows: list[Head | Quote] = []
    for head, under in sections(quotes, by, order):
        if head is not None:
            rows.append(Head(head, len(under)))
        rows += under
    places = {row.place: at for at, row in enumerate(rows) if isinstance(row, Quote)}
    return Arranged(rows, places, len(quotes), participants_in(quotes))


def participants_in(quotes: Sequence[Quote]) -> int:
    """Return how many participants speak in the quotations."""
    return len({name for people in {quote.people for quote in quotes} for name in people})


def group_counts(
    quotes: Sequence[Quote], groups: Sequence[str], groups_of: Mapping[str, Sequence[str]]
) -> list[GroupCount]:
    """Return the counts of each group that has quotations; `groups_of` is by participant.

    Groups may overlap: their numbers need not add up.
    """
    spoken = Counter((quote.people, quote.groups) for quote in quotes)
    found = []
    for group in groups:
        inside = [(people, n) for (people, theirs), n in spoken.items() if group in theirs]
        names = {name for people, _ in inside for name in people}
        speak = sum(group in groups_of.get(name, ()) for name in names)
        if inside:
            found.append(GroupCount(group, sum(n for _, n in inside), speak))
    return found


def narrowed(quotes: Sequence[Quote], participant: str = "", group: str = "") -> list[Quote]:
    """Return the quotations of a participant and of a group; "" is everybody."""
    kept: Callable[[Quote], bool] = lambda quote: (  # noqa: E731
        (not participant or participant in quote.people) and (not group or group in quote.groups)
    )
    return [quote for quote in quotes if kept(quote)]


def around(text: str, turns: Sequence[int], start: int, end: int) -> Snippet:
    """Return `text[start:end]` with a sentence or so before and after, within its paragraph.

    `turns` are the places where turns' words begin: the label before them is no context.
    """
    k = bisect_right(turns, start)
    low = max(text.rfind("\n", 0, start) + 1, start - _WIDEST, turns[k - 1] if k else 0)
    below = text.find("\n", end)
    high = min(len(text) if below < 0 else below, end + _WIDEST)
    quote = text[start:end]
    if len(quote) > _LONGEST:
        quote = f"{quote[:_LONGEST].rstrip()}…"
    before, after = _last_sentence(text[low:start]), _first_sentence(text[end:high])
    if len(before) == _WIDEST:  # cut off there, perhaps within a word
        before = f"…{before.partition(' ')[2] or before}"
    if len(after) == _WIDEST:
        after = f"{after.rpartition(' ')[0] or after}…"
    return Snippet(_one_line(before).lstrip(), _one_line(quote), _one_line(after).rstrip())


def _last_sentence(text: str) -> str:
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    if ends and ends[-1] == len(text):
        ends.pop()  # the quotation begins a sentence: show the one before it
    return text[ends[-1] :] if ends else text


def _first_sentence(text: str) -> str:
    """Return the rest of the sentence; where nothing is left of it, the next one."""
    for found in _SENTENCE_END.finditer(text):
        if text[: found.end()].strip(" .!?…。！？”’\"')"):
            return text[: found.end()]
    return text


def cited(words: str, who: str) -> str:
    """Return a quotation as it is pasted into a manuscript."""
    return f"“{words.strip()}” ({who})"


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text)
