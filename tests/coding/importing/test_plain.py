"""Plain text: its characters stay as they are, and its encoding is found or refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.importing.plain import Decoded, decode
from tests.coding.importing.refusals import refused


def read(data: bytes, encoding: str | None = None) -> Decoded:
    return decode(data, encoding=encoding, file="S01.txt")


MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(text=ANY_TEXT.map("x".__add__), encoding=st.sampled_from(list(MARKS)))
def test_every_text_comes_out_as_it_is_but_for_its_line_ends(text: str, encoding: str) -> None:
    expected = "\n".join("\n".join(text.split("\r\n")).split("\r"))
    assert read(MARKS[encoding] + text.encode(encoding)) == (expected, encoding, False)
    assert read(text.encode()) == (expected, "utf-8", False)
    assert read(text.encode(encoding), encoding).text == expected


def test_nothing_but_line_ends_is_changed() -> None:
    text = " \ta\u00a0b\u2028c\x0bd\x85e\u0301\ufb01 \n\n"
    assert read(text.encode()).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_only_one_mark_is_removed(encoding: str) -> None:
    begins = "" if encoding in ("utf-16", "utf-32", "utf-8-sig") else "\ufeff"
    assert read((begins + "\ufeffa").encode(encoding)).text == "\ufeffa"
    assert read((begins + "\ufeffa").encode(encoding), encoding).text == "\ufeffa"


WESTERN = "Müller sagte: „schön“ – très bien, señor, naïve façade"
GUESSED = {
    "café": "cp1252",
    "été": "cp1252",
    WESTERN: "cp1252",
    "Straße, größer, çà et là": "cp1252",
    "Hyvää päivää, äiti": "cp1252",
    "Não é fácil, há opiniões": "cp1252",
    "是": "gb18030",
    "采访者：你好": "gb18030",
    "采访者：您怎么理解共情？\r\n受访者：我觉得是站在病人的角度，比如我奶奶。": "gb18030",
    "採訪者：你覺得什麼是同理心呢？": "big5",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.": "cp1250",
    "Ő nagyon jó tanuló, és örül a győzelemnek.": "cp1250",
    "Интервьюер: как вы понимаете эмпатию?": "cp1251",
    "Ερευνητής: τι είναι η ενσυναίσθηση;": "cp1253",
    "Öğretmen: çok güzel bir şey, değil mi? Işık ığdır.": "cp1254",
    "これは日本語のテキストです。": "cp932",
    "これは日本語のテキストです。\n共感とは患者さんの気持ちです。": "euc_jp",
    "Она не знала, как лететь домой и где взять билет на самолет, так как было поздно.": "cp1251",
    "안녕하세요 저는 학생입니다. 공감은 무엇입니까": "cp949",
}


@pytest.mark.parametrize("text", GUESSED)
def test_an_unmarked_encoding_is_guessed_and_said_to_be(text: str) -> None:
    found = read(text.encode(GUESSED[text]))
    assert found == (text.replace("\r\n", "\n"), GUESSED[text], True)


def test_a_latin_1_file_reads_right_under_the_larger_windows_encoding() -> None:
    assert read("Müller: schön".encode("latin-1")) == ("Müller: schön", "cp1252", True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_guessed(encoding: str) -> None:
    text = "采访者：您怎么理解共情？\n受访者：我觉得"
    assert read(text.encode(encoding)) == (text, encoding, True)


def test_a_long_chinese_file_is_guessed_by_its_beginning() -> None:
    text = "采访者：您怎么理解共情？\n" * 4000 + "犇\n"
    assert read(text.encode("gb18030")) == (text, "gb18030", True)


def test_the_encoding_that_is_told_overrides_all() -> None:
    assert read("Ő".encode("cp1250"), "cp1250") == ("Ő", "cp1250", False)
    assert read("é".encode(), "cp1252").text == "Ã©"


@pytest.mark.parametrize("name", ["", "klingon", "hex", "rot13", "a\0b"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    with refused("import-encoding-unknown", encoding=name):
        read(b"text", name)


def test_what_does_not_fit_the_encoding_is_refused_with_its_place() -> None:
    with refused("import-encoding-wrong", encoding="ascii", place=3):
        read("caf\u00e9".encode(), "ascii")
    with refused("import-encoding-wrong", encoding="utf-8", place=2):
        read(codecs.BOM_UTF8 + b"ab\xff")


def test_bytes_that_are_no_text_are_refused() -> None:
    with refused("import-encoding-not-found"):
        read(bytes(range(1, 32)) * 8 + bytes(range(128, 256)) * 3)


@pytest.mark.parametrize(
    "data", [b"ab\0c", "ab\0".encode("utf-16"), "ab\0c said: très bien".encode("cp1252")]
)
def test_nul_is_refused(data: bytes) -> None:
    with refused("import-nul", place=2):
        read(data)


@pytest.mark.parametrize(
    "data, encoding",
    [
        (b"ab\xed\xa0\x80", None),
        (b"\xff\xfea\0b\0\x00\xd8", None),
        (b"ab\\ud800", "unicode_escape"),
    ],
)
def test_a_lone_surrogate_is_refused_and_not_read_in_another_encoding(
    data: bytes, encoding: str | None
) -> None:
    with refused("import-surrogate", place=2):
        read(data, encoding)


@pytest.mark.parametrize("data", [b"", b"\n \r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_text_without_text_is_refused(data: bytes) -> None:
    with refused("import-empty"):
        read(data)
