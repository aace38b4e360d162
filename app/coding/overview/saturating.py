"""The overview's part on saturation: a line and a chart for each group, of the study's own level.

That is the level for which the team set a rule, categories before codes before themes; without a
rule, categories where there are any.
"""

from collections.abc import Iterable

from app.coding.analysis.levels import Level
from app.coding.documents.value import Block, Bullets, Chart, Figure, Paragraph, Sentence
from app.coding.saturation.overview import Overview, Part, overview
from app.coding.saturation.telling import Telling
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader
from app.words.methods import day
from app.words.overview import word

_ORDER: tuple[Level, ...] = ("category", "code", "theme")


def saturation(reader: Reader) -> Iterable[Block]:
    """Return what the rule says of each group, or why nothing can be said yet."""
    try:
        found = overview(reader, _level(reader))
    except Refusal:
        return _nothing("undecided")
    parts = [part for part in found.parts if part.numbers]
    if not parts:
        return _nothing("nothing-finished")
    shown = [part for part in parts if part.group is not None] or parts
    telling = Telling(found, day=day)
    lines = [Sentence(" ".join(telling.result(part)), "saturation") for part in shown]
    return Bullets(tuple(lines)), *(_figure(found, part, telling) for part in shown)


def _nothing(why: str) -> Iterable[Block]:
    return (Paragraph((Sentence(word("no-saturation", why=word(why)), "saturation"),)),)


def _level(reader: Reader) -> Level:
    ruled = {row.level for row in queries.saturation_rules(reader)}
    for level in _ORDER:
        if level in ruled:
            return level
    has_categories = any(row.level == "category" for row in queries.categories(reader))
    return "category" if has_categories else "code"


def _in_words(chart: Chart) -> str:
    """Return the chart's numbers: what each interview brought, and how many there were by then."""
    found = [
        word("curve-bar", name=name, n=n, so_far=sum(chart.bars[: at + 1]))
        for at, (name, n) in enumerate(zip(chart.labels, chart.bars, strict=True))
        if n
    ]
    return word("curve-said", all=len(chart.labels), bars=", ".join(found) or word("nobody-new"))


def _figure(found: Overview, part: Part, telling: Telling) -> Figure:
    caption = word("curve", who=telling.name(part), levels=telling.levels())
    chart = Chart(tuple(part.answer.interviews), tuple(part.answer.curve.counts), summed=True)
    said = _in_words(chart)
    return Figure(f"saturation-{part.name}", caption, said, chart, "saturation")
