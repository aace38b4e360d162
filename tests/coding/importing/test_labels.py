"""Names of speakers, told apart from fields, remarks and beginnings of sentences by their words."""

import pytest

from app.coding.importing.labels import base, key, kind_of, usual_role


@pytest.mark.parametrize(
    "one, other",
    [
        ("Interviewer 1", "interviewer1"),
        ("S07", "s-07"),
        ("Ｓ０７", "S07"),
        ("Dr. Lee", "Dr Lee"),
        ("Participant #3", "participant 3"),
        ("说话人 1", "说话人1"),
    ],
)
def test_spellings_that_are_the_same_label(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    "one, other", [("S07", "S70"), ("P1-2", "P12"), ("S7", "S07"), ("José", "Jose"), ("I", "R")]
)
def test_spellings_that_are_not(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "name, role",
    [
        ("I", "interviewer"),
        ("Q", "interviewer"),
        ("Interviewer", "interviewer"),
        ("INTERVIEWER 2", "interviewer"),
        ("Interviewer B", "interviewer"),
        ("Interviewer (Ana)", "interviewer"),
        ("采访者", "interviewer"),
        ("访谈者A", "interviewer"),
        ("主持人", "interviewer"),
        ("採訪者", "interviewer"),
        ("R", "participant"),
        ("Interviewee", "participant"),
        ("Respondent 12", "participant"),
        ("受访者", "participant"),
        ("受访者 2", "participant"),
        ("Befragte", "participant"),
        ("Speaker 1", "unknown"),
        ("Unknown Speaker", "unknown"),
        ("说话人 1", "unknown"),
        ("发言人2", "unknown"),
        ("P1", None),
        ("R2", None),
        ("Anna", None),
        ("Student", None),
        ("S07", None),
        ("interviewr", None),
    ],
)
def test_usual_labels(name: str, role: str | None) -> None:
    assert usual_role(name) == role


def test_the_base_of_a_label_has_no_number() -> None:
    assert [base(name) for name in ("Teacher 4", "学生B", "Doctor A", "AB", "Lee (x)")] == [
        "teacher", "学生", "doctor", "ab", "lee",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "kind, names",
    {
        "name": [
            "Anna", "dan", "S07", "MSM", "Dr. Lee", "Anna (mother)", "Jean-Luc O'Neill",
            "Ana de la Cruz", "Teacher 4", "May", "Will Smith", "Unknown Speaker", "12",
            "张三", "李想", "学生们", "说话人 1", "护士长",
        ],
        "phrase": ["mother of the girl", "research nurse on duty"],
        "nobody": ["Note", "DATE", "Question 3", "Interview date", "关键词", "时间", "Figure 2"],
        "clause": [
            "He said", "And then", "What Anna meant", "It was Anna", "so", "Anna says",
            "他说", "我觉得", "护士长说", "护士问",
        ],
        "none": [
            "", "Well, Anna", "Really?", "see https", "It ended. Then Anna", '"Anna"', "(laughs",
            "...", "one two three four five six seven", "a" * 49, "2019", "被访者在医院里工作很久",
        ],
    }.items(),
)  # fmt: skip
def test_kinds_of_names(kind: str, names: list[str]) -> None:
    assert {name: kind_of(name) for name in names} == dict.fromkeys(names, kind)
