"""Gaps found by rule are those that are found by looking at every thing by itself."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from app.coding.gaps import Gap, Key, Span, Studied, find_gaps
from app.coding.reports.inputs import Node

THEME = Node(1, "theme", "Empathy", "What it is")
CATEGORY = Node(2, "category", "Listening", "", parent=1)
CODE = Node(3, "code", "pauses", "Silence that is let be", parent=2)
NESTED = Node(4, "code", "long pauses", "", parent=3)
LOOSE = Node(5, "code", "metaphors", " \n")


def keys(study: Studied) -> list[Key]:
    return [gap.key for gap in find_gaps(study)]


def test_a_study_by_hand() -> None:
    study = Studied(
        nodes=(THEME, CATEGORY, CODE, NESTED, LOOSE),
        voices={1: frozenset({"S01"}), 2: frozenset({"S01"})},
        groups={7: frozenset({"S01", "S02"}), 8: frozenset({"D01"}), 9: frozenset()},
        relations={10: True, 11: False},
        quotable={20: Span(1, 0, 5), 21: Span(1, 5, 9), 22: Span(2, 0, 5)},
        used=(Span(1, 4, 5), Span(2, 5, 6)),
    )
    assert keys(study) == [
        ("category-unrelated", 2, None),
        ("theme-on-one", 1, None),
        ("theme-not-in-group", 1, 8),
        ("relation-without-evidence", 11, None),
        ("code-nowhere", 5, None),
        ("quotable-unused", 21, None),
        ("quotable-unused", 22, None),
        ("category-undefined", 2, None),
        ("code-undefined", 4, None),
        ("code-undefined", 5, None),
    ]
    assert Gap("category-unrelated", 2) not in find_gaps(study._replace(related=frozenset({2})))


def test_a_theme_that_nobody_speaks_in_is_told_once() -> None:
    groups = {7: frozenset({"S01"}), 8: frozenset({"D01"})}
    assert keys(Studied(nodes=(THEME,), groups=groups)) == [("theme-on-one", 1, None)]


def test_what_is_not_axial_relates_nothing() -> None:
    study = Studied(nodes=(CATEGORY,), relations={11: False}, is_axial=False)
    assert keys(study) == [("category-undefined", 2, None)]


spans = st.builds(
    lambda text, start, length: Span(text, start, start + length),
    st.integers(1, 2),
    st.integers(0, 9),
    st.integers(1, 4),
)
people = st.frozensets(st.sampled_from(["S01", "S02", "D01"]))


@st.composite
def studies(draw: st.DrawFn) -> Studied:
    nodes: list[Node] = []
    for ident in range(1, draw(st.integers(0, 8)) + 1):
        kind = draw(st.sampled_from(["theme", "category", "code"]))
        above = [node.id for node in nodes if kind == "code" or node.kind != "code"]
        parent = draw(st.sampled_from([None, *above]))
        text = draw(st.sampled_from(["", " ", "x"]))
        nodes.append(Node(ident, kind, f"n{ident}", text, parent))  # type: ignore[arg-type]
    return Studied(
        nodes=tuple(nodes),
        voices={node.id: draw(people) for node in nodes},  # type: ignore[misc]
        groups={30: draw(people), 31: draw(people)},
        related=draw(st.frozensets(st.integers(1, 8))),
        relations=draw(st.dictionaries(st.integers(40, 43), st.booleans())),
        quotable=draw(st.dictionaries(st.integers(50, 54), spans)),
        used=tuple(draw(st.lists(spans, max_size=4))),
        is_axial=draw(st.booleans()),
    )


@given(studies())
def test_by_brute_force(study: Studied) -> None:
    """Ask of every node, group, relation and passage by itself whether it is a gap."""
    expected: set[Key] = set()
    rows = {node.id: node for node in study.nodes}
    for node in study.nodes:
        path = [node]
        while path[-1].parent is not None:
            path.append(rows[path[-1].parent])
        if node.kind == "code" and {one.kind for one in path} == {"code"}:
            expected.add(("code-nowhere", int(node.id), None))
        if node.definition in ("", " "):
            kind = "code" if node.kind == "code" else "category"
            expected.add((f"{kind}-undefined", int(node.id), None))
        if node.kind == "category" and study.is_axial and int(node.id) not in study.related:
            expected.add(("category-unrelated", int(node.id), None))
    for theme, group in product(study.nodes, study.groups):
        voices = study.voices[int(theme.id)]
        if theme.kind == "theme" and len(voices) < 2:
            expected.add(("theme-on-one", int(theme.id), None))
        missing = voices and study.groups[group] and voices.isdisjoint(study.groups[group])
        if theme.kind == "theme" and missing:
            expected.add(("theme-not-in-group", int(theme.id), group))
    for relation, has_evidence in study.relations.items():
        if study.is_axial and not has_evidence:
            expected.add(("relation-without-evidence", relation, None))
    touched = {(one.transcript, at) for one in study.used for at in range(one.start, one.end)}
    for coding, span in study.quotable.items():
        if not any((span.transcript, at) in touched for at in range(span.start, span.end)):
            expected.add(("quotable-unused", coding, None))
    found = keys(study)
    assert set(found) == expected
    assert len(found) == len(expected)
