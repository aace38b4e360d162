"""The overview as one document: what a supervisor asks first, each with its way to the page.

Without being asked for it, it quotes nobody: memos are named by title, day and author. So it can
be mailed. Where the viewer codes blind, it counts what that coder may see, and says so.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from app.coding.documents.value import Block, Bullets, Document, Heading, Paragraph, Sentence
from app.coding.gaps.finding import KINDS
from app.coding.gaps.reading import read_gaps
from app.coding.notes.reading import Note, notes
from app.coding.overview.agreeing import agreement
from app.coding.overview.codebook import codebook
from app.coding.overview.progress import Stage, progress
from app.coding.overview.saturating import saturation
from app.coding.overview.weeks import work
from app.coding.overview.working import working
from app.coding.paper.methods import SOFTWARE
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models import queries
from app.models.clock import today
from app.models.reader import Reader
from app.words.methods import day
from app.words.overview import word

_WEEKS = 4  # of memos
_MEMOS = 30  # that are listed
_NAMED = 12  # participants that one sentence names
# The stages with the widths of their columns: no heading's word is broken at twice the size.
_STAGES = {
    "people": 2.7,
    "collected": 2.2,
    "coded": 1.7,
    "finished": 1.7,
    "double": 1.8,
    "reconciled": 2.6,
    "checked": 2.0,
}


def overview_report(reader: Reader, *, text: bool = False, on: date | None = None) -> Document:
    """Return the overview on a day (None: today); `text`: memos with their words."""
    now = on or today()
    study = queries.study(reader)
    about = word("about", study=study.title, date=day(now.isoformat()), software=SOFTWARE)
    parts: tuple[tuple[str, Callable[[Reader], Iterable[Block]]], ...] = (
        ("progress", _progress),
        ("work", lambda _: working(work(reader))),
        ("codebook", codebook),
        ("agreement", agreement),
        ("saturation", saturation),
        ("gaps", _gaps),
    )
    blocks: list[Block] = [_said_first(reader, text=text)]
    if queries.transcripts(reader):
        for slug, part in parts:
            blocks += [Heading(word(slug)), *part(reader)]
        blocks += [Heading(word("notes", weeks=_WEEKS)), *_notes(reader, now, text=text)]
    else:
        blocks.append(Paragraph((Sentence(word("nothing"), "transcripts"),)))
    return Document(word("title"), about, tuple(blocks))


def _said_first(reader: Reader, *, text: bool) -> Paragraph:
    found = [Sentence(word("with-text" if text else "without-text"))]
    if reader.viewer.hidden:
        names = {row.id: row.name for row in queries.coders(reader)}
        found.append(Sentence(word("blind", name=names.get(reader.viewer.coder or 0, ""))))
    return Paragraph(tuple(found), quiet=True)


def _progress(reader: Reader) -> Iterable[Block]:
    found = progress(reader)
    whole = found.whole
    values = {"coded": whole.coded, "double": whole.double, "reconciled": whole.reconciled}
    sentences = [Sentence(word("in-short", n=whole.collected, **values), "transcripts")]
    dated = [row for row in queries.transcripts(reader) if row.date]
    if dated:
        last = max(dated, key=lambda row: row.date or "")
        said = word("last-collected", date=day(last.date), name=last.name)
        sentences.append(Sentence(said, "transcripts"))
    gone = [row.name for row in queries.participants(reader) if row.withdrawn]
    if gone:
        sentences.append(Sentence(word("withdrawn", names=_some(gone)), "transcripts"))
    if awaited := _awaited(reader):
        said = word("awaited", n=len(awaited), names=_some(awaited))
        sentences.append(Sentence(said, "transcripts"))
    columns = (
        Column("group", word("group"), weight=3, stub=True),
        *(Column(name, word(name), "number", wide) for name, wide in _STAGES.items()),
    )
    rows = [_stage(stage, stage.group or word("without-group")) for stage in found.groups]
    rows.append(_stage(whole, word("everything"), total=True))
    return Paragraph(tuple(sentences)), Table(columns, tuple(rows), notes=(word("note-progress"),))


def _awaited(reader: Reader) -> list[str]:
    """Return the participants of whom there is no transcript yet."""
    heard = {row.participant for row in queries.speakers(reader)}
    people = queries.participants(reader)
    return [row.name for row in people if row.withdrawn is None and row.id not in heard]


def _some(names: list[str]) -> str:
    """Name a few, and how many there are besides."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" … (+{more})" if more > 0 else "")


def _stage(stage: Stage, name: str, *, total: bool = False) -> Row:
    cells = (Cell(name), *(Cell(Number(getattr(stage, column))) for column in _STAGES))
    return Row(cells, "total" if total else "normal", key="transcripts", rule=total)


def _gaps(reader: Reader) -> Iterable[Block]:
    found = read_gaps(reader, reader.viewer.coder)
    open_now = [one.gap.kind for one in found.gaps if not one.silenced]
    items = tuple(
        Sentence(word(kind, n=n), "themes") for kind in KINDS if (n := open_now.count(kind))
    )
    return (Bullets(items),) if items else (Paragraph((Sentence(word("no-gaps"), "themes"),)),)


def _notes(reader: Reader, now: date, *, text: bool) -> Iterable[Block]:
    since = (now - timedelta(weeks=_WEEKS)).isoformat()
    names = {row.id: row.name for row in queries.coders(reader)}
    recent = [one for one in notes(reader) if one.created[:10] >= since and not one.private]
    if not recent:
        return (Paragraph((Sentence(word("no-notes", weeks=_WEEKS), "notes"),)),)
    said = [Sentence(_note(one, names, text=text), "notes") for one in recent[:_MEMOS]]
    if more := len(recent) - len(said):
        said.append(Sentence(word("more-notes", n=more), "notes"))
    return (Bullets(tuple(said)),)


def _note(one: Note, names: dict[int, str], *, text: bool) -> str:
    author = names.get(one.author or 0, "–")
    # What a memo on a passage stands on is named by the passage's own words.
    on = one.on.label if one.on.kind in ("code", "category", "theme", "participant") else ""
    values = {"date": day(one.created), "author": author, "title": one.title or word("untitled")}
    said = word("note-on", subject=on, **values) if on else word("note", **values)
    return f"{said}\n{one.text}" if text and one.text else said
