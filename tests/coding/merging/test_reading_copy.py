"""A copy for reading holds everything but what is private, takes comments only, and gives those."""

from collections.abc import Iterator

import pytest

from app.coding import operations
from app.coding.notes import passage_link
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.models.reading_copy import write_reading_copy
from tests.builders import add_coder, add_coding, did, open_round, set_round_state
from tests.coding.merging.conftest import Team, rows_of, tracked_state


@pytest.fixture
def sam(team: Team) -> int:
    """Return the supervisor, who is in the project without coding in it."""
    return add_coder(team.project, "Sam")


def reading(team: Team, coder: int, name: str = "sam") -> Project:
    path = team.folder / f"{name}.threefold"
    with team.project.read() as reader:
        write_reading_copy(reader, path, coder)
    return Project(path, copies=False)


def memo(project: Project, coder: int, text: str, **values: object) -> int:
    return int(did(project, operations.write_memo, coder, text=text, **values))


def test_it_holds_everybody_s_work_but_no_private_memo_of_another(team: Team, sam: int) -> None:
    memo(team.project, team.ana, "SECRET of Ana", private=True)
    mine = memo(team.project, sam, "Sam's own", private=True)
    open_ = memo(team.project, team.ana, "for all")
    did(team.project, operations.sort_memos, team.ana, memos=[open_])
    did(team.project, operations.sort_memos, sam, memos=[mine])
    with team.project.read() as reader:
        before = [entry[1:7] for entry in queries.history(reader)]
    copy = reading(team, sam)
    with copy.read(sam) as reader:
        *brought, _written = [entry[1:7] for entry in queries.history(reader)]
        assert [(kind, *rest) for kind, _role, _target, *rest in brought] == [
            (kind, *rest) for kind, _role, _target, *rest in before
        ]
        assert queries.next_undo(reader) is None
    copy.close()
    here, there = tracked_state(team.project.path), tracked_state(copy.path)
    for table in here.keys() - {"memo", "setting", "transcript"}:
        assert there[table] == here[table], table
    assert {row["text"] for row in there["memo"].values()} >= {"Sam's own", "for all"}
    assert b"SECRET of Ana" not in copy.path.read_bytes()


@pytest.fixture
def copy(team: Team, sam: int) -> Iterator[Project]:
    made = reading(team, sam)
    yield made
    made.close()


def test_the_memos_come_home_and_nothing_else(copy: Project, sam: int, team: Team) -> None:
    kept = memo(copy, sam, "Why? 🙂", code=team.trust, title="a question")
    link = passage_link("there", "…", team.first, (5, 15))
    memo(copy, sam, f"see {link}", passage=(team.first, 28, 37))
    gone = memo(copy, sam, "never mind")
    did(copy, operations.delete_memo, sam, memo=gone)
    did(copy, operations.edit_memo, sam, memo=kept, text="Why not? 🙂")
    did(team.project, operations.rename_code, team.ana, code=team.trust, name="Trust!")
    did(team.project, operations.remove_codings, team.ana, codings=[team.anas])
    text = "S01: Oh, I listen 🙂 to them.\nI: And then?\nS01: 然后 they trust me.\n"
    values = {"transcript": team.first, "text": text, "lose": True, "others": True}
    did(team.project, operations.edit_text, team.ana, **values)
    before = tracked_state(team.project.path)
    found = team.merge(copy)
    after = tracked_state(team.project.path)
    assert found.conflicts == ()
    assert (dict(found.changed), dict(found.removed)) == ({}, {})
    for table in before.keys() - {"memo", "quotation"}:
        assert after[table] == before[table], table
    new = [row for ident, row in after["memo"].items() if ident not in before["memo"]]
    assert sorted(row["text"][:8] for row in new) == ["Why not?", "see [the"]
    assert {row["author"] for row in new} == {sam}
    (placed,) = (row for row in new if row["start"] is not None)
    assert (placed["start"], placed["end"]) == (32, 41)
    assert len(after["quotation"]) == len(before["quotation"]) + 1
    again = team.merge(Project(copy.path, copies=False))
    assert again.added == {}
    assert tracked_state(team.project.path) == after


def test_a_comment_changed_or_removed_there_is_changed_or_removed_here(
    team: Team, sam: int
) -> None:
    edited, removed = (memo(team.project, sam, text) for text in ("one", "two"))
    copy = reading(team, sam)
    did(copy, operations.edit_memo, sam, memo=edited, text="ONE")
    did(copy, operations.delete_memo, sam, memo=removed)
    team.merge(copy)
    texts = {ident: row["text"] for ident, row in rows_of(team.project.path, "memo").items()}
    assert texts[edited] == "ONE"
    assert removed not in texts


def test_none_is_written_while_a_blind_round_is_open(team: Team, sam: int) -> None:
    round_ = open_round(team.project, (team.ana, team.ben))
    with pytest.raises(Refusal) as refused:
        reading(team, sam)
    assert refused.value.reason == "reading-copy-blind"
    assert not (team.folder / "sam.threefold").exists()
    set_round_state(team.project, round_, "frozen")
    reading(team, sam).close()


def test_the_project_itself_is_not_for_reading_only(team: Team, sam: int) -> None:
    reading(team, sam).close()
    add_coding(team.project, team.second, team.hope, (5, 15), team.ana)
