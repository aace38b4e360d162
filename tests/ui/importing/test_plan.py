"""What the dialog is about to do, without the dialog."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.importing import Source, Turn
from app.coding.importing.records import LabelFound, Place, Proposal
from app.models.errors import Refusal
from app.ui.importing.file_states import summary_words
from app.ui.importing.names import join_names, split_names
from app.ui.importing.plan import (
    Before,
    FilePlan,
    ImportPlan,
    Known,
    Summary,
    paths_in,
    speaker_rows,
)


def file(name: str, text: str = "", sha: str = "") -> FilePlan:
    plan = FilePlan(Path(f"/x/{name}.txt"))
    plan.take(Source(name, text or f"I: {name}", "utf-8", False, (), sha or f"sha of {name}"))
    return plan


def unreadable(name: str) -> FilePlan:
    return FilePlan(Path(name), problem=Refusal("import-empty", file=name))


def plan_of(*files: FilePlan, known: Known = Known()) -> ImportPlan:  # noqa: B008 - immutable
    return ImportPlan(known, list(files))


def turn(speaker: str | None, role: str, at: int = 0) -> Turn:
    return Turn(at, at, at + 1, speaker, role, None)


def found(plan: ImportPlan, *texts: tuple[Turn, ...], labels: tuple[LabelFound, ...] = ()) -> None:
    plan.take_proposal(plan.offered(), Proposal(labels, texts))


def test_a_file_is_known_by_the_name_it_had_before_its_transcript_was_renamed() -> None:
    known = Known(frozenset({"Student 1"}), by_file={"S01.txt": "Student 1"})
    plan = plan_of(file("S01"), file("S02"), known=known)
    assert plan.befores() == [Before("file-renamed", "Student 1"), None]
    plan.files[0].name = "Another person"
    assert plan.befores() == [None, None]


def test_each_reason_for_being_known() -> None:
    known = Known(frozenset({"S01", "S02"}), {"sha of S01": "S01", "other hash": "S02"})
    files = [
        file("S01"),
        file("S02"),
        file("S03"),
        file("S03 copy", text="I: S03"),
        file("S03", text="something else", sha="other"),
        unreadable("S04"),
        file("S05"),
    ]
    assert plan_of(*files, known=known).befores() == [
        Before("imported-before", "S01"),
        Before("name-taken", "S02"),
        None,
        Before("same-file", "S03.txt"),
        Before("name-twice", "S03"),
        None,
        None,
    ]


def test_the_same_text_is_known_under_another_hash_of_the_file() -> None:
    one = file("S01")
    known = Known(by_hash={one.digest: "First"})
    other = file("S01b", text="I: S01", sha="another")
    assert plan_of(other, known=known).befores() == [Before("imported-before", "First")]


def test_a_file_taken_off_the_list_frees_the_next_one() -> None:
    one, other = file("S01"), file("S01", text="else")
    plan = plan_of(one, other)
    assert plan.wanted() == [one]
    plan.files.remove(one)
    assert plan.wanted() == [other]


def test_skipped_again_and_wrong_files_are_not_mixed_up() -> None:
    known = Known(frozenset({"S01", "S02"}))
    again, skipped, wrong, nameless, fine = map(file, ("S01", "S02", "S03", "S04", "S05"))
    again.again, wrong.date, nameless.name = True, "31.5.", " "
    plan = plan_of(again, skipped, wrong, nameless, fine, unreadable("x"), known=known)
    assert plan.wanted() == [again, fine]
    assert plan.skipped() == [skipped]
    assert plan.wrong(wrong)["date"].reason == "value-not-a-date"
    assert plan.wrong(nameless)["name"].reason == "name-empty"
    assert plan.summary() == Summary(2, 0, 0, 1, 1)  # speakers have not been looked for yet
    found(plan, (), (), (), ())
    assert plan.summary() == Summary(2, 0, 2, 1, 1)


@pytest.mark.parametrize(
    "kind, expected",
    [
        ("interview", ("S01",)),
        ("essay", ("S01",)),
        ("web-text", ()),
        ("focus-group", ("K1", "K2")),
    ],
)
def test_who_is_interviewed_unless_somebody_says_so(kind: str, expected: tuple[str, ...]) -> None:
    one = file("S01")
    one.kind = kind
    plan = plan_of(one)
    found(plan, (turn("I", "interviewer"), turn("K1", "participant"), turn("K2", "participant")))
    assert plan.participants(one) == expected
    one.participants = ("A",)
    assert plan.participants(one) == ("A",)


def test_speakers_are_unknown_until_somebody_says_who_they_are() -> None:
    one, other, essay = file("S01"), file("S02"), file("E01")
    essay.kind = "essay"
    plan = plan_of(one, other, essay)
    found(plan, (turn("Speaker 1", "unknown"),), (turn(None, "unknown"),), (turn(None, "unknown"),))
    assert plan.summary()[:3] == (3, 1, 1)
    plan.say(["Speaker 1"], "unknown")
    assert plan.summary()[:3] == (3, 0, 1)
    plan.unsay(["Speaker 1"])
    assert plan.summary()[:3] == (3, 1, 1)


def test_what_is_stored_bears_what_was_said_about_the_file() -> None:
    one = file("S01")
    one.name, one.groups, one.date, one.participants = "Ward", ("g",), "2026-05-31", ("A", "B")
    plan = plan_of(one)
    found(plan, (turn("I", "interviewer"),))
    given_ = plan.input_of(one)
    assert (given_.name, given_.groups, given_.date, given_.participants, given_.source_name) == (
        "Ward",
        ("g",),
        "2026-05-31",
        ("A", "B"),
        "S01.txt",
    )
    assert given_.source_hash == "sha of S01"
    assert [row.role for row in given_.turns] == ["interviewer"]


def test_variants_stand_below_their_speaker_and_open_labels_last() -> None:
    def label(name: str, counts: bool = True, variant_of: str | None = None) -> LabelFound:
        return LabelFound(name, 1, ("S01",), "unknown", counts, variant_of, Place(0, 0, 1))

    labels = [label("Note", counts=False), label("I"), label("S01"), label("Interviewr", True, "I")]
    assert [row.name for row in speaker_rows(labels)] == ["I", "Interviewr", "S01", "Note"]


def test_folders_stand_for_the_files_in_them(tmp_path: Path) -> None:
    for name in ("S10.txt", "S2.docx", "notes.pdf", "S1.vtt"):
        (tmp_path / name).touch()
    single = tmp_path / "x.pdf"
    names = [path.name for path in paths_in([tmp_path, single], (".txt", ".docx", ".vtt"))]
    assert names == ["S1.vtt", "S2.docx", "S10.txt", "x.pdf"]


@pytest.mark.parametrize(
    "numbers, words",
    [
        (Summary(24, 3, 0, 0, 0), "24 transcripts, 3 with unknown speakers"),
        (Summary(1, 0, 0, 0, 0), "1 transcript"),
        (
            Summary(2, 0, 1, 4, 1),
            "2 transcripts, 1 without speakers · 4 skipped · 1 cannot be imported",
        ),
    ],
)
def test_the_numbers_in_words(numbers: Summary, words: str) -> None:
    assert summary_words(numbers) == words


@pytest.mark.parametrize(
    "text, names",
    [
        ("S01", ("S01",)),
        (" S01 ; S02,S01，S03、S04；", ("S01", "S02", "S03", "S04")),
        ("", ()),
        ("nurses, night; days", ("days", "nurses, night")),
    ],
)
def test_names_in_a_line(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text, ["nurses, night"]) == names


@given(st.lists(st.text("abc 1é学-", min_size=1).map(str.strip).filter(bool), unique=True))
def test_joined_names_are_split_again(names: list[str]) -> None:
    assert list(split_names(join_names(names))) == names
