"""The overview's part on the codebook: its size and growth, merges, versions."""

from collections.abc import Iterable

from app.coding.documents.value import Block, Chart, Figure, Paragraph, Sentence
from app.coding.overview.weeks import growth
from app.coding.reports.material import nodes
from app.models import queries
from app.models.reader import Reader
from app.words.methods import day
from app.words.overview import word

_EVERY = 1_000_000  # operations
_FEWEST = 2  # weeks that make a curve


def codebook(reader: Reader) -> Iterable[Block]:
    """Return how large the codebook is, what was merged, and a chart of its growth."""
    codes = queries.codes(reader)
    if not codes:
        return (Paragraph((Sentence(word("book-empty"), "code"),)),)
    structure = [node for node in nodes(reader) if node.kind != "code"]
    themes = {node.id for node in structure if node.kind == "theme"}
    below = sum(node.id in themes and node.parent in themes for node in structure)
    said = word(
        "book-size-nested" if below else "book-size",
        n=len(codes),
        undefined=sum(not row.definition for row in codes),
        categories=len(structure) - len(themes),
        themes=len(themes) - below,
        below=below,
    )
    sentences = [Sentence(said, "categories"), *_merges(reader)]
    if versions := queries.codebook_versions(reader):
        last = versions[-1]
        kept = word("version", date=day(last.date), name=last.name)
        sentences.append(Sentence(kept, "compare"))
    return (Paragraph(tuple(sentences)), *_growth(reader))


def _merges(reader: Reader) -> list[Sentence]:
    entries = queries.history(reader, limit=_EVERY, kind="merge-codes")
    merges = [one for one in entries if one.role == "do" and one.stands]
    if not merges:
        return []
    return [Sentence(word("merged", n=len(merges), date=day(merges[0].at)), "history")]


def _growth(reader: Reader) -> Iterable[Block]:
    found = growth(reader)
    if len(found.weeks) < _FEWEST:
        return ()
    first, last = (day(week.isoformat()) for week in (found.weeks[0], found.weeks[-1]))
    weeks = zip(found.weeks, found.new, found.so_far, strict=True)
    bars = [
        word("growth-week", name=day(week.isoformat()), n=n, so_far=so_far)
        for week, n, so_far in weeks
        if n
    ]
    values = {"first": first, "last": last, "bars": ", ".join(bars)}
    said = word("growth-said", n=sum(found.new), **values)
    labels = tuple(f"{week.day}.{week.month}." for week in found.weeks)
    chart = Chart(labels, found.new, summed=True)
    return (Figure("growth", word("growth-chart"), said, chart, "code"),)
