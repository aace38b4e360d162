"""Agreement on a frozen round: what was kept is compared, whatever has been done since."""

from pathlib import Path

import pytest

from app.coding import operations
from app.coding.agreement.comparison import Comparison, Question, compare
from app.coding.agreement.statement import facts_of
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
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


def compared(project: Project, question: Question) -> Comparison:
    with project.read() as reader:
        return compare(reader, question)


def by_name(comparison: Comparison) -> dict[str, tuple[int, ...]]:
    return {comparison.names[node]: tuple(n) for node, n in comparison.tables().items()}


def test_a_frozen_round_is_compared_as_it_was(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        text = add_transcript(project)
        category = add_category(project, "Time", ana)
        haste, calm = (
            add_code(project, name, ana, category=category) for name in ("Haste", "Calm")
        )
        add_coding(project, text, haste, (5, 13), ana)
        values = {"kind": "independent", "coders": [ana, ben], "transcripts": [text]}
        round_ = did(project, operations.open_round, ana, name="Main", **values)
        add_coding(project, text, haste, (5, 24), ben)
        own = add_code(project, "Queue", ben)
        add_coding(project, text, own, (43, 60), ben)
        with project.read(ana) as reader, pytest.raises(Refusal, match="agreement-blind"):
            compare(reader, Question(ana, ben))
        for coder in (ana, ben):
            did(project, operations.finish, coder, transcripts=[text])
        did(project, operations.unblind, ana, round_=round_, reason="Ben left")
        did(project, operations.freeze_round, ana, round_=round_)
        question = Question(ana, ben)
        expected = {"Haste": (8, 0, 11, len(TEXT) - 19), "Calm": (0, 0, 0, len(TEXT))}
        assert by_name(compared(project, question)) == expected
        # Later work is not compared: codings, names, structure, a corrected text.
        add_coding(project, text, calm, (5, 13), ana)
        did(project, operations.rename_code, code=calm, name="Quiet")
        did(project, operations.place_codes, codes=[haste], parent=None)
        did(project, operations.edit_text, transcript=text, text=f"{TEXT}More.\n", others=True)
        found = compared(project, question)
        longer = len(TEXT) + len("More.\n")
        assert by_name(found)["Haste"] == (8, 0, 11, longer - 19)
        assert by_name(found)["Calm"] == (0, 0, 0, longer)
        upper = compared(project, question._replace(level="category"))
        assert by_name(upper) == {"Time": (8, 0, 11, longer - 19)}
        present = by_name(compared(project, question._replace(present=True)))
        assert present["Quiet"][1] == 8
        with project.read() as reader:
            names = {row.id: row.name for row in queries.coders(reader)}
        facts = facts_of(found.frozen, names)
        assert [slug for slug, _values in facts] == ["frozen", "codes-made-since", "unblinded"]
        assert facts[0][1]["version"] == "Main"
        assert facts[1][1] == {"n": 1, "codes": "Queue"}
        assert (facts[2][1]["coder"], facts[2][1]["reason"]) == ("Ana", "Ben left")


def test_interviewers_are_left_out_where_the_round_says_so(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        text, code = add_transcript(project), add_code(project, "Haste", ana)
        add_coding(project, text, code, (5, 60), ana)
        add_coding(project, text, code, (5, 24), ben)
        values = {"kind": "independent", "coders": [ana, ben], "transcripts": [text]}
        values |= {"without_interviewer": True, "name": "Main"}
        round_ = did(project, operations.open_round, ana, **values)
        for coder in (ana, ben):
            did(project, operations.finish, coder, transcripts=[text])
        did(project, operations.freeze_round, round_=round_)
        found = compared(project, Question(ana, ben))
        assert found.question.without_interviewer
        interviewer = 38 - 25
        assert by_name(found) == {"Haste": (19, 23, 0, len(TEXT) - interviewer - 42)}
