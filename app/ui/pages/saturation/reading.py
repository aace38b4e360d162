"""What the page asks of the project, in another thread."""

from collections.abc import Iterable
from typing import NamedTuple

from app.coding.analysis.levels import Level
from app.coding.saturation.overview import Overview, Part, overview
from app.coding.saturation.presence import Presence, first_passages
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader

_LONGEST = 220  # characters of a quotation in the list
MOST_ENTRIES = 400


class Read(NamedTuple):
    """An answer; `overview` is None where `problem` says why there is none."""

    overview: Overview | None
    problem: Refusal | None
    coders: list[str]
    groups: dict[int, str]
    colours: dict[int, int]


class Entry(NamedTuple):
    """A node with its first quotation in one interview: `start`, `end` in code points."""

    node: int
    name: str
    colour: int
    interview: str
    transcript: int
    start: int
    end: int
    quote: str


def read_page(reader: Reader, level: Level, coder: str | None, unfinished: bool) -> Read:
    """Return what the page shows."""
    coders = [row.name for row in queries.coders(reader)]
    groups = {row.id: row.name for row in queries.groups(reader)}
    if level == "code":
        colours = {row.id: row.colour for row in queries.codes(reader)}
    else:
        colours = {row.id: row.colour for row in queries.categories(reader)}
    try:
        found = overview(reader, level, coder, unfinished=unfinished)
    except Refusal as problem:
        return Read(None, problem, coders, groups, colours)
    return Read(found, None, coders, groups, colours)


def first_appearances(part: Part, nodes: Iterable[int]) -> list[tuple[int, int]]:
    """Return nodes with the interview, by number in the presence, in which each appears first."""
    first = {node: part.numbers[at] for at, new in enumerate(part.answer.curve.new) for node in new}
    return [(node, first[node]) for node in nodes if node in first]


def entries(
    reader: Reader,
    presence: Presence,
    places: Iterable[tuple[int, int]],
    colours: dict[int, int],
) -> list[Entry]:
    """Return the first quotation of each (node, interview by number)."""
    texts: dict[int, str] = {}
    passages: dict[int, dict[int, tuple[int, int]]] = {}
    found = []
    for node, at in list(places)[:MOST_ENTRIES]:
        row = presence.interviews[at]
        if at not in passages:
            passages[at] = first_passages(reader, presence, at)
            texts[row.id] = queries.text_of(reader, row.id).text
        if node not in passages[at]:
            continue  # taken away since the page was read; it is about to be read anew
        start, end = passages[at][node]
        quote = " ".join(texts[row.id][start:end].split())
        if len(quote) > _LONGEST:
            quote = f"{quote[:_LONGEST].rstrip()} …"
        colour = colours.get(node, 0)
        found.append(Entry(node, presence.names[node], colour, row.name, row.id, start, end, quote))
    return found
