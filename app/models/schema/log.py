"""The journal's own tables: operations, the rows as they were before, and the open operation."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from app.models.schema.base import BigId, metadata, number, text, untracked

op = untracked(
    "op",
    # `id` is the order in this file; `uid` is the operation's identity in every copy.
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("uid", BigId, nullable=False),
    # A coder who has done something stays: the history names them.
    Column("coder", BigId, ForeignKey("coder.id", deferrable=True, initially="DEFERRED")),
    text("kind", needed=True),  # the operation's registered name
    text("role", default="do"),  # do | undo | redo
    Column("target", Integer, ForeignKey("op.id")),  # of undo and redo: the operation meant
    text("at", needed=True),  # ISO 8601, UTC
    text("details", default="{}"),  # JSON values for the sentence in the history
    # Of an operation that was done in a copy: the merge that brought it here. Only to be read.
    Column("merge", Integer),
    author="coder",
)
Index("op_by_coder", op.c.coder, op.c.id)
Index("op_by_target", op.c.target)

change = untracked(
    "change",
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("op", Integer, ForeignKey("op.id"), nullable=False),
    text("tbl", needed=True),
    Column("row", BigId, nullable=False),
    text("kind", needed=True),  # insert | update | delete
    text("before"),  # JSON of the row as it was; NULL for insert
)
Index("change_by_op", change.c.op)
# What happened to a row after it was made. Insertions are left out: they are most of a large
# import, their rows are random numbers, and keeping those in order doubled its time.
Index("change_by_row", change.c.row, sqlite_where=change.c.kind != "insert")

# Empty between commits; the triggers refuse every write while it is.
open_op = Table("open_op", metadata, number("op", needed=True), info={"tracked": False})
