"""Time stamps in all their forms, in seconds."""

import pytest

from app.coding.importing.stamps import STAMP, is_sure, seconds, stamp_at_end


@pytest.mark.parametrize(
    "stamp, expected",
    [
        ("0:21", 21.0),
        ("75:20", 4520.0),
        ("1:02:03", 3723.0),
        ("00:00:01.060", 1.06),
        ("00:00:01,5", 1.5),
        ("[00:04:40]", 280.0),
        ("#00:00:05-2#", 5.2),
        ("(0:06)", 6.0),
        ("（00:01：02）", 62.0),
        ("【12:30】", 750.0),
        ("\\[03:43\\]", 223.0),
        ("0:0:0.0 --> 0:0:4.280", 0.0),
        ("[00:01 - 00:09]", 1.0),
        ("<00:01.5>", 1.5),
    ],
)
def test_seconds(stamp: str, expected: float) -> None:
    found = STAMP.match(stamp)
    assert found is not None
    assert found.group() == stamp
    assert seconds(stamp) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["12", "12:99", "1:2:3:4", "12:345", "1234:5678", ":30", "a1:20"])
def test_no_stamps(text: str) -> None:
    assert STAMP.match(text) is None


@pytest.mark.parametrize(
    "stamp, sure",
    [("12:30", False), ("[12:30]", True), ("[12:30", False), ("00:12:30", True), ("12:30.5", True)],
)
def test_a_bare_time_may_be_a_time_of_day(stamp: str, sure: bool) -> None:
    found = STAMP.match(stamp)
    assert found is not None
    assert is_sure(found) is sure


def test_stamps_at_the_end() -> None:
    text = "so it was #00:00:05-2# \nnext\t0:07"
    assert stamp_at_end(text, 0, 23) == pytest.approx(5.2)
    assert stamp_at_end(text, 24, len(text)) == 7.0
    assert stamp_at_end("at 12:30", 0, 8) is None
    assert stamp_at_end(text, 0, 12) is None
    assert stamp_at_end("a" * 1000 + "[0:09]", 0, 1006) == 9.0
