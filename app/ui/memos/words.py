"""What kinds of memos and the things they stand on are called on screen."""

from PySide6.QtCore import QCoreApplication

from app.coding.notes import Note, Target
from app.coding.notes.links import without_markup

KINDS = ("free", "code-note", "theoretical", "methodological", "reflexive")
SUBJECTS = (
    "code",
    "category",
    "theme",
    "relation",
    "participant",
    "person",
    "transcript",
    "passage",
    "coding",
    "",
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("memos", text)


def kind_words(kind: str) -> str:
    """Return what a kind of memo is called."""
    return {
        "free": _tr("Free note"),
        "code-note": _tr("Code note"),
        "theoretical": _tr("Theoretical"),
        "methodological": _tr("Methodological"),
        "reflexive": _tr("Reflexive"),
        "summary": _tr("Summary"),
        "meeting": _tr("Meeting"),
    }.get(kind, kind)


def subject_words(kind: str) -> str:
    """Return what sort of thing a memo stands on."""
    return {
        "code": _tr("Code"),
        "category": _tr("Category"),
        "theme": _tr("Theme"),
        "relation": _tr("Relation"),
        "participant": _tr("Participant"),
        "person": _tr("Interviewer"),
        "transcript": _tr("Transcript"),
        "passage": _tr("Passage"),
        "coding": _tr("Coding"),
    }.get(kind, _tr("On nothing"))


def target_words(on: Target) -> str:
    """Return what a memo stands on in words, "" for a free one."""
    if not on.kind:
        return ""
    return f"{subject_words(on.kind)}: {on.label}" if on.label else subject_words(on.kind)


def group_words(on: Target) -> str:
    """Return under which heading a memo stands in a list by subject, "" for a free one."""
    if on.under and on.kind == "coding":
        return f"{subject_words('code')}: {on.under}"
    if on.under:
        return f"{subject_words('transcript')}: {on.under}"
    return target_words(on)


def heading_of(note: Note) -> str:
    """Return how a note is called in a list: its title, or how it begins."""
    if note.title:
        return note.title
    first = next((line.strip(" #>*-\t") for line in note.text.splitlines() if line.strip()), "")
    if note.source == "meeting" and not first:
        return note.present or kind_words("meeting")
    return plain(first)


def plain(text: str) -> str:
    """Return Markdown as one line of plain words, for lists and for searching."""
    return without_markup(text)
