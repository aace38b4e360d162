"""Words in the text as evidence for and against a relation."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolTip

from app.coding import operations as do
from app.models import queries

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_selected_words_support_or_contradict_a_relation(page, study, select, settle, qtbot):
    ends = {"from_code": study.codes["patience"], "to_category": study.categories["Seeing"]}
    first = study.do(do.relate, kind="leads to", **ends)
    pair = {"first": study.codes["patience"], "second": study.codes["listening"]}
    study.do(do.tell_apart, **pair)
    span = select("🙂 seeing things")
    for key, modifiers in ((Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_E, SHIFT)):
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)
        field = QApplication.focusWidget()
        qtbot.keyClicks(field, "pat lead see")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        settle()
        (row,) = study.ask(queries.evidence)
        assert (row.relation, row.start, row.end) == (first, *span)
        assert row.stance == ("contradicts" if modifiers else "supports")


def test_without_words_or_relations_it_says_what_is_missing(page, study, select, settle, qtbot):
    select("🙂 seeing things")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E)
    qtbot.waitUntil(lambda: "no relations yet" in QToolTip.text())
