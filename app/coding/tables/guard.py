"""Text that a spreadsheet would take for a formula, made safe and restored.

A quotation or a code may begin with "=", and a file from a participant or a second coder may hold a
formula on purpose ("=HYPERLINK(…)"). Spreadsheets start formulas with = + - @ and strip a leading
TAB or CR first; in Chinese and Japanese settings the full-width forms count too. Such a cell gets
one leading apostrophe, which spreadsheets know as "this is text". An apostrophe that is already
there is doubled, so that the way back is exact. Signed numbers are no formulas and stay.
"""

import re

_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
_SIGNED_NUMBER = re.compile(r"[+-][0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\Z")


def guard_cell(text: str) -> str:
    """Return the text as it may stand in a spreadsheet's cell; `unguard_cell` undoes it."""
    return f"'{text}" if _needs_guard(text) else text


def unguard_cell(text: str) -> str:
    """Remove exactly the apostrophe that `guard_cell` put there; other text stays as it is."""
    return text[1:] if text.startswith("'") and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    if text.startswith("'"):
        return True
    return bool(_FORMULA.match(text)) and not _SIGNED_NUMBER.match(text)
