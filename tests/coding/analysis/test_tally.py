"""The fast counting gives what `by_hand` gives, from records and from project files."""

import random
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding import operations
from app.coding.analysis.analysis_coding import analysis_coding, select_codings
from app.coding.analysis.columns import columns_of
from app.coding.analysis.counts import Count, Id
from app.coding.analysis.crossing import passages_by
from app.coding.analysis.tally import count_in, count_spans
from app.coding.operations import TranscriptInput, TurnInput
from app.coding.reports.inputs import Coded, Transcript, Turn
from app.coding.reports.material import nodes, transcripts
from app.coding.reports.passages import Passages
from app.models import queries
from app.models.project import Project
from app.models.reader import Reader
from app.models.transaction import Transaction
from tests.builders import add_category, add_code, add_coder, did, make_project, named, open_round
from tests.coding.analysis import by_hand
from tests.coding.analysis.test_counts import structures

LENGTH = 40
NAMES = ("S01", "S02", "学生三", None, None)


@st.composite
def texts(draw: st.DrawFn) -> list[Transcript]:
    """Draw interviews, focus groups, essays and web texts; turns may be empty and leave gaps."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        cuts = sorted(draw(st.lists(st.integers(0, LENGTH), min_size=1, max_size=8)))
        labelled = draw(st.booleans())
        turns = []
        for start, after in zip(cuts, [*cuts[1:], LENGTH], strict=True):
            end = draw(st.integers(start, after))
            who = draw(st.sampled_from(NAMES)) if labelled else None
            role = "participant" if who else draw(st.sampled_from(["interviewer", "unknown"]))
            turns.append(Turn(start, end, role if labelled else "unknown", who, "x" * labelled))
        people = draw(st.sets(st.sampled_from(["S01", "S02", "D01"])))
        found.append(Transcript(f"T{number}", f"T{number}", tuple(sorted(people)), tuple(turns)))
    return found


def count_records(
    parents: dict[Id, Id | None], codings: list[Coded], given_texts: list[Transcript]
) -> dict[Id, Count]:
    return count_spans(parents, *columns_of(codings, given_texts, parents))


@given(structures(), texts(), st.data())
def test_records_count_as_by_hand(
    parents: dict[Id, Id | None], given_texts: list[Transcript], data: st.DataObject
) -> None:
    span = st.tuples(
        st.sampled_from([text.id for text in given_texts]),
        st.integers(0, LENGTH - 1),
        st.integers(1, LENGTH),
        st.sampled_from(sorted(parents, key=str)),
    ).filter(lambda drawn: drawn[1] < drawn[2])
    codings = [Coded(*each) for each in data.draw(st.lists(span, max_size=30))]
    speakers = Passages(given_texts).speakers
    expected = by_hand.count_under(parents, codings, speakers)
    assert count_records(parents, codings, given_texts) == expected
    groups = data.draw(st.lists(st.sets(st.sampled_from(["S01", "S02", "D01", "Nobody"]))))
    columns = columns_of(codings, given_texts, parents)
    crossed = by_hand.passages_by(parents, codings, speakers, groups)
    assert passages_by(parents, *columns, groups) == crossed
    taking_part = {name for text in given_texts[1:] for name in named_in(text)}
    assert columns.voices.in_texts(range(1, len(given_texts))) == taking_part


def named_in(text: Transcript) -> set[str]:
    return {*text.participants, *(turn.participant for turn in text.turns if turn.participant)}


def test_nothing_to_count() -> None:
    nothing = Count(0, frozenset())
    assert count_records({"a": None, "b": "a"}, [], []) == {"a": nothing, "b": nothing}
    assert count_records({}, [], []) == {}


@pytest.mark.parametrize("parents", [{"a": None}, {"a": None, "b": "nowhere"}])
def test_a_code_or_parent_outside_the_structure_is_a_bug(parents: dict[Id, Id | None]) -> None:
    with pytest.raises(KeyError):
        count_records(parents, [Coded("T", 0, 5, "b")], [Transcript("T", "T")])


def test_a_circle_is_a_bug() -> None:
    with pytest.raises(ValueError, match="circle"):
        count_records({"a": "b", "b": "a", "c": None}, [], [])


def fill(project: Project, chance: random.Random) -> tuple[int, int]:
    """Make interviews, a focus group, an essay and a web text with the codings of two coders."""
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    theme = add_category(project, "Conditions", ana, level="theme")
    category = add_category(project, "Time", ana, parent=theme, common=True)
    codes = [add_code(project, f"a{n}", ana, category=category) for n in range(2)]
    codes += [add_code(project, "nested", ana, parent=codes[0]), add_code(project, "loose", ana)]
    codes.append(add_code(project, "Ben's own", ben))
    ids = [
        did(project, operations.import_transcript, transcript=text) for text in random_texts(chance)
    ]

    def code_them(tx: Transaction) -> None:
        for _each in range(120):
            start = chance.randrange(LENGTH - 1)
            text = chance.choice(ids)
            tx.codings.add(
                transcript=text,
                text_version=tx.transcripts.get(text).text_version,
                start=start,
                end=chance.randrange(start + 1, LENGTH + 1),
                code=chance.choice(codes),
                coder=chance.choice((ana, ben)),
                created=tx.now(),
            )

    did(project, named(code_them, "random-codings"), ana)
    return ana, ben


def random_texts(chance: random.Random) -> Iterable[TranscriptInput]:
    for name, people in (
        ("S01", ("S01",)),
        ("Group", ("S01", "S02", "D01")),
        ("Essay", ("S02",)),
        ("Web", ()),
    ):
        cuts = [0, *sorted(chance.sample(range(1, LENGTH), 5)), LENGTH]
        turns = []
        for start, end in pairwise(cuts):
            who = chance.choice((*people, None))
            role = "participant" if who else "interviewer"
            label = who or "I"
            labelled = name not in ("Essay", "Web")
            turns.append(
                TurnInput(start, start, end, label, role, who)
                if labelled
                else TurnInput(start, start, end, None, "unknown")
            )
        text = (name + "🙂" + "x" * LENGTH)[:LENGTH]
        yield TranscriptInput(name, text, tuple(turns), participants=people)


def plainly(reader: Reader, codings: Iterable[queries.Coding]) -> dict[Id, Count]:
    parents = parents_of(reader)
    known = [coding for coding in codings if coding.code in parents]
    return by_hand.count_under(parents, known, Passages(transcripts(reader)).speakers)


def parents_of(reader: Reader) -> dict[Id, Id | None]:
    return {node.id: node.parent for node in nodes(reader)}


@pytest.mark.parametrize("seed", range(3))
def test_the_project_counts_as_by_hand(tmp_path: Path, seed: int) -> None:
    with make_project(tmp_path) as project:
        ana, ben = fill(project, random.Random(seed))
        for viewer in (None, ana):
            with project.read(viewer) as reader:
                every, parents = queries.all_codings(reader), parents_of(reader)
                assert count_in(reader, parents, None) == plainly(reader, every)
                for coder in (ana, ben):
                    own = [row for row in every if row.coder == coder]
                    assert count_in(reader, parents, coder) == plainly(reader, own)
                ids = [row.id for row in queries.transcripts(reader)]
                mixed = analysis_coding(reader, "all")._replace(
                    coders=dict(
                        zip(ids, map(frozenset, ({ana}, {ben}, (), {ana, ben})), strict=True)
                    )
                )
                for analysis in (analysis_coding(reader, "Ana"), mixed):
                    counted = select_codings(every, analysis)
                    assert count_in(reader, parents, analysis) == plainly(reader, counted)
        open_round(project, (ana, ben))
        with project.read(ana) as reader:
            blind = queries.all_codings(reader)
            assert {row.coder for row in blind} == {ana}
            assert count_in(reader, parents_of(reader), None) == plainly(reader, blind)
