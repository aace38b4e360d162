"""Themes against scores and texts, counted by hand from a study of six."""

import pytest

from app.coding.reports.inputs import (
    Attribute,
    Coded,
    Gap,
    Material,
    Node,
    Person,
    Transcript,
    Turn,
)
from app.coding.reports.joint_display import JointOptions, joint_display
from app.coding.tables.value import cell_text
from app.models.errors import Refusal
from tests.coding.reports.test_matrix import cells

SCORES: dict[str, str | Gap] = {
    "A": "10",
    "B": "12",
    "C": "20",
    "D": "22",
    "E": Gap.MISSING,
    "F": "no number",
}
ATTRIBUTES = (Attribute("Resilience", "number"), Attribute("Gender"), Attribute("Age", "number"))


def said(person: str, times: int, code: str = "x") -> list[Coded]:
    return [Coded(person, 10 * n, 10 * n + 5, code) for n in range(times)]


STUDY = Material(
    nodes=(Node("T", "theme", "Trust"), Node("x", "code", "waiting", parent="T")),
    codings=(*said("C", 1), *said("D", 3), *said("E", 2)),
    transcripts=tuple(
        Transcript(name, name, (name,), (Turn(0, 99, "participant", name, name),))
        for name in SCORES
    ),
    people=tuple(
        Person(name, (), {"Resilience": score, "Gender": "female" if name < "D" else "male"})
        for name, score in SCORES.items()
    ),
    text_of=lambda *span: "word",
)


def test_a_score_has_means_with_and_without_and_rho_with_its_n() -> None:
    table = joint_display(STUDY, ATTRIBUTES, JointOptions(attributes=("Resilience",)))
    assert [column.group for column in table.columns[1:]] == ["Resilience (n = 4)"] * 5
    assert cells(table, "Trust") == ["2", "21.0 (1.4)", "2", "11.0 (1.4)", "0.95"]
    assert table.title == "Themes and what is known of the participants"


def test_every_number_is_shown_where_none_is_named() -> None:
    heads = {column.group for column in joint_display(STUDY, ATTRIBUTES).columns} - {""}
    assert heads == {"Resilience (n = 4)", "Age (n = 0)"}


def test_what_is_not_defined_is_a_dash() -> None:
    everyone = STUDY._replace(codings=tuple(row for name in SCORES for row in said(name, 1)))
    assert cells(joint_display(everyone, ATTRIBUTES[:1]), "Trust") == [
        "4",
        "16.0 (5.9)",
        "0",
        "–",
        "–",
    ]
    one = STUDY._replace(codings=tuple(said("A", 1)))
    assert cells(joint_display(one, ATTRIBUTES[:1]), "Trust")[:2] == ["1", "10.0 (–)"]


def test_a_text_says_how_many_of_each_value() -> None:
    table = joint_display(STUDY, ATTRIBUTES, JointOptions("code", attributes=("Gender",)))
    headings = [column.heading for column in table.columns[2:]]
    assert headings == ["female\n(n = 3)", "male\n(n = 3)"]
    assert cells(table, "waiting") == ["1", "2"]
    assert not any("rank correlation" in note for note in table.notes)


def test_rows_may_be_codes() -> None:
    table = joint_display(STUDY, ATTRIBUTES[:1], JointOptions("code"))
    assert [cell_text(cell) for cell in table.rows[0].cells[:2]] == ["Trust", "waiting"]


@pytest.mark.parametrize(
    "study, attributes, options, reason",
    [
        (STUDY, ATTRIBUTES, JointOptions(attributes=("Height",)), "attribute-unknown"),
        (STUDY, ATTRIBUTES[1:2], JointOptions(), "no-scores"),
        (STUDY._replace(people=()), ATTRIBUTES, JointOptions(), "nobody-counted"),
        (STUDY._replace(nodes=(), codings=()), ATTRIBUTES, JointOptions(), "no-codes"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    study: Material, attributes: tuple[Attribute, ...], options: JointOptions, reason: str
) -> None:
    with pytest.raises(Refusal, match=reason):
        joint_display(study, attributes, options)
