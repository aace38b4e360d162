"""The Overview page: two documents, links to the pages, export, nothing of another's work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.documents.value import Chart, Document, Figure
from app.ui.charts.paint import text_boxes
from app.ui.documents.pictures import pictures_of, scene_of
from app.ui.pages.overview.page import METHODS, SUMMARY, OverviewPage
from app.ui.theme import theme
from tests.builders import add_code
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy
from tests.ui.theme.conftest import reset


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    made = SmallStudy(tmp_path)
    yield made
    made.hub.close()
    reset(theme())


@pytest.fixture
def page(study: SmallStudy, qtbot: QtBot) -> OverviewPage:
    made = OverviewPage(study.hub)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitUntil(lambda: "Overview of the study" in made.view.toPlainText())
    return made


def test_it_shows_the_study_and_follows_changes(page, study, qtbot) -> None:
    assert "How far the study is" in page.view.toPlainText()
    assert not nameless(page)
    before = page.view.toPlainText()
    add_code(study.hub.project, "One more")
    study.hub.do(operations.create_code, name="And one")
    qtbot.waitUntil(lambda: page.view.toPlainText() != before)


def test_sentences_lead_to_their_pages(page, qtbot) -> None:
    asked: list[str] = []
    page.page_asked.connect(asked.append)
    page.view.anchorClicked.emit(QUrl("page:saturation"))
    assert asked == ["saturation"]
    page.view.anchorClicked.emit(QUrl("row:transcripts:1"))
    assert asked == ["saturation", "transcripts"]
    html = page.view.toHtml()
    assert 'href="row:transcripts:1"' in html  # the numbers of a table
    for key in ("transcripts", "compare", "saturation", "notes"):
        assert f'href="page:{key}"' in html


def test_the_methods_text_is_the_other_tab_and_both_are_written(page, qtbot, tmp_path) -> None:
    page.export_to(tmp_path / "o.html")
    qtbot.waitUntil(lambda: (tmp_path / "o.html").exists())
    assert "Overview of the study" in (tmp_path / "o.html").read_text(encoding="utf-8")
    page.tabs.setCurrentIndex(METHODS)
    qtbot.waitUntil(lambda: "Methods text" in page.view.toPlainText())
    assert not page.with_text.isVisible()
    for ending in ("docx", "pdf"):
        out = tmp_path / f"m.{ending}"
        page.export_to(out)
        qtbot.waitUntil(out.exists)
    assert page.state() == {"tab": METHODS}


def test_the_themes_as_participants_get_them_are_the_third_tab(page, qtbot, tmp_path) -> None:
    page.tabs.setCurrentIndex(SUMMARY)
    qtbot.waitUntil(lambda: "What we found" in page.view.toPlainText())
    assert "Closeness" in page.view.toPlainText()
    assert not page.with_text.isVisible()
    with qtbot.waitSignal(
        page.status_changed, check_params_cb=lambda text: "Written" in text
    ) as said:
        page.export_to(tmp_path / "t.md")
    assert "to whom it was sent" in said.args[0]
    assert "listening" not in (tmp_path / "t.md").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_told(page, study, qtbot, tmp_path) -> None:
    with qtbot.waitSignal(study.hub.refused) as told:
        page.export_to(tmp_path / "nowhere" / "o.docx")
    assert told.args[0].reason == "export-folder-missing"
    assert page.export.isEnabled()


def test_another_size_or_mode_shows_it_again(page, qtbot) -> None:
    shown = page.view.document().rootFrame().frameFormat().leftMargin()
    page.resize(1500, 700)
    qtbot.waitUntil(lambda: page.view.document().rootFrame().frameFormat().leftMargin() > shown)
    for mode in ("dark", "light"):
        theme().choose(mode)
        qtbot.waitUntil(lambda: theme().colours.muted.lower() in page.view.toHtml().lower())


def test_figures_grow_with_the_text_and_no_table_is_wider_than_the_window(page, qtbot) -> None:
    for zoom in (150, 200):
        theme().set_zoom(zoom)
        qtbot.waitUntil(lambda: page.view.document().size().width() <= page.view.viewport().width())
        assert page.view.horizontalScrollBar().maximum() == 0


def test_after_another_coder_nothing_old_is_shown(page) -> None:
    page.forget()
    assert page.view.toPlainText() == ""
    assert not page.export.isEnabled()


@pytest.mark.parametrize("count", [1, 5, 60, 200])
@pytest.mark.parametrize("summed", [False, True])
def test_no_label_of_a_chart_runs_into_another_or_out(qapp, count, summed) -> None:
    labels = tuple(f"{at % 28 + 1}.{at % 12 + 1}." for at in range(count))
    chart = Chart(labels, tuple(at * 7 % 50 for at in range(count)), summed)
    figure = Figure("f", "Caption", "What it shows", chart)
    scene = scene_of(figure)
    boxes = text_boxes(scene)
    for at, (text, box) in enumerate(boxes):
        assert box.inside(scene.box), text
        assert not [other for other, one in boxes[at + 1 :] if one.meets(box)], text
    (picture,) = pictures_of(Document("", "", (figure,))).values()
    assert picture.startswith(b"\x89PNG")
