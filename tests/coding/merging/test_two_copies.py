"""Two random histories on two copies, merged in either order: no coding and no memo is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.coding import operations
from app.coding.check import check_project
from app.coding.merging.merge import merge_copy
from app.models.errors import Refusal
from app.models.handout import write_handout
from app.models.project import Project
from tests.builders import did
from tests.coding.merging.conftest import Team, rows_of

Act = Callable[[Project, int, Random], Any]
SPANS = ((5, 15), (5, 24), (17, 24), (28, 37), (43, 59), (50, 59))


def living(project: Project, table: str, **equal: Any) -> list[int]:
    return sorted(
        ident
        for ident, row in rows_of(project.path, table).items()
        if row.get("gone") is None and all(row[name] == value for name, value in equal.items())
    )


def code_something(project: Project, coder: int, dice: Random) -> None:
    start, end = dice.choice(SPANS)
    where = {"transcript": dice.choice(living(project, "transcript")), "start": start, "end": end}
    code = dice.choice(living(project, "code"))
    did(project, operations.apply_code, coder, **where, code=code, memo=f"memo {dice.random()}")


def code_anew(project: Project, coder: int, dice: Random) -> None:
    where = {"transcript": dice.choice(living(project, "transcript")), "start": 5, "end": 15}
    name = dice.choice(["trust", "fear", "joy"]) + str(dice.randrange(4))
    did(project, operations.apply_new_code, coder, **where, name=name)


def move_ends(project: Project, coder: int, dice: Random) -> None:
    start, end = dice.choice(SPANS)
    coding = dice.choice(living(project, "coding", coder=coder))
    did(project, operations.resize_coding, coder, coding=coding, start=start, end=end)


def merge_two(project: Project, coder: int, dice: Random) -> None:
    into, code = dice.sample(living(project, "code"), 2)
    did(project, operations.merge_codes, coder, into=into, codes=[code], others=False)


def delete_one(project: Project, coder: int, dice: Random) -> None:
    codes = [dice.choice(living(project, "code"))]
    did(project, operations.delete_codes, coder, codes=codes, others=False)


def rename_one(project: Project, coder: int, dice: Random) -> None:
    code = dice.choice(living(project, "code"))
    did(project, operations.rename_code, coder, code=code, name=f"name {dice.random()}")


def nest_one(project: Project, coder: int, dice: Random) -> None:
    code, parent = dice.sample(living(project, "code"), 2)
    did(project, operations.nest_codes, coder, codes=[code], parent=parent)


def place_one(project: Project, coder: int, dice: Random) -> None:
    code, parent = (dice.choice(living(project, table)) for table in ("code", "category"))
    did(project, operations.place_codes, coder, codes=[code], parent=parent)


def undo(project: Project, coder: int, _dice: Random) -> None:
    project.undo(coder).result()


ACTS: tuple[Act, ...] = (
    code_something,
    code_something,
    code_something,
    code_anew,
    move_ends,
    merge_two,
    delete_one,
    rename_one,
    nest_one,
    place_one,
    undo,
)
HISTORY = st.lists(
    st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 9999)), min_size=3, max_size=12
)


def play(project: Project, coder: int, history: list[tuple[int, int]]) -> None:
    for act, seed in history:
        # What cannot be chosen from, or is refused, is passed over.
        try:
            ACTS[act](project, coder, Random(seed))
        except (IndexError, ValueError, Refusal):
            continue


def work_of(project: Path, coder: int) -> list[dict[str, Any]]:
    return [row for row in rows_of(project, "coding").values() if row["coder"] == coder]


@pytest.fixture
def ways(team: Team) -> Callable[[], tuple[Team, Path]]:
    """Return a maker of fresh folders with the team's closed project."""
    team.project.close()
    numbers = iter(range(10_000))

    def make() -> tuple[Team, Path]:
        folder = team.folder / f"way{next(numbers)}"
        folder.mkdir()
        return team, Path(shutil.copy(team.project.path, folder))

    return make


# Without shrinking: an example is eight files, and to make it small takes minutes.
@settings(
    max_examples=3,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(here=HISTORY, bens=HISTORY, cleos=HISTORY)
def test_no_coding_and_no_memo_is_lost(ways: Any, here: Any, bens: Any, cleos: Any) -> None:
    team, path = ways()
    with Project(path, copies=False) as main:
        cleo = did(main, operations.add_coder, name="Cleo")
        copies = {}
        for coder, history in ((team.ben, bens), (cleo, cleos)):
            copies[coder] = path.with_name(f"{coder}.threefold")
            with main.read() as reader:
                write_handout(reader, copies[coder], coder)
            with Project(copies[coder], copies=False) as copy:
                play(copy, coder, history)
        play(main, team.ana, here)
    anas = work_of(path, team.ana)
    for order in (list(copies), list(copies)[::-1]):
        merged = Path(shutil.copy(path, path.with_name("merged.threefold")))
        with Project(merged, copies=False) as main:
            for coder in order:
                did(main, merge_copy, copy=copies[coder])
        assert check_project(merged) == []
        assert work_of(merged, team.ana) == anas
        for coder in order:
            there, home = work_of(copies[coder], coder), work_of(merged, coder)
            places = {(row["transcript"], row["start"], row["end"]) for row in home}
            assert {(row["transcript"], row["start"], row["end"]) for row in there} == places
            memos = "\n".join(row["memo"] or "" for row in home)
            assert all((row["memo"] or "") in memos for row in there)
