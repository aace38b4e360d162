"""What two coders are compared by once a round is frozen: its kept codings and its codebook.

The codes are those of the codebook version that the round began with, used or not; a code made
while it was open is a difference between codebooks, listed and left out (METHODS A3). Names and
the team's structure are those of the day of the freeze. Where a text was corrected since, the kept
spans are led over to the present text, so that turns and sentences are counted on one text; what
is kept itself never changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.coding.editing.span_map import Fate, SpanMap
from app.coding.operations.rounds import openings
from app.coding.rounds.codebook import Book, Row, read_book
from app.models import queries
from app.models.queries import Freeze, FrozenCoding, Round, Transcript, Unblinding
from app.models.reader import Reader


class Frozen(NamedTuple):
    """A standing freeze with all that is printed with its figures.

    `version` names the codebook version that the round began with, `made_since` the codes made
    while it was open; `taken_back` are earlier freezes, `openings` (was, now, at) names changed.
    """

    round: Round
    freeze: Freeze
    version: str | None
    made_since: tuple[str, ...]
    unblindings: tuple[Unblinding, ...]
    taken_back: tuple[Freeze, ...]
    openings: tuple[tuple[int, int, str], ...]
    book: Book

    @property
    def was_blind(self) -> bool:
        """Tell whether nobody looked at the other's work, or worked under the other's name."""
        return not self.unblindings and not self.openings


def latest_freeze(
    reader: Reader, first: int, second: int, round_: int | None = None
) -> Freeze | None:
    """Return the latest standing freeze of an independent round of both coders (or of that one)."""
    members: defaultdict[int, set[int]] = defaultdict(set)
    for row in queries.round_coders(reader):
        members[row.round].add(row.coder)
    blind = {row.id for row in queries.rounds(reader) if row.kind == "independent"}
    standing = [
        row
        for row in queries.freezes(reader)
        if row.unfrozen_at is None and row.round in blind and {first, second} <= members[row.round]
    ]
    if round_ is not None:
        standing = [row for row in standing if row.round == round_]
    return standing[-1] if standing else None


def frozen(reader: Reader, freeze: Freeze) -> Frozen:
    """Return a freeze with its codebook and with what happened before it."""
    round_ = next(row for row in queries.rounds(reader) if row.id == freeze.round)
    versions = {row.id: row for row in queries.codebook_versions(reader)}
    begun = versions.get(round_.codebook_version or 0)
    ended = versions.get(freeze.codebook_version or 0) or begun
    last = read_book(ended.content) if ended else Book()
    first = read_book(begun.content) if begun else last
    every = queries.freezes(reader)
    return Frozen(
        round_,
        freeze,
        None if begun is None else begun.name,
        _made_since(first, last),
        tuple(row for row in queries.unblindings(reader) if row.round == round_.id),
        tuple(row for row in every if row.round == round_.id and row.unfrozen_at is not None),
        tuple(openings(queries.settings(reader), round_.id)),
        _compared(first, last, reader, freeze),
    )


def codes_at_freeze(reader: Reader, freeze: Freeze) -> dict[int, Row]:
    """Return every code that a frozen round knew, also those made during it, by id."""
    found = frozen(reader, freeze)
    versions = {row.id: row for row in queries.codebook_versions(reader)}
    ended = versions.get(freeze.codebook_version or 0)
    last = read_book(ended.content).codes if ended else ()
    return {row["id"]: row for row in (*found.book.codes, *last)}


def _made_since(first: Book, last: Book) -> tuple[str, ...]:
    known = {row["id"] for row in first.codes}
    return tuple(sorted(row["name"] for row in last.codes if row["id"] not in known))


def _compared(first: Book, last: Book, reader: Reader, freeze: Freeze) -> Book:
    """Return the codes that the round began with, in the structure of the day of the freeze."""
    known = {row["id"] for row in first.codes}
    kept = [row for row in last.codes if row["id"] in known]
    here = {row["id"] for row in kept}
    gone = [row for row in first.codes if row["id"] not in here]
    position = {(row["code"], row["category"]): row["position"] for row in last.places}
    places = tuple(
        {**row._asdict(), "position": position.get((row.code, row.category), 0)}
        for row in queries.frozen_placements(reader, freeze.id)
        if row.owner is None
    )
    codes = sorted([*kept, *gone], key=lambda row: (row["position"], row["name"]))
    return Book(tuple(codes), last.categories, places)


def frozen_transcripts(reader: Reader, found: Frozen) -> list[Transcript]:
    """Return the transcripts of a frozen round that are still there, in the order of collection."""
    held = {
        row.transcript for row in queries.round_transcripts(reader) if row.round == found.round.id
    }
    return [row for row in queries.transcripts(reader) if row.id in held]


def frozen_spans(reader: Reader, freeze: int) -> dict[int, list[FrozenCoding]]:
    """Return a freeze's codings by transcript, on the text as it is now.

    One all of whose words were taken away by a correction is left out.
    """
    found: defaultdict[int, list[FrozenCoding]] = defaultdict(list)
    for row in queries.frozen_codings(reader, freeze):
        found[row.transcript].append(row)
    now = {row.id: row.text_version for row in queries.transcripts(reader)}
    return {
        transcript: _on_present_text(reader, rows, now[transcript])
        for transcript, rows in found.items()
        if transcript in now
    }


def _on_present_text(
    reader: Reader, rows: Sequence[FrozenCoding], version: int
) -> list[FrozenCoding]:
    maps: dict[int, Sequence[SpanMap]] = {}
    found = []
    for row in rows:
        if row.text_version not in maps:
            contents = (
                ()
                if row.text_version == version
                else queries.maps_since(reader, row.transcript, row.text_version)
            )
            maps[row.text_version] = [SpanMap.from_json(content) for content in contents]
        carried = _carried(row, maps[row.text_version])
        if carried is not None:
            found.append(carried)
    return found


def _carried(row: FrozenCoding, maps: Iterable[SpanMap]) -> FrozenCoding | None:
    start, end = row.start, row.end
    for one in maps:
        to = one.carry(start, end)
        if to.fate is Fate.LOST:
            return None
        start, end = to.start, to.end
    return row._replace(start=start, end=end)
