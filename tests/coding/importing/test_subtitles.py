"""Subtitles as lines of text, with the times beside them."""

from pathlib import Path

import pytest

from app.coding.importing import Cue, LeftOut, Source, read_source
from tests.coding.importing.refusals import refused


def read(tmp_path: Path, content: str, name: str = "S01.vtt") -> Source:
    path = tmp_path / name
    path.write_bytes(content.encode())
    return read_source(path)


CUE = "00:00:01.000 --> 00:00:02.000\n"


@pytest.mark.parametrize(
    "cue, line",
    [
        ("Hello.", "Hello."),
        ("Hello\nthere", "Hello there"),
        ("<v Anna Meier>Hello</v>", "Anna Meier: Hello"),
        ("<v.loud Anna> Hello", "Anna: Hello"),
        ("<v Anna>Hi</v>\n<v Ben>Ho", "Anna: Hi\nBen: Ho"),
        ("before <v Ben>Ho</v>", "before \nBen: Ho"),
        ("Anna Meier: Hello", "Anna Meier: Hello"),
        ("so<00:00:01.500><c.color> it</c> <i>was</i>", "so it was"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("two  blanks ", "two  blanks "),
        ("<laughs> yes", "<laughs> yes"),
        ("<v A &amp; B>x", "A & B: x"),
    ],
)
def test_a_cue_is_a_line(tmp_path: Path, cue: str, line: str) -> None:
    assert read(tmp_path, f"WEBVTT\n\n{CUE}{cue}\n").text == line


def test_times_and_voices_stand_beside_the_text(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        "\ufeffWEBVTT - a title\r\nKind: captions\r\n\r\nNOTE a remark\r\n\r\n"
        "1\r\n00:01.500 --> 00:02.000 align:start\r\n<v Anna>Hello\r\n\r\n"
        "guid/2-0\r\n01:00:02.250 --> 01:00:03.000\r\nHi\r\n",
    )
    assert source.text == "Anna: Hello\nHi"
    assert source.cues == (Cue(0, 1.5, "Anna"), Cue(12, 3602.25, None))
    assert (source.encoding, source.left_out) == ("utf-8", ())


def test_srt(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        "1\n00:00:01,500 --> 00:00:02,000\n<i>Hello</i> &amp;\n{\\an8}there\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nAnna: <b>yes</b>\n",
        "S01.srt",
    )
    assert source.text == "Hello &amp; there\nAnna: yes"
    assert source.cues == (Cue(0, 1.5, None), Cue(18, 3.0, None))


def test_the_ending_does_not_have_to_tell_the_two_apart(tmp_path: Path) -> None:
    assert read(tmp_path, f"WEBVTT\n\n{CUE}Hello", "a.srt").text == "Hello"
    assert read(tmp_path, "1\n00:00:01,500 --> 00:00:02,000\nHello", "a.vtt").text == "Hello"


def test_cues_that_give_no_line_are_named(tmp_path: Path) -> None:
    content = f"WEBVTT\n\n{CUE}Hello\n\n{CUE}<v Anna></v>\n\n00:00:99.000 --> 00:01.000\nlost\n"
    assert read(tmp_path, content).left_out == (LeftOut("cue", 2),)


def test_what_has_no_cues_is_refused(tmp_path: Path) -> None:
    with refused("import-subtitles-damaged", file="S01.vtt"):
        read(tmp_path, "just words\n")
    with refused("import-empty", file="S01.vtt"):
        read(tmp_path, "WEBVTT\n\nNOTE nothing\n")
