"""What pointing at a coding tells: code, path, coder, memo, translation, definition."""

from collections.abc import Iterable, Mapping
from html import escape

from PySide6.QtCore import QCoreApplication

from app.coding.notes.links import without_addresses
from app.models.queries import Coder, Coding, Quotation
from app.ui.dates import day
from app.ui.pages.code.codebook import Codebook, code_key
from app.ui.theme import theme

_MOST = 4  # codings told in full; a tooltip is not a list
_LONGEST = 400  # code points of a memo or definition


Translations = Mapping[tuple[int, int, int], Quotation]
"""By transcript, start and end."""


def coding_tip(
    codings: Iterable[Coding],
    codebook: Codebook,
    coders: Mapping[int, Coder],
    translations: Translations,
) -> str:
    """Return the tooltip of the codings of one place as rich text, the first one's first."""
    told = list(codings)
    parts = [_told(coding, codebook, coders, translations) for coding in told[:_MOST]]
    if len(told) > _MOST:
        more = QCoreApplication.translate("Code", "and {n} more: {names}")
        names = ", ".join(codebook.name(coding.code) for coding in told[_MOST:])
        parts.append(_muted(more.format(n=len(told) - _MOST, names=names)))
    return "<qt>" + "<hr>".join(parts) + "</qt>" if parts else ""


def plain_tip(text: str) -> str:
    """Return a text as a tooltip that breaks its lines and is never taken for HTML."""
    return f"<qt>{_text(text)}</qt>" if text else ""


def translated_by(have: Quotation) -> str:
    """Return "Mei Lin, 04/03/2024, checked by Ben": who answers for a translation, and when."""
    checked = QCoreApplication.translate("Code", "checked by {name}")
    parts = (
        have.translator,
        day(have.translated_on),
        have.checked_by and checked.format(name=have.checked_by),
    )
    return ", ".join(filter(None, parts))


def _told(
    coding: Coding,
    codebook: Codebook,
    coders: Mapping[int, Coder],
    translations: Translations,
) -> str:
    code, coder = codebook.codes.get(coding.code), coders.get(coding.coder)
    path = codebook.path(code_key(coding.code))
    lines = [f"<b>{escape(codebook.name(coding.code))}</b>"]
    if path:
        lines[0] += f"&nbsp; {_muted(path)}"
    who = [coder.name] if coder else []
    if coding.quotable:
        who.append(QCoreApplication.translate("Code", "★ quotable"))
    if who:
        lines.append(_muted(" · ".join(who)))
    if coding.memo:
        lines.append(f"<i>{_text(without_addresses(coding.memo))}</i>")
    have = translations.get((coding.transcript, coding.start, coding.end))
    if have is not None and have.translation:
        lines.append(f"“{_text(have.translation)}” {_muted(translated_by(have))}")
    if code is not None and code.definition:
        lines.append(_text(code.definition))
    return "<br>".join(lines)


def _muted(text: str) -> str:
    return f'<span style="color:{theme().colours.muted}">{escape(text)}</span>'


def _text(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
    return escape(short).replace("\n", "<br>")
