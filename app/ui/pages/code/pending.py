"""What has changed since the page last read: rows by table, or everything."""

from app.models.journal import Changes

TRANSCRIPTS = frozenset(
    {
        "transcript", "transcript_participant", "turn", "finished", "participant",
        "participant_group", "membership",
    }
)  # fmt: skip
CODEBOOK = frozenset({"code", "category", "placement"})
WHO_SEES = frozenset({"coder", "round", "round_coder"})
TABLES = TRANSCRIPTS | CODEBOOK | WHO_SEES | {"coding", "memo", "relation", "quotation"}


class Pending:
    """Changes that add up until they are taken."""

    def __init__(self) -> None:
        self.everything = True
        self._rows: dict[str, set[int]] = {}

    @staticmethod
    def nothing() -> "Pending":
        """Return that nothing has changed, other than how it is looked at."""
        made = Pending()
        made.everything = False
        return made

    def add(self, changes: Changes) -> None:
        """Note the rows of one commit; who may see what concerns everything."""
        for table, rows in changes.rows.items():
            self._rows.setdefault(table, set()).update(rows)
        self.everything |= changes.touches(*WHO_SEES)

    def add_everything(self) -> None:
        """Note that nothing read so far holds."""
        self.everything = True

    def take(self) -> "Pending":
        """Return what has come together, and begin anew."""
        taken = Pending()
        taken.everything, taken._rows = self.everything, self._rows
        self.everything, self._rows = False, {}
        return taken

    def touches(self, tables: frozenset[str]) -> bool:
        """Tell whether one of the tables has to be read again."""
        return self.everything or any(table in self._rows for table in tables)

    def texts(self) -> bool:
        """Tell whether the words of a passage, or their translation, may be others by now."""
        return self.everything or any(map(self.rows, ("turn", "transcript", "quotation")))

    def rows(self, table: str) -> set[int]:
        """Return the changed rows of a table."""
        return self._rows.get(table, set())
