"""What was decided about the differences between coders: the audit trail of reconciling."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping

from app.coding.reconciling.after import come_together
from app.coding.reconciling.reading import reconciling
from app.coding.reports.material import text_reader
from app.coding.tables.value import Cell, Column, Row, Table
from app.models import queries
from app.models.queries import Settlement
from app.models.reader import Reader
from app.words.agreement import word

_COLUMNS = (
    ("when", 2.2),
    ("transcript", 2.0),
    ("passage", 6.0),
    ("difference", 2.6),
    ("first-code", 3.0),
    ("second-code", 3.0),
    ("ruling", 2.4),
    ("reason", 4.0),
    ("who", 2.4),
    ("meeting", 2.4),
    ("codebook", 3.0),
)


def decisions_table(reader: Reader) -> Table:
    """Return one row for each disagreement that was settled, in the order of the transcripts."""
    coders = {coder.id: coder.name for coder in queries.coders(reader)}
    deciders: defaultdict[int, set[int]] = defaultdict(set)
    for row in queries.deciders(reader):
        deciders[row.decision].add(row.coder)
    meetings = {row.id: row.date for row in queries.meetings(reader)}
    texts = {row.id: row.name for row in queries.transcripts(reader)}
    codes = {row.id: row.name for row in queries.codes(reader)}
    text_of = text_reader(reader)
    changed = _codebook_changes(reader)

    def cells(row: Settlement) -> tuple[Cell, ...]:
        said = (
            row.at[:10],
            texts.get(row.transcript, "–"),
            text_of(row.transcript, row.start, row.end),
            word(f"kind-{row.kind}"),
            codes.get(row.first_code or 0, "–"),
            codes.get(row.second_code or 0, "–"),
            word(f"ruling-{row.ruling}"),
            row.reason or "",
            ", ".join(name for one, name in coders.items() if one in deciders[row.decision]),
            meetings.get(row.meeting or 0, ""),
            "; ".join(changed[row.decision]),
        )
        return tuple(map(Cell, said))

    columns = tuple(
        Column(key, word(f"decisions-{key}"), weight=weight, stub=key == "passage")
        for key, weight in _COLUMNS
    )
    collected = {text: at for at, text in enumerate(texts)}
    settled = sorted(
        queries.settlements(reader),
        key=lambda row: (collected.get(row.transcript, len(texts)), row.start, row.end),
    )
    rows = tuple(Row(cells(row), key=row.key) for row in settled)
    notes = (word("note-decisions"), *_rounds(reader, {row.freeze for row in settled}, coders))
    return Table(columns, rows, title=word("decisions-title"), notes=notes)


def _codebook_changes(reader: Reader) -> defaultdict[int, list[str]]:
    """Return by decision what was changed in the codebook because of it, in order."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for entry in reversed(queries.revisions(reader)):
        fields = ", ".join(word(f"field-{field}") for field in entry.details["fields"])
        told = f"{entry.details['code']}: {fields}" if fields else ""
        if told:
            found[entry.details["decision"]].append(told)
    return found


def _rounds(reader: Reader, freezes: Container[int], coders: Mapping[int, str]) -> Iterator[str]:
    """Yield for each freeze how far its two coders have come together, apart from before."""
    names = {row.id: row.name for row in queries.rounds(reader)}
    members = queries.round_coders(reader)
    for freeze in queries.freezes(reader):
        pair = [row.coder for row in members if row.round == freeze.round][:2]
        if freeze.id not in freezes or freeze.unfrozen_at is not None or len(pair) < 2:
            continue
        found = reconciling(reader, freeze.id, *pair)
        told = come_together(reader, found, freeze.round)
        if told is not None:
            first, second = (coders[one] for one in pair)
            said = {"first": first, "second": second, "sentence": told.sentence()}
            yield word("come-together-round", name=names[freeze.round], **said)
