"""What a list of quotations asks the project: which there are, and their words when seen."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from app.coding.quotes import BY_PARTICIPANT, Place, Quote, Snippet, around
from app.coding.speaking import Voices
from app.models import queries
from app.models.queries import Coding, Transcript
from app.models.reader import Reader
from app.ui.pages.code.passages import coded_spans
from app.ui.pages.code.reading import translations


class Found(NamedTuple):
    """The quotations by code in order of collection; the participants and groups in theirs."""

    quotes: Mapping[int, Sequence[Quote]]
    people: Sequence[str]
    groups: Sequence[str]
    groups_of: Mapping[str, Sequence[str]]

    def order(self, by: str) -> Sequence[str]:
        """Return the order of what the quotations are gathered by."""
        return self.people if by == BY_PARTICIPANT else self.groups

    def quoted(self) -> tuple[Sequence[str], Sequence[str]]:
        """Return the groups and the participants who are quoted, in their order."""
        voiced = {(one.people, one.groups) for quotes in self.quotes.values() for one in quotes}
        people = {name for names, _ in voiced for name in names}
        groups = {name for _, names in voiced for name in names}
        return (
            [name for name in self.groups if name in groups],
            [name for name in self.people if name in people],
        )


def read_quotes(
    reader: Reader, codes: Collection[int], coder: int | None, *, only_own: bool
) -> Found:
    """Return the visible quotations of the codes; `only_own` leaves out other coders' codings."""
    codings = queries.codings_of_codes(reader, codes)
    if only_own:
        codings = [coding for coding in codings if coding.coder == coder]
    voices = Voices(reader, {coding.transcript for coding in codings})
    people, groups, groups_of = _groups(reader)
    order = {group: at for at, group in enumerate(groups)}

    @cache
    def theirs(names: tuple[str, ...]) -> tuple[str, ...]:
        found = {group for name in names for group in groups_of.get(name, ())}
        return tuple(sorted(found, key=order.__getitem__))

    @cache
    def distinct(coders: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(coders))

    quotes: dict[int, list[Quote]] = {code: [] for code in codes}
    for text, rows in coded_spans(reader, codings, lambda coding: coding.code):
        names = voices.speakers(text.id, rows[0].start, rows[0].end)
        quotes[rows[0].code].append(_quote(text, rows, names, theirs(names), coder, distinct))
    return Found(quotes, people, groups, groups_of)


def _quote(
    text: Transcript,
    rows: Sequence[Coding],
    people: tuple[str, ...],
    groups: tuple[str, ...],
    coder: int | None,
    coders: Callable[[tuple[int, ...]], tuple[int, ...]],
) -> Quote:
    # Tuples that are equal are shared: thirty thousand of each would be let go at once one day.
    own = [row for row in rows if row.coder == coder]
    codings = tuple([row.id for row in rows])
    return Quote(
        text.id,
        rows[0].start,
        rows[0].end,
        rows[0].code,
        text.name,
        people,
        groups,
        codings if len(own) == len(rows) else tuple([row.id for row in own]),
        codings,
        coders(tuple([row.coder for row in rows])),
        any(row.quotable for row in own or rows),
    )


def _groups(reader: Reader) -> tuple[list[str], list[str], dict[str, list[str]]]:
    names = {row.id: row.name for row in queries.groups(reader)}
    people = {row.id: row.name for row in queries.participants(reader)}
    groups_of: dict[str, list[str]] = defaultdict(list)
    for row in queries.memberships(reader):
        groups_of[people[row.participant]].append(names[row.participant_group])
    return list(people.values()), list(names.values()), groups_of


def read_snippets(reader: Reader, places: Iterable[Place]) -> dict[Place, Snippet]:
    """Cut the passages out of their texts, each text being read once."""
    found: dict[Place, Snippet] = {}
    translated = translations(reader)
    for place, text, turns in _texts(reader, places):
        quoted, have = around(text, turns, place[1], place[2]), translated.get(place)
        words = " ".join(((have and have.translation) or "").split())
        found[place] = quoted._replace(translation=words)
    return found


def read_words(reader: Reader, places: Iterable[Place]) -> dict[Place, str]:
    """Return the stored words of the passages."""
    return {place: text[place[1] : place[2]] for place, text, _ in _texts(reader, places)}


def _texts(reader: Reader, places: Iterable[Place]) -> Iterable[tuple[Place, str, list[int]]]:
    present = {row.id for row in queries.transcripts(reader)}
    text, turns, open_now = "", [], None
    for place in sorted(set(places)):
        if place[0] not in present:
            continue  # deleted since the list was read; the next list is on its way
        if place[0] != open_now:
            open_now = place[0]
            text = queries.text_of(reader, open_now).text
            turns = [turn.start for turn in queries.turns(reader, [open_now])]
        yield place, text, turns
