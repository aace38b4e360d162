"""Turns: the layouts of labels and times that transcripts come in; where turns begin and end."""

from typing import NamedTuple

import pytest

from app.coding.importing import Cue, Turn, find_turns


class Said(NamedTuple):
    speaker: str | None
    text: str
    label: str
    seconds: float | None = None


def said(text: str, turns: tuple[Turn, ...]) -> list[Said]:
    return [
        Said(
            turn.speaker,
            text[turn.start : turn.end],
            text[turn.label_start : turn.start],
            turn.seconds,
        )
        for turn in turns
    ]


LAYOUTS = {
    "name and colon": (
        "Dan: Hi?\nAnna : Yes.\nDan:Why\nAnna: No.",
        [("Dan", "Hi?", "Dan: "), ("Anna", "Yes.", "Anna : "),
         ("Dan", "Why", "Dan:"), ("Anna", "No.", "Anna: ")],
    ),
    "blanks and case": (
        " Dan : a\nDAN: b\n\u00a0dan\u00a0: c",
        [("Dan", "a", " Dan : "), ("Dan", "b", "DAN: "), ("Dan", "c", "\u00a0dan\u00a0: ")],
    ),
    "full-width": (
        "采访者：你好？\n受访者 ：很好。\n　采访者： 再见",
        [("采访者", "你好？", "采访者："), ("受访者", "很好。", "受访者 ："),
         ("采访者", "再见", "　采访者： ")],
    ),
    "continuation paragraphs": (
        "I: one\ntwo\n\nthree\nR: four",
        [("I", "one\ntwo\n\nthree", "I: "), ("R", "four", "R: ")],
    ),
    "alone with a colon": (
        "I:\nHow?\n\nR:\n\n  So.\n",
        [("I", "How?\n", "I:\n"), ("R", "So.", "R:\n\n  ")],
    ),
    "alone, text indented": (
        "Interviewer\n\tHow?\nDan\n\tSo.\nInterviewer\n\tWhy?\nDan\n\tHm.\n\tAnd so on.",
        [("Interviewer", "How?", "Interviewer\n\t"), ("Dan", "So.", "Dan\n\t"),
         ("Interviewer", "Why?", "Interviewer\n\t"), ("Dan", "Hm.\n\tAnd so on.", "Dan\n\t")],
    ),
    "label and TAB": (
        "Dan\tHow did it begin?\nAnna\tIt began with a dog.\n"
        "Dan\tWith a dog, really?\nAnna\tYes, a dog.",
        [("Dan", "How did it begin?", "Dan\t"), ("Anna", "It began with a dog.", "Anna\t"),
         ("Dan", "With a dog, really?", "Dan\t"), ("Anna", "Yes, a dog.", "Anna\t")],
    ),
    "number and dash": (
        "Interviewer - And?\nTeacher 4- Well\nTeacher 4 – yes\nCOVID-19 - the end",
        [("Interviewer", "And?", "Interviewer - "), ("Teacher 4", "Well", "Teacher 4- "),
         ("Teacher 4", "yes\nCOVID-19 - the end", "Teacher 4 – ")],
    ),
    "initials": (
        "I: a\nMSM: b\nR: c\nMSM: d",
        [("I", "a", "I: "), ("MSM", "b", "MSM: "), ("R", "c", "R: "), ("MSM", "d", "MSM: ")],
    ),
    "bold, first in full": (
        "**Ann Lee:** Hi\n\n**Ann:** And?\n\n**Bo**: ok\n\n__Ann:__ a\n\n**Bo:** b\n\nmore",
        [("Ann", "Hi\n", "**Ann Lee:** "), ("Ann", "And?\n", "**Ann:** "),
         ("Bo", "ok\n", "**Bo**: "), ("Ann", "a\n", "__Ann:__ "), ("Bo", "b\n\nmore", "**Bo:** ")],
    ),
    "Otter": (
        "Ann Lee  0:21  \nHi\n\nUnknown Speaker  0:30\nHm\n\nAnn Lee  1:02:03\nBye\n",
        [("Ann Lee", "Hi\n", "Ann Lee  0:21  \n", 21.0),
         ("Unknown Speaker", "Hm\n", "Unknown Speaker  0:30\n", 30.0),
         ("Ann Lee", "Bye", "Ann Lee  1:02:03\n", 3723.0)],
    ),
    "stamp in front": (
        "[00:04:40] Ann: a\n00:05:01 Bo: b\n(0:06) Ann: c\n00:00:07.5Bo: d",
        [("Ann", "a", "[00:04:40] Ann: ", 280.0), ("Bo", "b", "00:05:01 Bo: ", 301.0),
         ("Ann", "c", "(0:06) Ann: ", 6.0), ("Bo", "d", "00:00:07.5Bo: ", 7.5)],
    ),
    "stamp between name and colon": (
        "张三(00:00:01): 你好\n李四（00:00:03）：很好\n张三 [0:05]: 好\n李四 00:07: 好",
        [("张三", "你好", "张三(00:00:01): ", 1.0), ("李四", "很好", "李四（00:00:03）：", 3.0),
         ("张三", "好", "张三 [0:05]: ", 5.0), ("李四", "好", "李四 00:07: ", 7.0)],
    ),
    "stamp behind the colon": (
        "采访者: [00:00:01.900] 你好\n**Ann:** \\[03:43\\] so\n**Ann:** a",
        [("采访者", "你好", "采访者: [00:00:01.900] ", 1.9),
         ("Ann", "so", "**Ann:** \\[03:43\\] ", 223.0), ("Ann", "a", "**Ann:** ")],
    ),
    "f4": (
        "I: Wie? #00:00:05-2#\nB: Gut. #00:00:09-8#\nJa.\nB: Nein\nso #00:01:09-8#",
        [("I", "Wie? #00:00:05-2#", "I: ", 5.2), ("B", "Gut. #00:00:09-8#\nJa.", "B: ", 9.8),
         ("B", "Nein\nso #00:01:09-8#", "B: ", 69.8)],
    ),
    "stamp and name, text below": (
        "[00:01] 说话人 1\n你好\n[00:07] 说话人 2\n你好\n\n说话人 1 00:12\n好",
        [("说话人 1", "你好", "[00:01] 说话人 1\n", 1.0),
         ("说话人 2", "你好\n", "[00:07] 说话人 2\n", 7.0),
         ("说话人 1", "好", "说话人 1 00:12\n", 12.0)],
    ),
    "stamp line above": (
        "00:07\n采访者：你好\n\n00:12\n\n受访者：好\n",
        [("采访者", "你好\n", "00:07\n采访者：", 7.0), ("受访者", "好", "00:12\n\n受访者：", 12.0)],
    ),
    "stamp line, name below, text below": (
        "0:0:0.0 --> 0:0:4.28\nAnn Lee\nHi\n0:0:4.5 --> 0:0:8.0\nBo May\nHo\nand\n"
        "0:0:9.5 --> 0:1:0.0\nAnn Lee\nSo\n0:2:9.5 --> 0:3:0.0\nBo May\nWell",
        [("Ann Lee", "Hi", "0:0:0.0 --> 0:0:4.28\nAnn Lee\n", 0.0),
         ("Bo May", "Ho\nand", "0:0:4.5 --> 0:0:8.0\nBo May\n", 4.5),
         ("Ann Lee", "So", "0:0:9.5 --> 0:1:0.0\nAnn Lee\n", 9.5),
         ("Bo May", "Well", "0:2:9.5 --> 0:3:0.0\nBo May\n", 129.5)],
    ),
    "Zoom's own file": (
        "[Ann Lee] 10:03:20\nHi\n\n[Bo May] 10:03:44\nHo\n\n"
        "[Ann Lee] 10:04:00\nA\n\n[Bo May] 10:05:00\nB",
        [("Ann Lee", "Hi\n", "[Ann Lee] 10:03:20\n", 36200.0),
         ("Bo May", "Ho\n", "[Bo May] 10:03:44\n", 36224.0),
         ("Ann Lee", "A\n", "[Ann Lee] 10:04:00\n", 36240.0),
         ("Bo May", "B", "[Bo May] 10:05:00\n", 36300.0)],
    ),
    "table": (
        "Time\tSpeaker\tText\n00:01\tAnn\tHow was it for you?\n00:05\tBo\tIt was very good.\n"
        "\t\tAnd long.\n00:09\tAnn\tGood to hear that.\n00:10\tBo\tIndeed, indeed.",
        [(None, "Time\tSpeaker\tText", ""), ("Ann", "How was it for you?", "00:01\tAnn\t", 1.0),
         ("Bo", "It was very good.\n\t\tAnd long.", "00:05\tBo\t", 5.0),
         ("Ann", "Good to hear that.", "00:09\tAnn\t", 9.0),
         ("Bo", "Indeed, indeed.", "00:10\tBo\t", 10.0)],
    ),
    "table of two columns": (
        "Speaker\tText\nAnn\tHow was it for you?\nAnn\tAnd how was it then?",
        [(None, "Speaker\tText", ""), ("Ann", "How was it for you?", "Ann\t"),
         ("Ann", "And how was it then?", "Ann\t")],
    ),
    "table with numbers, or time last": (
        "1\t00:01\tAnn\tHow was it for you?\n2\tBo\t0:05\tIt was very good.\n"
        "3\tAnn\tGood to hear that.\t0:12\nBo\tIndeed, indeed.\t[0:14]",
        [("Ann", "How was it for you?", "1\t00:01\tAnn\t", 1.0),
         ("Bo", "It was very good.", "2\tBo\t0:05\t", 5.0),
         ("Ann", "Good to hear that.\t0:12", "3\tAnn\t", 12.0),
         ("Bo", "Indeed, indeed.\t[0:14]", "Bo\t", 14.0)],
    ),
    "brackets": (
        "[Interviewer] And?\n[laughs] no\n<Interviewer>: So\n(Participant) hm",
        [("Interviewer", "And?\n[laughs] no", "[Interviewer] "),
         ("Interviewer", "So", "<Interviewer>: "), ("Participant", "hm", "(Participant) ")],
    ),
    "list and heading": (
        "- Ann: a\n> Ann: b\n1. Ann: c\n### Interviewer\nd",
        [("Ann", "a", "- Ann: "), ("Ann", "b", "> Ann: "), ("Ann", "c", "1. Ann: "),
         ("Interviewer", "d", "### Interviewer\n")],
    ),
    "text in front": (
        "Interview 4\n\nin the ward\nI: a\nR: b",
        [(None, "Interview 4\n\nin the ward", ""), ("I", "a", "I: "), ("R", "b", "R: ")],
    ),
    "blank lines in front": ("\n \nI: a\nR: b\n\n", [("I", "a", "I: "), ("R", "b\n", "R: ")]),
    "nothing said": ("I:\nR: b\nI: ", [("I", "", "I:"), ("R", "b", "R: "), ("I", "", "I: ")]),
    "one speaker, usual": ("Interviewer: a", [("Interviewer", "a", "Interviewer: ")]),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    assert said(text, find_turns(text)) == [Said(*one) for one in expected]


PLAIN = {
    "paragraphs": ("First.\n\n  Then. \n", [(None, "First.", ""), (None, "  Then. ", "")]),
    "sure stamps": (
        "[00:01] a\nb\n00:00:07 c\n00:09.5 --> 00:10.0\nd\ne",
        [(None, "a", "[00:01] ", 1.0), (None, "b", ""), (None, "c", "00:00:07 ", 7.0),
         (None, "d", "00:09.5 --> 00:10.0\n", 9.5), (None, "e", "")],
    ),
    "bare stamps by habit": (
        "00:01 a b\n00:07\nc d\n", [(None, "a b", "00:01 ", 1.0), (None, "c d", "00:07\n", 7.0)],
    ),
    "a time of day": ("12:30 sharp it was.\nWe ate.\nThen 12:45.",
        [(None, "12:30 sharp it was.", ""), (None, "We ate.", ""), (None, "Then 12:45.", "")]),
    "short answers below stamps": (
        "[00:01] Yeah\n[00:05] Okay\n[00:09] Yeah\n[00:10] Okay",
        [(None, "Yeah", "[00:01] ", 1.0), (None, "Okay", "[00:05] ", 5.0),
         (None, "Yeah", "[00:09] ", 9.0), (None, "Okay", "[00:10] ", 10.0)],
    ),
    "names below stamps, but without text of their own": (
        "[00:01] Anna\n[00:05] Bo\n[00:09] Anna\n[00:10] Bo",
        [(None, "Anna", "[00:01] ", 1.0), (None, "Bo", "[00:05] ", 5.0),
         (None, "Anna", "[00:09] ", 9.0), (None, "Bo", "[00:10] ", 10.0)],
    ),
    "short lines below stamps are names only by habit": (
        "[0:01]\nAnna\nwe go\n[0:02]\nand so on\n[0:03]\nAnna\nwe go\n[0:04]\nand\n[0:05]\nso",
        [(None, "Anna", "[0:01]\n", 1.0), (None, "we go", ""), (None, "and so on", "[0:02]\n", 2.0),
         (None, "Anna", "[0:03]\n", 3.0), (None, "we go", ""), (None, "and", "[0:04]\n", 4.0),
         (None, "so", "[0:05]\n", 5.0)],
    ),
    "answers above indented text": (
        "Yeah\n\tand\nYeah\n\tso",
        [(None, "Yeah", ""), (None, "\tand", ""), (None, "Yeah", ""), (None, "\tso", "")],
    ),
    "nothing": ("", []),
}  # fmt: skip


@pytest.mark.parametrize("layout", PLAIN)
def test_without_speakers_a_paragraph_is_a_turn(layout: str) -> None:
    text, expected = PLAIN[layout]
    turns = find_turns(text)
    assert said(text, turns) == [Said(*one) for one in expected]
    assert {turn.role for turn in turns} <= {"unknown"}


NO_LABELS = [
    "12:30 sharp",
    "10:45am we left",
    "https://example.org/a",
    "http://example.org: the page",
    "C:\\Users\\anna",
    "Note: inaudible",
    "NB: check the name",
    "He said: come in",
    "And then I thought: why",
    "the nurse told me: go home",
    "他说：进来吧",
    "我当时觉得：为什么",
    "Interviewer is Ana",
    "1.a Was it good?",
    "2. What does it mean",
    "John 3:16 was read",
    "Ratio 2:1 or so",
    "Room 2:123 is upstairs",
    "ftp://example.org/a",
    "Anna - of course",
    "[Inaudible]",
    "[Student discussion; unintelligible]",
    "(laughs)",
    "Well, Anna: listen",
    "Is it so? Anna: yes",
    "Yeah",
    "Anna",
    "It was 2019-20 - a bad year",
    "Time: 10:30",
    "关键词：共情",
    "Question 2: what helped?",
    "a very long beginning of a sentence that goes on and on for ever: it ends",
    "- and he: nothing",
]


@pytest.mark.parametrize("line", NO_LABELS)
def test_what_looks_like_a_label_and_is_none_stays_text_even_if_it_recurs(line: str) -> None:
    text = f"I: How?\nR: So.\n{line}\nand\n{line}\nI: Why?\n{line}\n{line}\nR: Hm.\n"
    expected = [
        Said("I", "How?", "I: "),
        Said("R", f"So.\n{line}\nand\n{line}", "R: "),
        Said("I", f"Why?\n{line}\n{line}", "I: "),
        Said("R", "Hm.", "R: "),
    ]
    assert said(text, find_turns(text)) == expected


def test_cue_times_go_to_the_turns() -> None:
    text = "Ann: a\nand\nBo: b"
    cues = (Cue(0, 1.0, "Ann"), Cue(7, 2.0, None), Cue(11, 3.0, "Bo"))
    assert said(text, find_turns(text, cues=cues)) == [
        Said("Ann", "a\nand", "Ann: ", 1.0),
        Said("Bo", "b", "Bo: ", 3.0),
    ]
    plain = "a\nand"
    assert [turn.seconds for turn in find_turns(plain, cues=(Cue(2, 2.0, None),))] == [None, 2.0]
