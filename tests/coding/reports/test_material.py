"""From the project to the records of the reports, and the reports by their names."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.reports import catalog, inputs, material
from app.coding.reports.attribute_bands import bands_of
from app.coding.reports.bands import parse_bands
from app.coding.reports.catalog import REPORTS, Choices, counted_material
from app.coding.tables.value import cell_text
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.models.transaction import Transaction
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)

FIRST, SECOND = (5, 13), (43, 59)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as made:
        yield made


def people_of(project: Project) -> dict[str, inputs.Person]:
    with project.read() as reader:
        return {person.id: person for person in material.people(reader)}


def test_people_with_groups_values_and_gaps(project: Project) -> None:
    names = ("S01", "S02", "S03")
    ids = {name: did(project, operations.add_participant, name=name) for name in names}
    did(project, operations.set_groups, participants=[ids["S01"]], groups=["students", "raters"])
    age = did(project, operations.define_attribute, name="age", kind="number")
    work = did(project, operations.define_attribute, name="work", kind="number")
    first = {"participant": ids["S01"]}
    did(project, operations.set_value, **first, attribute=age, value="21")
    not_applicable = {"value": None, "state": "not-applicable"}
    did(project, operations.set_value, **first, attribute=work, **not_applicable)
    for name, answer in (("S02", "no"), ("S03", "yes")):
        answers = {"be-quoted": answer, "take-part": "no"}
        did(project, operations.set_consent, participant=ids[name], answers=answers)
    found = people_of(project)
    assert set(found["S01"].groups) == {"students", "raters"}
    assert found["S01"].values == {"age": "21", "work": inputs.Gap.NOT_APPLICABLE}
    assert dict(found["S02"].values) == {}
    assert [found[name].may_quote for name in names] == [True, False, True]
    assert not any(person.withdrawn for person in found.values())
    with project.read() as reader:
        assert material.attributes(reader) == (
            inputs.Attribute("age", "number"),
            inputs.Attribute("work", "number"),
        )


def test_a_withdrawn_participant_and_a_value_without_content(project: Project) -> None:
    participant = did(project, operations.add_participant, name="S01")
    age = did(project, operations.define_attribute, name="age", kind="number")

    def withdraw(tx: Transaction) -> None:
        tx.participants.change(participant, withdrawn="2024-05-01")
        tx.attribute_values.add(participant=participant, attribute=age, state="value")

    did(project, withdraw)
    assert people_of(project)["S01"].withdrawn
    assert people_of(project)["S01"].values == {"age": inputs.Gap.MISSING}


def test_the_structure_with_what_stands_nowhere(project: Project) -> None:
    theme = add_category(project, "Expression", level="theme", common=True)
    below = add_category(project, "Words", parent=theme, common=True)
    placed = add_code(project, "listening", category=below, common=True, definition="Hears.")
    nested = add_code(project, "silence", parent=placed, common=True)
    loose = add_code(project, "doubts", common=True)
    with project.read() as reader:
        nodes = {node.id: node for node in material.nodes(reader)}
    assert {key: (node.kind, node.name, node.parent) for key, node in nodes.items()} == {
        theme: ("theme", "Expression", None),
        below: ("category", "Words", theme),
        placed: ("code", "listening", below),
        nested: ("code", "silence", placed),
        loose: ("code", "doubts", None),
    }
    assert nodes[placed].definition == "Hears."


def test_transcripts_with_turns_and_texts(project: Project) -> None:
    transcript = add_transcript(project)
    with project.read() as reader:
        (found,) = material.transcripts(reader)
        text_of = material.text_reader(reader)
        assert (found.id, found.name, found.participants) == (transcript, "S01", ("S01",))
        assert [(turn.role, turn.participant, turn.speaker) for turn in found.turns] == [
            ("participant", "S01", "S01"),
            ("interviewer", None, "I"),
            ("participant", "S01", "S01"),
        ]
        assert text_of(transcript, 5, 15) == "I listen 🙂"


@pytest.fixture
def coded(project: Project) -> Project:
    """Return a project in which Ana has two codings of S01 and Ben one."""
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    transcript = add_transcript(project)
    code = add_code(project, "listening", common=True)
    add_coding(project, transcript, code, FIRST, ana)
    add_coding(project, transcript, code, SECOND, ana)
    add_coding(project, transcript, code, FIRST, ben)
    place = {"transcript": transcript, "start": FIRST[0], "end": FIRST[1]}
    did(project, operations.translate_quotation, ana, **place, translation="I hear them.")
    return project


def test_material_holds_what_counts_and_says_whose(coded: Project, noon: date) -> None:
    with coded.read() as reader:
        found, codings = counted_material(reader, "Ana")
        assert [(one.start, one.end) for one in found.codings] == [FIRST, SECOND]
        assert len(codings) == 2
        assert found.mix == inputs.Mix((("Ana", 1),), noon)
        place = found.codings[0].transcript, *FIRST
        assert found.translation_of(*place) == "I hear them."
        assert found.translation_of(place[0], 0, 1) is None
        both, _codings = counted_material(reader, "all")
        assert len(both.codings) == 3
        assert both.mix is not None
        assert both.mix.parts == (("Ana", 1), ("Ben", 1))
        with pytest.raises(Refusal, match="analysis-undecided"):
            counted_material(reader, None)
        with pytest.raises(Refusal, match="coder-unknown"):
            counted_material(reader, "Cleo")


def test_the_codebook_version_that_was_kept_last_is_named(coded: Project) -> None:
    did(coded, operations.make_codebook_version, name="pilot")
    with coded.read() as reader:
        found, _codings = counted_material(reader, "Ana")
    assert found.mix is not None
    assert found.mix.codebook.startswith("“pilot” of 20")


def test_every_report_counts_the_coder_that_is_named(coded: Project) -> None:
    with coded.read() as reader:
        # There are no scores, no theme, no second coder who has finished, no version kept.
        none = {"joint-display", "framework", "agreement", "codebook-difference"}
        made = set(REPORTS) - none
        tables = {name: REPORTS[name](reader, Choices(coder="Ben")) for name in made}
        quotations = tables["quotations"].rows
        assert len(quotations) == len(tuple(quotations))
        assert len(tables["quotations"].rows) == 1
        (row,) = tables["codebook"].rows
        assert [cell_text(cell) for cell in row.cells][-2:] == ["1", "1"]
        assert "Codings counted: Ben (1 transcript)" in " ".join(tables["theme-table"].notes)
        assert len(tables["history"].rows) == len(queries.history(reader))
        first = [cell_text(row.cells[0]) for row in tables["participants-table"].rows]
        assert set(first) == {"Group"}


def test_groups_with_columns_are_no_rows(coded: Project) -> None:
    did(coded, operations.define_attribute, name="age", kind="number")
    with coded.read() as reader:
        with pytest.raises(Refusal, match="group-unknown"):
            REPORTS["participants-table"](reader, Choices(groups=("nurses",)))
        table = REPORTS["participants-table"](reader, Choices(groups=("Students",)))
    assert "Students n" in [column.plain_name for column in table.columns]
    assert {cell_text(row.cells[0]) for row in table.rows} == {"age"}


def test_the_catalog_s_sets_name_reports() -> None:
    assert REPORTS.keys() >= catalog.WITH_GROUPS | catalog.SHOWS_NO_WORK


def test_bands_are_kept_with_the_attribute(project: Project) -> None:
    age = did(project, operations.define_attribute, name="age", kind="number")
    did(project, operations.define_attribute, name="score", kind="number")
    did(project, operations.edit_attribute, attribute=age, bands="20-29, 30+")
    with project.read() as reader:
        assert bands_of(reader) == {"age": parse_bands("20-29, 30+")}
