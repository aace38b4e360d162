"""Coding many passages through the window: find, untick, code, undo."""

import pytest
from PySide6.QtCore import Qt

from app.coding import operations as do
from app.coding.autocode.request import Spoken
from app.models import queries
from app.ui.pages.code.auto import form as kinds
from app.ui.pages.code.auto.hits_model import SNIPPET_ROLE
from tests.ui.pages.code.conftest import CHINESE, ENGLISH, LONG
from tests.ui.pages.code.test_applying import stored

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXTS = {"S01": ENGLISH, "D01": CHINESE, "S02": LONG}


@pytest.fixture
def opened(page, press, settle):
    """Return what opens the dialog by its keys and finds something."""

    def by_keys(words="", kind=kinds.EXACT, code=None):
        if page.automatic.autocoding is None:
            press(Qt.Key.Key_K, CTRL, SHIFT)
        else:  # offscreen, a window does not become active again by itself
            page.automatic.autocode()
        dialog = page.automatic.autocoding
        settle()
        dialog.form.kind.setCurrentIndex(dialog.form.kind.findData(kind))
        if words:
            dialog.form.words.setText(words)
        if code is not None:
            dialog.form.code.choose(code)
        return dialog

    return by_keys


def rows(dialog):
    """Return the words found by transcript."""
    model, names = dialog.model, {}
    for group in range(model.rowCount()):
        above = model.index(group, 0)
        name = model.data(above).split(" · ")[0]
        names[name] = [
            model.data(model.index(row, 0, above), SNIPPET_ROLE).quote
            for row in range(model.rowCount(above))
        ]
    return names


def search(dialog, settle):
    dialog.search()
    settle()
    return rows(dialog)


def choose(combo, data):
    combo.setCurrentIndex(combo.findData(data))


def test_what_is_left_ticked_is_coded_as_one_step(page, study, opened, settle, qtbot):
    study.code("patience", "Ana", "S01", "having patience with them.", ENGLISH)
    dialog = opened("patien", code=study.codes["patience"])
    choose(dialog.form.widen, "word")
    qtbot.keyClick(dialog.form.words, Qt.Key.Key_Return)
    settle()
    assert rows(dialog) == {"S01": ["patient's", "patience"]}
    assert dialog.says.text() == "2 passages in 1 transcript · 1 coded already"
    assert dialog.code_button.text() == "Code 1 passage"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return, CTRL)
    settle()
    assert not dialog.isVisible()
    at = ENGLISH.index("patient's")
    assert ("patience", at, at + 9) in stored(study)
    assert len(stored(study)) == 2
    assert page.applying.recent[0] == study.codes["patience"]
    page.hub.undo()
    settle()
    assert len(stored(study)) == 1


def test_single_hits_transcripts_all_and_none_are_ticked_by_key(study, opened, settle, qtbot):
    dialog = opened("nothing", code=study.codes["listening"])
    search(dialog, settle)
    model, view = dialog.model, dialog.view
    assert model.counts() == (120, 120, 0)
    view.setCurrentIndex(model.index(3, 0, model.index(0, 0)))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert model.counts()[1] == 119
    assert model.data(model.index(0, 0), Qt.ItemDataRole.CheckStateRole) == 1
    assert model.data(model.index(0, 0)) == "S02 · 119 of 120"
    view.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert model.counts()[1] == 120
    qtbot.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert (model.counts()[1], dialog.code_button.isEnabled()) == (0, False)
    assert dialog.code_button.toolTip() == "No passage is ticked"
    view.setCurrentIndex(model.index(3, 0, model.index(0, 0)))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    dialog.code()
    settle()
    place = [at for at in range(len(LONG)) if LONG.startswith("nothing", at)][3]
    assert stored(study, "S02") == [("listening", place, place + 7)]


def test_enter_goes_to_the_passage_in_its_transcript(page, study, opened, settle, qtbot):
    dialog = opened("角度")
    search(dialog, settle)
    assert "角度" in dialog.context.toPlainText()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    settle()
    assert page.desk.transcript == study.transcripts["D01"]
    assert dialog.isVisible()


def test_a_new_code_is_made_with_its_passages(study, opened, settle):
    dialog = opened("病人😀 耐心", kinds.ANY)
    dialog.form.code.choose_new("近")
    choose(dialog.form.widen, "sentence")
    assert search(dialog, settle) == {"D01": ["就是站在病人😀的角度看问题，然后有耐心。"]}
    dialog.code()
    settle()
    start = CHINESE.index("就是")
    assert stored(study, "D01") == [("近", start, len(CHINESE) - 1)]
    assert len(study.names()) == 4
    study.hub.undo()
    settle()
    assert len(study.names()) == 3


def test_the_selected_words_are_what_is_looked_for(select, opened, settle):
    select("🙂 seeing")
    dialog = opened()
    assert dialog.form.words.text() == "🙂 seeing"
    choose(dialog.form.scope, "here")
    assert search(dialog, settle) == {"S01": ["🙂 seeing"]}


def test_turns_of_a_group(study, opened, settle):
    dialog = opened(kind=kinds.SPOKEN)
    items = {item.text: item.key for item in dialog.form.spoken._items}
    assert {"Students", "Doctors", "S01", "Interviewer", "All interviewers"} <= items.keys()
    dialog.form.spoken.choose(items["Doctors"])
    assert search(dialog, settle) == {"D01": ["就是站在病人😀的角度看问题，然后有耐心。"]}
    dialog.form.spoken.choose(Spoken(roles=frozenset({"interviewer"})))
    assert [len(found) for found in search(dialog, settle).values()] == [2, 1, 1]


def test_chosen_groups_narrow_where_is_looked(study, opened, settle):
    dialog = opened("a", kinds.EXACT)
    choose(dialog.form.scope, "groups")
    dialog.search()
    assert dialog.form.rows["scope"].error() == "Choose at least one group with transcripts."
    names = [dialog.form.groups.item(at).text() for at in range(dialog.form.groups.count())]
    assert names == ["Students (2)", "Doctors (1)"]
    dialog.form.groups.item(0).setCheckState(Qt.CheckState.Checked)
    assert list(search(dialog, settle)) == ["S01", "S02"]


def test_answers_are_found_where_the_guide_is_matched(study, opened, settle):
    topics = [("Empathy", ["What does empathy mean to you?", "Why?"])]
    dialog = opened(kind=kinds.ANSWERS)
    dialog.search()
    assert dialog.form.rows["question"].error() == "There is no interview guide yet."
    dialog.close()
    study.do(do.set_guide, name="First", topics=topics)
    asked, why = study.ask(queries.guide)
    text = study.transcripts["S01"]
    first = study.ask(queries.turns, [text])[0]
    study.do(do.record_questions_asked, asked=[(text, asked.id, first.id)])
    dialog = opened(kind=kinds.ANSWERS)
    dialog.form.question.choose(why.id)
    dialog.search()
    assert dialog.form.rows["question"].error().startswith("Nobody has said yet where")
    dialog.form.question.choose(asked.id)
    found = search(dialog, settle)
    assert [words[:8] for words in found["S01"]] == ["It means", "I sat do"]


def test_a_code_within_another(study, opened, settle):
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    study.code("perspective", "Ana", "S01", "then having patience with them", ENGLISH)
    dialog = opened(kind=kinds.WITHIN)
    dialog.search()
    assert dialog.form.rows["inner"].error() == "Choose a code."
    dialog.form.inner.choose(study.codes["patience"])
    dialog.form.outer.choose(study.codes["perspective"])
    assert search(dialog, settle) == {"S01": ["having patience"]}


def test_a_wrong_or_endless_expression_is_said_at_the_field(study, opened, settle):
    dialog = opened("(a", kinds.PATTERN)
    search(dialog, settle)
    why = "This expression cannot be read: missing ), at character 3."
    assert dialog.form.rows["words"].error() == why
    study.do(
        do.import_transcript,
        transcript=do.TranscriptInput("Web", "a" * 70 + "b", (), kind="web-text"),
    )
    dialog.close()
    dialog = opened("(a|aa)+$", kinds.PATTERN)
    search(dialog, settle)
    assert "it was stopped in “Web”" in dialog.form.rows["words"].error()


def test_a_search_can_be_cancelled(opened, settle, qtbot):
    dialog = opened("a")
    dialog.search()
    job = dialog._job
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert job._cancelled.is_set()
    assert dialog.isVisible()
    assert not dialog.bar.isVisible()


def test_another_coder_does_not_see_what_was_found(page, study, opened, settle):
    dialog = opened("a")
    search(dialog, settle)
    page.hub.become(study.coders["Ben"])
    settle()
    assert not dialog.isVisible()


def test_the_code_s_menu_opens_it_for_that_code(page, study, settle):
    page.codebook.autocode_asked.emit(study.codes["patience"])
    settle()
    dialog = page.automatic.autocoding
    assert dialog.form.code.text() == "patience"
    dialog.close()
