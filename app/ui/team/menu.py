"""The menu of working together, and what its entries open."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from app.models.format import ENDING

if TYPE_CHECKING:
    from app.ui.shell.project_window import ProjectWindow
    from app.ui.team.merge_dialog import MergeDialog
    from app.ui.team.rounds_dialog import RoundsDialog

Dialog = TypeVar("Dialog", bound=QDialog)


class TeamMenu(QMenu):
    """Rounds, copies out and home, and what is to be decided."""

    def __init__(self, window: "ProjectWindow") -> None:
        super().__init__(window)
        self._window = window
        self.setTitle(self.tr("Working together"))
        for text, act in (
            (self.tr("Rounds…"), self.show_rounds),
            (self.tr("New round…"), self.new_round),
            (self.tr("Keep the codebook as a version…"), self.keep_version),
            (self.tr("Hand out a copy…"), self.hand_out),
            (self.tr("Hand out what is open…"), self.hand_out_open),
            (self.tr("Merge a copy…"), self.choose_copy),
            (self.tr("Changed on both sides…"), self.show_conflicts),
            (self.tr("Work under the wrong name…"), self.reassign),
        ):
            self.addAction(text).triggered.connect(lambda _on=False, act=act: act())

    def show_rounds(self) -> "RoundsDialog":
        """Show how the rounds stand."""
        from app.ui.team.rounds_dialog import RoundsDialog

        window = self._window
        dialog = RoundsDialog(window, window.hub)
        dialog.new_asked.connect(self.new_round)
        dialog.compare_asked.connect(dialog.accept)
        dialog.compare_asked.connect(lambda: window.show_page("compare"))
        return _open(dialog)

    def new_round(self) -> None:
        """Ask for a new round."""
        from app.ui.team.new_round import NewRoundDialog

        _open(NewRoundDialog(self._window, self._window.hub))

    def keep_version(self) -> None:
        """Ask under which name the codebook is kept as it stands."""
        from app.ui.team.version_dialog import keep_version

        keep_version(self._window, self._window.hub)

    def hand_out(self) -> None:
        """Ask to whom a copy goes."""
        from app.ui.team.handout_dialog import HandoutDialog

        _open(HandoutDialog(self._window, self._window.hub, self._window.foot))

    def hand_out_open(self) -> None:
        """Ask which third person decides what two coders left open."""
        from app.ui.team.arbiter_dialog import ArbiterDialog

        _open(ArbiterDialog(self._window, self._window.hub, self._window.foot))

    def choose_copy(self) -> None:
        """Ask which copy comes home."""
        words = self.tr("Threefold projects (*{ending})").format(ending=ENDING)
        folder = str(self._window.hub.project.path.parent)
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, self.tr("Merge a copy"), folder, words
        )
        if chosen:
            self.merge(Path(chosen))

    def merge(self, path: Path) -> "MergeDialog":
        """Show what a copy brings, and merge it if that is wanted."""
        from app.ui.team.merge_dialog import MergeDialog

        dialog = MergeDialog(self._window, self._window.hub, path)
        dialog.merged.connect(lambda n: self.show_conflicts() if n else None)
        return _open(dialog)

    def show_conflicts(self) -> None:
        """Show what both sides changed."""
        from app.ui.team.conflicts_dialog import ConflictsDialog

        _open(ConflictsDialog(self._window, self._window.hub))

    def reassign(self) -> None:
        """Ask whose work was done under another's name."""
        from app.ui.team.reassign_dialog import ReassignDialog

        _open(ReassignDialog(self._window, self._window.hub))


def _open(dialog: Dialog) -> Dialog:
    """Show a dialog that goes when it is closed: one that stayed would go on reading."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
