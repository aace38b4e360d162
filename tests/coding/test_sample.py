"""The sample study keeps what it promises: people, texts, codings, agreement, saturation."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from app.coding.gaps.reading import read_gaps
from app.coding.notes import find_links, place_of, storyline
from app.coding.notes.outline import sorting
from app.coding.reconciling.reading import reconciling
from app.coding.reports import material
from app.coding.reports.inputs import Gap
from app.coding.sample import make_sample
from app.coding.saturation.looks import read_snapshot
from app.coding.saturation.overview import overview
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project

STUDENTS = [f"S{number:02}" for number in range(1, 13)]
EVERYBODY = [*STUDENTS, *(f"D0{n}" for n in range(1, 9)), *(f"T0{n}" for n in range(1, 5))]
CHINESE = {"S05", "D03"}
NEW_CATEGORIES = [5, 3, 0, 2, 0, 1, 1, 0, 1, 0, 0, 0]
Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def texts(study: Path) -> dict[str, str]:
    with Project(study, copies=False) as project, project.read() as reader:
        return {
            row.name: queries.text_of(reader, row.id).text for row in queries.transcripts(reader)
        }


def test_the_participants(study: Path) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        people = material.people(reader)
    assert [person.id for person in people] == EVERYBODY
    assert Counter(person.groups for person in people) == {
        ("students",): 12,
        ("doctors",): 8,
        ("teachers",): 4,
    }
    for person in people:
        unpaid = person.values["years of work"] is Gap.NOT_APPLICABLE
        assert unpaid == (person.groups == ("students",))
        assert str(person.values["empathy score"]).isdecimal()
        assert str(person.values["resilience score"]).isdecimal()
    ages = Counter(int(str(person.values["age"])) // 10 * 10 for person in people)
    assert ages == {20: 13, 30: 6, 40: 4, 50: 1}
    assert Counter(person.values["gender"] for person in people) == {"male": 11, "female": 13}
    assert Counter(person.values["degree"] for person in people) == {
        "bachelor": 14,
        "master": 5,
        "doctor": 5,
    }


def test_the_interviews(study: Path, texts: dict[str, str]) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        transcripts = queries.transcripts(reader)
        turns = queries.turns(reader)
        names = {person.id: person.name for person in queries.participants(reader)}
    assert {row.name for row in transcripts} == set(EVERYBODY)
    dates = [row.date for row in transcripts]
    assert None not in dates
    assert dates == sorted(dates, key=str)
    students = [row.name for row in transcripts if row.name in STUDENTS]
    assert students == STUDENTS
    assert {row.name for row in transcripts if row.language == "zh"} == CHINESE
    by_transcript = defaultdict(list)
    for turn in turns:
        by_transcript[turn.transcript].append(turn)
    for row in transcripts:
        mine = by_transcript[row.id]
        assert {turn.role for turn in mine} == {"interviewer", "participant"}, row.name
        whose = {names[turn.participant] for turn in mine if turn.participant is not None}
        assert whose == {row.name}
        length = sum("\u4e00" <= letter <= "\u9fff" for letter in texts[row.name])
        if row.name not in CHINESE:
            assert 600 <= len(texts[row.name].split()) <= 1200, row.name
        else:
            assert 900 <= length <= 1920, row.name  # about 1.6 characters a word


def test_the_guide_has_four_topics(study: Path) -> None:
    connection = sqlite3.connect(study)
    topics = [
        name for (name,) in connection.execute("SELECT name FROM guide_topic ORDER BY position")
    ]
    connection.close()
    assert len(topics) == 4


def test_the_codebook(study: Path) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        codes = queries.codes(reader)
        headings = queries.categories(reader)
        nodes = {node.id: node for node in material.nodes(reader)}
    assert 40 <= len(codes) <= 60
    assert all(code.definition for code in codes)
    assert all(heading.definition for heading in headings)
    assert 10 <= sum(heading.level == "category" for heading in headings) <= 14
    themes = sorted(
        (node for node in nodes.values() if node.kind == "theme" and node.parent is None),
        key=lambda node: node.position,
    )
    assert [node.name for node in themes] == [
        "Definition of empathy",
        "Expression of empathy",
        "Influencing factors",
        "Cultivation strategies",
    ]
    second = [node for node in nodes.values() if node.kind == "theme" and node.parent is not None]
    assert {(node.name, nodes[node.parent or 0].name) for node in second} == {
        ("First classroom", "Cultivation strategies"),
        ("Second classroom", "Cultivation strategies"),
    }


def test_each_coder_codes_15_to_30_passages_of_each_interview(codings: Rows) -> None:
    numbers = Counter((row["transcript"], row["coder"]) for row in codings)
    assert numbers.keys() == {(name, coder) for name in EVERYBODY for coder in ("Ana", "Ben")}
    assert {n for n in numbers.values() if not 15 <= n <= 30} == set()


def test_codings_were_made_over_weeks_and_after_the_interview(study: Path, codings: Rows) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        held = {row.name: date.fromisoformat(str(row.date)) for row in queries.transcripts(reader)}
    for row in codings:
        assert date.fromisoformat(row["created"][:10]) > held[row["transcript"]]
    days = sorted({date.fromisoformat(row["created"][:10]) for row in codings})
    assert days[-1] - days[0] > timedelta(weeks=4)
    assert len({day.isocalendar()[:2] for day in days}) > 4
    assert max(later - earlier for earlier, later in pairwise(days)) < timedelta(weeks=2)


def test_a_third_of_the_differences_is_settled_with_reasons_in_a_meeting(study: Path) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        (freeze,) = queries.freezes(reader)
        (meeting,) = queries.meetings(reader)
        ana, ben = (row.coder for row in queries.round_coders(reader))
        found = reconciling(reader, freeze.id, ana, ben)
        ruled = queries.settlements(reader)
        deciders = {row.coder for row in queries.deciders(reader)}
    settled = [one for one in found.differences if not one.is_open]
    assert (len(settled), len(found.differences)) == (116, 349)
    assert list(found.differences[:116]) == settled
    assert sum(row.ruling == "later" for row in ruled) == 4
    assert len({row.ruling for row in ruled}) == 7
    assert {row.meeting for row in ruled} == {meeting.id}
    assert all(row.reason for row in ruled)
    assert deciders == {ana, ben}


def test_both_coded_blind_in_copies_that_came_home(study: Path, codings: Rows) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        (round_,) = queries.rounds(reader)
        (freeze,) = queries.freezes(reader)
        kept = queries.frozen_codings(reader, freeze.id)
        done = [entry.kind for entry in queries.history(reader, limit=500)]
        assert queries.conflicts(reader) == []
    assert (round_.kind, round_.state, freeze.unfrozen_at) == ("independent", "frozen", None)
    assert len(kept) == len(codings)
    for kind in ("record-handout", "import-codings", "finish", "merge-copy"):
        assert done.count(kind) == 2, kind
    assert done.count("freeze-round") == 1


def test_quotable_chinese_passages_are_translated(study: Path, codings: Rows) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        names = {row.id: row.name for row in queries.transcripts(reader)}
        translated = {
            (names[row.transcript], str(row.start), str(row.end)): row.translation
            for row in queries.quotations(reader)
        }
    quotable = {
        (row["transcript"], row["start"], row["end"])
        for row in codings
        if row["quotable"] == "yes" and row["transcript"] in CHINESE
    }
    assert {place[0] for place in quotable} == CHINESE
    assert quotable <= translated.keys()
    english = "".join(map(str, translated.values()))
    assert not any("\u3000" <= letter <= "\u9fff" for letter in english)
    assert {row["transcript"] for row in codings if row["quotable"]} == set(EVERYBODY)


@pytest.mark.parametrize("coder", ["Ana", "Ben"])
def test_students_bring_nothing_new_at_the_end(codings: Rows, coder: str) -> None:
    mine = [row for row in codings if row["coder"] == coder]
    assert _new(mine, "category") == NEW_CATEGORIES
    # Single codes still appear: what is saturated at one level need not be at another.
    assert all(n > 0 for n in _new(mine, "code")[9:])


def test_the_rule_of_the_students_is_met_at_s12_and_two_looks_are_on_record(study: Path) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        found = overview(reader, "category")
        groups = {row.name: row.id for row in queries.groups(reader)}
        looks = [read_snapshot(row.curve) for row in queries.looks(reader)]
    students = found.part(groups["students"])
    assert students.answer.interviews[students.answer.result.met_at or 0] == "S12"
    assert students.rule is not None
    assert students.held_before == 4  # set before interview 5
    assert [(kept.interviews[-1], kept.cumulative[-1]) for kept in looks] == [
        ("S09", 13),
        ("S12", 13),
    ]
    assert [(kept.state, kept.met_at) for kept in looks] == [("not-met", None), ("met", "S12")]


def _new(rows: Rows, level: str) -> list[int]:
    """Return how many names of a level appear first in each student's interview."""
    seen: set[str] = set()
    numbers = []
    for student in STUDENTS:
        found = {row[level] for row in rows if row["transcript"] == student and row[level]}
        numbers.append(len(found - seen))
        seen |= found
    return numbers


def test_the_two_coders_agree_as_people_do(texts: dict[str, str], codings: Rows) -> None:
    kappa = _pooled_kappa(texts, codings)
    assert 0.5 < kappa < 0.8


def _pooled_kappa(texts: dict[str, str], codings: Rows) -> float:
    """Return (mean po − mean pe) / (1 − mean pe) over codes that vary, by characters.

    METHODS A: every code point of the stored text is a unit; a coder's spans of a code are united.
    """
    covered: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
    for row in codings:
        place = range(int(row["start"]), int(row["end"]))
        covered[row["code"], row["coder"]] |= {(row["transcript"], at) for at in place}
    whole = sum(map(len, texts.values()))
    observed, expected = [], []
    for code in {row["code"] for row in codings}:
        first, second = covered[code, "Ana"], covered[code, "Ben"]
        both, one, two = len(first & second), len(first), len(second)
        observed.append((whole - one - two + 2 * both) / whole)
        expected.append((one * two + (whole - one) * (whole - two)) / whole**2)
    po, pe = _mean(observed), _mean(expected)
    return (po - pe) / (1 - pe)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def test_quotes_are_the_text_and_are_inside_it(texts: dict[str, str], codings: Rows) -> None:
    for row in codings:
        said = texts[row["transcript"]][int(row["start"]) : int(row["end"])]
        assert row["quote"].removeprefix("'") == said.removeprefix("'")
        assert said.strip() == said
        assert "\n" not in said


def test_nothing_is_left_beside_it(study: Path) -> None:
    names = {path.name for path in study.parent.iterdir()}
    assert names - {f".{study.name}.lock"} == {study.name}


@pytest.mark.parametrize("when", [1, 24])
def test_cancelled_it_leaves_nothing_behind(tmp_path: Path, when: int) -> None:
    def stop(done: int, _total: int) -> None:
        if done == when:
            raise Refusal("cancelled")

    with pytest.raises(Refusal, match="cancelled"):
        make_sample(tmp_path / "study.threefold", stop)
    assert list(tmp_path.iterdir()) == []


def test_it_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "study.threefold"
    path.write_text("mine")
    with pytest.raises(Refusal, match="project-exists"):
        make_sample(path)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_the_theory(study: Path) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        names = {row.id: row.name for row in queries.categories(reader)}
        properties, places = queries.properties(reader), queries.property_places(reader)
        relations, evidence = queries.relations(reader), queries.evidence(reader)
        roles = queries.paradigm_roles(reader)
        assert [row.name for row in queries.paradigms(reader)] == [
            "How it is learned",
            "How the patient's perspective is taken",
        ]
        core = queries.study(reader).core_category
        told = storyline(reader)
        links = [link for link in find_links(told) if link.kind != "category"]
        quoted = [place_of(reader, link) for link in links]
        gaps = read_gaps(reader, None)
        memos = sorting(reader)
    assert [one.number for one in memos.entries] == ["1", "1.1", "1.2", "1.3", "2", "2.1", "2.2"]
    assert {one.title for one in memos.unsorted} == {"Hesitations", "Where I agree too quickly"}
    assert (len(properties), len(places)) == (9, 35)
    assert {names[row.category or 0] for row in properties} >= {"Listening", "Role models"}
    assert Counter(row.stance for row in evidence) == {"supports": 42, "contradicts": 14}
    assert len(relations) == 23
    kinds = {row.kind for row in relations}
    assert kinds >= {"leads to", "is condition for", "hinders", "contradicts", "is strategy for"}
    assert len(roles) == 15
    # One category is context here and condition there, another a consequence only there.
    both = Counter(names[row.category] for row in roles)
    assert both["Role models"] == both["Workload and time"] == 2
    assert names[core or 0] == "Taking the patient's perspective"
    assert "[[" not in told
    assert len(quoted) == 5
    assert None not in quoted
    silenced = [one.name for one in gaps.gaps if one.silenced]
    assert sorted(silenced) == ["hesitating over the question", "metaphors for empathy"]
    (unproved,) = [one for one in gaps.gaps if one.gap.kind == "relation-without-evidence"]
    assert unproved.name == "Campus life → Boundaries of empathy"
