"""How each file of the dialog stands, as an icon and a sentence."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app import words
from app.coding.importing import LeftOut
from app.ui.counting import counted
from app.ui.importing.plan import Before, FilePlan, ImportPlan, Summary
from app.ui.speech import sentence

_FEW = 3


class FileState(NamedTuple):
    """Icon (a Lucide name), its colour (a name of the theme), and what is to be said."""

    icon: str
    colour: str
    words: str


def states(plan: ImportPlan) -> list[FileState]:
    """Return the state of every file, in order."""
    pairs = zip(plan.files, plan.befores(), strict=True)
    return [_state(plan, file, before) for file, before in pairs]


def _state(plan: ImportPlan, file: FilePlan, before: Before | None) -> FileState:
    if file.problem is not None:
        return FileState("circle-alert", "danger", sentence(file.problem))
    if file.source is None:
        return FileState("clock", "muted", _tr("Not read yet"))
    wrong = plan.wrong(file)
    if wrong:
        return FileState("circle-alert", "danger", sentence(next(iter(wrong.values()))))
    if before is not None and not file.again:
        return FileState("minus", "muted", _tr("{why} Skipped.").format(why=before_words(before)))
    doubt = _doubt(plan, file)
    if doubt:
        return FileState("triangle-alert", "warning", doubt)
    return FileState("circle-check", "good", _turns(plan, file))


def _doubt(plan: ImportPlan, file: FilePlan) -> str:
    """Return what needs a look in a file that can be imported."""
    if file.source is not None and file.source.encoding_guessed and file.encoding is None:
        return _tr("Encoding guessed: {encoding}").format(encoding=file.source.encoding)
    if plan.unknown_speakers(file):
        names = list(
            dict.fromkeys(
                turn.speaker
                for turn in plan.turns(file)
                if turn.speaker and turn.role == "unknown" and turn.speaker not in plan.roles
            )
        )
        more = "…" if len(names) > _FEW else ""
        return _tr("Who is {names}?").format(names=", ".join(names[:_FEW]) + more)
    return _tr("No speakers found") if plan.without_speakers(file) else ""


def _turns(plan: ImportPlan, file: FilePlan) -> str:
    turns = plan.turns(file)
    speakers = dict.fromkeys(turn.speaker for turn in turns if turn.speaker)
    n = len(turns)
    if not speakers:
        return counted(n, _tr("1 paragraph"), _tr("{n} paragraphs"))
    return f"{counted(n, _tr('1 turn'), _tr('{n} turns'))}: {', '.join(speakers)}"


def before_words(before: Before) -> str:
    """Return why a file would be a second one."""
    return {
        "imported-before": _tr("Imported before, as “{name}”."),
        "same-file": _tr("The same text as “{name}”."),
        "name-taken": _tr("There is already a transcript “{name}”."),
        "file-renamed": _tr("“{name}” was imported from a file of this name."),
        "name-twice": _tr("Another file here is called “{name}” as well."),
    }[before.slug].format(name=before.name)


def left_out_words(left_out: Sequence[LeftOut]) -> list[str]:
    """Return a sentence for each kind of thing that the stored text does not hold."""
    return [
        QCoreApplication.translate("sentences", words.template(f"left-out-{part.kind}")).format(
            count=part.count
        )
        for part in left_out
    ]


def summary_words(summary: Summary) -> str:
    """Return the dialog's sentence in numbers: "24 transcripts, 3 with unknown speakers"."""
    parts = [counted(summary.transcripts, _tr("1 transcript"), _tr("{n} transcripts"))]
    if summary.unknown_speakers:
        parts.append(_tr("{n} with unknown speakers").format(n=summary.unknown_speakers))
    if summary.without_speakers:
        parts.append(_tr("{n} without speakers").format(n=summary.without_speakers))
    text = ", ".join(parts)
    if summary.skipped:
        text += " · " + _tr("{n} skipped").format(n=summary.skipped)
    if summary.unreadable:
        n = summary.unreadable
        text += " · " + counted(n, _tr("1 cannot be imported"), _tr("{n} cannot be imported"))
    return text


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportDialog", text)
