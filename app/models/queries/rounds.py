"""Reading rounds of coding."""

from sqlalchemy import select

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


@query
def blind_rounds(reader: Reader) -> list[str]:
    """Return the names of the independent rounds that are not frozen yet."""
    table = schema.round_
    found = select(table.c.name).where(table.c.kind == "independent", table.c.state != "frozen")
    return list(reader.connection.execute(found.order_by(table.c.created)).scalars())
