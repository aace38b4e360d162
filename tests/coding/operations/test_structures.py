"""Structures of coders beside the team's: moved apart, compared, adopted piece by piece."""

from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.coding.structures.differences import compare_structures
from app.models import queries, rules
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import add_category, add_code, add_coder, did, make_project, open_round


class Desk:
    """Two coders; the team's theme Contact holds Trust (with nods) and Limits (with haste)."""

    def __init__(self, folder: Path) -> None:
        self.project: Project = make_project(folder)
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        kept: dict[str, Any] = {"common": True}
        self.contact = add_category(self.project, "Contact", level="theme", **kept)
        self.trust = add_category(self.project, "Trust", parent=self.contact, **kept)
        self.limits = add_category(self.project, "Limits", parent=self.contact, **kept)
        self.nods = add_code(self.project, "nods", category=self.trust, **kept)
        self.haste = add_code(self.project, "haste", category=self.limits, **kept)

    def do(self, operation: Any, coder: int, **values: Any) -> None:
        did(self.project, operation, coder, **values)
        with self.project.read() as reader:
            assert rules.broken(reader.connection) == []

    def places(self, owner: int | None, viewer: int | None = None) -> dict[str, str]:
        with self.project.read(viewer) as reader:
            names = {row.id: row.name for row in queries.categories(reader)}
            codes = {row.id: row.name for row in queries.codes(reader)}
            return {
                codes[row.code] if row.code else names[row.category or 0]: names.get(
                    row.parent or 0, ""
                )
                for row in queries.placements(reader, owner)
            }

    def differences(self, viewer: int | None = None) -> list[tuple[int, str, str, str]]:
        with self.project.read(viewer) as reader:
            found = compare_structures(reader).found
        return [(one.owner, one.name, one.team, one.theirs) for one in found]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


TEAMS = {"Contact": "", "Trust": "Contact", "Limits": "Contact", "nods": "Trust", "haste": "Limits"}


def test_an_own_structure_moves_nothing_of_the_team_s(desk: Desk) -> None:
    with desk.project:
        desk.do(operations.begin_own_structure, desk.ana)
        assert desk.places(desk.ana) == TEAMS
        desk.do(operations.place_codes, desk.ana, codes=[desk.nods], parent=desk.limits, own=True)
        desk.do(
            operations.place_categories, desk.ana, categories=[desk.trust], parent=None, own=True
        )
        assert desk.places(None) == TEAMS
        assert desk.differences() == [
            (desk.ana, "Trust", "Contact", ""),
            (desk.ana, "nods", "Trust", "Limits"),
        ]
        for name in ("Haste", "Haste"):
            desk.do(
                operations.create_category, desk.ben, name=f"{name} {len(desk.places(desk.ben))}",
                codes=[desk.haste], own=True,
            )  # fmt: skip
        assert desk.places(None) == TEAMS
        assert desk.places(desk.ben)["haste"] == "Haste 2"
        for coder in (desk.ben, desk.ben, desk.ana, desk.ana, desk.ana):
            desk.project.undo(coder).result()
        assert desk.differences() == []
        with pytest.raises(Refusal, match="coder-needed"):
            did(desk.project, operations.begin_own_structure)


def test_pieces_are_adopted_one_undo_each(desk: Desk) -> None:
    with desk.project:
        desk.do(operations.begin_own_structure, desk.ben)
        desk.do(operations.place_codes, desk.ben, codes=[desk.nods], parent=desk.limits, own=True)
        desk.do(operations.place_codes, desk.ben, codes=[desk.haste], parent=None, own=True)
        desk.do(
            operations.place_categories, desk.ben, categories=[desk.limits], parent=desk.trust,
            own=True,
        )  # fmt: skip
        desk.do(operations.adopt_places, desk.ana, owner=desk.ben, codes=[desk.nods])
        assert desk.places(None) == {**TEAMS, "nods": "Limits"}
        desk.do(operations.adopt_places, desk.ana, owner=desk.ben, codes=[desk.haste])
        desk.do(operations.adopt_places, desk.ana, owner=desk.ben, categories=[desk.limits])
        assert desk.places(None) == {"Contact": "", "Trust": "Contact", "Limits": "Trust",
                                     "nods": "Limits"}  # fmt: skip
        assert desk.differences() == []
        desk.project.undo(desk.ana).result()
        desk.project.undo(desk.ana).result()
        assert desk.places(None) == {**TEAMS, "nods": "Limits"}


def test_a_circle_is_not_adopted(desk: Desk) -> None:
    with desk.project:
        desk.do(
            operations.place_categories, desk.ben, categories=[desk.trust], parent=None, own=True
        )
        desk.do(
            operations.place_categories, desk.ben, categories=[desk.limits], parent=desk.trust,
            own=True,
        )  # fmt: skip
        desk.do(operations.place_categories, desk.ana, categories=[desk.trust], parent=desk.limits)
        with pytest.raises(Refusal, match="would-close-a-circle"):
            desk.do(operations.adopt_places, desk.ana, owner=desk.ben, categories=[desk.limits])
        # What is placed already stays where it is, and a circle is not copied either.
        desk.do(operations.begin_own_structure, desk.ben)
        assert desk.places(desk.ben) == {**TEAMS, "Trust": "", "Limits": "Trust"}


def test_while_blind_each_builds_alone(desk: Desk) -> None:
    with desk.project:
        open_round(desk.project, (desk.ana, desk.ben))
        for coder in (desk.ana, desk.ben):
            desk.do(operations.begin_own_structure, coder)
            desk.do(
                operations.place_codes, coder, codes=[desk.nods], parent=desk.limits, at=0, own=True
            )
        assert desk.differences(desk.ana) == [(desk.ana, "nods", "Trust", "Limits")]
        with desk.project.read(desk.ana) as reader:
            assert compare_structures(reader).owners == {desk.ana: "Ana"}
            under = [row for row in queries.placements(reader, desk.ana) if row.code is not None]
        assert [(row.code, row.position) for row in under] == [(desk.nods, 0), (desk.haste, 1)]
        with pytest.raises(Refusal, match="code-fixed-while-blind"):
            desk.do(operations.adopt_places, desk.ana, owner=desk.ana, codes=[desk.nods])
        code = add_code(desk.project, "Ana's", desk.ana)
        desk.do(operations.place_codes, desk.ben, codes=[desk.haste], parent=desk.trust, own=True)
        # Nothing of Ben's can be adopted unseen: to Ana his structure is empty.
        desk.do(operations.adopt_places, desk.ana, owner=desk.ben, codes=[code])
        assert "Ana's" not in desk.places(None, desk.ana)
