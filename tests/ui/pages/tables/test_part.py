"""The part of a large table that is shown: pages that make up the whole, and can be turned."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models.transaction import Transaction
from app.ui.pages.tables.page import TablesPage
from app.ui.pages.tables.part import part_of
from tests.ui.studies import SmallStudy


def table(rows: int, people: int = 2) -> Table:
    """Return a table of themes that each reach over three rows, and a column for each person."""
    columns = [Column("theme", "Theme", stub=True), Column("code", "Code", stub=True)]
    columns += [
        Column(f"p{n}", f"S{n}", "number", people=frozenset([f"S{n}"])) for n in range(people)
    ]
    columns.append(Column("all", "All", "number"))
    return Table(
        tuple(columns),
        tuple(
            Row(
                (
                    Cell(f"theme {n // 3}", continues=n % 3 > 0),
                    Cell(f"code {n}"),
                    *(Cell(Number(n * 1_000 + k)) for k in range(people)),
                    Cell(Number(n)),
                ),
                key=n,
            )
            for n in range(rows)
        ),
    )


@pytest.mark.parametrize("rows", [0, 1, 199, 200, 201, 1_003])
def test_the_parts_make_up_the_whole(rows: int) -> None:
    whole, found, first = table(rows), [], 0
    while True:
        part = part_of(whole, first)
        assert (part.first, part.rows, part.columns) == (first, rows, 5)
        found += part.table.rows
        first = part.after
        if first >= rows:
            break
    assert [row.key for row in found] == list(range(rows))
    assert [[cell.content for cell in row.cells] for row in found] == [
        [cell.content for cell in row.cells] for row in whole.rows
    ]


def test_the_first_row_of_a_part_names_its_theme_again() -> None:
    whole = table(1_000)
    second = part_of(whole, part_of(whole, 0).after)
    assert second.first % 3, "the theme began on the part before"
    assert not second.table.rows[0].cells[0].continues
    assert second.table.rows[0].cells[0].content == whole.rows[second.first].cells[0].content


def test_a_table_that_became_shorter_shows_its_last_part() -> None:
    part = part_of(table(250), 800)
    assert (part.first, part.after) == (200, 250)


def test_of_a_thousand_people_the_first_are_shown_and_what_is_about_all() -> None:
    part = part_of(table(30, people=1_000), 0)
    assert part.columns == 1_003
    keys = [column.key for column in part.table.columns]
    assert keys == ["theme", "code", *(f"p{n}" for n in range(37)), "all"]
    assert part.table.rows[7].cells[-1] == Cell(Number(7))
    assert part.table.rows[7].cells[4] == Cell(Number(7_002))


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    """Give a study whose hub is closed at the end."""
    made = SmallStudy(tmp_path)
    yield made
    made.hub.close()


def test_a_long_table_is_turned_over_by_key_and_button(study: SmallStudy, qtbot: QtBot) -> None:
    page = TablesPage(study.hub)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    qtbot.waitUntil(lambda: "Contact" in page.preview.toPlainText())
    assert not page.turning.isVisible(), "a table that fits is not turned"

    def fill(tx: Transaction) -> None:
        tx.codes.add_many({"name": f"more {n:03}", "created": tx.now()} for n in range(200))

    study.hub.do(fill)
    qtbot.waitUntil(lambda: "more 000" in page.preview.toPlainText())
    qtbot.waitUntil(page.turning.isVisible)
    assert "more 199" not in page.preview.toPlainText()
    assert page.turning.words.text().startswith("Rows 1 to ")
    page.preview.setFocus()
    qtbot.keyClick(page.preview, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "more 199" in page.preview.toPlainText())
    assert "Contact" not in page.preview.toPlainText()
    assert not page.turning.on.isEnabled()
    page.turning.back.click()
    qtbot.waitUntil(lambda: "Contact" in page.preview.toPlainText())
    assert not page.turning.back.isEnabled()
