"""A transcript with its codes as Word comments and as HTML, read back by other programs."""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html

from app.coding import operations
from app.coding.printing.coded_transcript import coded_transcripts, initials
from app.coding.printing.colours import TINTS
from app.coding.printing.to_docx import docx_bytes
from app.coding.printing.to_html import html_bytes
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import (
    TEXT,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
    open_round,
)

# Nested, crossing, twice on the same words, across three turns, on a label alone, in emoji and
# Chinese.
SPANS = [(7, 13), (5, 24), (10, 20), (7, 13), (14, 56), (43, 45), (0, 4)]


class Desk:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.ana, self.ben = add_coder(project, "Ana Berg"), add_coder(project, "王小明")
        self.text = add_transcript(project)
        self.empty = add_transcript(project, "S02", "No turns.\nשלום.\n")
        parent = add_code(project, "Care", self.ana, common=True)
        code = add_code(project, "a <b> & c", self.ana, parent=parent, common=True)
        for k, span in enumerate(SPANS):
            coder = self.ben if k == 3 else self.ana
            coding = add_coding(project, self.text, code if k % 2 else parent, span, coder)
            if k == 0:
                values = {"coding": coding, "memo": "first line\nsecond 🙂"}
                did(project, operations.write_coding_memo, self.ana, **values)

    def read(self, coder: int | None = None, **choices: Any) -> Any:
        with self.project.read(coder) as reader:
            return coded_transcripts(reader, **choices)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        yield Desk(project)


def ranges(document: Any) -> dict[str, str]:
    """Return the words between the marks of each comment, as a reader of the XML finds them."""
    open_: set[str] = set()
    words: dict[str, str] = {}
    for node in document.element.body.iter():
        if node.tag == qn("w:commentRangeStart"):
            open_.add(node.get(qn("w:id")))
            words[node.get(qn("w:id"))] = ""
        elif node.tag == qn("w:commentRangeEnd"):
            open_.remove(node.get(qn("w:id")))
        elif node.tag in (qn("w:t"), qn("w:tab"), qn("w:p")):
            text = {qn("w:t"): node.text, qn("w:tab"): "\t", qn("w:p"): "\n"}[node.tag]
            for comment in open_:
                words[comment] += text or ""
    assert open_ == set()
    return words


def test_each_comment_stands_on_exactly_its_words(desk: Desk) -> None:
    document = Document(BytesIO(docx_bytes(desk.read(names=["S01"]))))
    comments = {str(one.comment_id): one for one in document.comments}
    words = ranges(document)
    found = sorted((words[key], one.author) for key, one in comments.items())
    expected = [TEXT[slice(*span)] for span in SPANS]
    expected[4] = "🙂 to them.\nI\tAnd then?\nS01\t然后 they trust"
    expected[6] = "S01\t"
    authors = ["Ana Berg"] * len(SPANS)
    authors[3] = "王小明"
    assert found == sorted(zip(expected, authors, strict=True))


def test_a_comment_says_code_memo_coder_and_day(desk: Desk) -> None:
    document = Document(BytesIO(docx_bytes(desk.read(names=["S01"]))))
    (noted,) = [one for one in document.comments if "second" in one.text]
    assert noted.text == "Care\nfirst line\nsecond 🙂"
    assert (noted.author, noted.initials) == ("Ana Berg", "AB")
    assert noted.timestamp is not None
    assert {one.text for one in document.comments} == {noted.text, "Care", "Care/a <b> & c"}
    references = document.element.body.iter(qn("w:commentReference"))
    assert len(list(references)) == len(SPANS)


def test_words_are_tinted_and_underlined_where_codings_lie_over_each_other(desk: Desk) -> None:
    document = Document(BytesIO(docx_bytes(desk.read(names=["S01"]))))
    first = next(one for one in document.paragraphs if "listen" in one.text)
    assert [run.bold for run in first.runs if run.text == "S01"] == [None]
    assert first.runs[0].style.name == "Transcript Speaker"
    assert first.runs[0].style.font.bold
    told = {
        run.text: (run.underline, run._r.rPr is not None and run._r.rPr.find(qn("w:shd")))
        for run in first.runs
    }
    assert told["I "][0] is None
    assert told["I "][1].get(qn("w:fill")) in TINTS
    assert told["lis"][0] is True


def test_every_transcript_begins_a_page_and_text_without_turns_has_paragraphs(desk: Desk) -> None:
    document = Document(BytesIO(docx_bytes(desk.read())))
    titles = [one for one in document.paragraphs if one.style.name == "Transcript Title"]
    assert [one.text for one in titles] == ["S01", "S02"]
    assert [one.paragraph_format.page_break_before for one in titles] == [None, True]
    hebrew = next(one for one in document.paragraphs if one.text == "שלום.")
    assert hebrew._p.pPr.find(qn("w:bidi")) is not None


def test_a_blind_coder_prints_only_what_they_may_see(desk: Desk) -> None:
    assert len(desk.read()[0].remarks) == len(SPANS)
    assert len(desk.read(coder=desk.ben)[0].remarks) == len(SPANS)
    open_round(desk.project, (desk.ana, desk.ben))
    assert [one.coder for one in desk.read(coder=desk.ben)[0].remarks] == ["王小明"]


def test_one_coder_and_one_transcript_can_be_picked(desk: Desk) -> None:
    with desk.project.read() as reader:
        (only,) = coded_transcripts(reader, ["S01"], "王小明")
        assert [one.initials for one in only.remarks] == ["王"]
        for choices in (["S9"], None), ([], "Cem"):
            with pytest.raises(Refusal):
                coded_transcripts(reader, *choices)


def test_html_says_the_same(desk: Desk) -> None:
    page = html.fromstring(html_bytes(desk.read(names=["S01"])).decode())
    assert [one.text for one in page.iter("h1")] == ["S01"]
    assert len(page.findall(".//li")) == len(SPANS)
    turns = page.find_class("turn")
    assert [turn.findall("div")[1].text_content() for turn in turns][1] == "And then?"
    assert {mark.get("title") for mark in page.iter("mark")} >= {"Care (Ana Berg)"}


def test_initials() -> None:
    assert [initials(name) for name in ("Anna Berg", "王小明", "a b c d", "")] == [
        "AB",
        "王",
        "ABC",
        "",
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_another_program_opens_it(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "coded.docx"
    file.write_bytes(docx_bytes(desk.read()))
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    asked = ["soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", tmp_path, file]
    subprocess.run(asked, check=True, capture_output=True, timeout=90)
    assert "然后 they trust me." in (tmp_path / "coded.txt").read_text(encoding="utf-8-sig")
