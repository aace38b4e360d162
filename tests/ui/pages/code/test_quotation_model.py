"""Cutting a quotation out of its text, and reading it anew when the text was corrected."""

import pytest

from app.coding import operations as do
from app.coding.quotes import Snippet
from app.ui.pages.code.passages import passages
from app.ui.pages.code.quotation_model import SNIPPET_ROLE, QuotationModel, snippet
from tests.ui.pages.code.conftest import ENGLISH

TEXT = "Interviewer: Yes?\nS01: One two three four. Five six\nseven eight."
TURNS = [13, 23]


def test_a_quotation_stands_among_the_words_of_its_paragraph():
    start = TEXT.index("three")
    assert snippet(TEXT, TURNS, start, start + 10) == Snippet(
        "One two ", "three four", ". Five six"
    )


def test_the_speaker_s_label_is_no_context():
    assert snippet(TEXT, TURNS, 23, 30).before == ""


def test_line_ends_within_become_blanks_and_long_ones_are_cut():
    start = TEXT.index("six")
    assert snippet(TEXT, TURNS, start, start + 9).quote == "six seven"
    assert snippet("x" * 500, [], 0, 500).quote == "x" * 400 + "…"


def test_context_has_whole_words():
    text = "word " * 30 + "HERE" + " word" * 30
    found = snippet(text, [], 150, 154)
    assert found.quote == "HERE"
    assert set(found.before.split()) == set(found.after.split()) == {"word"}
    assert len(found.before) <= 60


class Answering:
    """A hub whose answers come when the test says so."""

    def __init__(self, study):
        self.study = study
        self.asked = []

    def fetch(self, question, then):
        """Keep a question."""
        self.asked.append((question, then))

    def read(self):
        """Answer the next question as the project is now; return what hands the answer over."""
        question, then = self.asked.pop(0)
        answer = self.study.ask(question)
        return lambda: then(answer)


@pytest.fixture
def hub(study):
    return Answering(study)


@pytest.fixture
def model(study, hub, qapp, qtbot):
    """Return the quotations of "patience", whose one passage has been read."""
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    model = QuotationModel(hub, qapp)
    show(model, study)
    quote(model)
    qtbot.waitUntil(lambda: bool(hub.asked))
    hub.read()()
    assert quote(model) == "having patience"
    yield model
    model.deleteLater()


def show(model, study):
    ana, codes = study.coders["Ana"], [study.codes["patience"]]
    found = study.ask(lambda reader: passages(reader, codes, ana, only_own=False))
    model.set_rows(found.rows, {})


def quote(model):
    found = model.index(0).data(SNIPPET_ROLE)
    return found and found.quote


def correct(study):
    text = ENGLISH.replace("having patience", "havinq patience")
    study.do(do.edit_text, transcript=study.transcripts["S01"], text=text)


def test_a_list_that_comes_before_the_corrected_words_still_waits_for_them(
    model, study, hub, qtbot
):
    correct(study)
    model.forget_texts()
    show(model, study)
    qtbot.waitUntil(lambda: bool(hub.asked))
    hub.read()()
    assert quote(model) == "havinq patience"


def test_words_read_before_a_correction_do_not_come_after_it(model, study, hub, qtbot):
    model.forget_texts()
    qtbot.waitUntil(lambda: bool(hub.asked))
    before = hub.read()
    correct(study)
    model.forget_texts()
    before()
    qtbot.waitUntil(lambda: bool(hub.asked))
    hub.read()()
    assert quote(model) == "havinq patience"
