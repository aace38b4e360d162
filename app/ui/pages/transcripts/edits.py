"""From what was typed in a cell or field to the operation that does it.

The table and the detail beside it ask for the same changes; a refusal goes back to where it was
caused, so that it can be shown there.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from app.coding import operations
from app.coding.exchange.attribute_values import not_applicable, read_as
from app.models.errors import Refusal, Trouble
from app.ui.hub import Hub
from app.ui.importing.names import split_names
from app.ui.pages.transcripts.contents import Contents, ParticipantRow
from app.ui.pages.transcripts.durations import seconds_of

Refused = Callable[[Refusal | Trouble], None]
_DATES = ("date", "checked_on")  # fields of a transcript


class Edits(QObject):
    """Changes of transcripts and participants, through the hub. `contents` is what is shown now."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self.hub = hub
        self.contents: Contents | None = None

    def transcript_field(
        self, ids: Sequence[int], field: str, text: str, refused: Refused | None = None
    ) -> None:
        """Set a field of transcripts from text: name, people, groups, or one of the record."""
        if field == "name":
            self.hub.do(
                operations.rename_transcript, otherwise=refused, transcript=ids[0], name=text
            )
        elif field == "people":
            for ident in ids:
                self.people(ident, split_names(text, self._known_people()), refused)
        elif field == "groups":
            self.groups(self.people_of(ids), split_names(text, self._known_groups()), refused)
        elif field == "guide":
            self.hub.do(
                operations.edit_transcripts,
                otherwise=refused,
                transcripts=list(ids),
                guide_version=int(text),
            )
        elif field == "seconds":
            self._seconds(ids, text, refused)
        else:
            if field in _DATES and text:
                text = read_as("date", [text], ";")[0] or text
            values: dict[str, Any] = {field: text, "transcripts": list(ids)}
            self.hub.do(operations.edit_transcripts, otherwise=refused, **values)

    def people(self, transcript: int, names: Sequence[str], refused: Refused | None = None) -> None:
        """Say by their ids who speaks in a transcript; a new id makes a new participant."""
        known = {row.name.casefold(): row.id for row in self._participants()}
        missing = [name for name in names if name.casefold() not in known]

        def go_on(made: int) -> None:
            known[missing.pop(0).casefold()] = made
            step()

        def step() -> None:
            if missing:
                self.hub.do(
                    operations.add_participant, then=go_on, otherwise=refused, name=missing[0]
                )
                return
            self.hub.do(
                operations.set_transcript_participants,
                otherwise=refused,
                transcript=transcript,
                participants=[known[name.casefold()] for name in names],
            )

        step()

    def groups(
        self, participants: Sequence[int], names: Sequence[str], refused: Refused | None = None
    ) -> None:
        """Make participants members of exactly these groups."""
        if participants:
            self.hub.do(
                operations.set_groups,
                otherwise=refused,
                participants=list(participants),
                groups=list(names),
            )

    def member(self, participants: Iterable[int], group: str, *, belongs: bool) -> None:
        """Put participants into a group, or take them out; their other groups stay."""
        for names, ids in regrouped(self._rows(participants), group, belongs=belongs).items():
            self.groups(ids, names)

    def participant_field(
        self, ident: int, key: object, text: str, refused: Refused | None = None
    ) -> None:
        """Set a participant's id, groups or summary, or the value of an attribute (its id)."""
        if isinstance(key, int):
            self.value(ident, key, text, refused)
        elif key == "groups":
            self.groups([ident], split_names(text, self._known_groups()), refused)
        else:
            values: dict[str, Any] = {str(key): text, "participant": ident}
            self.hub.do(operations.edit_participant, otherwise=refused, **values)

    def value(self, ident: int, attribute: int, text: str, refused: Refused | None = None) -> None:
        """Set a value as typed: "n/a" is not applicable, nothing is missing."""
        applicable = not not_applicable(text)
        self.hub.do(
            operations.set_value,
            otherwise=refused,
            participant=ident,
            attribute=attribute,
            value=self._as_kept(attribute, text) if applicable else None,
            state="value" if applicable else "not-applicable",
        )

    def people_of(self, transcripts: Iterable[int]) -> list[int]:
        """Return the participants of transcripts, each once."""
        if self.contents is None:
            return []
        wanted = set(transcripts)
        rows = (row for row in self.contents.transcripts if row.id in wanted)
        return list(dict.fromkeys(person.id for row in rows for person in row.people))

    def _as_kept(self, attribute: int, text: str) -> str:
        """Return a typed value as its attribute keeps it: 3,5 as 3.5, 31.5.2026 as 2026-05-31."""
        attributes = () if self.contents is None else self.contents.attributes
        kind = next((one.kind for one in attributes if one.id == attribute), "text")
        return read_as(kind, [text], ";")[0] or text if text else ""

    def _seconds(self, ids: Sequence[int], text: str, refused: Refused | None) -> None:
        seconds = seconds_of(text)
        if seconds is None:
            if refused is not None:
                refused(Refusal("duration-unreadable", value=text))
            return
        self.hub.do(
            operations.edit_transcripts, otherwise=refused, transcripts=list(ids), seconds=seconds
        )

    def _participants(self) -> tuple[ParticipantRow, ...]:
        return () if self.contents is None else self.contents.participants

    def _rows(self, participants: Iterable[int]) -> list[ParticipantRow]:
        wanted = set(participants)
        return [row for row in self._participants() if row.id in wanted]

    def _known_people(self) -> list[str]:
        return [row.name for row in self._participants()]

    def _known_groups(self) -> list[str]:
        return [] if self.contents is None else [group.name for group in self.contents.groups]


def regrouped(
    rows: Iterable[ParticipantRow], group: str, *, belongs: bool
) -> dict[tuple[str, ...], list[int]]:
    """Return who gets which groups when participants join or leave one.

    Participants who come to have the same groups are changed together.
    """
    found: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        if (group in row.groups) == belongs:
            continue
        others = tuple(name for name in row.groups if name != group)
        found.setdefault((*others, group) if belongs else others, []).append(row.id)
    return found
