"""Comparing two coders in a project, against counting character by character."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding import operations
from app.coding.agreement.axes import axis_of
from app.coding.agreement.coefficients import Counts
from app.coding.agreement.comparison import Question, compare, count_parts
from app.coding.agreement.pooled import pooled, pooled_kappa
from app.models.errors import Refusal
from app.models.project import Project
from app.models.queries import Coding, Turn
from tests.builders import (
    TEXT,
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)

LENGTH = 40
TURNS = [
    Turn(1, 1, 2, 3, 14, "S01", "participant", None, None),
    Turn(2, 1, 15, 18, 24, "I", "interviewer", None, None),
    Turn(3, 1, 25, 30, 39, "S01", "participant", None, None),
]
WORDS = "ab Yes. I did.\nI: so? no\nS01: It was. \n "
SPAN = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 12)).map(
    lambda pair: (pair[0], min(LENGTH, sum(pair)))
)
ABOVE = {1: (10, 11), 2: (10,), 3: ()}


def coding(coder: int, code: int, span: tuple[int, int]) -> Coding:
    return Coding(0, 1, *span, code, coder, None, 0, "")


CODINGS = st.lists(st.builds(coding, st.integers(1, 3), st.integers(1, 3), SPAN), max_size=14)


@given(CODINGS, st.booleans())
def test_counts_of_characters_are_those_of_one_by_one(rows: list[Coding], without: bool) -> None:
    axis = axis_of("character", LENGTH, lambda: TURNS, lambda: WORDS, without_interviewer=without)
    kept = [at for at in range(LENGTH) if not (without and 15 <= at < 25)]
    found = count_parts(rows, Question(1, 2), axis, ABOVE)
    assert axis.length == len(kept)
    for node in (10, 11):
        marked = [
            {
                at
                for row in rows
                if row.coder == coder and node in ABOVE[row.code]
                for at in range(row.start, row.end)
                if at in kept
            }
            for coder in (1, 2)
        ]
        both = len(marked[0] & marked[1])
        expected = (both, len(marked[0]) - both, len(marked[1]) - both)
        assert found.get(node, (0, 0, 0)) == expected


def test_units_of_turns_and_sentences() -> None:
    turns = axis_of("turn", LENGTH, lambda: TURNS, lambda: WORDS)
    assert [turns.length, turns.places(0, 3), turns.places(13, 31)] == [3, (0, 0), (0, 3)]
    sentences = axis_of("sentence", LENGTH, lambda: TURNS, lambda: WORDS, without_interviewer=True)
    assert sentences.length == len(["Yes.", "I did.", "It was."])


def test_in_a_text_without_speakers_a_turn_is_a_paragraph() -> None:
    axis = axis_of("turn", 9, list, lambda: "one\n\ntwo\n", without_interviewer=True)
    assert (axis.length, axis.places(4, 6)) == (2, (1, 2))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as made:
        yield made


def test_both_must_have_finished(project: Project) -> None:
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    first, second = add_transcript(project), add_transcript(project, "S02")
    did(project, operations.finish, ana, transcripts=[first, second])
    with project.read() as reader:
        with pytest.raises(Refusal, match="agreement-nothing-finished"):
            compare(reader, Question(ana, ben))
        assert len(compare(reader, Question(ana, ben, all_transcripts=True)).compared) == 2
    did(project, operations.finish, ben, transcripts=[second])
    with project.read() as reader:
        (one,) = compare(reader, Question(ana, ben)).compared
    assert one.transcript.name == "S02"


def test_a_category_is_coded_where_any_code_below_it_is(project: Project) -> None:
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    text = add_transcript(project)
    trust, hope, alone = (add_code(project, name) for name in ("trust", "hope", "alone"))
    nested = add_code(project, "nested", parent=hope)
    theme = add_category(project, "T", level="theme")
    add_category(project, "C", parent=theme, codes=[trust, hope])
    add_coding(project, text, trust, (5, 15), ana)
    add_coding(project, text, nested, (10, 20), ben)
    add_coding(project, text, alone, (30, 33), ben)
    with project.read() as reader:
        question = Question(ana, ben, all_transcripts=True)
        codes = compare(reader, question)
        categories = compare(reader, question._replace(level="category"))
        themes = compare(reader, question._replace(level="theme"))
    size = len(TEXT)
    by_name = {codes.names[node]: counts for node, counts in codes.tables().items()}
    assert by_name == {
        "trust": Counts(0, 10, 0, size - 10),
        "hope": Counts(0, 0, 0, size),
        "nested": Counts(0, 0, 10, size - 10),
        "alone": Counts(0, 0, 3, size - 3),
    }
    for higher in (categories, themes):
        assert list(higher.tables().values()) == [Counts(5, 5, 5, size - 15)]
        assert higher.unplaced == ("alone",)
    found = pooled_kappa(codes)
    assert [codes.names[node] for node in found.left_out] == ["hope"]
    assert (found.low, found.high, found.certainty) == (None, None, "none")


def test_pooled_kappa_is_no_mean_of_kappas() -> None:
    tables = [Counts(40, 9, 6, 45), Counts(80, 10, 5, 5)]
    observed = (0.85 + 0.85) / 2
    expected = ((0.49 * 0.46 + 0.51 * 0.54) + (0.9 * 0.85 + 0.1 * 0.15)) / 2
    assert pooled(tables) == pytest.approx((observed - expected) / (1 - expected))
    assert pooled([]) is None


@pytest.mark.parametrize("interviews, certainty", [(4, "none"), (5, "rough"), (10, "95 %")])
def test_the_interval_comes_from_drawing_interviews(
    project: Project, interviews: int, certainty: str
) -> None:
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    code = add_code(project, "trust")
    for number in range(interviews):
        text = add_transcript(project, f"S{number:02}", "word " * 20 + "\n" * number)
        add_coding(project, text, code, (0, 40), ana)
        add_coding(project, text, code, (5 * (number % 4), 40), ben)
    with project.read() as reader:
        comparison = compare(reader, Question(ana, ben, all_transcripts=True))
    found = pooled_kappa(comparison)
    fewer = comparison._replace(compared=comparison.compared[1:])
    assert found.certainty == certainty
    assert pooled_kappa(fewer) != found
    assert pooled_kappa(comparison) == found  # its own interval, whatever was asked in between
    if certainty != "none":
        assert found.low < found.value < found.high
        assert pooled_kappa(comparison, seed=7) != found


def test_two_nodes_of_one_name_are_told_apart_by_their_paths(project: Project) -> None:
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    add_transcript(project)
    for name in ("One", "Two"):
        theme = add_category(project, name, level="theme")
        add_category(project, "Same", parent=theme)
    with project.read() as reader:
        question = Question(ana, ben, level="category", all_transcripts=True)
        names = compare(reader, question).names.values()
    assert sorted(names) == ["One > Same", "Two > Same"]
