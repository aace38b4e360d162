"""The made-up study is the same each time and shaped like a study."""

import json
from pathlib import Path

import pytest

from benchmarks.workload import NEEDLE, SIZES, Workload, make, write


@pytest.fixture(scope="module")
def study() -> Workload:
    return make(SIZES["tiny"], emoji=0.01)


def test_the_same_seed_gives_the_same_study(study: Workload) -> None:
    assert make(SIZES["tiny"], emoji=0.01) == study
    assert make(SIZES["tiny"], emoji=0.01, seed=1).texts != study.texts


def test_it_has_the_size_it_is_asked_for(study: Workload) -> None:
    size = SIZES["tiny"]
    assert (len(study.texts), len(study.codes)) == (size.interviews, size.codes)
    assert {who: len(codings) for who, codings in study.codings.items()} == {"A": 80, "B": 80}
    assert all(len(text.split()) >= size.words for text in study.texts)


def test_spans_lie_in_their_texts_and_no_coding_comes_twice(study: Workload) -> None:
    for codings in study.codings.values():
        assert len(set(codings)) == len(codings)
        for coding in codings:
            assert 20 <= coding.end - coding.start <= 600
            assert 0 <= coding.start < coding.end <= len(study.texts[coding.interview])
            assert study.birth[coding.code] <= coding.interview or coding.code == 0


def test_the_coders_agree_in_part(study: Workload) -> None:
    both = set(study.codings["A"]) & set(study.codings["B"])
    assert 0.2 < len(both) / 80 < 0.6


def test_what_is_written_can_be_read_again(study: Workload, tmp_path: Path) -> None:
    write(study, tmp_path)
    record = json.loads((tmp_path / "workload.json").read_text(encoding="utf-8"))
    texts = [
        (tmp_path / "transcripts" / f"{person['id']}.txt").read_text(encoding="utf-8")
        for person in record["people"]
    ]
    assert texts == study.texts
    assert record["needle_hits"] == sum(text.count(NEEDLE) for text in texts) == 3
    assert [tuple(row) for row in record["codings"]["A"]] == study.codings["A"]
