"""A guess at the encoding of bytes that are neither marked nor UTF-8.

General detectors are unreliable on short texts: charset-normalizer takes "采访者：你好" in GB18030
for Korean and "Müller" in Latin-1 for Central European. The two cases that interview studies meet
most, Simplified Chinese and Western European, are therefore recognised here by what their
characters look like; only the rest is left to the detector, limited to encodings in use.
"""

import re
from collections import Counter

SAMPLE_BYTES = 65_536
"""How much of a file is looked at; enough for a judgement, and quick for large files."""

_CANDIDATES = [
    "big5", "cp932", "euc_jp", "cp949", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "mac_roman", "cp850", "tis_620", "gb18030",
]  # fmt: skip
_USUAL_WIDE = re.compile(
    "[\t\n\r\x20-\u052f\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef‘-”]"
)
_LETTERS = "àáâäãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÁÂÄÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜŸªº"
_MARKS = "‘’“”„–—…•·«»‹›¡¿§©®™€£¥°±´\u00a0\u00ad"
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_])[“„…•«»‹›¡¿§©®€£¥±](?=[^\W\d_])")
_TWO_DIFFERENT = re.compile(rf"([{_LETTERS}])(?!\1)[{_LETTERS}]")


def guess_encoding(data: bytes) -> str | None:
    """Return the likely encoding, in which the whole of `data` decodes, or None."""
    sample = data[:SAMPLE_BYTES]
    if len(data) > len(sample) and b"\n" in sample:
        sample = sample[: sample.rindex(b"\n")]  # not in the middle of a wide character
    guesses = (_unmarked_utf_16, _simplified_chinese, _western, _detected)
    for guess in guesses:
        encoding = guess(sample)
        if encoding is not None and _decodes(data, encoding):
            return encoding
    return None


def _unmarked_utf_16(sample: bytes) -> str | None:
    """UTF-16 without a mark: line ends and blanks have a zero on the same side of each pair.

    Western text with a stray zero comes out as a mixture of scripts instead.
    """
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even == odd:
        return None
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    text = sample.decode(encoding, "ignore")
    return encoding if len(_USUAL_WIDE.findall(text)) >= 0.95 * len(text) else None


def _simplified_chinese(sample: bytes) -> str | None:
    """GB18030, if nearly all wide characters are of the 3,755 most common ones or punctuation.

    Those stand in rows 16–55 of GB 2312 (lead bytes B0–D7). Other encodings read as GB18030 give
    mostly rare characters; Korean gives common ones, but never from beyond C8, where half of any
    Chinese text stands, and it has no full-width punctuation.
    """
    text = sample.decode("gb18030", "ignore")
    wide = Counter(char for char in text if char > "\x7f")
    leads: Counter[int] = Counter()
    for char, count in wide.items():
        code = char.encode("gb2312", "ignore")
        leads[code[0] if len(code) == 2 else 0] += count
    usual = sum(n for lead, n in leads.items() if lead in (0xA1, 0xA3) or 0xB0 <= lead <= 0xD7)
    if not wide or usual < 0.85 * wide.total():
        return None
    chinese = sum(n for lead, n in leads.items() if lead > 0xC8) + leads[0xA1] + leads[0xA3]
    return "gb18030" if chinese else None


def _western(sample: bytes) -> str | None:
    """Windows-1252 (of which Latin-1's letters are a part), if it reads like a Western language."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return None
    wide = [char for char in text if char > "\x7f"]
    if not set(wide) <= {*_LETTERS, *_MARKS} or _INSIDE_WORD.search(text):
        return None
    if "õ" in wide and not {"ã", "ç", "ä"} & set(wide):
        return None  # Hungarian ő; in Portuguese and Estonian õ has company
    # Cyrillic or Greek words come out as nothing but accented letters, side by side
    letters = sum(char in _LETTERS for char in wide)
    return "cp1252" if 3 * len(_TWO_DIFFERENT.findall(text)) <= letters else None


def _detected(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # heavy, and seldom needed

    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    return None if best is None else best.encoding


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
