"""Reading what a search reads of each transcript, as fast as the driver gives it."""

from sqlalchemy import select

from app.models import schema
from app.models.folding import Folded
from app.models.prepared import Prepared, given
from app.models.queries.registry import query
from app.models.queries.texts import Turn
from app.models.reader import Reader
from app.models.texts import folded_from

_text, _version, _turn = schema.folded_text.c, schema.text_version.c, schema.turn.c
_FOLDED = Prepared(select(_text.uneven, _text.text).where(_text.id == given("version")))
_STORED = Prepared(select(_version.text).where(_version.id == given("version")))
_TURNS = Prepared(
    select(*(_turn[name] for name in Turn._fields))
    .where(_turn.transcript == given("transcript"))
    .order_by(_turn.label_start)
)


@query
def folded_of(reader: Reader, version: int) -> Folded:
    """Return the folded copy of a text version."""
    row = _FOLDED.first(reader.connection, {"version": version})
    return Folded("", ()) if row is None else folded_from(*row)


@query
def stored_of(reader: Reader, version: int) -> str:
    """Return the stored text of a version."""
    return str(_STORED.scalar(reader.connection, {"version": version}))


@query
def turns_of(reader: Reader, transcript: int) -> list[Turn]:
    """Return one transcript's turns in reading order."""
    rows = _TURNS.run(reader.connection, {"transcript": transcript})
    return [Turn._make(row) for row in rows]
