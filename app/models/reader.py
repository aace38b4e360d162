"""What every query function takes first: a connection that can only read, and who is looking."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table

from app.models.visibility import Viewer, visible


class Reader(NamedTuple):
    """One consistent state of the project, as `viewer` may see it."""

    connection: Connection
    viewer: Viewer

    def may_see(self, table: Table) -> ColumnElement[bool]:
        """Return the condition under which the viewer may see a row of `table`."""
        return visible(table, self.viewer)
