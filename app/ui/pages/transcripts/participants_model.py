"""The table of participants: id, groups, one column per attribute, consent, transcripts.

"Not applicable" is drawn as a tag and typed as "n/a"; a missing value is an empty cell. A column's
key is its attribute's id, or a word for the columns that every project has.
"""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from app.models.queries import Attribute, natural_key
from app.ui.importing.names import join_names
from app.ui.pages.transcripts.cells import (
    HINT_ROLE,
    NAMES_ROLE,
    SUGGESTIONS_ROLE,
    TAG_ROLE,
)
from app.ui.pages.transcripts.contents import Contents, ParticipantRow
from app.ui.pages.transcripts.member_words import checks_tip, checks_words
from app.ui.pages.transcripts.rows_model import Index, RowsModel
from app.ui.theme import theme
from app.ui.widgets.match import fold

NOT_APPLICABLE = "n/a"
PURPOSES = ("take-part", "be-recorded", "be-quoted", "share-data")
_FIRST, _LAST = ("name", "groups"), ("consent", "transcripts")
_CHECKS = "checks"
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_Role = Qt.ItemDataRole


class ParticipantsModel(RowsModel[ParticipantRow]):
    """Columns by key: "name", "groups", the attributes' ids, "consent", "transcripts".

    Behind them "checks" as soon as anything was sent to anybody to be checked.

    Beside the roles of RowsModel those of `cells`; TAG_ROLE for what is not applicable.
    """

    def __init__(self) -> None:
        super().__init__()
        self.columns = (*_FIRST, *_LAST)
        self.attributes: dict[int, Attribute] = {}
        self._groups: list[str] = []

    def set_contents(self, contents: Contents) -> None:
        """Show the participants of a project."""
        renamed = {one.id: one for one in contents.attributes} != self.attributes
        self.attributes = {one.id: one for one in contents.attributes}
        self._groups = [group.name for group in contents.groups]
        checked = (_CHECKS,) if any(row.checks for row in contents.participants) else ()
        self.set_rows(contents.participants, (*_FIRST, *self.attributes, *_LAST, *checked))
        if renamed:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def text(self, row: ParticipantRow, key: Hashable) -> str:
        """Return what a cell shows."""
        if key == "name":
            return row.name
        if key == "groups":
            return ", ".join(row.groups)
        if key == "consent":
            return consent_words(row)
        if key == "transcripts":
            return QLocale().toString(len(row.transcripts)) if row.transcripts else ""
        if key == _CHECKS:
            return checks_words(row.checks)
        value = row.values.get(key)  # type: ignore[call-overload]
        if value is None:
            return ""
        return NOT_APPLICABLE if value.not_applicable else value.text

    def edit_text(self, row: ParticipantRow, key: Hashable) -> str:
        """Return groups parted as they are typed."""
        return join_names(row.groups) if key == "groups" else self.text(row, key)

    def sort_key(self, row: ParticipantRow, key: Hashable) -> Any:
        """Sort numbers as numbers; what is not applicable goes with what is missing."""
        if key == "transcripts":
            return len(row.transcripts) or None
        attribute = self.attributes.get(key)  # type: ignore[call-overload]
        text = self.text(row, key)
        if not text or (attribute is not None and text == NOT_APPLICABLE):
            return None
        if attribute is not None and attribute.kind == "number":
            return float(text)
        return natural_key(fold(text))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Return the columns' names; an attribute's tooltip says its kind and bands."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        key = self.columns[section]
        if role == _Role.DisplayRole:
            return self._column_words(key)
        if role == _Role.ToolTipRole:
            attribute = self.attributes.get(key)  # type: ignore[call-overload]
            return attribute_words(attribute) if attribute else self._column_words(key)
        if role == _Role.TextAlignmentRole and self._is_number(key):
            return _RIGHT
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what is shown of a cell."""
        row, key = self.rows[index.row()], self.columns[index.column()]
        if role == TAG_ROLE:
            value = row.values.get(key)  # type: ignore[call-overload]
            return NOT_APPLICABLE if value is not None and value.not_applicable else None
        if role == _Role.TextAlignmentRole:
            return _RIGHT if self._is_number(key) else None
        if role == _Role.ForegroundRole:
            return self._colour(row, key)
        if role == _Role.ToolTipRole:
            return self._tip(row, key)
        if role == NAMES_ROLE:
            return self._groups if key == "groups" else None
        if role == SUGGESTIONS_ROLE:
            return self._known_values(key)
        return self._hint(key) if role == HINT_ROLE else super().data(index, role)

    def editable(self, key: Hashable) -> bool:
        """Tell whether a column can be typed in."""
        return key not in (*_LAST, _CHECKS)

    def missing(self) -> int:
        """Return how many values of attributes nobody has given."""
        return sum(len(self.attributes) - len(row.values) for row in self.rows)

    def _is_number(self, key: Hashable) -> bool:
        attribute = self.attributes.get(key)  # type: ignore[call-overload]
        return key == "transcripts" or (attribute is not None and attribute.kind == "number")

    def _column_words(self, key: Hashable) -> str:
        if key in self.attributes:
            return self.attributes[key].name  # type: ignore[index]
        return {
            "name": _tr("Id"),
            "groups": _tr("Groups"),
            "consent": _tr("Consent"),
            "transcripts": _tr("Transcripts"),
            _CHECKS: _tr("Sent to be checked"),
        }[str(key)]

    def _colour(self, row: ParticipantRow, key: Hashable) -> Any:
        if row.withdrawn is not None:
            return theme().colour("faint")
        if key == "consent" and any(one.answer == "no" for one in row.consent.values()):
            return theme().colour("warning")
        return theme().colour("muted") if key in ("groups", *_LAST, _CHECKS) else None

    def _tip(self, row: ParticipantRow, key: Hashable) -> str | None:
        if key == "transcripts":
            return "\n".join(text.name for text in row.transcripts) or None
        if key == _CHECKS:
            return checks_tip(row.checks) or None
        if key in self.attributes and not self.text(row, key):
            return _tr("Missing. Type a value, or n/a where the question does not apply.")
        value = row.values.get(key)  # type: ignore[call-overload]
        if value is not None and value.not_applicable:
            return _tr("Not applicable: the question does not apply to {id}").format(id=row.name)
        return self.text(row, key) or None

    def _known_values(self, key: Hashable) -> list[str] | None:
        attribute = self.attributes.get(key)  # type: ignore[call-overload]
        if attribute is None or attribute.kind != "text":
            return None
        values = (row.values.get(attribute.id) for row in self.rows)
        return sorted({one.text for one in values if one is not None and one.text})

    def _hint(self, key: Hashable) -> str | None:
        attribute = self.attributes.get(key)  # type: ignore[call-overload]
        kinds = {"number": _tr("number, or n/a"), "date": _tr("YYYY-MM-DD, or n/a")}
        return None if attribute is None else kinds.get(attribute.kind, _tr("text, or n/a"))


def consent_words(row: ParticipantRow) -> str:
    """Return in a few words what a participant has agreed to."""
    if row.withdrawn is not None:
        return _tr("Withdrawn {date}").format(date=row.withdrawn)
    refused = [purpose_words(one) for one in PURPOSES if _answer(row, one) == "no"]
    if refused:
        return _tr("Not: {what}").format(what=", ".join(refused))
    given = [one for one in PURPOSES if _answer(row, one) == "yes"]
    if len(given) == len(PURPOSES):
        return _tr("All")
    return ", ".join(purpose_words(one) for one in given)


def _answer(row: ParticipantRow, purpose: str) -> str:
    return row.consent[purpose].answer if purpose in row.consent else ""


def purpose_words(purpose: str) -> str:
    """Return what somebody agrees to, in words."""
    return {
        "take-part": _tr("take part"),
        "be-recorded": _tr("be recorded"),
        "be-quoted": _tr("be quoted"),
        "share-data": _tr("share data"),
    }.get(purpose, purpose)


def kind_of_attribute(kind: str) -> str:
    """Return an attribute's kind in words."""
    return {"text": _tr("Text"), "number": _tr("Number"), "date": _tr("Date")}.get(kind, kind)


def attribute_words(attribute: Attribute) -> str:
    """Return what an attribute holds: "Number, in bands 20-29,30-39"."""
    kind = kind_of_attribute(attribute.kind)
    if not attribute.bands:
        return kind
    return _tr("{kind}, in bands {bands}").format(kind=kind, bands=attribute.bands)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ParticipantsModel", text)
