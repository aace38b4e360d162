"""What holds for any text: turns lose nothing, stay in order, and are found quickly."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.importing import Cue, Source, Turn, find_turns, propose

PIECES = [
    "Interviewer", "I", "Anna", "S07", "采访者", "He said", "Note", "Teacher 4", "**", "[", "]",
    "(", ")", ":", "：", " ", "\t", "\n", "\n\n", "- ", "#", "0:21", "[00:00:01.060]",
    "#00:00:05-2#",
    "12:30", "-->", "well", "and so on", "?", ".", "\u00a0", "\u3000", "\u2028", "😀", "\\[", "//",
    "1.", "7",
]  # fmt: skip
TRANSCRIPTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
TEXTS = st.one_of(TRANSCRIPTS, st.text())


def check(text: str, turns: tuple[Turn, ...]) -> None:
    places = [0]
    for turn in turns:
        assert turn.label_start <= turn.start <= turn.end
        places += [turn.label_start, turn.end]
    places.append(len(text))
    assert places == sorted(places)


@given(text=TEXTS, strict=st.booleans(), ids=st.lists(st.sampled_from(PIECES), max_size=3))
def test_turns_are_in_order_and_within_the_text(text: str, strict: bool, ids: list[str]) -> None:
    check(text, find_turns(text, participants=ids, strict=strict))


@given(text=TRANSCRIPTS, ids=st.lists(st.sampled_from(PIECES), max_size=3))
def test_between_turns_of_speakers_stands_nothing_but_one_line_end(
    text: str, ids: list[str]
) -> None:
    turns = find_turns(text, participants=ids)
    if any(turn.speaker for turn in turns):
        assert not text[: turns[0].label_start].strip()
        assert {text[one.end : other.label_start] for one, other in pairwise(turns)} <= {"\n"}
        assert text[turns[-1].end :] in ("", "\n")


@given(text=TRANSCRIPTS)
def test_without_speakers_every_visible_line_is_a_turn_or_a_time(text: str) -> None:
    turns = find_turns(text)
    if not any(turn.speaker for turn in turns):
        covered = sum(
            bool(line.strip())
            for turn in turns
            for line in text[turn.label_start : turn.end].split("\n")
        )
        visible = [line for line in text.split("\n") if line.strip()]
        only_times = sum(not any(char.isalpha() for char in line) for line in visible)
        assert len(visible) - only_times <= covered <= len(visible)


@given(text=TRANSCRIPTS)
def test_the_last_line_end_makes_no_difference(text: str) -> None:
    if not text.endswith("\n"):
        assert find_turns(text) == find_turns(text + "\n")


@given(texts=st.lists(TRANSCRIPTS, max_size=4))
def test_each_label_is_described_once_and_its_example_is_right(texts: list[str]) -> None:
    sources = [Source(f"T{number}", text, None, False, (), "") for number, text in enumerate(texts)]
    found = propose(sources)
    assert len({label.name.casefold() for label in found.labels}) == len(found.labels)
    names = {label.name for label in found.labels if label.counts and label.variant_of is None}
    assert {turn.speaker for turns in found.texts for turn in turns} <= names | {None}
    for label in found.labels:
        assert label.name.casefold() in texts[label.example.text].casefold()
        assert label.example.start < label.example.end <= len(texts[label.example.text])


@given(text=TRANSCRIPTS, starts=st.sets(st.integers(0, 80)))
def test_cues_change_times_and_nothing_else(text: str, starts: set[int]) -> None:
    cues = [Cue(start, 1.0, None) for start in sorted(starts)]
    timed = find_turns(text, cues=cues)
    plain = find_turns(text)
    assert [turn[:-1] for turn in map(tuple_of, timed)] == [
        turn[:-1] for turn in map(tuple_of, plain)
    ]


def tuple_of(turn: Turn) -> tuple[object, ...]:
    return (turn.label_start, turn.start, turn.end, turn.speaker, turn.role, turn.seconds)


MEGABYTES_5 = 5_000_000
LONG = {
    "one paragraph": "Interviewer: " + "word and other, so " * (MEGABYTES_5 // 19),
    "a Chinese paragraph": "采访者：" + "我觉得很难，" * (MEGABYTES_5 // 18),
    "many turns": "".join(f"{'I' if n % 2 else 'S07'}: line {n} of many?\n" for n in range(20_000)),
    "many lines": "".join(f"line {n} of many, with comma: yes\n" for n in range(20_000)),
    "many stamps": "".join(f"[00:{n // 60 % 60:02}:{n % 60:02}] text\n" for n in range(20_000)),
    "many names": "".join(f"Person {n}: text\n" for n in range(20_000)),
    "blank lines": "Anna:\n" + "\n" * MEGABYTES_5 + "Anna: a",
    "labels and blanks": ("Anna:" + " " * 5000 + "\n") * 1000,
} | {
    f"{piece!r} for ever": "x" + piece * (MEGABYTES_5 // len(piece))
    for piece in ("a ", " ", "\t", "-", "*", "[", "1:", "a:", "00:00:00", "\\[", "Name ", "1.")
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts_are_split_quickly(name: str) -> None:
    text = LONG[name]
    begun = time.process_time()
    turns = find_turns(text)
    assert time.process_time() - begun < 4.0  # a fifth of that on a quiet machine
    check(text, turns)
