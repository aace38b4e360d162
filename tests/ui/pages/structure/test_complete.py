"""Completeness of all categories side by side, and where Enter leads."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.pages.structure.categories import CategoriesPage
from tests.builders import add_coding, did
from tests.ui.accessible import nameless
from tests.ui.pages.structure.conftest import Study, press, settle

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
Show = Callable[[type[CategoriesPage]], CategoriesPage]


def lines(page: CategoriesPage) -> list[str]:
    model = page.axial.complete.view.model
    cells = range(model.columnCount())
    return [
        " | ".join(str(model.index(row, column).data()) for column in cells)
        for row in range(model.rowCount())
    ]


def test_all_categories_are_seen_at_a_glance(study: Study, show: Show, qtbot: QtBot) -> None:
    study.codes("trust", "haste")
    study.group("Bond")
    study.group("信任", "trust", inside="Bond")
    study.group("Pressure", "haste")
    coding = add_coding(study.project, study.text, study.code["trust"], (5, 24), study.ana)
    held = did(
        study.project, operations.add_property, study.ana, name="depth",
        category=study.category["信任"],
    )  # fmt: skip
    for percent in (0, 100):
        did(
            study.project, operations.place_on_property, study.ana, property=held,
            codings=[coding], percent=percent,
        )  # fmt: skip
    ends = {"from_category": study.category["信任"], "to_category": study.category["Pressure"]}
    relation = did(study.project, operations.relate, study.ana, kind="leads to", **ends)
    against = {"relation": relation, "stance": "contradicts", "passages": [(study.text, 5, 9)]}
    did(study.project, operations.add_evidence, study.ana, **against)
    page = show(CategoriesPage)
    press(qtbot, page, Key.Key_6, ALT)
    # What stands within a category counts as its own; the coding stands at one end by now.
    assert lines(page) == [
        "Bond | 1 of 1 | 1 | 0 of 1 | 0 | 1",
        "    信任 | 1 of 1 | 1 | 0 of 1 | 0 | 1",
        "Pressure | 0 of 1 | 0 | no property | 0 | 1",
    ]
    assert nameless(page) == []
    table = page.axial.complete.view.table
    table.setFocus()
    press(qtbot, page, Key.Key_Down)
    press(qtbot, page, Key.Key_Return)
    settle(qtbot, study.hub)
    assert page.work.tree.current_key() == study.key("信任")
