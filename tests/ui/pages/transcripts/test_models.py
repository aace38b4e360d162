"""The item models and the small rules of the page, without a window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.models import queries
from app.ui.pages.transcripts import contents
from app.ui.pages.transcripts.contents import Named, ParticipantRow, Value
from app.ui.pages.transcripts.durations import duration_text, seconds_of
from app.ui.pages.transcripts.edits import regrouped
from app.ui.pages.transcripts.participants_model import (
    PURPOSES,
    ParticipantsModel,
    consent_words,
)
from app.ui.pages.transcripts.rows_model import RowsModel
from app.ui.pages.transcripts.speakers_model import Voice, VoicesModel, voices
from app.ui.pages.transcripts.transcripts_model import TranscriptsModel


class Names(RowsModel[Named]):
    """One column of names, an empty one being nothing."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.columns = ("name",)
        self.set_rows([Named(number, name) for number, name in enumerate(names)])

    def text(self, row, key):
        return row.name

    def editable(self, key):
        return True

    def shown(self):
        return [row.name for row in self.rows]


@pytest.fixture
def tester(qapp):
    made = []

    def watch(model):
        fail = QAbstractItemModelTester.FailureReportingMode.Warning
        made.append(QAbstractItemModelTester(model, fail))
        return model

    return watch


def test_sorting_puts_what_is_missing_last_either_way(tester):
    model = tester(Names("b", "", "a", "C"))
    model.sort(0)
    assert model.shown() == ["a", "b", "C", ""]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.shown() == ["C", "b", "a", ""]
    model.sort(-1)
    assert model.shown() == ["b", "", "a", "C"]


def test_indexes_follow_their_rows_when_rows_change_places(tester):
    model = tester(Names("b", "a", "c"))
    held = QPersistentModelIndex(model.index(0, 0))
    model.sort(0)
    assert held.row() == 1
    model.set_rows([Named(2, "A"), Named(0, "z"), Named(1, "m")])
    assert model.shown() == ["A", "m", "z"]
    assert (held.row(), held.data()) == (2, "z")


def test_the_filter_holds_all_words_without_case_and_accents(tester):
    model = tester(Names("José Müller", "Jose Meier", "Anna"))
    model.set_filter("jose mul")
    assert model.shown() == ["José Müller"]
    assert not model.reorderable
    model.set_filter("")
    assert model.reorderable
    assert len(model.rows) == 3


def test_a_typed_text_is_only_a_wish(tester, qtbot):
    model = tester(Names("a"))
    with qtbot.waitSignal(model.edited) as edited:
        assert not model.setData(model.index(0, 0), " b ")
    assert edited.args == [0, "name", "b"]
    assert model.shown() == ["a"]
    with qtbot.assertNotEmitted(model.edited):
        model.setData(model.index(0, 0), "a")


@given(st.data(), st.integers(1, 8))
def test_moving_rows_keeps_all_of_them_and_the_others_in_order(data, n):
    model = Names(*map(str, range(n)))
    ids = data.draw(st.lists(st.sampled_from(range(n)), min_size=1, unique=True))
    row = data.draw(st.integers(0, n))
    order = model.order_with(ids, row)
    assert sorted(order) == list(range(n))
    assert [one for one in order if one not in ids] == [one for one in range(n) if one not in ids]
    moved = [one for one in order if one in ids]
    assert moved == sorted(ids)
    first = order.index(moved[0])
    assert order[first : first + len(moved)] == moved
    assert all(one < row for one in order[:first] if one not in ids)


def test_both_tables_obey_qt_s_rules(study, tester):
    with study.project.read() as reader:
        found = contents.read(reader)
        turns = contents.count_turns(reader, {})
        numbers = contents.tallies(reader, turns)
    model = tester(TranscriptsModel())
    model.set_contents(found)
    model.set_tallies(numbers)
    model.sort(model.column_of("codings"), Qt.SortOrder.DescendingOrder)
    assert [row.name for row in model.rows] == ["S01", "S02", "D01"]
    people = tester(ParticipantsModel())
    people.set_contents(found)
    people.sort(0, Qt.SortOrder.DescendingOrder)
    assert [row.name for row in people.rows] == ["S02", "S01", "D01"]
    people.set_contents(found._replace(attributes=()))
    assert people.columnCount() == 4


def test_turns_of_known_texts_are_not_read_again(study):
    with study.project.read() as reader:
        first = contents.count_turns(reader, {})
        key = next(iter(first))
        known = {key: contents.TurnCount(99, 9)}
        assert contents.count_turns(reader, known) == {**first, **known}


def person(name="S01", groups=(), values=None, consent=None, withdrawn=None) -> ParticipantRow:
    return ParticipantRow(hash(name), name, groups, values or {}, consent or {}, withdrawn, "", ())


def test_numbers_are_sorted_as_numbers_and_gaps_come_last(qapp):
    model = ParticipantsModel()
    attribute = queries.Attribute(7, "years", "number", None, 0)
    rows = [
        person("A", values={7: Value("10", False)}),
        person("B", values={7: Value("", True)}),
        person("C", values={7: Value("9", False)}),
        person("D"),
    ]
    empty = contents.Contents((), tuple(rows), (attribute,), (), (), (), False)
    model.set_contents(empty)
    model.sort(model.column_of(7))
    assert [row.name for row in model.rows] == ["C", "A", "B", "D"]
    assert model.missing() == 1


def answer(purpose, said):
    return queries.Consent(1, purpose, said, None, None)


@pytest.mark.parametrize(
    "answers, withdrawn, words",
    [
        ({}, None, ""),
        ({"take-part": "yes"}, None, "take part"),
        (
            dict.fromkeys(PURPOSES, "yes"),
            None,
            "All",
        ),
        ({"take-part": "yes", "share-data": "no"}, None, "Not: share data"),
        ({"take-part": "yes"}, "2026-05-31", "Withdrawn 2026-05-31"),
    ],
)
def test_consent_in_a_few_words(qapp, answers, withdrawn, words):
    consent = {purpose: answer(purpose, said) for purpose, said in answers.items()}
    assert consent_words(person(consent=consent, withdrawn=withdrawn)) == words


def test_participants_with_the_same_groups_change_together():
    one, two, three = person("1", ("a",)), person("2", ("a",)), person("3", ("a", "b"))
    assert regrouped([one, two, three], "b", belongs=True) == {("a", "b"): [one.id, two.id]}
    assert regrouped([one, two, three], "a", belongs=False) == {
        (): [one.id, two.id],
        ("b",): [three.id],
    }
    assert regrouped([one], "a", belongs=True) == {}


@pytest.mark.parametrize(
    "text, seconds",
    [("42", 2520), ("42:10", 2530), ("1:02:03", 3723), ("0", 0), ("", None), ("42:60", None),
     ("-3", None), ("4.5", None)],
)  # fmt: skip
def test_durations_as_people_write_them(text, seconds):
    assert seconds_of(text) == seconds


@given(st.integers(1, 9999 * 60))
def test_a_duration_is_read_back(seconds):
    text = duration_text(seconds)
    assert seconds_of(text) == seconds or seconds >= 1000 * 60


def test_voices_say_who_speaks_or_that_it_differs(tester, qtbot):
    def turn(speaker, role, who=None):
        return queries.Turn(1, 1, 0, 0, 1, speaker, role, who, None)

    found = voices([
        turn("I", "interviewer"), turn("P", "participant", 5), turn("P", "participant", None),
        turn("Q", "participant"), turn(None, "unknown"),
    ])  # fmt: skip
    assert found == [Voice("I", 1, "interviewer"), Voice("P", 2, ""), Voice("Q", 1, "unidentified")]
    model = tester(VoicesModel())
    model.show_voices(found, [Named(5, "S01")])
    with qtbot.waitSignal(model.assigned) as asked:
        model.setData(model.index(1, 2), "5")
    assert asked.args == ["P", "participant", 5]
    with qtbot.waitSignal(model.assigned) as asked:
        model.setData(model.index(0, 2), "unidentified")
    assert asked.args == ["I", "participant", None]
