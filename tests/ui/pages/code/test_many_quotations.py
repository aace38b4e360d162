"""A code with very many quotations: only what is seen is read, and the list keeps its place."""

import pytest

from app.coding.quotes import Head
from app.models.transaction import Transaction
from app.ui.pages.code.codebook import code_key
from app.ui.pages.code.quotes.choosing import BATCH
from app.ui.pages.code.quotes.model import FEW, SNIPPET_ROLE
from tests.ui.pages.code.conftest import LONG

MANY = 2 * BATCH + 500


@pytest.fixture
def many(page, study, settle):
    """Return the page with many quotations of "patience" in one transcript."""

    def fill(tx: Transaction) -> None:
        row = tx.transcripts.get(study.transcripts["S02"])
        same = {
            "transcript": row.id,
            "text_version": row.text_version,
            "code": study.codes["patience"],
            "coder": study.coders["Ana"],
            "created": tx.now(),
        }
        tx.codings.add_many({**same, "start": at, "end": at + 9} for at in range(MANY))

    study.do(fill)
    page.hub.coder_changed.emit()
    page.codebook.go_to(code_key(study.codes["patience"]))
    settle()
    return page


def laid_out(view):
    """Tell whether the scroll bar knows all rows."""
    rows = view.model().rowCount()
    height = view.sizeHintForIndex(view.model().index(0, 0)).height()
    return view.verticalScrollBar().maximum() >= (rows - 1) * height - view.viewport().height()


def words_known(model):
    return [at for at in range(model.rowCount()) if model._snippets.get(model.rows[at].place)]


@pytest.mark.parametrize("where", ["below the text", "code's page"])
def test_a_long_list_reads_what_is_seen_and_keeps_its_place(many, study, settle, qtbot, where):
    if where == "code's page":
        many.stage.show_code(study.codes["patience"])
        view = many.stage.sheet.list
    else:
        view = many.quotations.view
    settle()
    model = view.model()
    assert len(LONG) > MANY > FEW
    assert model.rowCount() == MANY
    qtbot.waitUntil(lambda: laid_out(view))
    qtbot.waitUntil(lambda: model.index(0).data(SNIPPET_ROLE) is not None)
    assert len(words_known(model)) <= 200, "nobody reads the words of rows that are not seen"
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() - 100)
    there = bar.value()
    last = model.index(MANY - 3)
    view.viewport().repaint()
    qtbot.waitUntil(lambda: last.data(SNIPPET_ROLE) is not None)
    settle()
    assert bar.value() == there, "words that come do not move the list"
    view.setCurrentIndex(model.index(MANY - 4))
    there = bar.value()
    study.hub.do(take_one, coding=model.rows[5].own[0])
    settle()
    qtbot.waitUntil(lambda: model.rowCount() == MANY - 1 and laid_out(view))
    height = view.sizeHintForIndex(model.index(0, 0)).height()
    assert there - height <= bar.value() <= there, "nor does a coding less"
    assert view.currentIndex().row() == MANY - 5


def take_one(tx: Transaction, *, coding: int) -> None:
    """Remove a coding."""
    tx.codings.remove(coding)


def test_by_participant_the_heads_stand_between_rows_of_one_height(many, study, settle, qtbot):
    many.stage.show_code(study.codes["patience"])
    sheet = many.stage.sheet
    sheet.order.setCurrentIndex(sheet.order.findData("participant"))
    settle()
    view = sheet.list
    qtbot.waitUntil(lambda: view.model().rowCount() > MANY)
    heads = [row for row in view.model().rows if isinstance(row, Head)]
    assert [head.names for head in heads] == ["S02", ""], "the interviewer's words are nobody's"
    assert sum(head.number for head in heads) == MANY
    heights = {view.visualRect(view.model().index(at)).height() for at in range(3)}
    assert len(heights) == 1
