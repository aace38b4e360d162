"""The overview's part on two coders: agreement round by round, what is open, rounds under way."""

from collections.abc import Iterable
from itertools import combinations

from app.coding.agreement.breakdown import RoundPart, by_round
from app.coding.agreement.comparison import Question
from app.coding.agreement.pooled import Pooled
from app.coding.documents.value import Block, Bullets, Paragraph, Sentence
from app.coding.reconciling.reading import reconciling
from app.coding.rounds.overview import Standing, standings
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader
from app.words.methods import day, listed
from app.words.overview import word

Pair = tuple[int, int]
_COLUMNS = (
    Column("round", word("round"), weight=2.6, stub=True),
    Column("coders", word("coders"), weight=2.4),
    Column("transcripts", word("transcripts"), "number", 2.2),
    Column("frozen", word("frozen"), weight=2.2),
    Column("kappa", word("kappa"), "number", 1.6),
    Column("interval", word("interval"), weight=2.4),
    Column("positive", word("positive"), "number", 2.2),
    Column("left", word("left"), "number", 2.2),
)


def agreement(reader: Reader) -> Iterable[Block]:
    """Return a row for each frozen round of two coders, and a line for each round under way."""
    names = {row.id: row.name for row in queries.coders(reader)}
    rows = [
        _row(reader, pair, one, names) for pair in _pairs(reader) for one in _parts(reader, pair)
    ]
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(_COLUMNS, tuple(rows), notes=(word("note-agreement"),)))
    else:
        blocks.append(Paragraph((Sentence(word("no-agreement"), "compare"),)))
    under_way = [one for one in standings(reader) if one.round.state == "open"]
    if under_way:
        blocks.append(Bullets(tuple(Sentence(_open(one, names), "compare") for one in under_way)))
    return blocks


def _pairs(reader: Reader) -> list[Pair]:
    """Return the pairs of people who were in a frozen independent round together."""
    blind = {row.id for row in queries.rounds(reader) if row.kind == "independent"}
    frozen = {row.round for row in queries.freezes(reader) if row.unfrozen_at is None} & blind
    members = queries.round_coders(reader)
    found: dict[Pair, None] = {}
    for round_ in sorted(frozen):
        coders = [row.coder for row in members if row.round == round_]
        found.update(dict.fromkeys(combinations(coders, 2)))
    return list(found)


def _parts(reader: Reader, pair: Pair) -> list[RoundPart]:
    try:
        return by_round(reader, Question(*pair))
    except Refusal:  # the viewer codes blind with one of them
        return []


def _row(reader: Reader, pair: Pair, one: RoundPart, names: dict[int, str]) -> Row:
    part = one.part
    cells = (
        Cell(part.name),
        Cell(listed([names[coder] for coder in pair])),
        Cell(Number(len(part.transcripts))),
        Cell(day(one.at)),
        Cell(Number(part.pooled.value, 2)),
        Cell(_interval(part.pooled)),
        Cell(Number(part.positive, 2)),
        Cell(Number(_left(reader, one, pair))),
    )
    return Row(cells, key="compare")


def _interval(pooled: Pooled) -> str:
    if pooled.low is None or pooled.high is None:
        return word("no-interval")
    slug = "rough" if pooled.certainty == "rough" else "between"
    return word(slug, low=f"{pooled.low:.2f}", high=f"{pooled.high:.2f}")


def _left(reader: Reader, one: RoundPart, pair: Pair) -> int:
    freezes = (row for row in queries.freezes(reader) if row.unfrozen_at is None)
    freeze = next(row.id for row in freezes if row.round == one.round)
    return sum(row.is_open for row in reconciling(reader, freeze, *pair).differences)


def _open(standing: Standing, names: dict[int, str]) -> str:
    said = [
        word("round-coder-hidden", coder=names[one.coder])
        if one.done is None
        else word("round-coder", coder=names[one.coder], done=one.done, total=one.total)
        for one in standing.coders
    ]
    return word("round-open", round=standing.round.name, progress="; ".join(said))
