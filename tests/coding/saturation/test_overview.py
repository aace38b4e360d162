"""What the page reads: rules by group, late codes, looks compared, sentences, the table."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.reports.saturation_table import saturation_table
from app.coding.saturation.late import Late, Timing, timing
from app.coding.saturation.looks import read_snapshot, snapshot
from app.coding.saturation.overview import Overview, overview
from app.coding.saturation.telling import Telling
from app.coding.tables.value import cell_text
from app.models import queries
from tests.builders import add_category, add_code, add_coder, add_coding, did, named
from tests.coding.saturation.test_traps import Studied


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Studied]:
    made = Studied(tmp_path)
    yield made
    made.project.close()


def read(study: Studied, level: str = "code", **asked: bool) -> Overview:
    with study.project.read(study.ana) as reader:
        return overview(reader, level, **asked)  # type: ignore[arg-type]


def times(study: Studied) -> Timing:
    with study.project.read(study.ana) as reader:
        return timing(reader, overview(reader, "code").presence)


def dated(study: Studied, *times: str) -> None:
    """Give codings, in the order they were made, other times."""

    def put(tx: object) -> None:
        store = tx.store("coding")  # type: ignore[attr-defined]
        for row, at in zip(sorted(store.find(), key=_order(study)), times, strict=True):
            store.change(row.id, created=at)

    did(study.project, named(put, "dated"))


def _order(study: Studied) -> object:
    names = {code: name for name, code in study.codes.items()}
    return lambda row: (study.texts.index(row.transcript), names[row.code])


def test_a_rule_holds_for_its_level_and_group(study: Studied) -> None:
    group = read(study).parts[1].group
    did(
        study.project,
        operations.set_saturation_rule,
        level="code",
        rule="run:2",
        set_on="2024-05-01",
    )
    found = read(study)
    assert [(part.rule.rule, part.inherited) for part in found.parts] == [
        ("run:2", False),
        ("run:2", True),
    ]
    values = {"level": "code", "group": group, "rule": "guest:2/1/50"}
    did(study.project, operations.set_saturation_rule, **values)
    found = read(study)
    assert [part.answer.rule.kind for part in found.parts] == ["run", "guest"]
    assert read(study, "category").parts[0].rule is None
    did(study.project, operations.set_saturation_rule, level="code", group=group, rule=None)
    assert read(study).parts[1].inherited


def test_a_rule_keeps_its_day_until_it_is_another_rule(study: Studied) -> None:
    def days() -> list[str]:
        with study.project.read() as reader:
            return [row.set_on for row in queries.saturation_rules(reader)]

    setting = operations.set_saturation_rule
    did(study.project, setting, level="code", rule="run:3", set_on="2024-05-03")
    did(study.project, setting, level="code", rule="run:3")
    assert days() == ["2024-05-03"]
    did(study.project, setting, level="code", rule="run:4")
    assert days() > ["2026-01-01"]
    assert len(days()) == 1


def test_late_codes_and_where_they_were_looked_for(study: Studied) -> None:
    # a, b in S01 · a in S02 · c in S03 is made when S01 and S02 are coded; S01 was opened again.
    dated(
        study,
        "2024-05-01T09:00:00Z", "2024-05-09T09:00:00Z", "2024-05-02T09:00:00Z",
        "2024-05-03T09:00:00Z", "2024-05-03T10:00:00Z", "2024-05-04T09:00:00Z",
    )  # fmt: skip
    found = read(study)
    c, b = study.codes["c"], study.codes["b"]
    late = times(study).late
    assert [one for one in late if one.node == c] == [Late(c, 2, (0, 1), (0,), ())]
    telling = Telling(found)
    assert "c: made at S03; re-checked up to S01, in 1 of the interviews coded before (2)." in (
        telling.late(late)
    )
    # b was first named in S04 and then found in S01 too.
    assert [one for one in late if one.node == b] == [Late(b, 3, (0, 1, 2), (0,), (0,))]
    assert any("It was found in S01." in line for line in telling.late(late))
    # Who has marked an interview as re-checked has looked, also where nothing new was coded.
    did(study.project, operations.mark_rechecked, study.ana, transcripts=[study.texts[1]])
    assert [one.again for one in times(study).late if one.node == c] == [(0, 1)]
    did(
        study.project,
        operations.mark_rechecked,
        add_coder(study.project, "Ben"),
        transcripts=[study.texts[2]],
    )
    assert [one.again for one in times(study).late if one.node == b] == [(0, 1)]


def test_codes_nobody_looked_for_earlier_are_named_by_interview(study: Studied) -> None:
    days = [f"2024-05-0{n}T09:00:00Z" for n in (1, 1, 2, 3, 3, 4)]
    dated(study, *days)
    telling, found = Telling(read(study)), times(study)
    assert telling.late(found.late) == [
        "Made at S03, never looked for in interviews coded before (2): c."
    ]
    assert telling.late_sum(found.late).startswith("1 code was made")
    assert found.made[study.codes["a"]] == days[0]


def test_a_snapshot_is_kept_and_compared_with_today(study: Studied) -> None:
    before = read(study)
    whole = before.parts[0]
    kept = snapshot(before.presence, whole.numbers, whole.answer, "run:3")
    assert read_snapshot(json.dumps(kept)).cumulative == [2, 2, 3, 3]
    values = {"level": "code", "judgement": " Nearly ", "curve": kept, "date": "2024-05-03"}
    did(study.project, operations.add_look, study.ana, **values)
    did(study.project, operations.rename_code, study.ana, code=study.codes["a"], name="alpha")
    did(study.project, operations.delete_codes, study.ana, codes=[study.codes["c"]])
    new = add_code(study.project, "new", study.ana)
    add_coding(study.project, study.texts[1], new, (0, 4), study.ana)
    found = read(study)
    assert Telling(found).compared(found.looks[0]) == [
        "Of 3 codes in the look of 2024-05-03, the same interviews have 3 today.",
        "Found in them since: new.",
        "Not in them any more (merged, moved, or taken away): c.",
    ]
    assert Telling(found).result(found.parts[0])[-1] == (
        "The team’s judgement on 2024-05-03: “Nearly”"
    )


def test_a_look_without_a_curve_says_so(study: Studied) -> None:
    did(study.project, operations.add_look, study.ana, level="code", judgement="x", curve={})
    found = read(study)
    assert Telling(found).compared(found.looks[0]) == ["No curve was kept with this look."]


def test_where_every_interview_touches_every_theme_the_page_says_so(study: Studied) -> None:
    codes = list(study.codes.values())
    add_category(study.project, "Guide topic", study.ana, level="theme", codes=codes)
    found = read(study, "theme")
    assert found.everywhere
    assert "Look at categories." in Telling(found).result(found.parts[0])[0]
    assert not read(study).everywhere


def test_unfinished_interviews_count_only_when_asked_for(study: Studied) -> None:
    did(study.project, operations.unfinish, study.ana, transcripts=study.texts[2:3])
    assert read(study).presence.unfinished == ("S03",)
    found = read(study, unfinished=True)
    assert [row.name for row in found.presence.interviews] == ["S01", "S02", "S03", "S04"]
    lines = Telling(found, unfinished=True).result(found.parts[0])
    assert not any("final coding" in line for line in lines)


def test_the_table_has_a_row_for_each_interview_and_marks_the_rule(study: Studied) -> None:
    did(study.project, operations.set_saturation_rule, level="code", rule="guest:1/1/0")
    table = saturation_table(read(study))
    rows = [[cell_text(cell) for cell in row.cells] for row in table.rows[:4]]
    assert rows == [
        ["All interviews", "S01", "", "2", "2", "2", "a, b", ""],
        ["All interviews", "S02", "", "1", "0", "2", "", "met"],
        ["All interviews", "S03", "", "2", "1", "3", "c", "new after it was met"],
        ["All interviews", "S04", "", "1", "0", "3", "", ""],
    ]
    assert [row.cells[0].content for row in table.rows[4:]] == ["Students"] * 4
    assert "Codings counted: Ana in 4 interviews." in table.notes
