"""Coded transcripts as one page of HTML: words tinted, a number at each coding's end, a list below.

Nothing is loaded from anywhere: the page reads the same on a computer without a network.
"""

from collections.abc import Sequence
from html import escape

from app.coding.printing.coded_transcript import CodedTranscript, Remark, Spoken, clock
from app.coding.printing.colours import tint
from app.coding.tables.value import printable

_STYLE = """
body{font:16px/1.6 system-ui,sans-serif;color:#1f2328;max-width:46em;margin:2em auto;padding:0 1em}
section{break-before:page}section:first-of-type{break-before:auto}
.turn{display:grid;grid-template-columns:8em 1fr;gap:1em;margin:.5em 0;white-space:pre-wrap}
.about,.time,li small{color:#5f6b76}.time{display:block;font-size:.8em}
mark{color:inherit}mark.several{text-decoration:underline}sup{font-size:.65em}
li{margin:.3em 0;white-space:pre-wrap}
@media print{mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""


def html_bytes(transcripts: Sequence[CodedTranscript]) -> bytes:
    """Return the page."""
    title = _text(", ".join(one.name for one in transcripts))
    parts = [
        '<!doctype html><html><head><meta charset="utf-8">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        *(_section(one) for one in transcripts),
        "</body></html>\n",
    ]
    return "\n".join(parts).encode("utf-8")


def _section(one: CodedTranscript) -> str:
    ends: dict[int, list[int]] = {}
    for number, remark in enumerate(one.remarks):
        ends.setdefault(remark.last, []).append(number)
    about = " · ".join([*one.participants, *filter(None, [one.date])])
    turns = "\n".join(_turn(turn, one.remarks, ends) for turn in one.turns)
    codes = "\n".join(map(_remark, one.remarks))
    codes = f"<ol>{codes}</ol>" if codes else ""
    return (
        f'<section><h1>{_text(one.name)}</h1><p class="about">{_text(about)}</p>\n'
        f"{turns}\n{codes}</section>"
    )


def _turn(turn: Spoken, remarks: Sequence[Remark], ends: dict[int, list[int]]) -> str:
    time = "" if turn.milliseconds is None else clock(turn.milliseconds)
    time = f'<span class="time">{time}</span>' if time else ""
    words = []
    for place, segment in enumerate(turn.segments, turn.first):
        if segment.text:
            words.append(_marked(segment.text, [remarks[k] for k in segment.remarks]))
        words += [f"<sup>{number + 1}</sup>" for number in ends.get(place, ())]
    return (
        f'<div class="turn"><div><b>{_text(turn.speaker)}</b>{time}</div>'
        f'<div dir="auto">{"".join(words)}</div></div>'
    )


def _marked(text: str, remarks: Sequence[Remark]) -> str:
    if not remarks:
        return _text(text)
    names = _text(", ".join(f"{remark.code} ({remark.coder})" for remark in remarks))
    several = ' class="several"' if len(remarks) > 1 else ""
    ground = tint(remarks[0].colour)
    return f'<mark{several} style="background:#{ground}" title="{names}">{_text(text)}</mark>'


def _remark(remark: Remark) -> str:
    memo = f"\n{_text(remark.memo)}" if remark.memo else ""
    who = _text(f"{remark.coder}, {remark.created[:10]}")
    return f"<li><b>{_text(remark.code)}</b> <small>{who}</small>{memo}</li>"


def _text(text: str) -> str:
    return escape(printable(text))
