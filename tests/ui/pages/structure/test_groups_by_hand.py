"""Evidence by group and completeness, against the same counted letter by letter."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.coding import operations
from app.coding.gaps.completeness import completeness_of
from app.models import queries
from app.models.project import Project
from app.models.reader import Reader
from app.ui.pages.structure.groups.reading import RELATION, GroupRow, by_group
from app.ui.pages.structure.outline import CATEGORY, CODE, Outline
from tests.builders import add_category, add_code, add_coder, add_coding, did, make_project

SAID = ("我同意 🙂 yes.", "No, never.", "Who knows.", "Well.")
PEOPLE = {  # transcript: who is A, who is B, their groups
    "one": (("S01", "S02"), ("Students", "Women")),
    "two": (("S03", None), ("Students",)),
    "three": (("D01", None), ("Doctors", "Women")),
    "four": (("X01", None), ()),
}
Span = tuple[int, int, int]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, int]]:
    """Return a project in which much was coded by dice, and its coder."""
    with make_project(Path(tmp_path_factory.mktemp("groups"))) as project:
        ana = add_coder(project)
        fill(project, ana, Random(11))
        yield project, ana


def interview(voices: list[str]) -> tuple[str, list[operations.TurnInput]]:
    """Return a text in which these people speak one after the other, and its turns."""
    text, turns = "", []
    for voice, words in zip(voices, SAID, strict=True):
        role = {"I": "interviewer", "?": "unknown"}.get(voice, "participant")
        start = len(text) + len(voice) + 2
        turns.append(operations.TurnInput(len(text), start, start + len(words), voice, role))
        text += f"{voice}: {words} "
    return text, turns


def fill(project: Project, ana: int, dice: Random) -> None:
    texts = []
    for name, (who, groups) in PEOPLE.items():
        text, turns = interview([who[0], who[1] or "I", "?", who[0]])
        people = [one for one in who if one]
        given = operations.TranscriptInput(name, text, turns, participants=people, groups=groups)
        texts.append(did(project, operations.import_transcript, ana, transcript=given))
    essay = operations.TranscriptInput(
        "essay", "Words that nobody speaks.", [operations.TurnInput(0, 0, 25, None, "unknown")],
        participants=["S04"], groups=["Students"],
    )  # fmt: skip
    texts.append(did(project, operations.import_transcript, ana, transcript=essay))

    def span() -> tuple[int, int, int]:
        text, start = dice.choice(texts), dice.randrange(40)
        start %= 20 if text == texts[-1] else 40
        longest = 25 if text == texts[-1] else 55
        return text, start, dice.randrange(start + 1, min(longest, start + 16))

    codes = [add_code(project, name, ana) for name in "pqrs"]
    outer = add_category(project, "Outer", ana, codes=codes[:1])
    inner = add_category(project, "Inner", ana, codes=codes[1:3], parent=outer)
    other = add_category(project, "Other", ana, codes=codes[3:])
    held = did(project, operations.add_property, ana, category=inner, name="depth")
    rare = did(project, operations.add_property, ana, category=other, name="rare")
    for code in codes:
        for text, start, end in dict.fromkeys(span() for _ in range(4)):
            coding = add_coding(project, text, code, (start, end), ana)
            if dice.random() < 0.5:
                spot = {"property": dice.choice([held, held, rare]), "codings": [coding]}
                did(project, operations.place_on_property, ana, percent=dice.randrange(101), **spot)
    for kind, start, end in (("leads to", outer, other), ("hinders", inner, outer)):
        ends: dict[str, Any] = {"from_category": start, "to_category": end}
        relation = did(project, operations.relate, ana, kind=kind, **ends)
        for stance in ("supports", "contradicts"):
            did(
                project, operations.add_evidence, ana, relation=relation, stance=stance,
                passages=[span(), span()],
            )  # fmt: skip


def speakers(reader: Reader, place: Span) -> set[str]:
    """Return who says any of these letters; of a text without speakers its participants."""
    text, start, end = place
    names = {row.id: row.name for row in queries.participants(reader)}
    turns = queries.turns(reader, [text])
    if not any(turn.participant or turn.speaker for turn in turns):
        found = [row.participant for row in queries.speakers(reader) if row.transcript == text]
        return {names[one] for one in found}
    return {
        names[turn.participant]
        for at in range(start, end)
        for turn in turns
        if turn.participant is not None and turn.start <= at < turn.end
    }


def expected(reader: Reader, places: set[Span]) -> tuple[dict[str, tuple[int, int]], set[str]]:
    """Return participants and quotations by group, and the groups that hold everybody."""
    groups = {row.id: row.name for row in queries.groups(reader)}
    names = {row.id: row.name for row in queries.participants(reader)}
    of: dict[str, set[str]] = {name: set() for name in names.values()}
    for row in queries.memberships(reader):
        of[names[row.participant]].add(groups[row.participant_group])
    heard = [speakers(reader, place) for place in places]
    found = {}
    for group in groups.values():
        there = [{one for one in who if group in of[one]} for who in heard]
        if any(there):
            found[group] = (len(set().union(*there)), sum(map(bool, there)))
    only = {
        group
        for group in groups.values()
        if heard and all(who and all(group in of[one] for one in who) for who in heard)
    }
    return found, only


def behind(reader: Reader, row: GroupRow, outline: Outline) -> set[Span]:
    codings = {one.id: one for one in queries.all_codings(reader)}
    if row.kind == RELATION and row.related is not None:
        rows: list[Any] = [
            one
            for one in queries.evidence(reader)
            if one.relation == row.related.row.id and one.stance == "supports"
        ]
    elif row.kind == CATEGORY:
        codes = {one.id for one in outline.family(row.item.key) if one.kind == CODE}
        rows = [one for one in codings.values() if one.code in codes]
    else:
        named = row.name.partition(": ")[2]
        (held,) = [one.id for one in queries.properties(reader) if one.name == named]
        rows = [
            codings[one.coding] for one in queries.property_places(reader) if one.property == held
        ]
    return {(one.transcript, one.start, one.end) for one in rows}


def test_groups_are_counted_as_by_hand(made: tuple[Project, int]) -> None:
    project, ana = made
    with project.read(ana) as reader:
        outline = Outline.read(reader)
        table = by_group(reader, outline, ana)
        names = {group.id: group.name for group in table.groups}
        assert {names[group]: n for group, n in table.sizes.items()} == {
            "Students": 4, "Women": 3, "Doctors": 1,
        }  # fmt: skip
        assert len(table.rows) == 7
        assert any(row.only for row in table.rows)
        for row in table.rows:
            counted = {names[group]: tuple(seen) for group, seen in row.groups.items()}
            told = counted, {names[group] for group in row.only}
            assert told == expected(reader, behind(reader, row, outline)), row.name


def test_completeness_is_as_by_hand(made: tuple[Project, int]) -> None:
    project, ana = made
    with project.read(ana) as reader:
        for item in Outline.read(reader).all(CATEGORY):
            found = completeness_of(reader, [item.id])
            near = [
                row.id
                for row in queries.relations(reader)
                if item.id in (row.from_category, row.to_category)
            ]
            proof = [row for row in queries.evidence(reader) if row.relation in near]
            for stance, told in (("supports", found.supporting), ("contradicts", found.negative)):
                spans = {(o.transcript, o.start, o.end) for o in proof if o.stance == stance}
                assert (set(map(tuple, told)), len(told)) == (spans, len(spans))
            places = queries.property_places(reader)
            for one in found.properties:
                percents = [row.percent for row in places if row.property == one.row.id]
                assert one.row.category == item.id
                assert one.ends.low == any(percent <= 33 for percent in percents)
                assert one.ends.high == any(percent >= 67 for percent in percents)
            everybody = {row.participant for row in queries.speakers(reader)}
            assert found.interviewed == len(everybody) == 6
