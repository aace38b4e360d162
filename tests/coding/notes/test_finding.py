"""Finding a quotation to link to: by words, code, participant; marked ones first; blind."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from app.coding import operations
from app.coding.notes.finding import find_quotations
from app.coding.operations import TranscriptInput, TurnInput
from app.models.project import Project
from tests.builders import add_code, add_coder, add_coding, did, make_project, open_round

TEXT = "I: Und dann?\nS07: Über Vertrauen 🙂\n  reden wir.\nS08: 我们谈共情。\n"
FIRST = (TEXT.index("Über"), TEXT.index(" reden") + 11)
SECOND = (TEXT.index("我们"), TEXT.index("。"))


class Study(NamedTuple):
    project: Project
    ana: int
    ben: int
    text: int
    trust: int


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    """Give a focus group of two in which Ana has coded, Ben too, and one linked passage."""
    with make_project(tmp_path_factory.mktemp("finding")) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        turns = [
            TurnInput(0, 3, 12, "I", "interviewer"),
            TurnInput(13, FIRST[0], FIRST[1], "S07", "participant"),
            TurnInput(FIRST[1] + 1, SECOND[0], SECOND[1] + 1, "S08", "participant"),
        ]
        given = TranscriptInput("Group 1", TEXT, turns, participants=("S07", "S08"))
        text = int(did(project, operations.import_transcript, transcript=given))
        trust, talk = add_code(project, "trust", ana), add_code(project, "talking", ana)
        add_coding(project, text, trust, FIRST, ana)
        add_coding(project, text, talk, FIRST, ana)
        second = add_coding(project, text, talk, SECOND, ana)
        did(project, operations.mark_quotable, ana, codings=[second])
        add_coding(project, text, add_code(project, "Ben's code", ben), (3, 6), ben)
        did(project, operations.write_memo, ana,
            text=f"[x](threefold:passage/{text}/7-11)")  # fmt: skip
        did(project, operations.write_memo, ben, private=True,
            text=f"[x](threefold:passage/{text}/22-25)")  # fmt: skip
        yield Study(project, ana, ben, text, trust)


def found(study: Study, typed: str = "", viewer: int | None = None, most: int = 60) -> list[str]:
    with study.project.read(viewer or study.ana) as reader:
        answers = find_quotations(reader, typed, most)
        text = TEXT
        assert all(" ".join(text[one.start : one.end].split()) == one.words for one in answers)
        return [f"{one.words}|{'+'.join(one.codes)}|{one.who}" for one in answers]


TRUST = "Über Vertrauen 🙂 reden wir.|talking+trust|S07"
TALK = "我们谈共情|talking|S08"
LINKED = "dann||Group 1"
SECRET = "Ve||S07"  # Ben links to it in a private memo
BENS = "Und|Ben's code|Group 1"


@pytest.mark.parametrize(
    "typed, answers",
    [
        ("", [TALK, BENS, LINKED, TRUST]),
        ("uber VERTRAUEN", [TRUST]),
        ("🙂 reden", [TRUST]),
        ("共情", [TALK]),
        ("talking", [TALK, TRUST]),
        ("s08", [TALK]),
        ("trust s07 wir", [TRUST]),
        ("trust s08", []),
        ("group dann", [LINKED]),
        ("nowhere", []),
    ],
)
def test_all_words_stand_in_words_codes_or_who_says_it(
    study: Study, typed: str, answers: list[str]
) -> None:
    assert found(study, typed) == answers


def test_no_more_is_read_than_is_shown_and_a_search_nobody_wants_ends(study: Study) -> None:
    assert found(study, most=2) == [TALK, BENS]
    with study.project.read(study.ana) as reader:
        assert find_quotations(reader, wanted=lambda: False) == []


def test_a_blind_coder_finds_only_what_is_hers(study: Study) -> None:
    open_round(study.project, (study.ana, study.ben))
    assert found(study) == [TALK, LINKED, TRUST]
    assert found(study, "ben's code") == []
    assert found(study, viewer=study.ben) == [BENS, SECRET]
    assert found(study, "trust", study.ben) == []
    assert found(study, "vertrauen", study.ben) == []
