"""Code × group: participants and quotations with those asked; counted by hand."""

from typing import Any

import pytest

from app.coding.reports.bands import parse_bands
from app.coding.reports.compared import GROUPS
from app.coding.reports.crosstab import CrosstabOptions, crosstab
from app.coding.reports.inputs import Attribute, Coded, Material, Node, Person, Transcript, Turn
from app.coding.tables.value import Table, cell_text
from app.models.errors import Refusal
from tests.coding.reports.small_study import STUDY
from tests.coding.reports.test_matrix import cells as all_cells

ATTRIBUTES = (Attribute("Age", "number"), Attribute("Gender"))


def cells(table: Table, row: str) -> list[str]:
    """Return the numbers of a row."""
    return all_cells(table, row)[1:]


def where(table: Table) -> dict[str, str]:
    """Return where each row was coded, by its last name."""
    names = sum(column.stub for column in table.columns)
    return {cell_text(row.cells[names - 1]): cell_text(row.cells[names]) for row in table.rows}


def heads(table: Table) -> list[str]:
    return list(dict.fromkeys(column.group for column in table.columns if column.group))


def made(**options: Any) -> Table:
    return crosstab(STUDY, ATTRIBUTES, CrosstabOptions(**options))


def big_study() -> Material:
    """Return 25 participants in two groups; the first 15, all "many", have the code."""
    people = tuple(Person(f"P{n}", ("many" if n < 20 else "few",)) for n in range(25))
    texts = tuple(
        Transcript(each.id, each.id, (each.id,), (Turn(0, 10, "participant", each.id, each.id),))
        for each in people
    )
    codings = (*(Coded(f"P{n}", 0, 5, "c") for n in range(15)), Coded("P24", 0, 5, "d"))
    nodes = (Node("c", "code", "common"), Node("d", "code", "rare", position=1))
    return Material(nodes, codings, texts, people, lambda *span: "word")


def test_each_group_has_participants_and_quotations_and_says_how_many_were_asked() -> None:
    table = made()
    assert heads(table) == [
        "All (n = 5)",
        "students (n = 4)",
        "doctors (n = 1)",
        "nurses (n = 1)",
    ]
    assert cells(table, "sitting down") == ["1", "3", "1", "3", "0", "0", "0", "0"]
    assert cells(table, "in villages") == ["2", "1", "1", "1", "1", "1", "1", "1"]
    assert cells(table, "heartless | =doctors") == ["0", "1"] + ["0"] * 6
    notes = " ".join(table.notes)
    assert "may be in more than one of the groups" in notes
    assert "not coded in" in notes
    assert "absent" not in notes


def test_chosen_groups_stand_in_the_order_of_the_choice() -> None:
    table = made(groups=("doctors", "students"))
    assert heads(table) == ["All (n = 5)", "doctors (n = 1)", "students (n = 4)"]
    assert "more than one of the groups" not in " ".join(table.notes)


def test_columns_may_be_the_values_of_an_attribute_with_what_is_missing() -> None:
    table = made(by=("Gender",))
    assert heads(table) == ["All (n = 5)", "female (n = 3)", "male (n = 1)", "Missing (n = 1)"]
    assert table.title == "Codes by Gender"
    assert cells(table, "perspective") == ["2", "2", "1", "1", "1", "1", "0", "0"]


def test_columns_may_be_bands_of_a_number() -> None:
    table = made(by=("Age",), bands={"Age": parse_bands("20-29, 30-39")}, level="theme")
    assert heads(table) == [
        "All (n = 5)",
        "20–29 (n = 2)",
        "30–39 (n = 1)",
        "Not a number (n = 1)",
        "Not applicable (n = 1)",
    ]
    assert table.title == "Themes by Age"


def test_small_groups_get_percentages_only_where_they_are_wished() -> None:
    shown = [column.key for column in crosstab(big_study(), ()).columns if "percent" in column.key]
    assert shown == ["percent0", "percent1"]
    table = crosstab(big_study(), (), CrosstabOptions(percent="always"))
    assert cells(table, "common") == ["15", "60", "15", "15", "75", "15", "0", "0", "0"]
    assert "one person changes them by more than 5 points" in " ".join(table.notes)
    never = crosstab(big_study(), (), CrosstabOptions(percent="never"))
    assert not any("percent" in column.key for column in never.columns)


def test_what_differs_most_comes_first_and_says_what_that_means() -> None:
    table = crosstab(big_study(), (), CrosstabOptions(uneven=True))
    assert [cell_text(row.cells[1]) for row in table.rows] == ["common", "rare"]
    assert "by chance" in " ".join(table.notes)
    uneven = made(uneven=True)
    first = [cell_text(row.cells[1]) for row in uneven.rows]
    assert first[:2] == ["visits", "in villages"]  # of one doctor one, of one nurse one
    assert not any(cell.continues for row in uneven.rows for cell in row.cells)


def test_each_row_says_where_alone_or_where_not_it_was_coded() -> None:
    assert where(made(level="theme", groups=("students", "doctors", "nurses"))) == {
        "Definition": "only in: students",
        "Cultivation": "",
        "Not yet in a theme": "only in: students",
    }
    found = where(made())
    assert found["heartless | =doctors"] == "not coded in any"
    assert found["in villages"] == ""
    assert "where" not in [column.key for column in made(groups=("students",)).columns]
    assert "Where coded names" in " ".join(made().notes)


def test_people_without_a_value_keep_a_row_from_being_one_group_s_only() -> None:
    found = where(made(by=("Gender",)))
    assert found["perspective"] == ""  # coded with both; nobody asks for those who are missing
    assert found["visits"] == "not coded in: male"  # one of those who are missing said it too
    assert found["lack of time"] == "only in: male"


def test_two_attributes_cross_and_small_crossings_are_named() -> None:
    table = made(by=(GROUPS, "Gender"))
    assert heads(table) == [
        "All (n = 5)",
        "students × female (n = 3)",
        "students × male (n = 1)",
        "doctors × Missing (n = 1)",
        "nurses × female (n = 1)",
    ]
    assert table.title == "Codes by group × Gender"
    assert cells(table, "perspective") == ["2", "2", "1", "1", "1", "1", "0", "0", "0", "0"]
    assert cells(table, "in villages") == ["2", "1", "1", "1", "0", "0", "1", "1", "1", "1"]
    few = "students × male (1), doctors × Missing (1), nurses × female (1)."
    assert f"Fewer than 3 were asked in: {few}" in " ".join(table.notes)
    typed = made(by=("Gender", "group"), groups=("doctors", "students"))
    assert heads(typed)[1:] == [
        "female × students (n = 3)",
        "male × students (n = 1)",
        "Missing × doctors (n = 1)",
    ]


@pytest.mark.parametrize(
    "options, reason",
    [
        (CrosstabOptions(by=("Height",)), "attribute-unknown"),
        (CrosstabOptions(groups=("poets",)), "group-unknown"),
        (CrosstabOptions(by=("Age", "Age")), "by-twice"),
        (CrosstabOptions(by=("Age", "Gender", GROUPS)), "by-too-many"),
    ],
)
def test_unknown_columns_are_refused(options: CrosstabOptions, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        crosstab(STUDY, ATTRIBUTES, options)


def test_without_groups_or_people_there_is_nothing_to_compare() -> None:
    alone = tuple(person._replace(groups=()) for person in STUDY.people)
    with pytest.raises(Refusal, match="no-groups"):
        crosstab(STUDY._replace(people=alone), ATTRIBUTES)
    with pytest.raises(Refusal, match="nobody-counted"):
        crosstab(STUDY._replace(people=()), ATTRIBUTES)
    with pytest.raises(Refusal, match="no-codes"):
        crosstab(STUDY._replace(nodes=(), codings=()), ATTRIBUTES)
