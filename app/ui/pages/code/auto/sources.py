"""What can be chosen in the dialog of autocoding: transcripts, groups, voices, questions, codes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.coding.autocode.request import Spoken
from app.models import queries
from app.models.reader import Reader
from app.ui.widgets.palette_model import PaletteItem


class Sources(NamedTuple):
    """`transcripts` and `groups` (transcripts by group, in the groups' order) are ids with names.

    `voices` and `questions` are ready for the palette: keys are a `Spoken` and a question's id.
    """

    names: Mapping[int, str]
    groups: Sequence[tuple[str, Sequence[int]]]
    voices: Sequence[PaletteItem]
    questions: Sequence[PaletteItem]
    several: bool  # coders


def read_sources(reader: Reader) -> Sources:
    """Return what there is to choose from."""
    names = {row.id: row.name for row in queries.transcripts(reader)}
    spoken: dict[int, list[int]] = {}
    for speaker in queries.speakers(reader):
        spoken.setdefault(speaker.participant, []).append(speaker.transcript)
    members: dict[int, list[int]] = {}
    for row in queries.memberships(reader):
        members.setdefault(row.participant_group, []).append(row.participant)
    groups = queries.groups(reader)
    persons = [coder for coder in queries.coders(reader) if coder.kind == "person"]
    within = {
        group.id: {text for person in members.get(group.id, ()) for text in spoken.get(person, ())}
        for group in groups
    }
    return Sources(
        names,
        [(group.name, [text for text in names if text in within[group.id]]) for group in groups],
        _voices(reader, [(group.name, frozenset(members.get(group.id, ()))) for group in groups]),
        _questions(reader),
        len(persons) > 1,
    )


def _voices(reader: Reader, groups: Sequence[tuple[str, frozenset[int]]]) -> list[PaletteItem]:
    role, group_words = tr("Role"), tr("Group")
    roles = (
        ("participant", tr("All participants"), "users"),
        ("interviewer", tr("All interviewers"), "message-square"),
        ("unknown", tr("Everybody whose role is not known"), "circle-question-mark"),
    )
    people = [
        PaletteItem(Spoken(participants=frozenset({row.id})), row.name, tr("Participant"))
        for row in queries.participants(reader)
    ]
    labels = [
        PaletteItem(Spoken(speakers=frozenset({name})), name, tr("Speaker"), count=n)
        for name, n in queries.speaker_labels(reader)
    ]
    return [
        *(PaletteItem(Spoken(roles=frozenset({r})), words, role, icon=i) for r, words, i in roles),
        *(PaletteItem(Spoken(participants=ids), name, group_words) for name, ids in groups),
        *(PaletteItem(item.key, item.text, item.path, icon="user") for item in people),
        *labels,
    ]


def _questions(reader: Reader) -> list[PaletteItem]:
    located: dict[int, set[int]] = {}
    for row in queries.questions_asked(reader):
        if row.turn is not None:
            located.setdefault(row.question, set()).add(row.transcript)
    return [
        PaletteItem(row.id, row.text, row.topic, count=len(located.get(row.id, ())))
        for row in queries.guide(reader)
    ]


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("Autocode", text)
