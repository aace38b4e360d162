"""Handing what is open to a third person, in the window, and what they see in their copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.coding.merging.merge import merge_copy
from app.coding.reconciling.rulings import Ruling
from app.models import queries
from app.models.project import Project
from app.ui.frame.foot import FootLine
from app.ui.hub import Hub
from app.ui.pages.compare.page import ComparePage
from app.ui.team.arbiter_dialog import ArbiterDialog
from tests.builders import add_coder, did
from tests.coding.reconciling.test_settling import Frozen
from tests.ui.accessible import nameless


@pytest.fixture
def frozen(tmp_path: Path, qapp: object) -> Iterator[Frozen]:
    made = Frozen(tmp_path)
    add_coder(made.project, "Wu")
    made.hub = Hub(made.project, made.ana)
    yield made
    made.hub.close()


@pytest.fixture
def dialog(frozen: Frozen, qtbot: QtBot) -> ArbiterDialog:
    foot = FootLine()
    qtbot.addWidget(foot)
    made = ArbiterDialog(foot, frozen.hub, foot)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: "open differences: 2" in made.goes.text())
    return made


def test_it_says_what_goes_and_offers_who_did_not_code(dialog: ArbiterDialog) -> None:
    assert [dialog.coder.itemText(at) for at in range(dialog.coder.count())] == ["Wu"]
    assert "in transcripts: 1" in dialog.goes.text()
    assert dialog.go.isEnabled()
    assert nameless(dialog) == []


def test_one_of_the_two_coders_is_refused(
    dialog: ArbiterDialog, tmp_path: Path, frozen: Frozen, qtbot: QtBot
) -> None:
    dialog.coder.addItem("Ben", frozen.ben)
    dialog.coder.setCurrentText("Ben")
    dialog.hand_out(tmp_path / "ben")
    assert "third person" in dialog._form.errors()["coder"]
    assert not (tmp_path / "ben.threefold").exists()


def test_the_arbiter_rules_and_the_decisions_come_home(
    dialog: ArbiterDialog, tmp_path: Path, frozen: Frozen, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.accepted, timeout=10_000):
        dialog.hand_out(tmp_path / "wu")
    path = tmp_path / "wu.threefold"
    with Project(path, copies=False) as project:
        with project.read() as reader:
            (wu,) = [one.id for one in queries.coders(reader) if one.kind == "person"]
        page = ComparePage(Hub(project, wu))
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(lambda: bool(page.text.view.index.marks))
        assert page.agreement.text().startswith("For you to decide")
        assert [node.text for node in page.panel._listed.nodes] == [
            "S01",
            "only Coder B · hope",
            "boundaries · trust",
        ]
        for number, ruling in ((1, Ruling.SECOND), (2, Ruling.FIRST)):
            with qtbot.waitSignal(page.hub.did, timeout=5000):
                page.bar.actions_by_ruling[ruling].trigger()
            told = f"{number} of 2 settled"
            qtbot.waitUntil(lambda told=told: page.bar._progress.text() == told)
        page.hub.close()
    did(frozen.project, merge_copy, frozen.ana, copy=path)
    assert frozen.consensus() == {(17, 24, frozen.hope), (43, 59, frozen.trust)}
