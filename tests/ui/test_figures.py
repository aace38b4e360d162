"""Figures without a window: `threefold export PROJECT WHAT OUT.svg|png|pdf`."""

from pathlib import Path

import pytest
from lxml import etree

from app.cli.main import run
from app.coding.reports import catalog
from app.ui.figures import FIGURES, write_document_of, write_figure_of
from tests.cli.conftest import NoWindows
from tests.ui.pages.saturation.conftest import Interviews


class Drawing(NoWindows):
    """Draws as the program does, in the running application."""

    def figure(self, what: str, reader: object, choices: object, out: Path) -> None:
        write_figure_of(what, reader, choices, out)  # type: ignore[arg-type]

    def document(self, document: object, out: Path, template: Path | None) -> None:
        write_document_of(document, out, template)  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path, qapp: object) -> Path:
    made = Interviews(tmp_path)
    made.hub.close()
    return tmp_path / "study.threefold"


def export(file: Path, *words: object) -> int:
    return run(["export", str(file), "saturation", *map(str, words)], Drawing())


def test_the_command_line_knows_the_figures_there_are() -> None:
    assert set(FIGURES) == catalog.FIGURES


def test_each_kind_of_file_is_drawn(file: Path, tmp_path: Path) -> None:
    for ending in ("svg", "png", "pdf"):
        assert export(file, tmp_path / f"out.{ending}", "--level", "category") == 0
    said = [one.text or "" for one in etree.parse(tmp_path / "out.svg").getroot()]
    assert any("new categories" in text for text in said)  # the description, for screen readers


def test_the_coding_tree_is_drawn(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    assert run(["export", str(file), "coding-tree", str(out), "--coder", "all"], Drawing()) == 0
    said = [one.text or "" for one in etree.parse(out).getroot()]
    assert said[0] == "Coding tree"


def test_running_text_is_laid_out_as_pdf(file: Path, tmp_path: Path) -> None:
    assert run(["export", str(file), "methods", str(tmp_path / "out.pdf")], Drawing()) == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_groups_are_drawn_beside_each_other(file: Path, tmp_path: Path) -> None:
    groups = ("--group", "students", "--group", "doctors")
    assert export(file, tmp_path / "out.svg", *groups) == 0
    said = "".join(one.text or "" for one in etree.parse(tmp_path / "out.svg").getroot())
    assert "students:" in said
    assert "doctors:" in said
    assert "All interviews" not in said


def test_an_unknown_group_is_refused(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(file, tmp_path / "out.svg", "--group", "nurses") == 1
    assert "nurses" in capsys.readouterr().err


def test_other_reports_are_no_figures(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", str(file), "codebook", str(tmp_path / "out.svg")], Drawing()) == 1
    assert ".svg" in capsys.readouterr().err
