"""What differs only in writing is folded together, and offsets can be led back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.folding import fold, folded
from app.models.texts import folded_columns, folded_from

ODD = (
    "aAéßﬁİıŉΣς 🙂👍🏽👩\u200d⚕\ufe0f\u0301\u0308\u00ad\u200f"
    "⽔⻔水门ＡＢ，…가각が\u3099\u093fकشَد\u05b7\n\u3000"
)
texts = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"])))


@pytest.mark.parametrize(
    "stored, found",
    [
        ("TRUST", "trust"),
        ("Straße", "strasse"),
        ("ﬁnd the oﬃce", "find the office"),
        ("İstanbul ısı", "istanbul isi"),
        ("e\u0301té, Été", "ete, ete"),
        ("Søren, Łódź, đ", "soren, lodz, d"),
        ("⽔⻔⺠", "水门民"),
        ("Ｆｕｌｌ，１２", "full,12"),
        ("“don’t” – stop", '"don\'t" - stop'),
        ("co\u00adop\u200berate", "cooperate"),
        ("שָׁלוֹם", "שלום"),
        ("مَرْحَبًا", "مرحبا"),
        ("a\u00a0b\n\tc\u3000d", "a b  c d"),
        ("ΣΑΣ σας", "σασ σασ"),
    ],
)
def test_what_becomes_the_same(stored: str, found: str) -> None:
    assert fold(stored) == found


@pytest.mark.parametrize("one, other", [("か", "が"), ("कि", "कु"), ("กา", "กี"), ("患", "惠")])
def test_other_letters_stay_others(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_ascii_keeps_every_place() -> None:
    every = "".join(map(chr, range(128)))
    assert (len(fold(every)), folded(every).uneven) == (128, ())


@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_the_same_text_written_otherwise_folds_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(texts)
def test_uneven_names_each_code_point_that_did_not_become_one(text: str) -> None:
    lengths = [len(fold(char)) for char in text]
    found = folded(text)
    assert found.uneven == tuple((at, n) for at, n in enumerate(lengths) if n != 1)
    assert found.text == "".join(map(fold, text))
    assert folded_from(*folded_columns(text)) == found
