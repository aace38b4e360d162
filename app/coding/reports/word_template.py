"""The Word file whose styles tables take: a journal's own, or the program's.

Kept with the project as a path on the computer of whoever chose it. Where that file is not to be
found, as on another computer, an export is refused with its name rather than looking different.
"""

from pathlib import Path

from app.coding.tables.value import Table
from app.coding.tables.write import write_table
from app.models import queries
from app.models.reader import Reader

TEMPLATE = "word-template"


def word_template(reader: Reader) -> Path | None:
    """Return the template that was chosen for the project; None: the program's own."""
    kept = queries.settings(reader).get(TEMPLATE)
    return Path(kept) if kept else None


def write_styled(reader: Reader, table: Table, out: Path) -> Path:
    """Write a table as `out`'s ending says, a Word file in the project's template; return `out`.

    Refused as `write_table` refuses, and `word-template` where the template is not to be read.
    """
    write_table(table, out, template=word_template(reader))
    return out
