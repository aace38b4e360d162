"""Finding over transcripts: what counts as a hit, where it is widened to, what is coded already."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding import operations
from app.coding.autocode import search
from app.coding.autocode.request import (
    Answered,
    AnyOf,
    Exactly,
    Pattern,
    Request,
    Spoken,
    Voice,
    Widen,
    Within,
)
from app.coding.autocode.search import Found, find, inside, shared
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import (
    TEXT,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)

ESSAY = "Trust is slow. I listen.\n\n信任很慢。我在听🙂。\n"


class Study:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.ana, self.ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        self.talk = add_transcript(project)
        self.essay = add_transcript(project, "Essay", ESSAY)
        self.texts = {self.talk: TEXT, self.essay: ESSAY}
        self.code, self.other = (add_code(project, name, self.ana) for name in ("a", "b"))

    def find(self, what: Any, coder: int | None = None, **more: Any) -> Found:
        request = Request(what, (self.talk, self.essay), **more)
        with self.project.read(coder or self.ana) as reader:
            return find(reader, request, lambda _done, _total: None)

    def words(self, what: Any, **more: Any) -> list[list[str]]:
        found = self.find(what, **more)
        return [
            [self.texts[one.transcript][hit.start : hit.end] for hit in one.hits]
            for one in found.transcripts
        ]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    with make_project(tmp_path_factory.mktemp("autocode")) as project:
        yield Study(project)


@pytest.mark.parametrize(
    "what, widen, want",
    [
        (Exactly("LISTEN"), Widen.NOT, [["listen"], ["listen"]]),
        (Exactly("list"), Widen.WORD, [["listen"], ["listen"]]),
        (Exactly("list"), Widen.SENTENCE, [["I listen 🙂 to them."], ["I listen."]]),
        (Exactly("list"), Widen.TURN, [["I listen 🙂 to them."], ["Trust is slow. I listen."]]),
        (Exactly("听"), Widen.SENTENCE, [["我在听🙂。"]]),
        (Exactly("🙂"), Widen.TURN, [["I listen 🙂 to them."], ["信任很慢。我在听🙂。"]]),
        (Exactly("S01"), Widen.NOT, []),  # a label is not what somebody said
        (AnyOf("trust 信任 slow"), Widen.NOT, [["trust"], ["Trust", "slow", "信任"]]),
        (AnyOf("trust slow"), Widen.SENTENCE, [["然后 they trust me."], ["Trust is slow."]]),
        (Pattern(r"t\w+$"), Widen.NOT, []),
        (Pattern(r"\w+\.$"), Widen.NOT, [["them.", "me."], ["listen."]]),
        (Spoken(speakers={"I"}), Widen.NOT, [["And then?"]]),
        (
            Spoken(roles={"participant"}),
            Widen.NOT,
            [["I listen 🙂 to them.", "然后 they trust me."]],
        ),
        (Spoken(), Widen.NOT, []),
    ],
)
def test_what_is_found(study: Study, what: Any, widen: Widen, want: list[list[str]]) -> None:
    assert study.words(what, widen=widen) == want


@pytest.mark.parametrize(
    "voice, want",
    [
        (Voice.ANYONE, [["then", "them", "they"]]),
        (Voice.PARTICIPANTS, [["them", "they"]]),
        (Voice.INTERVIEWERS, [["then"]]),
    ],
)
def test_whose_words_are_searched(study: Study, voice: Voice, want: list[list[str]]) -> None:
    found = study.words(Pattern(r"the\w"), voice=voice)
    assert [sorted(words) for words in found] == [sorted(words) for words in want]


def test_a_text_without_turns_is_nobodys_and_searched_in_any_voice(study: Study) -> None:
    assert study.words(Exactly("slow"), voice=Voice.INTERVIEWERS) == [["slow"]]


def test_participants_are_found_by_their_turns(study: Study) -> None:
    with study.project.read() as reader:
        (person,) = (row.id for row in queries.participants(reader))
    words = study.words(Spoken(participants={person}))
    assert words == [["I listen 🙂 to them.", "然后 they trust me."]]


def test_what_is_coded_already_is_said_and_only_for_the_one_who_coded(study: Study) -> None:
    start = ESSAY.index("I listen.")
    coding = add_coding(study.project, study.essay, study.code, (start, start + 9), study.ana)
    add_coding(study.project, study.talk, study.code, (0, 30), study.ben)
    words = Exactly("listen")

    def already(coder: int, widen: Widen) -> list[bool]:
        found = study.find(words, coder, code=study.code, widen=widen)
        return [hit.already for one in found.transcripts for hit in one.hits]

    assert already(study.ana, Widen.NOT) == [False, True]
    assert already(study.ana, Widen.SENTENCE) == [False, True]
    assert already(study.ana, Widen.TURN) == [False, False]
    assert already(study.ben, Widen.NOT) == [True, False]
    did(study.project, operations.remove_codings, study.ana, codings=[coding])


def test_a_code_within_another(study: Study) -> None:
    inner = add_code(study.project, "inner", study.ana)
    outer = add_code(study.project, "outer", study.ana)
    for code, span, coder in (
        (inner, (5, 9), study.ana),
        (inner, (20, 30), study.ana),
        (inner, (6, 8), study.ben),
        (outer, (3, 24), study.ana),
    ):
        add_coding(study.project, study.talk, code, span, coder)
    whole, common = Within(inner, outer), Within(inner, outer, overlap=True)
    assert study.words(whole) == [[TEXT[5:9]]]
    assert study.words(common) == [[TEXT[5:9], TEXT[20:24]]]
    assert study.words(Within(inner, outer, everybody=True)) == [[TEXT[5:9], TEXT[6:8]]]
    # Across turns, each end is widened in its own turn.
    assert study.words(Within(outer, outer), widen=Widen.SENTENCE) == [[TEXT[3:24]]]
    assert study.words(Within(inner, inner), widen=Widen.TURN) == [[TEXT[5:37]]]


def test_answers_to_a_question(study: Study) -> None:
    topics = [("Contact", ["And then?", "Why?"])]
    did(study.project, operations.set_guide, name="First", topics=topics)
    with study.project.read() as reader:
        asked, why = queries.guide(reader)
        turn = queries.turns(reader, [study.talk])[1]
    assert study.words(Answered(asked.id)) == []
    asked_by = [(study.talk, asked.id, turn.id)]
    did(study.project, operations.record_questions_asked, study.ana, asked=asked_by)
    assert study.words(Answered(asked.id)) == [["然后 they trust me."]]
    assert study.words(Answered(why.id)) == []


def test_more_than_anybody_looks_through_is_cut(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST", 30)
    found = study.find(Pattern("."))
    assert (found.n, found.cut) == (30, True)


def test_progress_can_end_the_search(study: Study) -> None:
    told = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done:
            raise Refusal("cancelled")

    request = Request(Exactly("x"), (study.talk, study.essay))
    with study.project.read(study.ana) as reader, pytest.raises(Refusal) as caught:
        find(reader, request, progress)
    assert (caught.value.reason, told) == ("cancelled", [(0, 2), (1, 2)])


def test_what_takes_too_long_names_the_transcript(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        coder = add_coder(project)
        text = add_transcript(project, "Web", "a" * 60 + "b")
        with project.read(coder) as reader, pytest.raises(Refusal) as caught:
            find(reader, Request(Pattern("(a|aa)+$"), (text,)), lambda _done, _total: None)
    assert caught.value.reason == "pattern-too-slow"
    assert caught.value.values["name"] == "Web"


spans = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda pair: (pair[0], sum(pair)))
)


@given(spans, spans)
def test_inside_and_shared_by_brute_force(
    inner: list[tuple[int, int]], outer: list[tuple[int, int]]
) -> None:
    want = sorted({a for a in inner if any(b[0] <= a[0] and a[1] <= b[1] for b in outer)})
    assert inside(inner, outer) == want
    common = {at for s in inner for at in range(*s)} & {at for s in outer for at in range(*s)}
    assert {at for span in shared(inner, outer) for at in range(*span)} == common
