"""Two coders through the window: round, sample, copy out, coded there, merged, frozen, compared,
reconciled, and tables that count the consensus.

Undo takes the decisions back and stops at the freeze; it goes on beyond once the freeze was taken
back for a reason.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.agreement.comparison import Question, compare
from app.coding.analysis.analysis_coding import analysis_coding
from app.coding.reconciling.rulings import Ruling
from app.coding.reports.decisions_table import decisions_table
from app.coding.tables.value import cell_text
from app.models import queries
from app.models.project import Project
from app.ui.pages.compare.page import ComparePage
from app.ui.pages.tables.page import TablesPage
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from app.ui.shell.shell import Shell
from app.ui.team.handout_dialog import HandoutDialog
from app.ui.team.new_round import NewRoundDialog
from app.ui.team.reason_dialog import ReasonDialog
from app.ui.team.rounds_dialog import RoundsDialog
from tests.builders import TEXT, add_category, add_code, add_coder, add_transcript, make_project

T = TypeVar("T", bound=QDialog)


class Journey:
    """Ana's window on a project of four interviews, and a shell that opens Ben's copy beside it."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder, self.qtbot = folder, qtbot
        with make_project(folder) as project:
            self.ana, self.ben = add_coder(project, "Ana"), add_coder(project, "Ben")
            add_transcript(project, "S01")
            for n in range(2, 5):
                add_transcript(project, f"S0{n}", f"{TEXT}Words {n}.\n")
            self.trust = add_code(project, "trust", self.ana)
            theme = add_category(project, "Contact", self.ana, level="theme")
            add_category(project, "Closeness", self.ana, parent=theme, codes=[self.trust])
        self.shell = Shell(Preferences(folder / "preferences.json"))
        self.shell.open(folder / "study.threefold", "Ana")
        self.window = self.latest()
        self.hub, self.team = self.window.hub, self.window.menu.team
        self.texts: list[int] = []

    def latest(self) -> ProjectWindow:
        return cast(ProjectWindow, self.shell.windows[-1])

    def dialog(self, kind: type[T], parent: QObject | None = None) -> T:
        found = (parent or self.window).findChild(kind)
        assert found is not None
        return found

    def open_round(self) -> None:
        self.team.new_round()
        new = self.dialog(NewRoundDialog)
        new.sample.setValue(2)
        new.draw_sample()
        with self.qtbot.waitSignal(new.accepted):
            new.accept()
        with self.hub.read() as reader:
            self.texts = [row.transcript for row in queries.round_transcripts(reader)]

    def code_in_a_copy(self) -> None:
        path = self.folder / "ben.threefold"
        self.team.hand_out()
        out = self.dialog(HandoutDialog)
        self.qtbot.waitUntil(out.go.isEnabled)
        with self.qtbot.waitSignal(out.accepted):
            out.hand_out(path)
        self.shell.open(path)  # not asked who is coding: the copy knows
        copy = self.latest()
        assert copy.hub.coder == self.ben
        assert copy.header.coder.accessibleName() == "Copy of Ben"
        for text in self.texts:
            copy.hub.do(operations.apply_code, transcript=text, code=self.trust, start=5, end=24)
        with self.qtbot.waitSignal(
            copy.hub.did, check_params_cb=lambda done, _role: done.kind == "finish"
        ):
            copy.hub.do(operations.finish, transcripts=self.texts)
        copy.close()

    def merge(self) -> None:
        for text in self.texts:
            self.hub.do(operations.apply_code, transcript=text, code=self.trust, start=5, end=13)
        merge = self.team.merge(self.folder / "ben.threefold")
        self.qtbot.waitUntil(merge.go.isEnabled)
        with self.qtbot.waitSignal(merge.merged):
            merge.merge()

    def freeze(self) -> RoundsDialog:
        rounds = self.team.show_rounds()
        rounds.next.click()
        self.qtbot.waitUntil(lambda: rounds.next.text() == "Freeze the round")
        rounds.next.click()
        self.qtbot.waitUntil(lambda: "Pooled kappa" in rounds.figures.line.text())
        return rounds

    def reconcile(self) -> ComparePage:
        """Settle every difference on the Compare page and let the consensus count."""
        self.window.show_page("compare")
        page = cast(ComparePage, self.window.page("compare"))
        self.qtbot.waitUntil(lambda: len(page.panel.chosen()) == 1)
        for number in (1, 2):
            page.bar.reason.setText("the whole sentence")
            page.bar.actions_by_ruling[Ruling.SECOND].trigger()
            self.until_settled(page, number)
        page._menu.counted.emit()
        self.qtbot.waitUntil(lambda: set(self.texts) <= self.reconciled())
        return page

    def until_settled(self, page: ComparePage, number: int) -> None:
        told = f"{number} of 2 settled"
        self.qtbot.waitUntil(lambda: page.bar._progress.text().startswith(told))

    def reconciled(self) -> set[int]:
        with self.hub.read() as reader:
            rows = queries.transcripts(reader)
        return {row.id for row in rows if row.reconciled_on is not None}

    def printed_themes(self) -> list[list[str]]:
        """Return the rows of Table 2 as the Tables page writes it."""
        self.window.show_page("tables")
        page = cast(TablesPage, self.window.page("tables"))
        self.qtbot.waitUntil(lambda: "Closeness" in page.preview.toPlainText())
        assert "Consensus" in page.preview.toPlainText()  # whose codings it counts
        out = self.folder / "table2.csv"
        page.export_to(out)
        self.qtbot.waitUntil(out.exists)
        with out.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    def decisions(self) -> list[list[str]]:
        """Return the table of decisions, without its days."""
        with self.hub.read() as reader:
            table = decisions_table(reader)
        return [[cell_text(cell) for cell in row.cells][1:] for row in table.rows]

    def take_back(self, rounds: RoundsDialog) -> None:
        rounds.unfreeze.click()
        asked = self.dialog(ReasonDialog, rounds)
        asked.reason.setText("Ben had left out S03")
        with self.qtbot.waitSignal(asked.accepted):
            asked.accept()
        rounds.reject()


@pytest.fixture
def journey(tmp_path: Path, qtbot: QtBot) -> Iterator[Journey]:
    made = Journey(tmp_path, qtbot)
    yield made
    for window in list(made.shell.windows):
        window.close()


def test_from_the_round_to_agreement_and_back(journey: Journey, qtbot: QtBot) -> None:
    hub, window = journey.hub, journey.window
    assert {"Rounds…", "Merge a copy…"} <= {a.text() for a in window.menu.commands()}
    journey.open_round()
    assert len(journey.texts) == 2
    journey.code_in_a_copy()
    journey.merge()
    with hub.read() as reader:
        assert {row.coder for row in queries.all_codings(reader)} == {journey.ana}  # still blind
    rounds = journey.freeze()
    with hub.read() as reader:
        found = compare(reader, Question(journey.ana, journey.ben))
        (freeze,) = queries.freezes(reader)
        kept = queries.frozen_codings(reader, freeze.id)
    assert [tuple(n)[:3] for n in found.tables().values()] == [(16, 0, 22)]
    assert found.frozen is not None
    assert found.frozen.round.seed == 2026
    rounds.accept()
    page = journey.reconcile()
    with hub.read() as reader:
        assert analysis_coding(reader).parts == (("Consensus", 2),)
        assert compare(reader, Question(journey.ana, journey.ben)).tables() == found.tables()
    printed = journey.printed_themes()  # the consensus: Ben's words, where Ana had fewer
    assert [row[:3] + row[5:] for row in printed[1:]] == [
        ["Contact", "", "", "2", ""],
        ["Contact", "Closeness", "", "2", ""],
        ["Contact", "Closeness", "trust", "2", "“I listen 🙂 to them.” (S01)"],
    ]
    window.show_page("compare")
    whole = [TEXT[5:24], "boundaries", "trust", "trust", "as the second", "the whole sentence"]
    assert [row[1:-2] for row in journey.decisions()] == [[*whole, "Ana"]] * 2
    for left in (1, 0):
        hub.undo()  # first the counting, then a ruling
        hub.undo() if left else None
        journey.until_settled(page, left)
    assert journey.reconciled() == set()
    hub.undo()
    qtbot.waitUntil(lambda: "undo stops here" in window.foot._done.text())
    rounds = journey.team.show_rounds()
    journey.take_back(rounds)
    with qtbot.waitSignal(hub.did, check_params_cb=lambda done, _role: done.kind == "finish"):
        hub.undo()
    with hub.read() as reader:  # blind again
        assert {row.coder for row in queries.frozen_codings(reader, freeze.id)} == {journey.ana}
    window.close()
    path = journey.folder / "study.threefold"
    with Project(path, copies=False) as again, again.read() as reader:
        assert queries.frozen_codings(reader, freeze.id) == kept
        assert queries.freezes(reader)[0].unfrozen_why == "Ben had left out S03"
