"""Characters of the two symbol fonts that Word inserts by code instead of by Unicode.

Greek and mathematics of Symbol, and the smileys, ticks, arrows and bullets of Wingdings, are given
as the nearest characters that ordinary fonts have.
"""

_GREEK = {
    0x41: "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
    0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
}
_SYMBOL = {
    0x22: "∀", 0x24: "∃", 0x40: "≅", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦",
    0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈",
    0xCF: "∉", 0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√",
    0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x41: "✌", 0x46: "☞", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹",
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {
    "symbol": _SYMBOL | {0x41 + n: char for n, char in enumerate(_GREEK[0x41])}
    | {0x61 + n: char for n, char in enumerate(_GREEK[0x61])},
    "wingdings": _WINGDINGS,
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)


def symbol(font: str, code: str) -> tuple[str, bool]:
    """Return the character of `w:sym` and whether it is readable outside its font.

    `code` is hexadecimal; symbol fonts are addressed at U+F000 and above. What has no counterpart
    keeps its private-use code point, so that the place is not lost; what is no character is "".
    """
    try:
        point = int(code, 16)
    except ValueError:
        return "", False
    known = _FONTS.get(font.lower())
    if known is not None and (char := known.get(point & 0xFF)) and (point & 0xFF00) in (0, 0xF000):
        return char, True
    if not 0x20 <= point <= 0xFFFF or 0xD800 <= point <= 0xDFFF:
        return "", False
    return chr(point), point not in _PRIVATE and known is None
