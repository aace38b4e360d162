"""What was sent to participants to be checked, in the few words of a heading or a cell."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.models.queries import MemberCheck
from app.ui.dates import day


def what_words(what: str) -> str:
    """Return "Transcript" or "Findings"."""
    return {"transcript": _tr("Transcript"), "findings": _tr("Findings")}.get(what, what)


def checks_words(checks: Sequence[MemberCheck]) -> str:
    """Return of each thing, once, whether it came back: "Transcript: back, Findings: sent"."""
    back = {one.what: False for one in checks}
    for one in checks:
        back[one.what] |= one.returned_on is not None
    words = _tr("{what}: back"), _tr("{what}: sent")
    parts = [words[0 if done else 1].format(what=what_words(what)) for what, done in back.items()]
    return ", ".join(parts)


def checks_tip(checks: Sequence[MemberCheck]) -> str:
    """Return a line for each thing sent, with its days and what it changed."""
    lines = []
    for one in checks:
        words = (
            _tr("{what}, sent {sent}, back {back}")
            if one.returned_on
            else _tr("{what}, sent {sent}, not back yet")
        )
        values = {"sent": day(one.sent_on), "back": day(one.returned_on)}
        lines.append(words.format(what=what_words(one.what), **values))
        if one.outcome:
            lines.append(one.outcome)
    return "\n".join(lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MemberWords", text)
