"""How complete a category is, from what stands on its properties and relations."""

from pathlib import Path

from app.coding import operations
from app.coding.gaps import Span
from app.coding.gaps.completeness import Completeness, completeness_of, varied
from app.models.queries import Property
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)


def test_ends_are_the_outer_thirds() -> None:
    rows = [Property(n, None, 1, f"p{n}", None, None, n, None) for n in (1, 2, 3)]
    places = [(1, 0), (1, 100), (2, 33), (2, 66), (3, 34), (9, 0), (9, 100)]
    found = varied(rows, places)
    assert [(one.row.id, *one.ends, one.is_whole) for one in found] == [
        (1, True, True, True),
        (2, True, False, False),
        (3, False, False, False),
    ]


def test_of_a_project(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana = add_coder(project)
        text = add_transcript(project)
        category, other = add_category(project, "Trust"), add_category(project, "Time")
        code = add_code(project, "nods", ana, category=category)
        coding = add_coding(project, text, code, (5, 24), ana)
        add_code(project, "x", ana)
        assert (
            _of(project, category) == Completeness(1) == _of(project, other)._replace(interviewed=1)
        )
        given = did(
            project, operations.add_property, ana, name="depth", category=category, low="none"
        )
        did(
            project, operations.place_on_property, ana, property=given, codings=[coding], percent=90
        )
        relation = did(
            project, operations.relate, ana, kind="leads to", from_category=other,
            to_category=category,
        )  # fmt: skip
        for stance, span in (("supports", (5, 9)), ("contradicts", (43, 50))):
            passages = [(text, *span)]
            did(
                project, operations.add_evidence, ana, relation=relation, passages=passages,
                stance=stance,
            )  # fmt: skip
        found = _of(project, category)
        assert [(one.row.name, *one.ends) for one in found.properties] == [("depth", False, True)]
        assert found.relations == 1
        assert (found.supporting, found.negative) == ((Span(text, 5, 9),), (Span(text, 43, 50),))
        assert _of(project, other).negative == found.negative
        # A theme is as complete as what stands in it; a relation between two of them counts once.
        assert _of(project, other, category) == found


def _of(project: object, *categories: int) -> Completeness:
    with project.read() as reader:  # type: ignore[attr-defined]
        return completeness_of(reader, categories)
