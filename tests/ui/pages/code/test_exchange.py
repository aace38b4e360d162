"""What follows from a few changed codings without reading more."""

from app.models.queries import Coding
from app.ui.pages.code.exchange import Exchange

HERE, THERE = 1, 2
ANA, BEN = 7, 8


def coding(ident, code, transcript=HERE, coder=ANA):
    return Coding(ident, transcript, 0, 5, code, coder, None, 0, "")


def test_a_new_one_here_grows_its_code():
    change = Exchange({5: None}, {5: coding(5, 10)}, HERE)
    assert change.counted(ANA) == {10: 1}
    assert change.counted(BEN) == {}
    assert change.codes() == {10}
    assert change.transcripts() == {HERE}


def test_one_that_is_gone_from_here_shrinks_its_code():
    change = Exchange({5: coding(5, 10)}, {5: None}, HERE)
    assert change.counted(ANA) == {10: -1}
    assert change.transcripts() == {HERE}


def test_a_recoded_one_moves():
    change = Exchange({5: coding(5, 10)}, {5: coding(5, 11)}, HERE)
    assert change.counted(None) == {10: -1, 11: 1}
    assert change.codes() == {10, 11}


def test_what_one_elsewhere_was_is_not_known():
    change = Exchange({5: None}, {5: coding(5, 10, THERE)}, HERE)
    assert change.counted(ANA) is None
    assert change.codes() is None
    assert change.transcripts() == {THERE}


def test_where_one_was_that_is_gone_from_elsewhere_is_not_known():
    change = Exchange({5: None, 6: coding(6, 1)}, {5: None, 6: coding(6, 1)}, HERE)
    assert change.transcripts() is None
    assert change.counted(ANA) is None
