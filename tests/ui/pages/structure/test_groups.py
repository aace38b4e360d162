"""Evidence by group: what is counted, what comes from one group only, and where Enter leads."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.pages.structure.categories import CategoriesPage
from tests.builders import add_coding, did
from tests.ui.accessible import nameless
from tests.ui.pages.structure.conftest import Study, press, settle

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
Show = Callable[[type[CategoriesPage]], CategoriesPage]


@pytest.fixture
def page(study: Study, show: Show, qtbot: QtBot) -> CategoriesPage:
    """Return the page on two interviews: a student's and a doctor's."""
    study.codes("trust", "haste")
    study.group("Bond", "trust")
    study.group("Pressure", "haste")
    given = operations.TranscriptInput(
        "D01",
        "D01: Yes.",
        [operations.TurnInput(0, 5, 9, "D01", "participant")],
        participants=["D01"],
        groups=["Doctors"],
    )
    other = did(study.project, operations.import_transcript, study.ana, transcript=given)
    study.coding("trust", (5, 24))
    study.coding("trust", (43, 60))
    study.coding("haste", (5, 24), study.ben)
    coding = add_coding(study.project, other, study.code["trust"], (5, 8), study.ana)
    place = {"category": study.category["Bond"], "name": "depth"}
    held = did(study.project, operations.add_property, study.ana, **place)
    spot = {"property": held, "codings": [coding], "percent": 20}
    did(study.project, operations.place_on_property, study.ana, **spot)
    ends = {"from_category": study.category["Bond"], "to_category": study.category["Pressure"]}
    proof = [(study.text, 5, 24), (other, 5, 8)]
    did(study.project, operations.relate, study.ana, kind="leads to", supports=proof, **ends)
    shown = show(CategoriesPage)
    press(qtbot, shown, Key.Key_5, ALT)
    return shown


def lines(page: CategoriesPage) -> list[str]:
    model = page.axial.groups.view.model
    return [
        " | ".join(
            str(model.index(row, column).data() or "") for column in range(model.columnCount())
        ).rstrip(" |")
        for row in range(model.rowCount())
    ]


def test_evidence_is_counted_by_group(page: CategoriesPage) -> None:
    model = page.axial.groups.view.model
    way = Qt.Orientation.Horizontal
    heads = [model.headerData(at, way, Qt.ItemDataRole.DisplayRole) for at in range(1, 4)]
    assert heads == ["Students · 1", "Doctors · 1", "Only from"]
    assert lines(page) == [
        "Categories",
        "Bond | 1 (2) | 1 (1)",
        "Pressure | – | –",
        "Properties",
        "Bond: depth | – | 1 (1) | Doctors",
        "Relations",
        "Bond leads to Pressure | 1 (1) | 1 (1)",
    ]
    assert nameless(page) == []
    page.axial.groups.view.only.setChecked(True)
    assert lines(page) == ["Properties", "Bond: depth | – | 1 (1) | Doctors"]


def test_enter_leads_to_the_thing(page: CategoriesPage, study: Study, qtbot: QtBot) -> None:
    view = page.axial.groups.view
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(6, 0))
    press(qtbot, page, Key.Key_Return)
    assert page.axial.relations.view.isVisible()
    press(qtbot, page, Key.Key_5, ALT)
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(1, 0))
    press(qtbot, page, Key.Key_Return)
    settle(qtbot, study.hub)
    assert page.work.tree.current_key() == study.key("Bond")
