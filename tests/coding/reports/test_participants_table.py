"""Table 1: the model study's numbers, and everything that must not get lost or give people away."""

from collections.abc import Sequence

import pytest

from app.coding.reports.bands import parse_bands
from app.coding.reports.inputs import Attribute, Gap, Person
from app.coding.reports.participants_table import ParticipantsOptions, participants_table
from app.coding.tables.value import Table, cell_text
from app.models.errors import Refusal
from tests.coding.reports.small_study import PEOPLE

AGE, GENDER, GROUP = Attribute("Age", "number"), Attribute("Gender"), Attribute("Group", "group")


def lines(table: Table) -> list[list[str]]:
    return [[cell_text(cell) for cell in row.cells] for row in table.rows]


def person(number: int, group: str, **values: str | Gap) -> Person:
    return Person(
        f"P{number:02}", (group,), {name.title(): value for name, value in values.items()}
    )


def model_study() -> list[Person]:
    """Return people like those of doi 10.1186/s12909-025-06882-9, its Table 1."""
    ages = [21] * 13 + [34] * 6 + [44] * 4 + [55]
    degrees = ["bachelor"] * 14 + ["master"] * 5 + ["doctor"] * 5
    groups = ["students"] * 12 + ["doctors"] * 8 + ["teachers"] * 4
    genders = ["male"] * 11 + ["female"] * 13
    return [
        person(number, group, age=str(age), gender=gender, degree=degree)
        for number, (group, age, gender, degree) in enumerate(
            zip(groups, ages, genders, degrees, strict=True)
        )
    ]


def test_the_model_studys_table() -> None:
    options = ParticipantsOptions(
        merged_groups={"doctors and teachers": ("doctors", "teachers")},
        order={"Gender": ("male",), "Degree": ("bachelor", "master")},
    )
    attributes = (GENDER, AGE, Attribute("Degree"), GROUP)
    table = participants_table(model_study(), attributes, options)
    assert table.caption == "Table 1. Characteristics of the participants"
    assert [column.plain_name for column in table.columns] == [
        "Characteristic",
        "Value",
        "All n",
        "All %",
    ]
    assert lines(table) == [
        ["Gender", "male", "11", "45.8"],
        ["Gender", "female", "13", "54.2"],
        ["Age", "20–29", "13", "54.2"],
        ["Age", "30–39", "6", "25.0"],
        ["Age", "40–49", "4", "16.7"],
        ["Age", "50–59", "1", "4.2"],
        ["Degree", "bachelor", "14", "58.3"],
        ["Degree", "master", "5", "20.8"],
        ["Degree", "doctor", "5", "20.8"],
        ["Group", "doctors and teachers", "12", "50.0"],
        ["Group", "students", "12", "50.0"],
    ]
    merged = [row.cells[0].continues for row in table.rows]
    assert merged == [False, True, False, True, True, True, False, True, True, False, True]


def test_columns_for_groups() -> None:
    options = ParticipantsOptions(
        groups=("students", "staff"),
        merged_groups={"staff": ("doctors", "teachers")},
        percent=False,
    )
    table = participants_table(model_study(), (GENDER,), options)
    assert [column.heading for column in table.columns[2:]] == [
        "All\n(n = 24)",
        "students\n(n = 12)",
        "staff\n(n = 12)",
    ]
    assert [column.plain_name for column in table.columns[2:]] == ["All n", "students n", "staff n"]
    assert lines(table) == [
        ["Gender", "female", "13", "1", "12"],
        ["Gender", "male", "11", "11", "0"],
    ]


def test_missing_not_applicable_and_odd_values_have_rows_of_their_own() -> None:
    table = participants_table(PEOPLE, (AGE, GENDER))
    assert lines(table) == [
        ["Age", "20–24", "2", "40.0"],
        ["Age", "25–29", "0", "0.0"],
        ["Age", "30–34", "1", "20.0"],
        ["Age", "Not a number", "1", "20.0"],
        ["Age", "Not applicable", "1", "20.0"],
        ["Gender", "female", "3", "60.0"],
        ["Gender", "male", "1", "20.0"],
        ["Gender", "Missing", "1", "20.0"],
    ]


def test_people_who_withdrew_are_left_out_and_said() -> None:
    assert "1 participant who withdrew is left out." in participants_table(PEOPLE, (AGE,)).notes
    stayed = [each for each in PEOPLE if not each.withdrawn]
    assert not any("withdrew" in note for note in participants_table(stayed, (AGE,)).notes)


def test_bands_that_are_set() -> None:
    options = ParticipantsOptions(bands={"Age": parse_bands("20-21,30+")}, percent=False)
    assert lines(participants_table(PEOPLE, (AGE,), options)) == [
        ["Age", "20–21", "1"],
        ["Age", "≥ 30", "1"],
        ["Age", "Outside the bands", "1"],
        ["Age", "Not a number", "1"],
        ["Age", "Not applicable", "1"],
    ]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e400", "12 years", "１２a", "1_0x"])
def test_strange_numbers_do_not_break_the_table(value: str) -> None:
    people = [person(1, "a", age=value), person(2, "a", age="21")]
    options = ParticipantsOptions(percent=False)
    assert ["Age", "Not a number", "1"] in lines(participants_table(people, (AGE,), options))


def test_dates_are_counted_by_year() -> None:
    people = [
        person(number, "a", joined=value)
        for number, value in enumerate(["2024-03-01", "2023", "2024-05", "May", " "])
    ]
    options = ParticipantsOptions(percent=False)
    assert lines(participants_table(people, (Attribute("Joined", "date"),), options)) == [
        ["Joined", "2023", "1"],
        ["Joined", "2024", "2"],
        ["Joined", "Not a date", "1"],
        ["Joined", "Missing", "1"],
    ]


def test_merged_values_count_each_person_once() -> None:
    people = [
        person(1, "a", degree="BSc"),
        person(2, "a", degree="BA"),
        person(3, "a", degree="MA"),
    ]
    options = ParticipantsOptions(merged={"Degree": {"bachelor": ("BSc", "BA")}}, percent=False)
    assert lines(participants_table(people, (Attribute("Degree"),), options)) == [
        ["Degree", "bachelor", "2"],
        ["Degree", "MA", "1"],
    ]


def test_somebody_in_two_groups_is_counted_in_both_and_once_in_their_union() -> None:
    people = [Person("P1", ("a", "b")), Person("P2", ("b",)), Person("P3")]
    options = ParticipantsOptions(groups=("a", "b", "any"), merged_groups={"any": ("a", "b")})
    heads = participants_table(people, (), options).columns
    assert [column.group for column in heads[2::2]] == [
        "All\n(n = 3)",
        "a\n(n = 1)",
        "b\n(n = 2)",
        "any\n(n = 2)",
    ]
    table = participants_table(people, (GROUP,), ParticipantsOptions(percent=False))
    assert lines(table) == [["Group", "b", "2"], ["Group", "a", "1"], ["Group", "No group", "1"]]
    assert "A participant may be in more than one group." in table.notes


def test_mean_and_median_are_of_those_who_have_a_number() -> None:
    people = [person(number, "a", age=age) for number, age in enumerate(["20", "22", "27.5", "x"])]
    people.append(person(9, "b", age="30"))
    options = ParticipantsOptions(groups=("a", "b"), mean=True, median=True)
    table = participants_table(people, (AGE,), options)
    # By hand: (20 + 22 + 27.5) / 3 = 23.1667, squares 30.1667, over 2, root 3.9.
    assert lines(table)[-2:] == [
        ["Age", "Mean (SD)", "24.9 (4.7)", "", "23.2 (3.9)", "", "30.0 (–)", ""],
        ["Age", "Median (range)", "24.8 (20–30)", "", "22 (20–27.5)", "", "30 (30–30)", ""],
    ]
    assert "SD: standard deviation of the sample (n − 1)." in table.notes


def test_a_group_without_numbers_has_no_mean() -> None:
    people = [person(1, "a", age="20"), person(2, "b")]
    options = ParticipantsOptions(groups=("b",), mean=True, median=True)
    assert [line[4] for line in lines(participants_table(people, (AGE,), options))[-2:]] == [
        "–",
        "–",
    ]


def warning(people: Sequence[Person], options: ParticipantsOptions) -> str:
    return " ".join(participants_table(people, (GENDER, AGE), options).warnings)


def test_small_cells_are_named_with_what_to_do() -> None:
    assert warning(model_study(), ParticipantsOptions(groups=("teachers",))) == (
        "A cell with fewer than 3 participants could tell readers who somebody is: Age 50–59 (1). "
        "Before you publish, merge values, widen the bands or leave the column out."
    )


def test_a_cell_of_nobody_or_of_enough_is_not_warned_of() -> None:
    people = [person(number, "a", age="21", gender="female") for number in range(3)]
    assert warning(people, ParticipantsOptions()) == ""
    assert "Gender female (3)" in warning(people, ParticipantsOptions(least=4))
    assert warning(people, ParticipantsOptions(least=0)) == ""


def test_a_small_cell_in_a_group_is_named_with_the_group() -> None:
    people = [person(number, "a", gender="female") for number in range(5)]
    people += [person(9, "b", gender="female")]
    text = warning(people, ParticipantsOptions(groups=("a", "b")))
    assert "Group b (1); Gender female, b (1)." in text
    assert "Missing" not in text


def test_many_small_cells_are_not_all_listed() -> None:
    people = [person(number, "a", gender=letter) for number, letter in enumerate("ABCDEFGHIJ")]
    assert "Gender G (1); Gender H (1); and 2 more." in warning(people, ParticipantsOptions())


def test_nobody_to_count_and_unknown_groups_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        participants_table([PEOPLE[-1]], (AGE,))
    assert refused.value.reason == "no-participants"
    with pytest.raises(Refusal) as refused:
        participants_table(PEOPLE, (AGE,), ParticipantsOptions(groups=("nobody",)))
    assert refused.value.reason == "group-unknown"
    assert refused.value.values["known"] == "doctors, nurses, students"
