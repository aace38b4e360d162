"""The versions of a codebook by name, and the codebook as it stands."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from app.coding.rounds.codebook import Book, read_book, write_book
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader


class State(NamedTuple):
    """A codebook at a moment; `version` is None for the codebook as it stands."""

    book: Book
    version: queries.CodebookVersion | None = None


def states(reader: Reader, before: str | None, after: str | None) -> tuple[State, State]:
    """Return two states by the names of versions; without names the last version, and the present.

    Refused: "codebook-version-none" where nothing was kept, "codebook-version-unknown".
    """
    versions = queries.codebook_versions(reader)
    if not versions:
        raise Refusal("codebook-version-none")
    first = _named(versions, before) if before else versions[-1]
    second = _named(versions, after) if after else None
    return _state(reader, first), _state(reader, second)


def present(reader: Reader) -> Book:
    """Return the codebook as it stands, as far as the viewer may see it."""
    rows = queries.codes(reader), queries.categories(reader), queries.placements(reader)
    return read_book(write_book(*rows))


def _named(versions: Sequence[queries.CodebookVersion], name: str) -> queries.CodebookVersion:
    found = next((row for row in versions[::-1] if row.name == name), None)
    if found is None:
        known = ", ".join(row.name for row in versions)
        raise Refusal("codebook-version-unknown", name=name, known=known)
    return found


def _state(reader: Reader, version: queries.CodebookVersion | None) -> State:
    if version is None:
        return State(present(reader))
    book = read_book(version.content)
    if reader.viewer.hidden:
        # A version kept before a round of blind coding may hold what only another coder made.
        known = {row.id for row in queries.codes(reader)}
        known |= {row.id for row in queries.categories(reader)}
        book = _narrowed(book, known | {row for _kind, row in queries.heirs(reader)})
    return State(book, version)


def _narrowed(book: Book, known: Container[int]) -> Book:
    return Book(
        tuple(row for row in book.codes if row["id"] in known),
        tuple(row for row in book.categories if row["id"] in known),
        tuple(row for row in book.places if (row["code"] or row["category"]) in known),
    )
