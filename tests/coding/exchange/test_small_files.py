"""The guide, what is recorded of interviews, translations; and the sample study's own files."""

from pathlib import Path

import pytest

from app.coding.exchange import (
    import_codebook,
    import_codings,
    import_interviews,
    import_participants,
    import_quotations,
    import_structure,
    read_codebook,
    read_codings,
    read_guide,
    read_interviews,
    read_participants,
    read_quotations,
    read_structure,
)
from app.coding.operations import add_coder, set_guide
from app.models import queries
from app.models.errors import Refusal
from app.words import history, template
from tests.coding.exchange.conftest import MakeStudy
from tests.coding.exchange.study import Study, problems

SAMPLE = Path(__file__).parents[3] / "resources" / "sample"


def test_topics_with_their_questions(study: Study) -> None:
    path = study.file("topic,question", "A,one?", ",two?", "B,three?", 'A,"four, or five?"', "C,")
    topics = read_guide(path)
    assert topics == [("A", ["one?", "two?", "four, or five?"]), ("B", ["three?"]), ("C", [])]
    study.do(set_guide, name="first", topics=topics)
    with study.project.read() as reader:
        assert [(row.topic, row.text) for row in queries.guide(reader)] == [
            ("A", "one?"),
            ("A", "two?"),
            ("A", "four, or five?"),
            ("B", "three?"),
        ]


def test_a_question_needs_a_topic_and_has_one_line(study: Study) -> None:
    with pytest.raises(Refusal) as caught:
        read_guide(study.file("topic,question", ",one?", 'A,"two\nlines"'))
    assert problems(caught.value) == [(2, "row-cell-empty"), (3, "name-with-control-characters")]


def recorded(study: Study) -> list[tuple[object, ...]]:
    with study.project.read() as reader:
        people = {row.id: row.name for row in queries.persons(reader)}
        return [
            (
                *(row.name, row.date, people.get(row.interviewer or 0)),
                *(row.language, row.mode, row.seconds),
            )
            for row in queries.transcripts(reader)
        ]


def test_what_is_recorded_of_interviews(study: Study) -> None:
    path = study.file(
        "Transcript;date;interviewer;language;mode;minutes",
        "S02;7.3.2024;Mei;zh;by phone;38,5",
        "S01;2024-03-04;Mei;;;",
    )
    assert study.do(import_interviews, table=read_interviews(path)) == 2
    assert recorded(study) == [
        ("S01", "2024-03-04", "Mei", None, None, None),
        ("S02", "2024-03-07", "Mei", "zh", "by phone", 2310),
    ]
    path = study.file("transcript,minutes,date", "S02,,")
    study.do(import_interviews, table=read_interviews(path))
    assert recorded(study)[1] == ("S02", "2024-03-07", "Mei", "zh", "by phone", 2310)


def test_interviews_that_do_not_fit(study: Study) -> None:
    path = study.file(
        "transcript,date,minutes",
        "S01,2024-03-04,",
        "S02,soon,",
        "S03,,",
        "S01,,",
        ",,1",
    )
    refusal = study.refused(import_interviews, table=read_interviews(path))
    assert problems(refusal) == [
        (3, "value-not-a-date"),
        (4, "row-transcript-unknown"),
        (5, "row-named-twice"),
        (6, "row-cell-empty"),
    ]
    for minutes in ("long", "-1"):
        path = study.file("transcript,minutes", f"S01,{minutes}")
        refusal = study.refused(import_interviews, table=read_interviews(path))
        assert problems(refusal) == [(2, "value-not-a-number")]


HEAD = "transcript,start,end,translation,translator,date,checked_by"


def test_translations_of_quotations(study: Study) -> None:
    path = study.file(HEAD, "S02,5,14,We waited.,Lin,4.4.2024,Ana", "S01,0,1,Me,,,")
    assert study.do(import_quotations, table=read_quotations(path)) == 2
    path = study.file(HEAD, "S02,5,14,We waited for hours.,Lin,2024-04-04,")
    study.do(import_quotations, table=read_quotations(path))
    with study.project.read() as reader:
        found = sorted(row[2:9] for row in queries.quotations(reader))
    assert found == [
        (0, 1, "Me", None, None, None, None),
        (5, 14, "We waited for hours.", None, "Lin", "2024-04-04", None),
    ]


@pytest.mark.parametrize(
    "row, slug",
    [
        ("S03,0,1,x,,,", "row-transcript-unknown"),
        ("S01,0,21,x,,,", "span-outside-text"),
        ("S01,2,2,x,,,", "span-outside-text"),
        ("S01,a,2,x,,,", "row-not-whole-number"),
        ("S01,0,2,,,,", "row-cell-empty"),
        ("S01,0,2,x,,soon,", "value-not-a-date"),
    ],
)
def test_translations_that_do_not_fit(study: Study, row: str, slug: str) -> None:
    table = read_quotations(study.file(HEAD, "S01,0,1,x,,,", row))
    assert problems(study.refused(import_quotations, table=table)) == [(3, slug)]


def test_every_operation_has_its_sentence() -> None:
    for kind in ("participants", "codings", "codebook", "structure", "interviews", "quotations"):
        assert f"import-{kind}" in history.DID


def test_sentences_are_whole() -> None:
    assert template("rows-do-not-fit").format(file="f", n=2) == (
        "2 rows of “f” do not fit; nothing was imported."
    )


def test_the_sample_study_fits_without_a_remark(make_study: MakeStudy) -> None:
    texts = {
        path.stem: path.read_text(encoding="utf-8").removesuffix("\n")
        for path in sorted((SAMPLE / "source").glob("*.txt"))
    }
    study = make_study(texts)
    ana = study.do(add_coder, name="Ana")
    people = study.do(import_participants, table=read_participants(SAMPLE / "participants.csv"))
    assert (len(people.added), people.groups_made) == (24, ("students", "doctors", "teachers"))
    assert study.do(import_interviews, table=read_interviews(SAMPLE / "interviews.csv")) == 24
    headings = study.do(import_structure, table=read_structure(SAMPLE / "structure.csv"))
    assert len(headings.added) == 20
    book = study.do(import_codebook, ana, table=read_codebook(SAMPLE / "codebook.csv"))
    assert (book.headings_made, book.notices) == ((), ())
    codings = study.do(import_codings, ana, table=read_codings(SAMPLE / "codings.csv"))
    assert (codings.codes_made, codings.coders_made, codings.notices) == ((), ("Ben",), ())
    assert codings.already_there == 0
    assert study.do(import_quotations, table=read_quotations(SAMPLE / "quotations.csv")) == 8
    assert [len(questions) for _, questions in read_guide(SAMPLE / "guide.csv")] == [3, 2, 4, 3]
