"""Table 2: the small study counted by hand, and what happens to what does not fit in."""

from dataclasses import dataclass

import pytest

from app.coding.reports.inputs import Coded, Material, Node, Person, Transcript
from app.coding.reports.passages import QuoteStyle
from app.coding.reports.theme_options import STANDARD, ThemeOptions
from app.coding.reports.theme_table import theme_table
from app.coding.tables.value import Quotes, Table, cell_text
from app.models.errors import Refusal
from tests.coding.reports.small_study import NODES, STUDY, coded

NUMBERS = STANDARD - {"quotes"}


def lines(table: Table) -> list[str]:
    """Return the rows as lines, names in full."""
    return [
        " | ".join(cell.full or cell_text(cell) for cell in row.cells).strip() for row in table.rows
    ]


def study(**changes: object) -> Material:
    return STUDY._replace(**changes)  # type: ignore[arg-type]


@dataclass
class Quoted:
    """A quotation of a table with the row it stands in."""

    row: str
    text: str
    source: str
    proposed: bool


def quoted(table: Table) -> list[Quoted]:
    found = []
    for row in table.rows:
        for cell in row.cells:
            if isinstance(cell.content, Quotes):
                found += [
                    Quoted(str(row.key), quote.text, quote.source, quote.proposed)
                    for quote in cell.content.parts
                ]
    return found


def test_counts_of_the_small_study() -> None:
    table = theme_table(STUDY, ThemeOptions(show=NUMBERS, groups=("students", "doctors")))
    assert [column.plain_name for column in table.columns] == [
        "Theme",
        "Sub-theme",
        "Code",
        "Participants n",
        "Participants %",
        "students n",
        "doctors n",
        "Quotations n",
    ]
    assert lines(table) == [
        "Definition |  |  | 3 | 60 | 3 | 0 | 6",
        "Definition |  | perspective | 2 | 40 | 2 | 0 | 2",
        "Definition | Attention |  | 1 | 20 | 1 | 0 | 4",
        "Definition | Attention | sitting down | 1 | 20 | 1 | 0 | 3",
        "Definition | Attention | waiting | 1 | 20 | 1 | 0 | 2",
        "Cultivation |  |  | 2 | 40 | 1 | 1 | 2",
        "Cultivation | Second classroom |  | 2 | 40 | 1 | 1 | 2",
        "Cultivation | Second classroom: Early contact |  | 2 | 40 | 1 | 1 | 2",
        "Cultivation | Second classroom: Early contact | visits | 2 | 40 | 1 | 1 | 2",
        "Cultivation | Second classroom: Early contact | visits: in villages | 2 | 40 | 1 | 1 | 1",
        "Not yet in a theme |  |  | 1 | 20 | 1 | 0 | 3",
        "Not yet in a theme |  | lack of time | 1 | 20 | 1 | 0 | 2",
        "Not yet in a theme | Talk online |  | 0 | 0 | 0 | 0 | 1",
        "Not yet in a theme | Talk online | heartless | =doctors | 0 | 0 | 0 | 0 | 1",
        "Not yet in a theme | Talk online | never applied | 0 | 0 | 0 | 0 | 0",
    ]


def test_kinds_keys_and_rules_of_rows() -> None:
    table = theme_table(STUDY)
    assert [row.kind for row in table.rows] == (
        ["total", "normal", "subtotal", "normal", "normal"]
        + ["total", "subtotal", "subtotal", "subtotal", "normal"]
        + ["unplaced"] * 5
    )
    assert [str(row.key) for row in table.rows[:4]] == ["A", "view", "A1", "sit"]
    assert [number for number, row in enumerate(table.rows) if row.rule] == [5, 10]


def test_theme_and_sub_theme_cells_are_merged_but_not_with_a_different_one() -> None:
    rows = theme_table(STUDY).rows
    assert [row.cells[0].continues for row in rows] == (
        [False] + [True] * 4 + [False] + [True] * 4 + [False] + [True] * 4
    )
    block = [False, False, False, True, True]
    assert [row.cells[1].continues for row in rows] == block * 3


def test_nested_names_are_indented_under_their_parents_row() -> None:
    rows = theme_table(STUDY).rows
    early, village = rows[7].cells[1], rows[9].cells[2]
    assert (early.content, early.indent) == ("Early contact", 1)
    assert (village.content, village.indent) == ("in villages", 1)


def test_without_totals_paths_are_spelled_out() -> None:
    table = theme_table(STUDY, ThemeOptions(show=NUMBERS - {"percent"}, totals=False))
    assert lines(table) == [
        "Definition |  | perspective | 2 | 2",
        "Definition | Attention | sitting down | 1 | 3",
        "Definition | Attention | waiting | 1 | 2",
        "Cultivation | Second classroom: Early contact | visits | 2 | 2",
        "Cultivation | Second classroom: Early contact | visits: in villages | 2 | 1",
        "Not yet in a theme |  | lack of time | 1 | 2",
        "Not yet in a theme | Talk online | heartless | =doctors | 0 | 1",
        "Not yet in a theme | Talk online | never applied | 0 | 0",
    ]
    assert table.rows[3].cells[1].content == "Second classroom: Early contact"
    assert not any(note.startswith("Rows of themes") for note in table.notes)


def test_without_codes_a_theme_with_codes_of_its_own_keeps_a_row() -> None:
    options = ThemeOptions(show=NUMBERS - {"code", "percent"}, totals=False)
    assert lines(theme_table(STUDY, options)) == [
        "Definition |  | 3 | 6",
        "Definition | Attention | 1 | 4",
        "Cultivation | Second classroom: Early contact | 2 | 2",
        "Not yet in a theme |  | 1 | 3",
        "Not yet in a theme | Talk online | 0 | 1",
    ]


def test_only_themes() -> None:
    options = ThemeOptions(show=frozenset({"quotations"}))
    table = theme_table(STUDY, options)
    assert lines(table) == ["Definition | 6", "Cultivation | 2", "Not yet in a theme | 3"]
    assert [column.key for column in table.columns] == ["theme", "quotations"]


def test_codes_without_sub_themes_stand_under_their_theme() -> None:
    options = ThemeOptions(show=frozenset({"code", "quotations"}))
    assert lines(theme_table(STUDY, options))[:4] == [
        "Definition |  | 6",
        "Definition | perspective | 2",
        "Definition | sitting down | 3",
        "Definition | waiting | 2",
    ]


def test_definitions_and_codes_never_applied() -> None:
    options = ThemeOptions(show=frozenset({"code", "definition", "quotations"}), unused=False)
    table = theme_table(STUDY, options)
    assert "Definition | sitting down | Sits to talk | 3" in lines(table)
    assert not any("never applied" in line for line in lines(table))
    assert "1 code that was never applied is left out." in table.notes


def test_notes_say_what_was_counted() -> None:
    assert theme_table(STUDY).notes == (
        "Quotations: number of different passages. Participants: number of those who speak in "
        "these passages; percentages are of 5 participants.",
        "Rows of themes and sub-themes count everything below them; a passage or participant with "
        "several of these codes counts once.",
        "1 participant who withdrew is left out.",
        "3 codes with 3 quotations are not yet in a theme and stand in the last rows.",
        "Quotations translated: S05.",
        "Codings counted: Consensus (6 transcripts), Ana (1 transcript); 7 of 7 transcripts; "
        "as of 2025-11-22.",
    )


def test_percentages_are_of_those_whose_coding_counts() -> None:
    """A participant whose interview is not coded yet has not said nothing."""
    added = Transcript("S09", "S09", ("S09",))
    people = (*STUDY.people, Person("S09", ("students",)), Person("S10", ("students",)))
    coded = frozenset(row.id for row in STUDY.transcripts)
    material = study(people=people, transcripts=(*STUDY.transcripts, added), counted=coded)
    options = ThemeOptions(show=frozenset({"participants", "percent"}), groups=("students",))
    before = theme_table(STUDY, options)
    table = theme_table(material, options)
    assert lines(table) == lines(before)
    assert [column.heading for column in table.columns] == [
        column.heading for column in before.columns
    ]
    assert table.notes[0].endswith("percentages are of 5 participants.")
    assert table.notes[2] == (
        "2 participants are in no transcript whose coding is counted and are in no number of "
        "participants: S09, S10."
    )
    finished = study(
        people=people, transcripts=(*STUDY.transcripts, added), counted=coded | {"S09"}
    )
    notes = theme_table(finished, options).notes
    assert notes[0].endswith("percentages are of 6 participants.")
    assert notes[2].endswith("in no number of participants: S10.")


def test_a_group_that_is_not_coded_yet_has_an_empty_column() -> None:
    people = (*STUDY.people, Person("T01", ("teacher",)))
    coded = frozenset(row.id for row in STUDY.transcripts)
    options = ThemeOptions(show=frozenset({"participants"}), groups=("teacher",))
    table = theme_table(study(people=people, counted=coded), options)
    assert all(line.endswith("| 0") for line in lines(table))


def test_where_every_code_has_a_theme_nothing_is_said_of_others() -> None:
    placed = [node for node in NODES if node.parent or node.kind == "theme"]
    known = {node.id for node in placed} - {"web", "never"}
    material = study(
        nodes=tuple(node for node in placed if node.id in known),
        codings=tuple(coding for coding in STUDY.codings if coding.code in known),
    )
    table = theme_table(material)
    assert not any("Not yet" in line for line in lines(table))
    assert not any("not yet in a theme" in note for note in table.notes)


def test_before_there_are_themes_everything_waits_in_the_last_rows() -> None:
    material = study(nodes=(Node("a", "code", "alone"),), codings=(), mix=None)
    table = theme_table(material, ThemeOptions(show=NUMBERS))
    assert lines(table) == [
        "Not yet in a theme |  |  | 0 | 0 | 0",
        "Not yet in a theme |  | alone | 0 | 0 | 0",
    ]
    assert (
        "1 code with 0 quotations is not yet in a theme and stands in the last rows." in table.notes
    )


def test_siblings_stand_by_position_then_by_name() -> None:
    nodes = (
        Node("T", "theme", "T"),
        Node("3", "code", "b", "", "T", 1),
        Node("1", "code", "A", "", "T", 1),
        Node("2", "code", "z", "", "T", 0),
        Node("c", "category", "first", "", "T", 0),
    )
    table = theme_table(study(nodes=nodes, codings=()), ThemeOptions(totals=False))
    assert [str(row.key) for row in table.rows] == ["2", "1", "3", "c"]


def test_an_empty_structure_and_an_unknown_group_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        theme_table(study(nodes=()))
    assert refused.value.reason == "no-codes"
    with pytest.raises(Refusal) as refused:
        theme_table(STUDY, ThemeOptions(groups=("nobody",)))
    assert refused.value.reason == "group-unknown"


def test_quotations_of_the_small_study() -> None:
    assert quoted(theme_table(STUDY)) == [
        # Translated, and kept to the speaker of the original. S02 may not be quoted.
        Quoted("view", "“seeing it from where the patient is”", "(S05)", proposed=True),
        Quoted(
            "sit",
            "“sitting down first and asking what the day was like for them”",
            "(S01)",
            proposed=True,
        ),
        # Marked by the team, although much shorter than what would be proposed.
        Quoted("wait", "“Then I wait.”", "(S01)", proposed=False),
        Quoted("visit", "“We learned it in the village”", "(S03)", proposed=True),
        Quoted(
            "village",
            "“S03: walking from door to door with the nurse all week. D01: I never did”",
            "(S03, D01)",
            proposed=True,
        ),
        Quoted("web", "“Doctors have no hearts”", "(W1)", proposed=True),
    ]


def test_proposals_and_marked_passages_that_are_left_out_are_warned_of() -> None:
    assert theme_table(STUDY).warnings == (
        "5 quotations are proposals of the program and were chosen by nobody. Read them before you "
        "publish, and mark those you want as quotable.",
        "1 passage marked as quotable is left out, because a participant did not agree to be "
        "quoted or withdrew: S02.",
    )


def test_without_proposals_only_marked_passages_are_quoted() -> None:
    table = theme_table(STUDY, ThemeOptions(propose=False))
    assert [quote.row for quote in quoted(table)] == ["wait"]


def test_with_the_codes_switched_off_their_sub_theme_quotes() -> None:
    options = ThemeOptions(show=STANDARD - {"code"}, quotes=2)
    found = quoted(theme_table(STUDY, options))
    assert [quote.row for quote in found] == ["A", "A1", "A1", "B11", "B11", "C"]
    assert found[1].text == "“Then I wait.”"


def test_the_interviewer_inside_a_passage_is_left_out_with_a_mark_and_a_note() -> None:
    inside = coded("S01", "for them.\nI: And then?\nS01: Then I wait. I am", "wait", quotable=True)
    table = theme_table(study(codings=(inside,)))
    assert quoted(table) == [
        Quoted("wait", "“for them. […] Then I wait. I am”", "(S01)", proposed=False)
    ]
    assert "[…]: words of the interviewer left out." in table.notes


def test_the_style_of_quotations() -> None:
    style = QuoteStyle("«", "»", "(…)", "[{participant}, {group}, {transcript}]")
    inside = coded("S01", "for them.\nI: And then?\nS01: Then I wait. I am", "wait", quotable=True)
    focus = coded("FG", "walking from door to door", "visit", quotable=True)
    table = theme_table(study(codings=(inside, focus)), ThemeOptions(style=style))
    assert [(quote.text, quote.source) for quote in quoted(table)] == [
        ("«for them. (…) Then I wait. I am»", "[S01, students, S01]"),
        ("«walking from door to door»", "[S03, students, nurses, FG]"),
    ]
    assert "(…): words of the interviewer left out." in table.notes


def test_quotations_lead_back_to_their_passages() -> None:
    table = theme_table(STUDY)
    for row in table.rows:
        content = row.cells[-1].content
        assert isinstance(content, Quotes)
        for quote in content.parts:
            assert quote.place is not None
            transcript, start, end = quote.place
            known = {(each.transcript, each.start, each.end) for each in STUDY.codings}
            assert (transcript, start, end) in known


def test_a_passage_of_two_people_is_not_quoted_where_one_of_them_refused() -> None:
    people = tuple(each._replace(may_quote=each.id != "D01") for each in STUDY.people)
    table = theme_table(study(people=people))
    assert "village" not in [quote.row for quote in quoted(table)]


def test_the_same_study_gives_the_same_table_whatever_the_order_of_codings() -> None:
    codings: tuple[Coded, ...] = STUDY.codings[::-1]
    assert theme_table(study(codings=codings)) == theme_table(STUDY)


def test_words_can_be_translated() -> None:
    said: list[str] = []

    def say(slug: str, /, **values: object) -> str:
        said.append(slug)
        return f"<{slug}>"

    table = theme_table(STUDY, ThemeOptions(groups=("students",)), say)
    assert table.columns[0].heading == "<theme>"
    assert table.rows[-1].cells[0].content == "<not-in-a-theme>"
    assert all(note.startswith("<") for note in (*table.notes, *table.warnings))
