"""The coding tree and the joint display as figures: the table's numbers, and no label cut."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.reports.coding_tree import TreeOptions, coding_tree
from app.coding.reports.inputs import Attribute, Material, Node
from app.coding.reports.joint_display import JointOptions, joint_display
from app.coding.reports.joint_points import joint_points
from app.coding.tables.value import Number, cell_text
from app.models.errors import Refusal
from app.ui.charts.files import figure_bytes
from app.ui.charts.measure import QtMeasure
from app.ui.charts.paint import text_boxes
from app.ui.charts.scene import Scene, Shape, Text
from app.ui.pages.tables.page import TablesPage
from app.ui.pages.tables.points_figure import Said as PointsSaid
from app.ui.pages.tables.points_figure import points_pages
from app.ui.pages.tables.tree_figure import HEIGHT, tree_pages
from app.ui.pages.tables.tree_figure import Said as TreeSaid
from app.ui.theme import theme
from tests.builders import did
from tests.coding.reports.small_study import STUDY
from tests.coding.reports.test_joint_display import ATTRIBUTES
from tests.coding.reports.test_joint_display import STUDY as SCORED
from tests.ui.studies import SmallStudy
from tests.ui.theme.conftest import reset

TREE = TreeSaid("continued", " ({n} of {all})", "Numbers: participants · quotations.")
POINTS = PointsSaid(" ({n} of {all})", "{name}: {inside} {mean_inside}, {outside} {mean_outside}")


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    reset(theme())
    yield
    reset(theme())


def words(page: Scene) -> list[str]:
    return [item.text for item in page.items if isinstance(item, Text)]


def check_room(page: Scene) -> None:
    """No text leaves the page or lies on another."""
    boxes = text_boxes(page)
    for _words, box in boxes:
        assert box.inside(page.box), _words
    assert not [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.meets(b)]


def many(themes: int = 4, categories: int = 10, codes: int = 10) -> Material:
    """Return a structure of hundreds of codes with long and Chinese names."""
    nodes: list[Node] = []
    for t in range(themes):
        nodes.append(Node(f"t{t}", "theme", f"Theme {t}", position=t))
        for c in range(categories):
            name = "培养策略与课堂教学的关系以及其他的影响因素" if c == 3 else f"Category {t}.{c}"
            nodes.append(Node(f"c{t}.{c}", "category", name, "", f"t{t}", c))
            for k in range(codes):
                long = " that is told in many words, and more" if k == 4 else ""
                nodes.append(
                    Node(f"{t}.{c}.{k}", "code", f"code {t}.{c}.{k}{long}", "", f"c{t}.{c}", k)
                )
    return Material(tuple(nodes), (), (), STUDY.people, lambda *_span: "")


def test_a_small_tree_is_one_page_with_the_numbers_of_the_table() -> None:
    table = coding_tree(STUDY)
    (page,) = tree_pages(table, 720, HEIGHT, QtMeasure(), TREE)
    check_room(page)
    drawn = "\n".join(words(page))
    for row in table.rows:
        first, _level, _definition, people, quotations = map(cell_text, row.cells)
        assert f"{people} · {quotations}" in drawn
        assert all(word in drawn for word in first.split())
    assert [spot.key for spot in sorted(page.spots, key=lambda spot: spot.says)]
    assert {spot.key for spot in page.spots} == {row.key for row in table.rows}
    assert table.notes[-1].split()[0] in drawn  # from what it was made


def test_without_numbers_the_tree_has_names_only() -> None:
    (page,) = tree_pages(
        coding_tree(STUDY, TreeOptions(counts=False)), 720, HEIGHT, QtMeasure(), TREE
    )
    assert [text for text in words(page) if "·" in text] == []


def test_400_codes_go_over_pages_none_lost_none_cut() -> None:
    table = coding_tree(many())
    pages = tree_pages(table, 720, HEIGHT, QtMeasure(), TREE)
    assert words(pages[1])[0] == f"Coding tree (2 of {len(pages)})"
    keys = [spot.key for page in pages for spot in page.spots]
    codes = [row.key for row in table.rows if row.kind == "normal"]
    assert sorted(key for key in keys if key in codes) == sorted(codes)
    assert set(keys) == {row.key for row in table.rows}
    for page in pages:
        assert page.height <= HEIGHT
        check_room(page)
        # What stands above the first row of a page is named there.
        assert page.spots[-1].key in {row.key for row in table.rows if not row.level}
    assert sum("continued" in words(page) for page in pages) >= len(pages) - 4
    content = figure_bytes(pages, ".pdf")
    assert len(re.findall(rb"/Type /Page\b", content)) == len(pages)


def test_dots_means_and_rho_are_those_of_the_table() -> None:
    options = JointOptions(attributes=("Resilience",))
    points = joint_points(SCORED, ATTRIBUTES, options)
    assert points.scores == (("Resilience", 10.0, 22.0, 4),)
    (row,) = points.rows
    (part,) = row.parts
    assert part.with_it.people == (("C", 20.0), ("D", 22.0))
    assert part.without.people == (("A", 10.0), ("B", 12.0))
    cells = joint_display(SCORED, ATTRIBUTES, options).rows[0].cells
    assert cell_text(cells[2]).startswith(f"{part.with_it.mean:.1f} ")
    assert cells[5].content == Number(part.rho, 2)
    (page,) = points_pages(points, 720, HEIGHT, QtMeasure(), POINTS)
    check_room(page)
    assert "ρ = 0.95" in words(page)
    assert "Resilience (n = 4)" in words(page)
    dots = [item for item in page.items if isinstance(item, Shape)]
    assert [dot.fill for dot in dots] == ["accent", "accent", "panel", "panel"]
    assert page.spots[0].says == "Trust: 2 21.0, 2 11.0"
    assert "p =" not in " ".join(words(page))


def test_participants_of_one_score_hide_one_another_in_no_dot() -> None:
    people = tuple(one._replace(values={"Resilience": "7"}) for one in SCORED.people)
    points = joint_points(SCORED._replace(people=people), ATTRIBUTES[:1], JointOptions())
    (page,) = points_pages(points, 720, HEIGHT, QtMeasure(), POINTS)
    dots = [item.points for item in page.items if isinstance(item, Shape)]
    assert len(set(dots)) == 6


def test_rows_that_find_no_room_go_on_over_pages() -> None:
    nodes = (*SCORED.nodes, *(Node(f"n{n}", "code", f"another {n}", "", "T", n) for n in range(80)))
    points = joint_points(SCORED._replace(nodes=nodes), ATTRIBUTES[:1], JointOptions("code"))
    pages = points_pages(points, 720, HEIGHT, QtMeasure(), POINTS)
    assert sum(len(page.spots) for page in pages) == len(points.rows)
    for page in pages:
        assert page.height <= HEIGHT
        check_room(page)


def test_texts_alone_are_no_points() -> None:
    with pytest.raises(Refusal, match="no-scores"):
        joint_points(SCORED, (Attribute("Gender"),), JointOptions(attributes=("Gender",)))


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[TablesPage]:
    study = SmallStudy(tmp_path)
    did(study.project, operations.define_attribute, name="age", kind="number")
    made = TablesPage(study.hub)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    study.hub.close()


def test_the_page_shows_and_writes_the_figure(
    page: TablesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not page.middle.tabs.isVisible()
    page.list.choose("coding-tree")
    page.middle.want(True)
    qtbot.waitUntil(lambda: page.middle.shows_figure)
    chart = page.middle.chart
    assert "Contact" in {item.text for item in chart.scene.items if isinstance(item, Text)}
    key = next(spot.key for spot in chart.scene.spots if spot.says.endswith("listening 1 · 1"))
    chart.activated.emit(key)
    qtbot.waitUntil(lambda: page.passages.model.rowCount() == 1)
    for ending in ("svg", "pdf", "docx"):
        with qtbot.waitSignal(page.status_changed, check_params_cb=lambda text: "Written" in text):
            page.export_to(tmp_path / f"tree.{ending}")
    assert (tmp_path / "tree.svg").read_bytes().startswith(b"<?xml")
    kept = page.state()
    page.list.choose("codebook")
    qtbot.waitUntil(lambda: "Codebook" in page.preview.toPlainText())
    assert not page.middle.shows_figure
    page.middle.want(False)
    page.restore(kept)
    qtbot.waitUntil(lambda: page.middle.shows_figure)
