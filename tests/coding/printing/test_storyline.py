"""The storyline on paper: names of today, quotations in full, nobody's words who said no."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import html

from app.coding import operations
from app.coding.notes import passage_link, quotation_link, thing_link
from app.coding.printing.story_writers import docx_bytes, html_bytes, md_bytes, write_story
from app.coding.printing.storyline import Story, story
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)
from tests.coding.tables.word_schema import problems

# In TEXT: "I listen 🙂 to them." is [5, 24), "然后 they trust me." [43, 60).
LISTEN, TRUST = (5, 24), (43, 60)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path, title="Trust <& care>") as made:
        ana = add_coder(made)
        text = add_transcript(made, coder=ana)
        theme = add_category(made, "Contact", level="theme")
        code = add_code(made, "trusting*", ana, category=theme)
        coding = add_coding(made, text, code, TRUST, ana)
        listen = passage_link("S01", "I listen", text, LISTEN)
        words = (
            f"## How it goes\n\nAt the core: {thing_link('category', theme, 'Contact')}, with\n"
            f"{thing_link('code', code, 'trusting*')}. {listen}\n\n- **first** *this* <b>no</b>\n"
            f"- {quotation_link('S01', '…', 'coding', coding)}\n\n"
            "> Told in 1995\\. ![picture](http://x/y.png)\n"
        )
        did(made, operations.write_storyline, ana, text=words)
        did(made, operations.set_core_category, ana, category=theme)
        did(made, operations.rename_category, ana, category=theme, name="Nearness")
        yield made


def _story(project: Project) -> Story:
    with project.read() as reader:
        return story(reader)


def test_links_are_names_of_today_and_quotations_in_full(project: Project) -> None:
    found = _story(project)
    assert "threefold:" not in found.text
    assert "At the core: *Nearness*, with\ntrusting\\*. “I listen 🙂 to them.” (S01)" in found.text
    assert "- “然后 they trust me.” (S01)" in found.text
    assert found.title == "Storyline: Trust <& care>"
    assert found.notes[0] == "Core category: Nearness."
    assert found.warnings == ()


def test_word_has_headings_lists_and_emphasis_and_opens_without_repair(project: Project) -> None:
    content = docx_bytes(_story(project))
    assert problems(content) == []
    document = docx.Document(BytesIO(content))
    shown = [(part.style.name, part.text) for part in document.paragraphs if part.style]
    assert shown[:6] == [
        ("Title", "Storyline: Trust <& care>"),
        ("Heading 2", "How it goes"),
        ("Normal", "At the core: Nearness, with trusting*. “I listen 🙂 to them.” (S01)"),
        ("List Bullet", "first this <b>no</b>"),
        ("List Bullet", "“然后 they trust me.” (S01)"),
        ("Quote", "Told in 1995. !picture"),
    ]
    runs = {run.text: (bool(run.bold), bool(run.italic)) for run in document.paragraphs[3].runs}
    assert runs["first"] == (True, False)
    assert runs["this"] == (False, True)
    assert any(run.italic and run.text == "Nearness" for run in document.paragraphs[2].runs)


def test_the_page_loads_nothing_and_runs_nothing(project: Project) -> None:
    page = html.fromstring(html_bytes(_story(project)).decode())
    assert {tag for tag in ("img", "script", "b") if page.findall(f".//{tag}")} == set()
    assert page.findtext(".//h1") == "Storyline: Trust <& care>"
    assert "“I listen 🙂 to them.” (S01)" in page.text_content()
    assert (
        md_bytes(_story(project)).decode().startswith("# Storyline: Trust \\<& care\\>\n\n## How")
    )


def test_who_does_not_want_to_be_quoted_is_left_out_and_named(project: Project) -> None:
    with project.read() as reader:
        (person,) = [row.id for row in queries.participants(reader)]
    did(project, operations.set_consent, participant=person, answers={"be-quoted": "no"})
    found = _story(project)
    assert "listen" not in found.text
    assert found.text.count("quotation left out") == 2
    assert "S01" in found.warnings[0]


def test_without_a_text_there_is_nothing_to_write(tmp_path: Path) -> None:
    with (
        make_project(tmp_path) as made,
        made.read() as reader,
        pytest.raises(Refusal, match="no-storyline"),
    ):
        story(reader)
    with pytest.raises(Refusal, match="export-ending"):
        write_story(Story("", "", ()), tmp_path / "x.xlsx")
