"""The long lists: quotations, codebook and history, and whose codings their notes name."""

from datetime import date
from typing import Any

from app.coding.reports.inputs import Id, Material, Mix, Node
from app.coding.reports.lists import (
    codebook_table,
    history_table,
    places,
)
from app.coding.reports.quotations_table import quotations_table
from app.coding.reports.source_note import made_from
from app.coding.tables.value import Table, cell_text
from app.models import queries
from tests.coding.reports.small_study import STUDY, TEXTS

CODERS = {1: "Ana", 2: "Ben"}


def lines(table: Table) -> list[list[str]]:
    return [[cell_text(cell) for cell in row.cells] for row in table.rows]


def quotations(study: Material, codings: list[queries.Coding]) -> Table:
    """Make the table of these codings, which are in the order of their texts."""

    def of(transcript: Id) -> list[queries.Coding]:
        found = [coding for coding in codings if coding.transcript == transcript]
        return sorted(found, key=lambda coding: (coding.start, coding.end))

    return quotations_table(study, of, len(codings), CODERS)


def coding(number: int, place: tuple[str, int, int], code: str, coder: int = 1) -> queries.Coding:
    """Return a coding; its transcript and code are ids of the small study."""
    values: dict[str, Any] = {
        "id": number,
        "transcript": place[0],
        "start": place[1],
        "end": place[2],
        "code": code,
        "coder": coder,
        "quotable": 0,
        "created": "2024-03-05T10:00:00Z",
    }
    return queries.Coding._make(values.get(name) for name in queries.Coding._fields)


def span(transcript: str, phrase: str) -> tuple[str, int, int]:
    start = TEXTS[transcript].index(phrase)
    return transcript, start, start + len(phrase)


def test_a_quotation_tells_who_where_and_what_is_above_it() -> None:
    place = span("FG", "walking from door to door")
    one = coding(7, place, "village")._replace(memo="Rural training.", quotable=1)
    table = quotations(STUDY, [one])
    keys = [column.key for column in table.columns]
    assert dict(zip(keys, lines(table)[0], strict=True)) == {
        "participant": "S03",
        "group": "students, nurses",
        "transcript": "FG",
        "start": str(place[1]),
        "end": str(place[2]),
        "theme": "Cultivation > Second classroom",
        "category": "Early contact",
        "code": "visits/in villages",
        "coder": "Ana",
        "quotation": "walking from door to door",
        "translation": "",
        "memo": "Rural training.",
        "quotable": "yes",
        "created": "2024-03-05T10:00:00Z",
    }
    assert table.rows[0].key == 7


def test_quotations_stand_in_the_order_of_collection() -> None:
    phrases = [
        ("FG", "I never did"),
        ("S02", "and the forms"),
        ("S01", "Then I wait."),
        ("S01", "sitting down first"),
    ]
    given = [coding(number, span(*phrase), "sit") for number, phrase in enumerate(phrases)]
    found = lines(quotations(STUDY, given))
    assert [(row[2], row[9]) for row in found] == phrases[::-1]


def test_a_passage_of_several_people_names_them_all_and_a_web_text_nobody() -> None:
    both = coding(1, ("FG", 0, len(TEXTS["FG"])), "sit", coder=2)
    web = coding(2, span("W1", "Doctors"), "web")
    found = lines(quotations(STUDY, [both, web]))
    assert found[0][:3] == ["D01, S03", "doctors, students, nurses", "FG"]
    assert found[0][8] == "Ben"
    # The order is that of the theme table: codes directly under a theme come first.
    assert found[1][:3] == ["", "", "W1"]


def test_a_translation_stands_beside_the_words() -> None:
    place = span("S05", "站在病人的角度想问题，耐心地听他说完")
    translations = {place: "From the patient's side."}
    study = STUDY._replace(translation_of=lambda *asked: translations.get(asked))
    (row,) = lines(quotations(study, [coding(1, place, "view")]))
    assert row[9:11] == ["站在病人的角度想问题，耐心地听他说完", "From the patient's side."]


def test_the_note_says_whose_codings_were_counted() -> None:
    mix = Mix((("Consensus", 1), ("Ana", 5)), date(2024, 6, 1), "“second”")
    note = (
        "Codings counted: Consensus (1 transcript), Ana (5 transcripts); 7 of 7 transcripts; "
        "codebook kept last as “second”; as of 2024-06-01."
    )
    assert made_from(STUDY._replace(mix=mix)) == [note]
    assert made_from(STUDY._replace(mix=None)) == []
    table = quotations(STUDY._replace(mix=mix), [])
    assert table.notes[0] == note
    assert table.notes[-1].startswith("Start and end count characters")


def test_places_name_themes_categories_and_nested_codes() -> None:
    found = places(STUDY.nodes)
    second = "Cultivation > Second classroom"
    assert found["village"] == (second, "Early contact", "visits/in villages")
    assert found["view"] == ("Definition", "", "perspective")
    assert found["web"] == ("", "Talk online", "heartless | =doctors")
    assert found["time"] == ("", "", "lack of time")
    assert "A" not in found
    assert places([Node("x", "code", "alone")]) == {"x": ("", "", "alone")}


def test_the_codebook_goes_down_the_themes_and_ends_with_what_has_none() -> None:
    named = [node for node in STUDY.nodes if node.kind == "code"]
    values: list[dict[str, Any]] = [
        {"id": node.id, "name": node.name, "definition": node.definition} for node in named
    ]
    values[0] |= {"when_to_use": "Always", "when_not_to_use": "Never", "example": "“sit”"}
    codes = [queries.Code._make(one.get(field) for field in queries.Code._fields) for one in values]
    found = lines(codebook_table(STUDY, codes[::-1]))
    assert [row[2] for row in found] == [
        "perspective",
        "sitting down",
        "waiting",
        "visits",
        "visits/in villages",
        "lack of time",
        "heartless | =doctors",
        "never applied",
    ]
    assert found[1][:3] == ["Definition", "Attention", "sitting down"]
    assert found[1][3:] == ["Sits to talk", "Always", "Never", "“sit”", "1", "3"]
    # A code counts what is nested in it.
    assert [row[-1] for row in found[3:]] == ["2", "1", "2", "1", "0"]


def entry(
    op: int, role: str = "do", *, stands: bool = True, coder: int | None = 1
) -> queries.Entry:
    at = "2024-03-05T10:00:00Z"
    return queries.Entry(op, "add-coder", role, None, at, coder, {"name": "Cleo"}, stands)


def test_the_history_says_who_did_what_and_what_stands() -> None:
    given = [entry(4, "redo"), entry(3, "undo"), entry(2, stands=False), entry(1, coder=None)]
    table = history_table(given, CODERS)
    found = lines(table)
    did = found[3][2]
    assert "Cleo" in did
    assert [row[0] for row in found] == ["2024-03-05T10:00:00Z"] * 4
    assert [row[1:] for row in found] == [
        ["Ana", f"Redid: {did}", ""],
        ["Ana", f"Undid: {did}", ""],
        ["Ana", did, "undone since"],
        ["", did, ""],
    ]
    assert [row.key for row in table.rows] == [4, 3, 2, 1]
