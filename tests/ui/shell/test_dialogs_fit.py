"""Every dialog and every floating sheet at 100, 150 and 200 %: nothing is cut off, all in reach."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

import app.ui
from app.coding import operations
from app.coding.editing.preview import preview
from app.coding.notes import Target
from app.models import queries
from app.ui.importing.dialog import ImportDialog
from app.ui.memos import MemoSheet
from app.ui.others import Deed, OthersDialog
from app.ui.pages.code.auto.dialog import AutocodeDialog
from app.ui.pages.code.auto.similar_dialog import SimilarDialog
from app.ui.pages.code.correcting.line_sheet import LineSheet
from app.ui.pages.code.correcting.preview_dialog import PreviewDialog
from app.ui.pages.code.correcting.text_dialog import TextDialog
from app.ui.pages.code.correcting.turn_sheet import TurnSheet
from app.ui.pages.code.name_popover import NamePopover
from app.ui.pages.code.translation_sheet import Translation, TranslationSheet
from app.ui.pages.compare.meetings import MeetingDialog
from app.ui.pages.compare.revising import RevisionDialog
from app.ui.pages.tables.summary_sheet import SummarySheet
from app.ui.pages.transcripts.contents import ParticipantRow
from app.ui.pages.transcripts.groups_panel import GroupsPanel
from app.ui.pages.transcripts.panels import AttributePanel, ParticipantPanel
from app.ui.pages.transcripts.sending import SentPanel
from app.ui.shell.coder_dialog import CoderDialog
from app.ui.shell.help_window import HelpWindow
from app.ui.shell.project_window import ProjectWindow
from app.ui.shell.settings_dialog import SettingsDialog
from app.ui.shell.study_dialog import StudyDialog
from app.ui.shell.who_dialog import WhoDialog
from app.ui.team.arbiter_dialog import ArbiterDialog
from app.ui.team.conflicts_dialog import ConflictsDialog
from app.ui.team.handout_dialog import HandoutDialog
from app.ui.team.merge_dialog import MergeDialog
from app.ui.team.new_round import NewRoundDialog
from app.ui.team.reason_dialog import ReasonDialog
from app.ui.team.reassign_dialog import ReassignDialog
from app.ui.team.rounds_dialog import RoundsDialog
from app.ui.team.version_dialog import VersionDialog
from app.ui.theme import theme
from app.ui.widgets.dialog import Dialog, room_for
from app.ui.widgets.floating import Floating
from tests.builders import add_code, add_coder, add_transcript, did
from tests.ui.fitting import cut

LONG = "A very long name that somebody gave because names may be as long as that, and why not"
SOMEBODY = ParticipantRow(1, LONG, (), {}, {}, None, "", ())
CHINESE = "医学教育中的共情：从患者的角度看问题以及保持适当的专业距离与自我照顾的各种方式"
SCREEN = QSize(1354, 728)  # 1366×768 without what the desktop draws around a window


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    yield
    theme().set_zoom(100)


def dialogs(window: ProjectWindow, copy: Path) -> dict[type[QWidget], Callable[[], QWidget]]:
    """Return how every dialog of the program is made, with long names where names stand."""
    hub, nothing = window.hub, lambda *_any: None
    with hub.read() as reader:
        people = [row for row in queries.coders(reader) if row.kind == "person"]
        text = next(iter(queries.transcripts(reader))).id
        codes = queries.codes(reader)
        found = preview(reader, text, "Nothing is left of it.")
    coders = {row.id: row for row in people}
    deed = Deed(f"Delete {LONG}", f"Delete {LONG[:30]}", f"Also {LONG}'s 12 codings", LONG, LONG)
    words = f"Looking early at the round “{LONG}” is kept."
    reason = ("Look early", words, "Look early", nothing)
    return {
        OthersDialog: lambda: OthersDialog(window, deed, nothing),
        NewRoundDialog: lambda: NewRoundDialog(window, hub),
        HandoutDialog: lambda: HandoutDialog(window, hub, window.foot),
        ArbiterDialog: lambda: ArbiterDialog(window, hub, window.foot),
        MeetingDialog: lambda: MeetingDialog(window, hub, None, LONG),
        RevisionDialog: lambda: RevisionDialog(window, hub, codes, 1),
        RoundsDialog: lambda: RoundsDialog(window, hub),
        ReassignDialog: lambda: ReassignDialog(window, hub),
        ReasonDialog: lambda: ReasonDialog(window, *reason),
        ConflictsDialog: lambda: ConflictsDialog(window, hub),
        MergeDialog: lambda: MergeDialog(window, hub, copy),
        StudyDialog: lambda: StudyDialog(window, hub),
        SettingsDialog: lambda: SettingsDialog(window, window.preferences),
        CoderDialog: lambda: CoderDialog(window, hub, new=True),
        WhoDialog: lambda: WhoDialog(None, LONG, people, None),
        ImportDialog: lambda: ImportDialog(hub, (), window),
        AutocodeDialog: lambda: AutocodeDialog(hub, window, lambda: 0),
        SimilarDialog: lambda: SimilarDialog(hub, window),
        TextDialog: lambda: TextDialog(window, LONG, "Words\n" * 90, (0, 5)),
        PreviewDialog: lambda: PreviewDialog(window, found, lambda _c: LONG, coders, hub.coder),
        VersionDialog: lambda: VersionDialog(window, hub),
        HelpWindow: lambda: HelpWindow(window),
    }


def sheets(window: ProjectWindow) -> dict[type[QWidget], Callable[[], QWidget]]:
    """Return how every floating sheet is opened."""
    hub, at, nothing = window.hub, window.mapToGlobal(QPoint(900, 600)), lambda *_any: None
    anchor = window.foot

    def opened(sheet: QWidget, *values: object, ask: str = "ask_at") -> QWidget:
        getattr(sheet, ask)(*values)
        return sheet

    return {
        MemoSheet: lambda: opened(MemoSheet(hub, window), Target("code", 1, LONG), ask="ask"),
        SummarySheet: lambda: opened(SummarySheet(window), at, 20, LONG, CHINESE, nothing),
        TranslationSheet: lambda: opened(
            TranslationSheet(window), at, 20, LONG, Translation(CHINESE, LONG), nothing
        ),
        NamePopover: lambda: opened(NamePopover(window), at, 20, lambda _name: LONG),
        TurnSheet: lambda: opened(TurnSheet(window), at, 20, LONG, LONG * 3, (0, 4), nothing),
        LineSheet: lambda: opened(
            LineSheet(window, "Speaker", LONG), at, 20, LONG, nothing, "All their turns"
        ),
        ParticipantPanel: lambda: opened(ParticipantPanel(window), anchor, [LONG], ask="ask"),
        SentPanel: lambda: opened(SentPanel(window), anchor, [SOMEBODY], ask="ask"),
        AttributePanel: lambda: opened(AttributePanel(window), anchor, ask="ask"),
        GroupsPanel: lambda: opened(GroupsPanel(window), anchor, ask="open_below"),
    }


def settle(window: ProjectWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.hub._open == 0)


@pytest.fixture
def long_names(window: ProjectWindow) -> None:
    project = window.hub.project
    ben = add_coder(project, LONG[:60])
    add_coder(project, CHINESE)
    for name in (LONG, CHINESE):
        add_code(project, name, window.hub.coder)
        add_transcript(project, name)
    assert did(project, operations.edit_coder, coder=ben, name=f"{LONG[:50]} 李") is None


@pytest.mark.usefixtures("long_names")
@pytest.mark.parametrize("zoom", [150, 200])
def test_every_dialog_fits_a_small_screen(
    window: ProjectWindow, qtbot: QtBot, tmp_path: Path, zoom: int
) -> None:
    copy = tmp_path / f"{LONG[:60]}.threefold"
    theme().set_zoom(zoom)
    problems = {}
    for kind, make in dialogs(window, copy).items():
        dialog = make()
        dialog.show()
        settle(window, qtbot)
        room = room_for(dialog).expandedTo(dialog.minimumSizeHint())
        if dialog.width() > room.width() or dialog.height() > room.height():
            problems[kind.__name__, "screen"] = [f"{dialog.size()}"]
        dialog.resize(dialog.size().expandedTo(_wanted(dialog)).boundedTo(SCREEN))
        if cut(dialog):
            problems[kind.__name__, "cut"] = cut(dialog)
        dialog.deleteLater()
    assert problems == {}


def _wanted(dialog: QWidget) -> QSize:
    wanted = getattr(dialog, "_wanted", None) or QSize(0, 0)
    width = theme().px(wanted.width())
    layout = dialog.layout()
    height = theme().px(wanted.height())
    if layout is not None and layout.hasHeightForWidth():
        height = max(height, layout.totalHeightForWidth(min(max(width, 1), SCREEN.width())))
    return QSize(width, height)


@pytest.mark.usefixtures("long_names")
@pytest.mark.parametrize("zoom", [150, 200])
def test_every_sheet_fits_a_small_window(window: ProjectWindow, qtbot: QtBot, zoom: int) -> None:
    theme().set_zoom(zoom)
    window.resize(SCREEN)
    problems = {}
    for kind, opened in sheets(window).items():
        sheet = opened()
        settle(window, qtbot)
        assert sheet.isVisible(), kind
        if not window.rect().contains(sheet.geometry().adjusted(20, 20, -20, -20)):
            problems[kind.__name__, "window"] = [f"{sheet.geometry()}"]
        if cut(sheet):
            problems[kind.__name__, "cut"] = cut(sheet)
        sheet.hide()
    assert problems == {}


def test_no_dialog_and_no_sheet_is_left_out(window: ProjectWindow, tmp_path: Path) -> None:
    for module in walk_packages(app.ui.__path__, "app.ui."):
        import_module(module.name)
    looked_at = {*dialogs(window, tmp_path), *sheets(window)}
    assert _ours(QDialog) - {Dialog} <= looked_at
    drawn_elsewhere = {"Sheet", "FormPanel", "CommandPalette", "AskingPalette", "ShortcutSheet"}
    sheets_ = {one for one in _ours(Floating) if one.__name__ not in drawn_elsewhere}
    assert sheets_ <= looked_at


def _ours(kind: type[QWidget]) -> set[type[QWidget]]:
    found = set()
    for one in kind.__subclasses__():
        found |= _ours(one)
        if one.__module__.startswith("app."):
            found.add(one)
    return found
