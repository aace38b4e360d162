"""The last line under tables that count no codings: from how much they were made, and on which day.

Tables that count codings say it in `source_note`, with whose codings they are.
"""

import dataclasses

from app.coding.reports.inputs import Say
from app.coding.reports.material import kept_last
from app.coding.tables.value import Table
from app.models import clock, queries
from app.models.reader import Reader
from app.words.tables import word


def dated(
    table: Table,
    reader: Reader,
    *,
    transcripts: bool = True,
    codebook: bool = False,
    say: Say = word,
) -> Table:
    """Return the table with such a line as its last note.

    `transcripts`: how many the project has; `codebook`: which version was kept last.
    """
    parts = []
    if transcripts:
        parts.append(say("note-transcripts", n=len(queries.transcripts(reader))))
    if codebook and (version := kept_last(reader)):
        parts.append(say("note-codebook-version", name=version))
    parts.append(say("note-as-of", date=clock.today().isoformat()))
    line = "; ".join(parts)
    return dataclasses.replace(table, notes=(*table.notes, f"{line[0].upper()}{line[1:]}."))
