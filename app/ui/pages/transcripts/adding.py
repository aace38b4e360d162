"""What adds to the table of participants: the floating panels, and what their answers do."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.coding import operations
from app.models.errors import Refusal, Trouble
from app.models.queries import Attribute
from app.ui.hub import Hub
from app.ui.pages.transcripts.contents import Contents, ParticipantRow
from app.ui.pages.transcripts.groups_panel import GroupsPanel
from app.ui.pages.transcripts.panels import AttributePanel, ParticipantPanel
from app.ui.speech import sentence


class Adding(QObject):
    """The panels of one page; each is made when it is first opened.

    `added(id)`: a participant was added. `member(group, belongs)`: the selected participants are
    to join or leave a group.
    """

    added = Signal(object)
    member = Signal(str, bool)

    def __init__(self, hub: Hub, page: QWidget) -> None:
        super().__init__(page)
        self._hub, self._page = hub, page
        self._contents: Contents | None = None
        self.participant: ParticipantPanel | None = None
        self.attribute: AttributePanel | None = None
        self.groups: GroupsPanel | None = None

    def show_contents(self, contents: Contents, chosen: list[ParticipantRow]) -> None:
        """Take the groups that there are now; an open panel shows them."""
        self._contents = contents
        if self.groups is not None and self.groups.isVisible():
            self.groups.show_groups(contents.groups, contents.participants, chosen)

    def ask_participant(self, anchor: QWidget) -> None:
        """Ask below a button for a new participant."""
        panel = self.participant
        if panel is None:
            panel = self.participant = ParticipantPanel(self._page.window())
            panel.submitted.connect(self._add_participant)
        groups = self._contents.groups if self._contents else ()
        panel.ask(anchor, [group.name for group in groups])

    def ask_attribute(self, anchor: QWidget, attribute: Attribute | None = None) -> None:
        """Ask below a button for a new attribute, or for changes of one."""
        panel = self.attribute
        if panel is None:
            panel = self.attribute = AttributePanel(self._page.window())
            panel.submitted.connect(self._put_attribute)
        panel.ask(anchor, attribute)

    def ask_groups(self, anchor: QWidget, chosen: list[ParticipantRow]) -> None:
        """Show below a button which groups the chosen participants belong to."""
        if self._contents is None:
            return
        panel = self.groups
        if panel is None:
            panel = self.groups = GroupsPanel(self._page.window())
            panel.member.connect(self.member)
            panel.renamed.connect(self._rename_group)
            panel.removed.connect(lambda group: self._hub.do(operations.remove_group, group=group))
        panel.show_groups(self._contents.groups, self._contents.participants, chosen)
        panel.open_below(anchor)

    def _add_participant(self) -> None:
        panel = self.participant
        assert panel is not None

        def added(ident: int) -> None:
            panel.ask_next()
            self.added.emit(ident)

        self._hub.do(
            operations.add_participant,
            then=added,
            otherwise=lambda problem: panel.refuse("name", sentence(problem)),
            name=panel.name.text().strip(),
            groups=panel.groups.names(),
        )

    def _put_attribute(self) -> None:
        panel = self.attribute
        assert panel is not None
        values: dict[str, Any] = {
            "name": panel.name.text(),
            "kind": panel.kind.currentData(),
            "bands": panel.bands.text() if panel.bands.isEnabled() else "",
        }
        operation: Any = operations.define_attribute
        if panel.attribute is not None:
            operation = operations.edit_attribute
            values["attribute"] = panel.attribute.id

        def refused(problem: Refusal | Trouble) -> None:
            of_kind = problem.reason.startswith(("value-", "attribute-kind"))
            panel.refuse("kind" if of_kind else "name", sentence(problem))

        def done(_made: object) -> None:
            panel.close_quietly()

        self._hub.do(operation, then=done, otherwise=refused, **values)

    def _rename_group(self, group: int, name: str) -> None:
        panel = self.groups
        assert panel is not None
        self._hub.do(
            operations.edit_group,
            otherwise=lambda problem: panel.refuse(group, sentence(problem)),
            group=group,
            name=name,
        )
