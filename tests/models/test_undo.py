"""What undo and redo take, and when later work keeps them from it."""

import pytest

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.journal import Step
from app.models.project import Project
from tests.builders import (
    Study,
    add_category,
    add_code,
    add_coder,
    add_coding,
    did,
    dump,
    make_project,
)


def refused(future: object) -> str:
    with pytest.raises(Refusal) as caught:
        future.result()  # type: ignore[attr-defined]
    return caught.value.reason


def next_of(project: Project, coder: int | None) -> tuple[Step | None, Step | None]:
    with project.read(coder) as reader:
        return queries.next_undo(reader), queries.next_redo(reader)


def test_making_the_project_cannot_be_undone(tmp_path) -> None:
    with make_project(tmp_path) as project:
        assert next_of(project, None) == (None, None)
        assert refused(project.undo()) == "nothing-to-undo"
        assert project.undo_back_to(0).result() == []
        with project.read() as reader:
            assert queries.study(reader).title == "Study"


def test_each_takes_back_only_their_own(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        anas = add_code(project, "Ana's", study.ana)
        bens = add_code(project, "Ben's", study.ben)
        assert project.undo(study.ana).result().details == {"code": "Ana's"}
        ids = {row[0] for row in dump(project)["code"]}
        assert (anas in ids, bens in ids) == (False, True)
        assert project.undo(study.ben).result().details == {"code": "Ben's"}


def test_a_new_operation_ends_what_could_be_redone(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        add_code(project, "First", study.ana)
        project.undo(study.ana).result()
        assert next_of(project, study.ana)[1].details == {"code": "First"}
        add_code(project, "Second", study.ana)
        assert next_of(project, study.ana)[1] is None
        assert refused(project.redo(study.ana)) == "nothing-to-redo"


def test_what_can_be_undone_survives_a_restart(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        add_code(project, "First", study.ana)
        add_code(project, "Second", study.ana)
        project.undo(study.ana).result()
        before = next_of(project, study.ana)
    with Project(study.path, copies=False) as project:
        assert next_of(project, study.ana) == before
        assert project.redo(study.ana).result().details == {"code": "Second"}


def test_a_row_changed_by_another_is_not_taken_back(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        code = add_code(project, "Trust", study.ana)
        did(project, operations.rename_code, study.ben, code=code, name="Faith")
        before = dump(project)
        assert refused(project.undo(study.ana)) == "undo-later-work"
        assert dump(project) == before
        project.undo(study.ben).result()
        project.undo(study.ana).result()


def test_a_row_that_another_refers_to_is_not_taken_back(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        code = add_code(project, "Trust", study.ana)
        transcript = dump(project)["transcript"][0][0]
        add_coding(project, transcript, code, (0, 3), study.ben)
        before = dump(project)
        assert refused(project.undo(study.ana)) == "undo-later-work"
        assert dump(project) == before


def test_all_or_none_back_to_a_point(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        code = add_code(project, "Trust", study.ana)
        point = next_of(project, study.ana)[0].op
        did(project, operations.rename_code, study.ben, code=code, name="Faith")
        for name in ("One", "Two"):
            add_code(project, name, study.ana)
        before = dump(project)
        assert refused(project.undo_back_to(point - 1, study.ana)) == "undo-later-work"
        assert dump(project) == before
        undone = project.undo_back_to(point, study.ana).result()
        assert [done.details["code"] for done in undone] == ["Two", "One"]


def test_a_circle_is_not_closed_by_undo(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        x, y = (add_code(project, name, study.ana) for name in "XY")
        did(project, operations.nest_codes, study.ana, codes=[x], parent=y)
        did(project, operations.nest_codes, study.ana, codes=[x], parent=None)
        did(project, operations.nest_codes, study.ben, codes=[y], parent=x)
        assert refused(project.undo(study.ana)) == "undo-later-work"


def test_a_circle_of_categories_is_not_closed_by_undo(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        x, y = (add_category(project, name, study.ana) for name in "XY")
        place = operations.place_categories
        did(project, place, study.ana, categories=[x], parent=y)
        did(project, place, study.ana, categories=[x], parent=None)
        did(project, place, study.ben, categories=[y], parent=x)
        assert refused(project.undo(study.ana)) == "undo-later-work"


def test_a_value_is_not_there_twice_after_undo(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        rows = dump(project)
        where = {"participant": rows["participant"][0][0]}
        where["attribute"] = did(project, operations.define_attribute, name="Years")
        did(project, operations.set_value, study.ana, value="1", **where)
        did(project, operations.set_value, study.ana, value=None, **where)
        did(project, operations.set_value, study.ben, value="2", **where)
        assert refused(project.undo(study.ana)) == "undo-later-work"


def test_a_deletion_is_not_redone_under_later_codings(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        code = add_code(project, "Trust", study.ana)
        did(project, operations.delete_codes, study.ana, codes=[code])
        project.undo(study.ana).result()
        transcript = dump(project)["transcript"][0][0]
        add_coding(project, transcript, code, (0, 3), study.ben)
        assert refused(project.redo(study.ana)) == "undo-later-work"


def test_a_coder_who_has_done_something_stays(tmp_path) -> None:
    with make_project(tmp_path, "coders") as project:
        ana = add_coder(project)
        did(project, operations.set_setting, ana, name="zoom", value="120")
        assert refused(project.undo()) == "undo-later-work"


def test_nobody_acts_in_the_name_of_a_coder_who_is_not_there(tmp_path) -> None:
    with make_project(tmp_path, "nobody") as project:
        doing = project.do(operations.set_setting, 17, name="zoom", value="120")
        assert refused(doing) == "row-gone"
        assert dump(project)["setting"] == []


def test_an_operation_that_changes_nothing_leaves_no_trace(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        code = dump(project)["code"][0]
        before = next_of(project, study.ana)
        done = project.do(operations.rename_code, study.ana, code=code[0], name=code[1]).result()
        assert done.changes is None
        assert next_of(project, study.ana) == before
