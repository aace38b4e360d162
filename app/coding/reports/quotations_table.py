"""Every quotation as a list, which may be longer than memory: its rows are made when asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from app.coding.analysis.counts import Id
from app.coding.reports.inputs import Material, Say
from app.coding.reports.lists import places
from app.coding.reports.passages import Passages
from app.coding.reports.source_note import made_from
from app.coding.tables.long_rows import Line, LongRows
from app.coding.tables.value import Column, Content, Number, Table
from app.models import queries
from app.words.lists import word


def quotations_table(
    material: Material,
    codings_of: Callable[[Id], Iterable[queries.Coding]],
    number: int,
    coders: Mapping[int, str],
    say: Say = word,
) -> Table:
    """Return one row per coding: who, where, the codes above it, and the words.

    Rows stand in the order of collection and then of the text. `codings_of` gives those of a
    transcript in the order of its text, `number` is how many there are in all.
    """
    columns = [
        Column("participant", say("participant"), weight=1.6, stub=True),
        Column("group", say("group"), weight=2),
        Column("transcript", say("transcript"), weight=1.6),
        Column("start", say("start"), "number", 1.6),
        Column("end", say("end"), "number", 1.6),
        Column("theme", say("theme"), weight=3),
        Column("category", say("category"), weight=3),
        Column("code", say("code"), weight=3),
        Column("coder", say("coder"), weight=1.6),
        Column("quotation", say("quotation"), weight=8),
        Column("translation", say("translation"), weight=5),
        Column("memo", say("memo"), weight=3),
        Column("quotable", say("quotable"), weight=1.4),
        Column("created", say("created"), weight=2),
    ]
    rows = LongRows(number, _Quotations(material, codings_of, coders, say).lines)
    notes = (*made_from(material), say("note-offsets"))
    return Table(tuple(columns), rows, title=say("quotations"), notes=notes)


class _Quotations:
    """Writes one coding after another as a row."""

    def __init__(
        self,
        material: Material,
        codings_of: Callable[[Id], Iterable[queries.Coding]],
        coders: Mapping[int, str],
        say: Say,
    ) -> None:
        self.codings_of = codings_of
        self.passages = Passages(material.transcripts)
        self.material = material
        self.groups = {person.id: person.groups for person in material.people}
        self.coders = coders
        self.yes = say("yes")
        self.places = places(material.nodes)
        self.names = {row.id: row.name for row in material.transcripts}

    def lines(self) -> Iterator[Line]:
        """Give the rows' contents, one transcript after another."""
        for transcript in self.material.transcripts:
            for coding in self.codings_of(transcript.id):
                yield coding.id, self._line(coding)

    def _line(self, coding: queries.Coding) -> tuple[Content, ...]:
        span = (coding.transcript, coding.start, coding.end)
        who = sorted(self.passages.speakers(*span))
        groups = dict.fromkeys(group for name in who for group in self.groups.get(name, ()))
        theme, category, code = self.places[coding.code]
        return (
            ", ".join(who),
            ", ".join(groups),
            self.names[coding.transcript],
            Number(coding.start),
            Number(coding.end),
            theme,
            category,
            code,
            self.coders[coding.coder],
            self.material.text_of(*span),
            self.material.translation_of(*span) or "",
            coding.memo or "",
            self.yes if coding.quotable else "",
            coding.created,
        )
