"""The findings as they are sent: the team's themes in words, and nothing that quotes or counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.documents.value import Bullets, Document, Heading, Paragraph
from app.coding.sending.theme_summary import theme_summary
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


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path, title="Trust") as made:
        yield made


def lines(document: Document) -> list[str]:
    found = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append(f"{'#' * block.level} {block.text}")
        if isinstance(block, Paragraph):
            found.append(" ".join(one.text for one in block.sentences))
        if isinstance(block, Bullets):
            found += [f"- {one.text}" for one in block.items]
    return found


def written(project: Project) -> Document:
    with project.read() as reader:
        return theme_summary(reader)


def test_themes_stand_with_their_descriptions_and_parts(project: Project) -> None:
    ana = add_coder(project)
    text = add_transcript(project, coder=ana)
    code = add_code(project, "SECRET", ana, definition="SECRET")
    add_coding(project, text, code, (5, 13), ana)
    theme = add_category(project, "近", ana, level="theme", definition="Being near 🙂.")
    sub = add_category(project, "At home", ana, level="theme", parent=theme, definition="There.")
    add_category(project, "Hands", ana, parent=sub, codes=[code])
    upper = add_category(project, "Ways", ana, parent=theme, definition="How.")
    add_category(project, "Words", ana, parent=upper)
    add_category(project, "Far", ana, level="theme")
    add_category(project, "SECRET loose", ana)
    did(project, operations.edit_study, ana, questions="What is trust?")
    first, *rest = lines(written(project))
    assert "Nobody is quoted" in first
    assert rest == [
        "What we wanted to know: What is trust?",
        "# 近",
        "Being near 🙂.",
        "- Ways: How.",
        "- Words",
        "## At home",
        "There.",
        "- Hands",
        "# Far",
        "This theme has not been described yet.",
    ]


def test_without_themes_it_says_so(project: Project) -> None:
    add_category(project, "loose")
    assert lines(written(project)) == ["No themes have been written down yet."]
