"""What a list of quotations asks the project: which there are, and their words when seen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from app.coding.quotes import BY_PARTICIPANT, Quote, Snippet, around
from app.coding.speaking import Voices
from app.models import queries
from app.models.queries import Coding
from app.models.reader import Reader
from app.ui.pages.code.reading import translations

Place = tuple[int, int, int]


class Found(NamedTuple):
    """The quotations by code in order of collection; the participants and groups in theirs."""

    quotes: Mapping[int, Sequence[Quote]]
    people: Sequence[str]
    groups: Sequence[str]
    groups_of: Mapping[str, Sequence[str]]

    def order(self, by: str) -> Sequence[str]:
        """Return the order of what the quotations are gathered by."""
        return self.people if by == BY_PARTICIPANT else self.groups


def read_quotes(
    reader: Reader, codes: Collection[int], coder: int | None, *, only_own: bool
) -> Found:
    """Return the visible quotations of the codes; `only_own` leaves out other coders' codings."""
    spans: dict[tuple[int, int, int, int], list[Coding]] = defaultdict(list)
    for coding in queries.codings_of_codes(reader, codes):
        if not only_own or coding.coder == coder:
            span = (coding.transcript, coding.start, coding.end, coding.code)
            spans[span].append(coding)
    texts = {row.id: (at, row.name) for at, row in enumerate(queries.transcripts(reader))}
    voices = Voices(reader, {span[0] for span in spans})
    people, groups, groups_of = _groups(reader)
    order = {group: at for at, group in enumerate(groups)}
    found: dict[int, list[Quote]] = {code: [] for code in codes}
    for span in sorted(spans, key=lambda span: (texts[span[0]][0], *span[1:])):
        voiced = tuple(voices.speakers(*span[:3]))
        theirs = {group for name in voiced for group in groups_of.get(name, ())}
        rows = spans[span]
        own = [row for row in rows if row.coder == coder]
        quote = Quote(
            *span,
            texts[span[0]][1],
            voiced,
            tuple(sorted(theirs, key=order.__getitem__)),
            tuple(row.id for row in own),
            tuple(row.id for row in rows),
            tuple(dict.fromkeys(row.coder for row in rows)),
            any(row.quotable for row in own or rows),
        )
        found[span[3]].append(quote)
    return Found(found, people, groups, groups_of)


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
