"""From the project to the records that reports read: one question to the project per kind of row.

Texts are fetched one transcript at a time and only where a passage is quoted; they stay in memory
while there is room, because the quotations of a table come from all interviews in turn.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Literal, cast

from app.coding.analysis.analysis_coding import AnalysisCoding, select_codings
from app.coding.analysis.columns import read_columns
from app.coding.analysis.counts import Id
from app.coding.importing.records import Role
from app.coding.reports import inputs
from app.models import clock, queries
from app.models.errors import Refusal
from app.models.reader import Reader

_KEPT = 80_000_000  # code points of texts that stay in memory: those of a thousand interviews

Kind = Literal["text", "number", "date"]


def people(reader: Reader) -> tuple[inputs.Person, ...]:
    """Return the participants as tables read them."""
    groups = {group.id: group.name for group in queries.groups(reader)}
    attributes = {row.id: row.name for row in queries.attributes(reader)}
    member: dict[int, list[str]] = defaultdict(list)
    for row in queries.memberships(reader):
        member[row.participant].append(groups[row.participant_group])
    values: dict[int, dict[str, str | inputs.Gap]] = defaultdict(dict)
    for value in queries.attribute_values(reader):
        held: str | inputs.Gap = value.value or inputs.Gap.MISSING
        if value.state == "not-applicable":
            held = inputs.Gap.NOT_APPLICABLE
        values[value.participant][attributes[value.attribute]] = held
    silent = {
        row.participant
        for row in queries.consents(reader)
        if row.purpose == "be-quoted" and row.answer == "no"
    }
    return tuple(
        inputs.Person(
            row.name,
            tuple(member[row.id]),
            values[row.id],
            withdrawn=row.withdrawn is not None,
            may_quote=row.id not in silent,
        )
        for row in queries.participants(reader)
    )


def groups_named(reader: Reader, names: Collection[str]) -> dict[int, str]:
    """Return the groups of these names by id; refused with those there are for any other name."""
    known = {row.id: row.name for row in queries.groups(reader)}
    for name in names:
        if name not in known.values():
            raise Refusal("group-unknown", name=name, known=", ".join(known.values()) or "–")
    return {group: name for group, name in known.items() if name in names}


def attributes(reader: Reader) -> tuple[inputs.Attribute, ...]:
    """Return the attributes in their order."""
    return tuple(
        inputs.Attribute(row.name, cast("Kind", row.kind)) for row in queries.attributes(reader)
    )


def nodes(reader: Reader) -> tuple[inputs.Node, ...]:
    """Return the team's structure: themes, categories and codes, placed or not."""
    places = queries.placements(reader)
    of_code = {place.code: place for place in places if place.code is not None}
    of_category = {place.category: place for place in places if place.category is not None}
    found: list[inputs.Node] = []
    for category in queries.categories(reader):
        place = of_category.get(category.id)
        kind: inputs.NodeKind = "theme" if category.level == "theme" else "category"
        parent, position = (place.parent, place.position) if place else (None, 0)
        text = category.definition or ""
        found.append(inputs.Node(category.id, kind, category.name, text, parent, position))
    known = {node.id for node in found}
    codes = queries.codes(reader)
    known |= {code.id for code in codes}
    for code in codes:
        place = of_code.get(code.id)
        above = code.parent if code.parent in known else None
        if above is None and place is not None and place.parent in known:
            above = place.parent
        position = place.position if place is not None and code.parent is None else code.position
        text = code.definition or ""
        found.append(inputs.Node(code.id, "code", code.name, text, above, position))
    return tuple(found)


def transcripts(reader: Reader, *, turns: bool = True) -> tuple[inputs.Transcript, ...]:
    """Return the transcripts in the order of collection, with participants and perhaps turns."""
    names = {row.id: row.name for row in queries.participants(reader)}
    spoken: dict[int, list[str]] = defaultdict(list)
    for speaker in queries.speakers(reader):
        spoken[speaker.transcript].append(names[speaker.participant])
    found = _turns(reader, names) if turns else {}
    return tuple(
        inputs.Transcript(
            row.id,
            row.name,
            tuple(spoken[row.id]),
            tuple(found.get(row.id, ())),
            row.language or "",
        )
        for row in queries.transcripts(reader)
    )


def _turns(reader: Reader, names: Mapping[int, str]) -> Mapping[int, list[inputs.Turn]]:
    turns: dict[int, list[inputs.Turn]] = defaultdict(list)
    for turn in queries.turns(reader):
        whose = None if turn.participant is None else names[turn.participant]
        role = cast("Role", turn.role)
        found = inputs.Turn(turn.start, turn.end, role, whose, turn.speaker or "")
        turns[turn.transcript].append(found)
    return turns


def text_reader(reader: Reader) -> Callable[[Id, int, int], str]:
    """Return a function that gives the text of a span, keeping the transcripts."""

    texts: dict[Id, str] = {}
    room = _KEPT

    def part(transcript: Id, start: int, end: int) -> str:
        nonlocal room
        text = texts.get(transcript)
        if text is None:
            text = queries.text_of(reader, int(transcript)).text
            if room < len(text):
                texts.clear()
                room = _KEPT
            texts[transcript] = text
            room -= len(text)
        return text[start:end]

    return part


def kept_last(reader: Reader) -> str:
    """Return the codebook version that was kept last, with its day; "" where none was."""
    versions = queries.codebook_versions(reader)
    return f"“{versions[-1].name}” of {versions[-1].date[:10]}" if versions else ""


def _mix(reader: Reader, analysis: AnalysisCoding, today: date | None) -> inputs.Mix:
    """Return whose codings count, and the codebook version that was kept last."""
    return inputs.Mix(analysis.parts, today or clock.today(), kept_last(reader))


def material(
    reader: Reader,
    codings: Sequence[queries.Coding],
    analysis: AnalysisCoding,
    today: date | None = None,
) -> inputs.Material:
    """Return all that tables with quotations read, for these codings of the analysis."""
    return inputs.Material(
        nodes=nodes(reader),
        codings=codings,
        transcripts=transcripts(reader),
        people=people(reader),
        text_of=text_reader(reader),
        translation_of=_translations(reader),
        mix=_mix(reader, analysis, today),
        counted=analysis.covered,
    )


def counting_material(
    reader: Reader, analysis: AnalysisCoding, today: date | None = None
) -> inputs.Material:
    """Return what tables read that only count: the codings and turns are columns."""
    structure = nodes(reader)
    return inputs.Material(
        nodes=structure,
        codings=(),
        transcripts=transcripts(reader, turns=False),
        people=people(reader),
        text_of=text_reader(reader),
        mix=_mix(reader, analysis, today),
        counted=analysis.covered,
        columns=read_columns(reader, [node.id for node in structure], analysis),
    )


def quoting_material(
    reader: Reader, analysis: AnalysisCoding, today: date | None = None
) -> inputs.Material:
    """Return what tables read that quote a few of many passages: columns, and what is marked."""
    return counting_material(reader, analysis, today)._replace(
        translation_of=_translations(reader),
        marked=select_codings(queries.quotable_codings(reader), analysis),
    )


def _translations(reader: Reader) -> inputs.TranslationOf:
    known = {
        (row.transcript, row.start, row.end): row.translation for row in queries.quotations(reader)
    }
    return lambda *span: known.get(cast("tuple[int, int, int]", span))
