"""The page as a whole: empty states, other coders, blindness, memory, places, looks."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from app.coding import operations as do
from app.models.project import Project
from app.models.store import new_id
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.pages.code.codebook import code_key
from app.ui.pages.code.page import CodePage
from app.ui.pages.page import Place
from app.ui.theme import theme
from tests.ui.accessible import nameless
from tests.ui.pages.code.conftest import CHINESE, ENGLISH, LONG
from tests.ui.waiting import idle

CTRL = Qt.KeyboardModifier.ControlModifier


def blind_round(tx, *, coders, transcripts):
    """Open an independent round: its coders see nothing of each other."""
    ident = new_id()
    tx.store("round").add(id=ident, name="r", kind="independent", open_codebook=1, created=tx.now())
    for coder in coders:
        tx.store("round_coder").add(round=ident, coder=coder)
    for transcript in transcripts:
        tx.store("round_transcript").add(round=ident, transcript=transcript)


def code_often(tx, *, transcript, code):
    """Put a code on seventy spans of a transcript in one operation."""
    version = tx.transcripts.get(transcript).text_version
    for start in range(70):
        tx.codings.add(
            transcript=transcript,
            text_version=version,
            start=start,
            end=start + 3,
            code=code,
            coder=tx.coder,
            created=tx.now(),
        )


def test_without_transcripts_one_sentence_and_the_next_step(tmp_path, qtbot, frame):
    with Project.create(tmp_path / "empty.threefold") as project:
        hub = Hub(project)
        page = CodePage(hub)
        frame.pages.addWidget(page)
        frame.pages.setCurrentWidget(page)
        assert page.empty.isVisible()
        assert not page.panes.isVisible()
        assert page.status() == ""
        with qtbot.waitSignal(page.import_asked):
            qtbot.mouseClick(page.empty.action, Qt.MouseButton.LeftButton)
        given = do.TranscriptInput("S01", "Words.", [])
        hub.do(do.import_transcript, transcript=given)
        idle(qtbot, hub)
        assert page.panes.isVisible()
        assert page.desk.words == "Words."
        hub.undo()
        idle(qtbot, hub)
        assert page.empty.isVisible()
        hub.close()


def test_a_transcript_without_codes_hints_at_the_first_step(page, study, settle, select, press):
    assert page.middle.hint.isVisible()
    select("seeing things")
    press(Qt.Key.Key_V)
    settle()
    assert not page.middle.hint.isVisible()
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert page.middle.hint.isVisible()


@pytest.fixture
def two(page, study, settle):
    """Return the page with a coding of each coder and two codes of Ben's own."""
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    study.do(
        do.apply_new_code,
        "Ben",
        transcript=study.transcripts["S01"],
        name="secret",
        start=ENGLISH.index("seeing things"),
        end=ENGLISH.index("seeing things") + 13,
    )
    page.hub.coder_changed.emit()
    settle()
    return page


def distance(one, other):
    return sum(abs(a - b) for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True))


def test_other_coders_codings_are_shown_paler_and_can_be_left_out(two, study, settle, press):
    assert len(two.text.view.index) == 2
    (ben,) = [mark for mark in two.text.view.index.marks if mark.coder == study.coders["Ben"]]
    look = two.text.view.looks[ben.code]
    assert look.name == "secret · Ben"
    code = two.desk.codebook.codes[two.desk.codebook.code_named("secret")]
    full, paper = QColor(theme().shades(code_colour(code.colour)).tint), theme().colour("paper")
    assert distance(look.tint, paper) < 0.7 * distance(full, paper)
    two.text.setFocus()
    press(Qt.Key.Key_O)
    assert [mark.coder for mark in two.text.view.index.marks] == [study.coders["Ana"]]
    assert two.middle.head.mine.isChecked()
    two.middle.head.all.click()
    assert len(two.text.view.index) == 2


def test_as_another_coder_one_s_own_are_the_others(two, study, settle):
    two.hub.become(study.coders["Ben"])
    settle()
    (ana,) = [mark for mark in two.text.view.index.marks if mark.coder == study.coders["Ana"]]
    assert two.text.view.looks[ana.code].name == "patience · Ana"
    assert two.status() == "S01 · 2 of 23 words coded by you"


def test_in_a_blind_round_nothing_of_the_other_is_there(two, study, settle):
    page = two
    page.codebook.go_to(code_key(page.desk.codebook.code_named("secret")))
    settle()
    page.hub.do(
        blind_round,
        coders=list(study.coders.values()),
        transcripts=list(study.transcripts.values()),
    )
    settle()
    assert [mark.coder for mark in page.text.view.index.marks] == [study.coders["Ana"]]
    assert {coding.coder for coding in page.desk.codings.values()} == {study.coders["Ana"]}
    assert "secret" not in [row.code.name for row in page.codebook.book.rows if row.code]
    assert page.codebook.key() is None
    assert page.quotations.model.rows == ()
    page.applying.ask_code()
    model = page.applying.palette._model
    shown = [model.index(row).data() for row in range(model.rowCount())]
    assert sorted(shown) == ["listening", "patience", "perspective"]
    page.applying.palette.close_quietly()


def test_nothing_of_the_other_stays_on_screen_while_reading(two, study, settle):
    ben = study.coders["Ben"]
    study.do(blind_round, coders=[study.coders["Ana"], ben], transcripts=[study.transcripts["S01"]])
    two.hub.become(ben)
    assert len(two.text.view.index) == 0, "before the answer has come"
    settle()
    assert [mark.coder for mark in two.text.view.index.marks] == [ben]


def test_a_code_of_the_other_s_with_the_same_name_does_not_show_through(
    two, study, settle, select, press, qtbot
):
    study.do(
        blind_round,
        coders=list(study.coders.values()),
        transcripts=list(study.transcripts.values()),
    )
    two.hub.coder_changed.emit()
    settle()
    select("sat down")
    press(Qt.Key.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "secret")
    remark = two.applying.popover._form.field("name").below.text()
    assert remark == "Enter makes it, Esc leaves"
    press(Qt.Key.Key_Return)
    settle()
    mine = [row for row in study.codings("S01") if row.coder == study.coders["Ana"]]
    assert len({row.code for row in study.codings("S01")}) == 3
    assert len(mine) == 2


def test_places_lead_to_transcripts_spans_and_codes(page, study, settle):
    start = LONG.index("Answer number 80")
    page.open_place(Place(study.transcripts["S02"], start, start + 6))
    settle()
    assert page.desk.transcript == study.transcripts["S02"]
    assert page.text.view.caret() == start
    page.fold_quotations(folded=True)
    page.open_place(Place(code=study.codes["listening"]))
    settle()
    assert page.codebook.key() == code_key(study.codes["listening"])
    assert not page.quotations.folded()
    page.open_place(Place(study.transcripts["D01"]))
    settle()
    assert page.desk.words == CHINESE


def test_a_transcript_is_found_again_where_it_was_left(page, study, settle, press):
    page.open_transcript(study.transcripts["S02"])
    settle()
    page.text.restore_place(LONG.index("S02: Answer number 60"))
    left = page.text.place()
    assert left > 0
    page.open_transcript(study.transcripts["S01"])
    settle()
    page.open_transcript(study.transcripts["S02"])
    settle()
    assert page.text.place() == left


def test_the_state_is_taken_up_by_another_page(page, frame, study, settle, qtbot):
    page.open_transcript(study.transcripts["S02"])
    settle()
    page.text.restore_place(LONG.index("S02: Answer number 60"))
    page.codebook.go_to(code_key(study.codes["patience"]))
    page.applying.recent = [study.codes["listening"]]
    page.fold_quotations(folded=True)
    page.keys["all"].trigger()
    page.transcripts.filter.setText("s0")
    settle()
    state = page.state()
    again = CodePage(study.hub)
    again.restore(state)
    frame.pages.addWidget(again)
    frame.pages.setCurrentWidget(again)
    settle()
    assert again.desk.transcript == study.transcripts["S02"]
    assert again.text.place() == page.text.place()
    assert again.codebook.key() == code_key(study.codes["patience"])
    assert again.applying.living_recent() == [study.codes["listening"]]
    assert again.quotations.folded()
    assert again.desk.only_own
    assert [row.name for row in again.transcripts.model.shown] == ["S01", "S02"]


def test_a_state_whose_ids_are_gone_is_passed_over(study, frame, settle):
    page = CodePage(study.hub)
    page.restore({"transcript": 5, "recent": [6], "codebook": {"chosen": "code:7"}})
    frame.pages.addWidget(page)
    frame.pages.setCurrentWidget(page)
    settle()
    assert page.desk.transcript == study.transcripts["S01"]
    assert page.codebook.key() is None


def test_a_page_that_is_not_on_screen_catches_up_when_it_is_shown(page, frame, study, settle):
    frame.show_page("other")
    start = ENGLISH.index("patience")
    study.hub.do(
        do.apply_new_code,
        transcript=study.transcripts["S01"],
        name="new one",
        start=start,
        end=start + 8,
    )
    settle()
    assert len(page.text.view.index) == 0
    frame.show_page("code")
    settle()
    assert len(page.text.view.index) == 1
    assert "new one" in [row.code.name for row in page.codebook.book.rows if row.code]


def test_many_changed_codings_are_read_with_their_transcript(page, study, settle):
    page.hub.do(code_often, transcript=study.transcripts["S01"], code=study.codes["patience"])
    settle()
    assert len(page.text.view.index) == 70
    page.hub.undo()
    settle()
    assert len(page.text.view.index) == 0


def test_a_code_with_many_codings_is_deleted_while_it_is_painted(page, frame, study, settle):
    page.hub.do(code_often, transcript=study.transcripts["S01"], code=study.codes["patience"])
    settle()
    page.hub.changed.connect(lambda _changes: frame.grab())  # before the codings are read again
    page.hub.do(do.delete_codes, codes=[study.codes["patience"]])
    settle()
    assert len(page.text.view.index) == 0


def test_one_coding_asks_for_nothing_but_what_it_changes(page, study, settle, select, press):
    page.codebook.go_to(code_key(study.codes["listening"]))
    page.applying.recent = [study.codes["patience"]]
    select("seeing things")
    settle()
    asked, fetch = [], page.hub.fetch
    page.hub.fetch = lambda question, then: (asked.append(question), fetch(question, then))[1]
    press(Qt.Key.Key_Q)
    settle()
    press(Qt.Key.Key_U)
    settle()
    # Each time the words of this one transcript, and the quotations of the code, which is chosen
    # now: no counting of codes, no text.
    askers = [question.__qualname__.partition(".")[0] for question in asked]
    assert askers.count("Progress") == 2
    assert set(askers) == {"Progress", "QuotationsPanel", "QuotationModel"}


def test_a_click_on_a_name_in_the_margin_focuses_the_coding(two, study, qtbot):
    margin = two.text.margin
    (ana,) = [row.id for row in study.codings("S01") if row.coder == study.coders["Ana"]]
    points = (
        QPoint(x, y)
        for y in range(0, margin.height(), 4)
        for x in range(margin.width() // 2, margin.width(), 8)
    )
    place = next(point for point in points if margin.codings_under(QPointF(point)) == [ana])
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place)
    assert two.text.focused_coding == ana


def test_without_codes_the_codebook_says_where_they_come_from(page, study, settle):
    assert not page.codebook._nothing.isVisible()
    page.hub.do(do.delete_codes, codes=list(study.codes.values()))
    page.hub.do(do.delete_categories, categories=list(study.categories.values()))
    settle()
    assert page.codebook._nothing.isVisible()


def test_dark_repaints_text_and_codes(two, study):
    light = two.text.view.looks[study.codes["patience"]].tint
    theme().choose("dark")
    try:
        assert two.text.view.looks[study.codes["patience"]].tint != light
        assert two.text.view.colours.paper == theme().colour("paper")
    finally:
        theme().choose("light")


def test_every_action_has_words_and_a_shortcut_of_its_own(page):
    actions = page.page_actions()
    keys = [one.toString() for action in actions for one in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(action.text() and action.toolTip() and keys for action in actions)
    assert "Apply the last code (Q)" in [action.toolTip() for action in actions]


def test_f6_goes_round_the_parts(page, press, study, settle):
    page.codebook.go_to(code_key(study.codes["patience"]))
    settle()
    page.text.setFocus()
    found = []
    for _ in range(3):
        press(Qt.Key.Key_F6)
        found.append(QApplication.focusWidget())
    assert found == [page.codebook.tree, page.transcripts.view, page.text.view]


def test_screen_readers_get_a_name_for_everything(page, select, press):
    select("seeing things")
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_Escape)
    page.applying.ask_code()
    page.applying.palette.close_quietly()
    press(Qt.Key.Key_T)
    press(Qt.Key.Key_Escape)
    assert page.marking.memo_sheet.editor.field.write.accessibleName() == "Memo"
    assert nameless(page) == []


def test_the_page_closes_with_questions_open(study, qtbot):
    page = CodePage(study.hub)
    page.show()
    page.close()
    page.deleteLater()
    idle(qtbot, study.hub)


def test_letters_act_only_in_the_text(page, frame, study, settle, qtbot):
    page.applying.recent = [study.codes["patience"]]
    page.text.select_span(5, 12)
    qtbot.keyClicks(page.codebook.filter, "qnv")
    assert page.codebook.filter.text() == "qnv"
    settle()
    assert study.codings("S01") == []
    assert isinstance(frame, QWidget)
