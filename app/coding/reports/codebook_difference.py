"""Two states of the codebook set against each other, with the transcripts to read again.

A row is one change; the rows of a code are joined. To be re-checked is what each coder had coded
before the change (`app.coding.rounds.rechecking`), whosever codings the other tables count.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.coding.reports.inputs import Say
from app.coding.rounds.difference import Change, Changed, difference
from app.coding.rounds.rechecking import Due, due
from app.coding.rounds.versions import State, states
from app.coding.tables.value import Cell, Column, Number, Quote, Quotes, Row, Table
from app.models import queries
from app.models.reader import Reader
from app.words.codebook import word

_COLUMNS = (("name", 3.0), ("level", 1.8), ("what", 2.3), ("before", 4.4), ("after", 4.4))


class DifferenceOptions(NamedTuple):
    """Which two: names of versions; None is the version kept last, and the present codebook."""

    before: str | None = None
    after: str | None = None
    title: str | None = None


class Compared(NamedTuple):
    """What changed, and by code what is to be read again."""

    states: tuple[State, State]
    changed: tuple[Changed, ...]
    due: Mapping[int, Sequence[Due]]


def compared(reader: Reader, options: DifferenceOptions | None = None) -> Compared:
    """Compare two states of the codebook. Refusals are those of `states`."""
    options = options or DifferenceOptions()
    pair = states(reader, options.before, options.after)
    changed = _changed(reader, pair)
    return Compared(pair, changed, due(reader, changed, pair))


def changed_since(reader: Reader) -> tuple[Changed, ...]:
    """Return what changed since the version kept last, without reading a coding.

    Refused as `states` is where there is no version.
    """
    return _changed(reader, states(reader, None, None))


def _changed(reader: Reader, pair: tuple[State, State]) -> tuple[Changed, ...]:
    splits = {row.code: row.source for row in queries.code_splits(reader) if row.source}
    return difference(pair[0].book, pair[1].book, queries.heirs(reader), splits)


def codebook_difference(
    reader: Reader, options: DifferenceOptions | None = None, say: Say = word
) -> Table:
    """Build the table."""
    found = compared(reader, options)
    names = _Names(reader)
    rows: list[Row] = []
    for each in found.changed:
        again = _again(each, found.due.get(each.id, ()), names, say)
        rows += _rows(each, again, say)
    columns = [
        Column(key, say(f"difference-{key}"), weight=weight, stub=key == "name")
        for key, weight in _COLUMNS
    ]
    columns.append(Column("recheck", say("difference-recheck"), "quotation", 5.6))
    for key in ("transcripts", "passages"):
        columns.append(Column(key, say(f"difference-{key}"), "number", 2.1))
    given = options.title if options else None
    title = say("difference-title", **_said(found, say)) if given is None else given
    return Table(tuple(columns), tuple(rows), title=title, notes=tuple(_notes(found, say)))


class _Names:
    def __init__(self, reader: Reader) -> None:
        self.coders = {row.id: row.name for row in queries.coders(reader)}
        self.texts = {row.id: row.name for row in queries.transcripts(reader)}


def _rows(each: Changed, again: Sequence[Cell], say: Say) -> Iterator[Row]:
    for number, change in enumerate(each.changes):
        joined = bool(number)
        names = [Cell(each.name, joined), Cell(say(each.level), joined)]
        was, after = _wording(change, say)
        middle = [Cell(say(f"change-{change.what}")), Cell(was), Cell(after)]
        last = [cell._replace(continues=joined) for cell in again]
        yield Row((*names, *middle, *last), rule=not joined)


def _wording(change: Change, say: Say) -> tuple[str, str]:
    if change.what == "level":
        return say(change.before), say(change.after)
    if change.what == "moved":
        return change.before or say("nowhere"), change.after or say("nowhere")
    return change.before, change.after


def _again(each: Changed, dues: Sequence[Due], names: _Names, say: Say) -> tuple[Cell, Cell, Cell]:
    """Return what is to be read again, in how many transcripts, with how many passages."""
    left = [one for one in dues if not one.done]
    done = {one.transcript for one in dues} - {one.transcript for one in left}
    new = each.changes[0].what == "added"
    parts = _by_coders(left, names) if new else _by_text(left, names)
    if done:
        parts.append(Quote(say("rechecked", n=len(done))))
    texts = len({one.transcript for one in left})
    passages = sum(one.passages for one in left)
    listed = Cell(Quotes(tuple(parts)))
    if each.level != "code":
        return listed, Cell(), Cell()
    return listed, Cell(Number(texts)), Cell() if new else Cell(Number(passages))


def _by_text(dues: Sequence[Due], names: _Names) -> list[Quote]:
    by: defaultdict[int, list[Due]] = defaultdict(list)
    for one in dues:
        by[one.transcript].append(one)
    return [
        Quote(
            f"{names.texts[text]}:",
            ", ".join(f"{names.coders[one.coder]} {one.passages}" for one in rows),
            (text, *min(one.first for one in rows)),
        )
        for text, rows in by.items()
    ]


def _by_coders(dues: Sequence[Due], names: _Names) -> list[Quote]:
    """Return one line for all transcripts that the same coders had coded before."""
    by: defaultdict[int, list[str]] = defaultdict(list)
    for one in dues:
        by[one.transcript].append(names.coders[one.coder])
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for text, coders in by.items():
        lines[", ".join(coders)].append(names.texts[text])
    return [Quote(f"{coders}:", ", ".join(texts)) for coders, texts in lines.items()]


def _said(found: Compared, say: Say) -> dict[str, str]:
    before, after = (state.version for state in found.states)
    return {
        "before": say("the-version", name=before.name) if before else say("the-present"),
        "after": say("the-version", name=after.name) if after else say("the-present"),
    }


def _notes(found: Compared, say: Say) -> Iterator[str]:
    counts: defaultdict[str, int] = defaultdict(int)
    for each in found.changed:
        what = each.changes[0].what
        kind = what if what in ("added", "split", "deleted", "merged") else "changed"
        if each.level == "code":
            counts[kind] += 1
    parts = [say(f"count-{kind}", n=n) for kind, n in counts.items()]
    if not found.changed:
        yield say("note-no-difference")
    elif parts:
        yield say("note-counts", counts=", ".join(parts))
    if any(found.due.values()):
        yield say("note-recheck")
    kept = [state.version for state in found.states if state.version]
    for version in kept:
        note = f": {version.note}" if version.note else ""
        yield say("note-version", name=version.name, date=version.date[:10], note=note)
