"""The sentences under the theme table, and those that only the researcher sees."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.coding.analysis.counts import Count, Id
from app.coding.reports.illustrate import Illustrator
from app.coding.reports.inputs import Material, Say
from app.coding.reports.passages import Passages, QuoteStyle
from app.coding.reports.source_note import left_out
from app.coding.reports.theme_options import ThemeOptions
from app.coding.reports.theme_tree import UNPLACED, Tree
from app.coding.tables.value import Quote


def counting_notes(
    material: Material, counted: Collection[str], options: ThemeOptions, say: Say
) -> list[str]:
    """Say what the numbers mean and who is left out.

    `counted` are the ids of the participants that percentages are of.
    """
    notes = [say("note-counts", n=len(counted))]
    if options.totals:
        notes.append(say("note-whole"))
    return notes + left_out(material, counted, say)


def code_notes(
    tree: Tree, counts: Mapping[Id, Count], options: ThemeOptions, say: Say
) -> list[str]:
    """Say how many codes are in no theme, and how many are left out because nobody applied them."""
    codes = [node.id for node in tree.nodes.values() if node.kind == "code"]
    unplaced = sum(tree.theme_of(code) == UNPLACED for code in codes)
    notes = []
    if unplaced:
        passages = say("count-quotations", n=counts[UNPLACED].quotations)
        notes.append(say("note-unplaced", n=unplaced, quotations=passages))
    unused = sum(not counts[code].quotations for code in codes)
    if unused and not options.unused:
        notes.append(say("note-unused", n=unused))
    return notes


def quotation_notes(
    material: Material,
    passages: Passages,
    style: QuoteStyle,
    shown: Sequence[Quote],
    say: Say,
) -> list[str]:
    """Explain the mark for what is left out, and name whose words are translated."""
    notes = []
    if any(style.omission in quote.text for quote in shown):
        notes.append(say("note-omission", mark=style.omission))
    places = [quote.place for quote in shown if quote.place]
    translated = [place for place in places if material.translation_of(*place)]
    if translated:
        notes.append(say("note-translated", sources=_names(translated, passages)))
    return notes


def warnings_of(illustrator: Illustrator, shown: Sequence[Quote], say: Say) -> list[str]:
    """Tell which quotations nobody has chosen, and which chosen ones may not be printed."""
    warnings = []
    if proposed := sum(quote.proposed for quote in shown):
        warnings.append(say("warn-proposed", n=proposed))
    if refused := illustrator.refused:
        names = _names(refused, illustrator.passages)
        warnings.append(say("warn-not-quoted", n=len(refused), sources=names))
    return warnings


def _names(places: Iterable[tuple[Id, int, int]], passages: Passages) -> str:
    """Return the participants of the passages in the order of collection, else the transcripts."""
    found: dict[str, None] = {}
    for transcript, start, end in sorted(places, key=passages.order):
        speakers = sorted(passages.speakers(transcript, start, end))
        found.update(dict.fromkeys(speakers or [passages.transcript(transcript).name]))
    return ", ".join(found)
