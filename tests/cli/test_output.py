"""Progress for long work only, refusals on one line, JSON alone."""

import pytest

from app.cli.output import complain, progress, put
from app.models.errors import Refusal


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_progress_is_silent_for_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    report = progress("codings import", clock)
    report(0, 5000)
    clock.now += 0.99
    report(1000, 5000)
    assert capsys.readouterr() == ("", "")


def test_progress_is_reported_twice_a_second_and_not_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = Clock()
    report = progress("codings import", clock)
    clock.now += 1
    report(1000, 5000)
    clock.now += 0.4
    report(2000, 5000)
    clock.now += 0.1
    report(3000, 5000)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "codings import: 1,000 of 5,000\ncodings import: 3,000 of 5,000\n"


def test_a_refusal_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain(Refusal("transcript-empty", name="two\nlines\r and  blanks"))
    assert capsys.readouterr() == (
        "",
        "threefold: “two lines and blanks” holds no text.\n",
    )


def test_the_option_that_helps_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    complain(Refusal("import-encoding-not-found", file="S01.txt"))
    assert capsys.readouterr().err.endswith(" save the file as UTF-8. (Here: --encoding.)\n")


def test_results_as_json_and_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    put({"name": "采访", "n": 1, "none": None}, as_json=True, lines=["not this"])
    assert capsys.readouterr().out == '{"name": "采访", "n": 1, "none": null}\n'
    put({"name": "采访"}, as_json=False, lines=["one", "two"])
    assert capsys.readouterr().out == "one\ntwo\n"
