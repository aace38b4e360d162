"""What every query function takes first: a connection that can only read, and who is looking."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause

from app.models.visibility import Viewer, visible


class Reader(NamedTuple):
    """One consistent state of the project, as `viewer` may see it."""

    connection: Connection
    viewer: Viewer

    def may_see(self, table: FromClause) -> ColumnElement[bool]:
        """Return the condition under which the viewer may see a row of `table` or of its alias."""
        return visible(table, self.viewer)
