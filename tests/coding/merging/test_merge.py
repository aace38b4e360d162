"""Copies that come back: what is taken over, what stands, what is listed."""

from pathlib import Path

import pytest

from app.coding import operations
from app.coding.check import check_project
from app.coding.merging.merge import merge_copy
from app.models import queries
from app.models.errors import Refusal
from app.models.handout import write_handout
from app.models.project import Project
from app.models.transaction import Transaction
from tests.builders import TEXT, add_code, add_coding, add_transcript, did, make_project
from tests.coding.merging.conftest import Team, tracked_state


def names(team: Team) -> dict[str, int]:
    return {row["name"]: ident for ident, row in team.rows("code").items() if row["gone"] is None}


def test_a_coders_work_comes_home_with_its_history(team: Team) -> None:
    copy = team.hand_out()
    coding = add_coding(copy, team.first, team.trust, (43, 59), team.ben)
    did(copy, operations.write_coding_memo, team.ben, coding=coding, memo="why I think so")
    idea = add_code(copy, "Ben's idea", team.ben)
    add_coding(copy, team.second, idea, (5, 24), team.ben)
    found = team.merge(copy)
    assert (found.added, found.changed, found.conflicts) == ({"codings": 2, "codes": 1}, {}, ())
    assert found.codings_of == {team.first: 1, team.second: 1}
    rows = team.rows("coding")
    assert (rows[coding]["memo"], rows[coding]["coder"]) == ("why I think so", team.ben)
    assert rows[team.anas]["memo"] == "secret A"
    with team.project.read() as reader:
        told = [(one.kind, one.coder, one.elsewhere) for one in queries.history(reader, limit=6)]
    assert ("create-code", team.ben, True) in told
    assert next(kind for kind, _coder, elsewhere in told if not elsewhere) == "merge-copy"
    assert check_project(team.project.path) == []


def test_the_same_copy_merged_again_adds_nothing(team: Team) -> None:
    copy = team.hand_out()
    add_coding(copy, team.first, team.hope, (5, 24), team.ben)
    team.merge(copy)
    before = tracked_state(team.project.path)
    again = team.merge(copy)
    assert (again.added, again.changed, again.removed, again.conflicts) == ({}, {}, {}, ())
    assert tracked_state(team.project.path) == before


def test_a_copy_that_was_worked_on_further_brings_the_rest(team: Team) -> None:
    copy = team.hand_out()
    first = add_coding(copy, team.first, team.hope, (5, 24), team.ben)
    team.merge(copy)
    with Project(copy.path, copies=False) as copy:
        did(copy, operations.resize_coding, team.ben, coding=first, start=5, end=20)
        add_coding(copy, team.second, team.hope, (5, 24), team.ben)
    found = team.merge(copy)
    assert (found.added, found.changed) == ({"codings": 1}, {"codings": 1})
    assert (found.codings_of, found.changed_of) == ({team.second: 1}, {team.first: 1})
    assert team.rows("coding")[first]["end"] == 20


def test_undo_takes_the_whole_merge_back_and_it_can_be_merged_again(team: Team) -> None:
    copy = team.hand_out()
    add_coding(copy, team.first, add_code(copy, "new", team.ben), (5, 24), team.ben)
    before = tracked_state(team.project.path)
    found = team.merge(copy)
    team.project.undo().result()
    assert tracked_state(team.project.path) == before
    with team.project.read() as reader:
        assert not any(one.elsewhere for one in queries.history(reader))
    assert team.merge(copy).added == found.added
    team.project.undo().result()
    team.project.redo().result()
    assert set(names(team)) == {"trust", "hope", "Ana's own idea", "new"}


def test_a_rehearsal_says_the_same_and_changes_nothing(team: Team) -> None:
    copy = team.hand_out()
    add_coding(copy, team.first, team.hope, (5, 24), team.ben)
    copy.close()
    before = tracked_state(team.project.path)
    found = team.project.rehearse(merge_copy, copy=copy.path).result()
    assert found.added == {"codings": 1}
    assert tracked_state(team.project.path) == before
    assert team.merge(copy) == found


def test_what_one_side_changed_is_taken_and_what_both_changed_is_listed(team: Team) -> None:
    copy = team.hand_out()
    did(copy, operations.rename_code, team.ben, code=team.trust, name="reliance")
    did(copy, operations.define_code, team.ben, code=team.hope, definition="Ben's words")
    did(team.project, operations.rename_code, team.ana, code=team.hope, name="hopefulness")
    did(team.project, operations.define_code, team.ana, code=team.hope, definition="Ana's words")
    found = team.merge(copy)
    rows = team.rows("code")
    assert rows[team.trust]["name"] == "reliance"
    assert (rows[team.hope]["name"], rows[team.hope]["definition"]) == (
        "hopefulness",
        "Ana's words",
    )
    (conflict,) = found.conflicts
    assert conflict[:4] == ("code", team.hope, "definition", "both-changed")
    assert (conflict.ours, conflict.theirs) == ("Ana's words", "Ben's words")
    (kept,) = team.rows("conflict").values()
    assert (kept["field"], kept["theirs"], kept["coder"]) == (
        "definition",
        '"Ben\'s words"',
        team.ben,
    )


def test_codings_on_a_code_that_was_merged_here_go_to_its_heir(team: Team) -> None:
    copy = team.hand_out()
    add_coding(copy, team.first, team.trust, (43, 59), team.ben)
    values = {"into": team.hope, "codes": [team.trust]}
    did(team.project, operations.merge_codes, team.ana, **values)
    found = team.merge(copy)
    assert found.added == {"codings": 1}
    assert [row["code"] for row in team.rows("coding").values()] == [team.hope, team.hope]
    assert check_project(team.project.path) == []


def test_a_coding_on_a_code_that_was_deleted_here_brings_the_code_back(team: Team) -> None:
    copy = team.hand_out()
    coding = add_coding(copy, team.first, team.hope, (43, 59), team.ben)
    did(team.project, operations.delete_codes, team.ana, codes=[team.hope])
    team.merge(copy)
    assert team.rows("coding")[coding]["code"] == team.hope
    assert team.rows("code")[team.hope]["gone"] is None


def test_a_code_that_the_copy_merged_stays_while_others_use_it(team: Team) -> None:
    copy = team.hand_out()
    mine = add_coding(copy, team.first, team.trust, (43, 59), team.ben)
    did(copy, operations.merge_codes, team.ben, into=team.hope, codes=[team.trust])
    found = team.merge(copy)
    rows = team.rows("coding")
    assert (rows[mine]["code"], rows[team.anas]["code"]) == (team.hope, team.trust)
    assert ("code", team.trust, "gone", "still-used") in [one[:4] for one in found.conflicts]
    assert check_project(team.project.path) == []


def test_a_code_that_the_copy_merged_is_merged_here_where_nobody_else_uses_it(team: Team) -> None:
    spare = add_code(team.project, "spare", team.ana, common=True)
    copy = team.hand_out()
    add_coding(copy, team.first, spare, (43, 59), team.ben)
    did(copy, operations.merge_codes, team.ben, into=team.hope, codes=[spare])
    found = team.merge(copy)
    row = team.rows("code")[spare]
    assert (row["gone"], row["merged_into"], found.conflicts) == ("merged", team.hope, ())


def test_what_the_copy_removed_goes_unless_it_changed_here(team: Team) -> None:
    did(team.project, operations.finish, team.ben, transcripts=[team.first])
    kept, going = (
        add_coding(team.project, team.first, code, (43, 59), team.ben)
        for code in (team.trust, team.hope)
    )
    copy = team.hand_out()
    did(copy, operations.remove_codings, team.ben, codings=[kept, going])
    did(team.project, operations.write_coding_memo, team.ben, coding=kept, memo="still needed")
    found = team.merge(copy)
    rows = team.rows("coding")
    assert (kept in rows, going in rows, found.removed) == (True, False, {"codings": 1})
    assert [one.why for one in found.conflicts] == ["deleted-there"]


def test_the_same_coding_made_on_both_sides_is_one_with_both_memos(team: Team) -> None:
    copy = team.hand_out()
    values = {"transcript": team.first, "code": team.trust, "start": 43, "end": 59}
    did(copy, operations.apply_code, team.ben, **values, memo="there")
    here = did(team.project, operations.apply_code, team.ben, **values, memo="here")
    found = team.merge(copy)
    assert found.added == {}
    bens = [row for row in team.rows("coding").values() if row["coder"] == team.ben]
    assert [(row["id"], row["memo"]) for row in bens] == [(here, "here\n\nthere")]


def test_a_typing_error_mended_here_does_not_lock_the_work_out(team: Team) -> None:
    copy = team.hand_out()
    coding = add_coding(copy, team.first, team.trust, (43, 59), team.ben)
    mended = TEXT.replace("I listen", "Well, I listened")
    did(team.project, operations.edit_text, team.ana, transcript=team.first, text=mended)
    found = team.merge(copy)
    row = team.rows("coding")[coding]
    assert mended[row["start"] : row["end"]] == TEXT[43:59]
    assert (row["text_version"], found.conflicts) == (
        team.rows("transcript")[team.first]["text_version"],
        (),
    )
    assert check_project(team.project.path) == []


def test_a_typing_error_mended_in_the_copy_is_mended_here(team: Team) -> None:
    copy = team.hand_out()
    mended = TEXT.replace("I listen", "Well, I listened")
    did(copy, operations.edit_text, team.ben, transcript=team.first, text=mended)
    coding = add_coding(copy, team.first, team.hope, (5, 22), team.ben)
    team.merge(copy)
    with team.project.read() as reader:
        assert queries.text_of(reader, team.first).text == mended
        turns = queries.turns(reader, [team.first])
    assert [mended[turn.start : turn.end] for turn in turns][1:] == [
        "And then?",
        "然后 they trust me.",
    ]
    rows = team.rows("coding")
    assert mended[rows[coding]["start"] : rows[coding]["end"]] == mended[5:22]
    assert mended[rows[team.anas]["start"] : rows[team.anas]["end"]] == "I listened 🙂"
    assert check_project(team.project.path) == []


def test_where_both_corrected_the_text_ours_stands_and_it_is_listed(team: Team) -> None:
    copy = team.hand_out()
    theirs = TEXT.replace("And then?", "And after that?")
    did(copy, operations.edit_text, team.ben, transcript=team.first, text=theirs)
    at = theirs.index("they trust")
    coding = add_coding(copy, team.first, team.hope, (at, at + 10), team.ben)
    ours = TEXT.replace("I listen", "I do listen")
    did(team.project, operations.edit_text, team.ana, transcript=team.first, text=ours)
    found = team.merge(copy)
    assert [one.why for one in found.conflicts] == ["text-changed-twice"]
    row = team.rows("coding")[coding]
    assert ours[row["start"] : row["end"]] == "they trust"
    assert check_project(team.project.path) == []


def test_two_copies_in_either_order(team: Team) -> None:
    cleo = did(team.project, operations.add_coder, name="Cleo")
    bens, cleos = team.hand_out("ben"), team.hand_out("cleo", cleo)
    add_coding(bens, team.first, team.trust, (43, 59), team.ben)
    add_coding(cleos, team.first, add_code(cleos, "own", cleo), (43, 59), cleo)
    for copy in (cleos, bens):
        assert team.merge(copy).added["codings"] == 1
    assert {row["coder"] for row in team.rows("coding").values()} == {team.ana, team.ben, cleo}


def test_a_copy_of_the_whole_file(team: Team) -> None:
    copy = team.whole_copy()
    did(copy, operations.write_coding_memo, team.ana, coding=team.anas, memo="second thought")
    add_coding(copy, team.second, team.hope, (5, 24), team.ana)
    add_coding(team.project, team.second, team.trust, (5, 24), team.ana)
    found = team.merge(copy)
    assert (found.added, found.changed) == ({"codings": 1}, {"codings": 1})
    assert team.rows("coding")[team.anas]["memo"] == "second thought"


def test_a_copy_of_a_copy_comes_home_directly(team: Team) -> None:
    copy = team.hand_out()
    idea = add_code(copy, "Ben's idea", team.ben, common=True)
    cleo = did(copy, operations.add_coder, name="Cleo")
    path = team.folder / "cleo.threefold"
    with copy.read() as reader:
        write_handout(reader, path, cleo)
    copy.close()
    with Project(path, copies=False) as second:
        coding = add_coding(second, team.first, idea, (5, 24), cleo)
    found = team.merge(second)
    assert team.rows("coding")[coding]["code"] == idea
    assert team.rows("coder")[cleo]["name"] == "Cleo"
    assert found.conflicts == ()


def test_whom_the_history_names_stays_when_the_merge_is_undone(team: Team) -> None:
    """The history only grows: adding a coder is not undone once a copy has brought their work."""
    cleo = did(team.project, operations.add_coder, name="Cleo")
    copy = team.whole_copy()
    add_coding(copy, team.first, team.hope, (5, 24), cleo)
    team.merge(copy)
    assert team.project.undo().result().kind == "merge-copy"
    with pytest.raises(Refusal, match="undo-later-work"):
        team.project.undo().result()
    assert team.rows("coder")[cleo]["name"] == "Cleo"


def test_a_transcript_that_was_deleted_here_is_not_brought_back(team: Team) -> None:
    copy = team.hand_out()
    add_coding(copy, team.second, team.hope, (5, 24), team.ben)
    did(team.project, operations.delete_transcripts, team.ana, transcripts=[team.second])
    found = team.merge(copy)
    assert found.added == {}
    assert "coding" in {one.table for one in found.conflicts}
    assert check_project(team.project.path) == []


def test_a_transcript_that_the_copy_imported_comes_with_its_turns(team: Team) -> None:
    copy = team.hand_out()
    text = add_transcript(copy, "S09", coder=team.ben)
    add_coding(copy, text, team.hope, (5, 15), team.ben)
    found = team.merge(copy)
    assert (found.added["transcripts"], found.added["turns"]) == (1, 3)
    with team.project.read() as reader:
        assert queries.text_of(reader, text).text == TEXT
    assert check_project(team.project.path) == []


def test_another_study_is_refused(team: Team, tmp_path: Path) -> None:
    make_project(tmp_path, "other", "Another").close()
    with pytest.raises(Refusal, match="copy-of-another-study"):
        did(team.project, merge_copy, copy=tmp_path / "other.threefold")


def test_a_text_on_no_chain_with_the_one_here_is_refused_whole(team: Team) -> None:
    copy = team.hand_out()
    add_coding(copy, team.second, team.hope, (5, 24), team.ben)

    def put_another_in_its_place(tx: Transaction) -> None:
        version = tx.add_text(TEXT.replace("listen", "whistle"))  # of the same name
        tx.transcripts.change(team.first, text_version=version)

    did(copy, put_another_in_its_place, team.ben)
    copy.close()
    before = tracked_state(team.project.path)
    with pytest.raises(Refusal, match="copy-other-text") as refused:
        did(team.project, merge_copy, copy=copy.path)
    assert refused.value.values["name"] == "S01"
    assert tracked_state(team.project.path) == before
