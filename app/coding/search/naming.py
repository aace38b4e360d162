"""From the names in a query to rows of the project: participants, groups, codes and coders.

Names are compared as texts are: without regard to case, accents and full-width forms. A name that
there is not, or that the viewer may not see, is refused in the same words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.models import queries
from app.models.errors import Refusal
from app.models.folding import fold
from app.models.reader import Reader


def ids_named(field: str, names: Iterable[str], rows: Iterable[tuple[int, str]]) -> set[int]:
    """Return the ids of all rows with one of the names; refused for a name that none has."""
    known: dict[str, set[int]] = defaultdict(set)
    for row, name in rows:
        known[_key(name)].add(row)
    found: set[int] = set()
    for name in names:
        if _key(name) not in known:
            raise Refusal("search-name-unknown", field=field, name=name)
        found |= known[_key(name)]
    return found


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def participants_named(reader: Reader, names: Iterable[str]) -> set[int]:
    """Return participants by their ids as "S07"."""
    rows = ((row.id, row.name) for row in queries.participants(reader))
    return ids_named("participant", names, rows)


def members_of(reader: Reader, names: Iterable[str]) -> set[int]:
    """Return the participants of groups."""
    groups = ids_named("group", names, ((row.id, row.name) for row in queries.groups(reader)))
    rows = queries.memberships(reader)
    return {row.participant for row in rows if row.participant_group in groups}


def transcripts_named(reader: Reader, names: Iterable[str]) -> set[int]:
    """Return transcripts."""
    rows = ((row.id, row.name) for row in queries.transcripts(reader))
    return ids_named("transcript", names, rows)


def coders_named(reader: Reader, names: Iterable[str]) -> set[int]:
    """Return coders; refused for one whose work is hidden from the viewer."""
    rows = [(row.id, row.name) for row in queries.coders(reader)]
    found = ids_named("coder", names, rows)
    for coder, name in rows:
        if coder in found & reader.viewer.hidden:
            raise Refusal("search-hidden", name=name)
    return found


def codes_named(reader: Reader, field: str, names: Iterable[str]) -> set[int]:
    """Return codes by their own name, or those under a category or theme, with all below them."""
    rows = queries.codes(reader)
    below: dict[int, set[int]] = defaultdict(set)
    for code in rows:
        if code.parent is not None:
            below[code.parent].add(code.id)
    if field == "code":
        labels = [(row.id, name) for row in rows for name in (row.name, row.name2) if name]
        return with_all_below(ids_named(field, names, labels), below)
    seen = {row.id for row in rows}
    headings = [row for row in queries.categories(reader) if row.level == field]
    labels = [(row.id, name) for row in headings for name in (row.name, row.name2) if name]
    for place in queries.placements(reader):
        if place.parent is not None:
            below[place.parent].add(place.code or place.category or 0)
    return with_all_below(ids_named(field, names, labels), below) & seen


def with_all_below(found: set[int], below: Mapping[int, set[int]]) -> set[int]:
    """Return rows with everything below them, at any depth."""
    reached: set[int] = set()
    waiting = list(found)
    while waiting:
        row = waiting.pop()
        if row not in reached:
            reached.add(row)
            waiting += below.get(row, ())
    return reached
