"""What changed between two versions of a codebook, and which transcripts are to be read again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from app.coding import operations
from app.coding.operations import TranscriptInput
from app.coding.reports.catalog import REPORTS, Choices
from app.coding.reports.codebook_difference import DifferenceOptions
from app.coding.tables.value import Table, cell_text
from app.models import clock, queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import add_category, add_code, add_coder, add_coding, did, make_project

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)


class Team(NamedTuple):
    """Two coders, two coded transcripts and one that nobody has coded; the version "pilot"."""

    project: Project
    ana: int
    ben: int
    texts: list[int]
    listening: int
    trust: int
    time: int
    care: int


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    minutes = count()

    def step() -> str:
        return (BEGIN + timedelta(minutes=next(minutes))).isoformat().replace("+00:00", "Z")

    monkeypatch.setattr(clock, "now", step)
    monkeypatch.setattr(clock, "here", lambda: BEGIN)
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        texts = [
            did(project, operations.import_transcript, transcript=TranscriptInput(name, words, ()))
            for name, words in (
                ("S01", "I listen 🙂 to them."),
                ("S02", "我听他们说。"),
                ("S03", "-"),
            )
        ]
        care = add_category(project, "Care")
        codes = [add_code(project, name, ana) for name in ("listening", "trust", "no time")]
        did(project, operations.define_code, ana, code=codes[0], definition="Hears them out")
        for coder, spans in ((ana, ((0, 3), (0, 5), (0, 3))), (ben, ((2, 4),))):
            for text, span in zip((texts[0], texts[0], texts[1]), spans, strict=False):
                add_coding(project, text, codes[0], span, coder)
        add_coding(project, texts[1], codes[1], (0, 2), ben)
        did(project, operations.make_codebook_version, ana, name="pilot", note="after 2 interviews")
        yield Team(project, ana, ben, texts, *codes, care)


def compare(team: Team, *names: str | None) -> Table:
    with team.project.read() as reader:
        choices = Choices(difference=DifferenceOptions(*names))
        return REPORTS["codebook-difference"](reader, choices)


def lines(table: Table) -> list[list[str]]:
    return [[cell_text(cell) for cell in row.cells] for row in table.rows]


def test_without_a_change_the_two_are_the_same(team: Team) -> None:
    table = compare(team)
    assert not table.rows
    assert table.title == "What changed in the codebook: “pilot” and the present codebook"
    assert table.notes == (
        "The two are the same.",
        "“pilot” was kept on 2026-03-01: after 2 interviews.",
        "3 transcripts in the project; as of 2026-03-01.",
    )


def test_new_wording_is_set_beside_the_old_with_who_coded_by_it(team: Team) -> None:
    words = {"definition": "Hears them out\nto the end", "when_to_use": "Nobody interrupts"}
    did(team.project, operations.define_code, team.ana, code=team.listening, **words)
    add_coding(team.project, team.texts[2], team.listening, (0, 1), team.ana)  # by the new words
    again = "S01: Ana 2, Ben 1\nS02: Ana 1"
    assert lines(compare(team)) == [
        [
            "listening", "Code", "Definition", "Hears them out", "Hears them out\nto the end",
            again, "2", "4",
        ],
        ["listening", "Code", "When to use", "", "Nobody interrupts", again, "2", "4"],
    ]  # fmt: skip


def test_a_code_merged_is_read_again_where_it_went(team: Team) -> None:
    values = {"into": team.listening, "codes": [team.trust]}
    did(team.project, operations.merge_codes, team.ana, **values, others=True)
    (row,) = lines(compare(team))
    assert row[:5] == ["trust", "Code", "Merged into", "", "listening"]
    assert row[5:] == ["S01: Ana 2, Ben 1\nS02: Ana 1, Ben 1", "2", "5"]


def test_a_code_split_off_leads_to_what_the_other_one_kept(team: Team) -> None:
    with team.project.read() as reader:
        mine = [row.id for row in queries.all_codings(reader, [team.ana])][:1]
    values = {"code": team.listening, "codings": mine, "name": "waiting"}
    did(team.project, operations.split_code, team.ana, **values)
    (row,) = lines(compare(team))
    assert row == ["waiting", "Code", "Split off", "listening", "", *row[5:]]
    assert row[-1] == "3"


def test_a_new_code_was_not_looked_for_in_what_was_coded_before(team: Team) -> None:
    add_code(team.project, "humour", team.ana, definition="Jokes")
    add_coding(team.project, team.texts[2], team.listening, (0, 1), team.ana)
    (row,) = lines(compare(team))
    assert row == ["humour", "Code", "New", "", "Jokes", "Ana, Ben: S01, S02", "2", ""]


def test_names_places_and_headings_are_told_and_a_move_is_no_new_meaning(team: Team) -> None:
    did(team.project, operations.rename_code, team.ana, code=team.trust, name="being trusted")
    did(team.project, operations.place_codes, team.ana, codes=[team.time], parent=team.care)
    did(team.project, operations.set_level, team.ana, category=team.care, level="theme")
    did(team.project, operations.rename_category, team.ana, category=team.care, name="Caring")
    did(team.project, operations.delete_codes, team.ana, codes=[team.listening], others=True)
    add_category(team.project, "Limits", level="theme", definition="What ends it")
    again = "S01: Ana 2, Ben 1\nS02: Ana 1"
    assert lines(compare(team)) == [
        ["Limits", "Theme", "New", "", "What ends it", "", "", ""],
        ["Caring", "Theme", "Name", "Care", "Caring", "", "", ""],
        ["Caring", "Theme", "Level", "Category", "Theme", "", "", ""],
        ["listening", "Code", "Deleted", "Hears them out", "", again, "2", "4"],
        ["being trusted", "Code", "Name", "trust", "being trusted", "S02: Ben 1", "1", "1"],
        ["no time", "Code", "Moved", "in no category", "Caring", "", "0", "0"],
    ]
    assert compare(team).notes[0] == "Codes: 1 deleted, 2 changed."


def test_a_transcript_marked_as_re_checked_is_due_again_after_the_next_change(team: Team) -> None:
    define = {"code": team.listening}
    did(team.project, operations.define_code, team.ana, definition="Hears all", **define)
    did(team.project, operations.mark_rechecked, team.ana, transcripts=team.texts[:2])
    (row,) = lines(compare(team))
    assert row[5:] == ["S01: Ben 1\n1 transcript re-checked", "1", "1"]
    did(team.project, operations.define_code, team.ana, definition="Hears everything", **define)
    (row,) = lines(compare(team))
    assert row[5:] == ["S01: Ana 2, Ben 1\nS02: Ana 1", "2", "4"]
    did(team.project, operations.mark_rechecked, team.ana, transcripts=team.texts[:2])
    team.project.undo(team.ana).result()
    assert lines(compare(team)) == [row]


def test_two_versions_are_compared_by_what_was_known_then(team: Team) -> None:
    did(team.project, operations.rename_code, team.ana, code=team.trust, name="being trusted")
    did(team.project, operations.make_codebook_version, team.ana, name="main study")
    did(team.project, operations.rename_code, team.ana, code=team.trust, name="trust")
    add_coding(team.project, team.texts[0], team.trust, (0, 1), team.ben)
    table = compare(team, "pilot", "main study")
    assert table.title == "What changed in the codebook: “pilot” and “main study”"
    assert lines(table)[0][3:] == ["trust", "being trusted", "S02: Ben 1", "1", "1"]
    assert not compare(team, "pilot").rows
    with pytest.raises(Refusal, match="codebook-version-unknown") as refused:
        compare(team, "Pilot")
    assert refused.value.values["known"] == "pilot, main study"


def test_without_a_version_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    with (
        make_project(tmp_path) as project,
        project.read() as reader,
        pytest.raises(Refusal, match="codebook-version-none"),
    ):
        REPORTS["codebook-difference"](reader, Choices())


def test_blind_a_version_shows_nothing_of_the_others_codes(team: Team) -> None:
    values = {"name": "Round", "kind": "independent", "transcripts": team.texts[2:]}
    others = add_code(team.project, "Ben's own", team.ben)
    did(team.project, operations.make_codebook_version, name="with Ben's")
    did(
        team.project, operations.open_round, **values, coders=[team.ana, team.ben],
        codebook_version=next(iter(_versions(team))),
    )  # fmt: skip
    with team.project.read(team.ana) as reader:
        table = REPORTS["codebook-difference"](reader, Choices())
        assert reader.viewer.hidden
    assert "Ben" not in repr(table.rows)
    assert str(others) not in repr(table.rows)


def _versions(team: Team) -> list[int]:
    with team.project.read() as reader:
        return [row.id for row in queries.codebook_versions(reader)]
