"""Gaps of a whole project, silenced and put back, for all eyes and for blind ones."""

from pathlib import Path

import pytest

from app.coding import operations
from app.coding.gaps.reading import Listed, read_gaps
from app.coding.notes import passage_link
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import (
    TEXT,
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
    open_round,
)


class Desk:
    """A study of one interview: a theme with a category and a code, related to a loose code."""

    def __init__(self, folder: Path) -> None:
        self.project: Project = make_project(folder)
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        self.text = add_transcript(self.project)
        self.theme = add_category(self.project, "Contact", level="theme", definition="x")
        self.category = add_category(self.project, "Closeness", parent=self.theme, definition="x")
        self.code = add_code(self.project, "nods", self.ana, category=self.category, definition="x")
        self.loose = add_code(self.project, "loose", self.ana, definition="x")
        self.coding = add_coding(self.project, self.text, self.code, (5, 24), self.ana)
        did(self.project, operations.mark_quotable, self.ana, codings=[self.coding], quotable=True)
        self.relation = self.do(
            operations.relate, kind="leads to", from_category=self.category, to_code=self.loose
        )

    def do(self, operation: object, coder: int | None = None, **values: object) -> int:
        return int(did(self.project, operation, coder or self.ana, **values) or 0)  # type: ignore[arg-type]

    def gaps(self, viewer: int | None = None) -> dict[str, Listed]:
        with self.project.read(viewer or self.ana) as reader:
            return {one.gap.kind: one for one in read_gaps(reader, viewer or self.ana).gaps}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_gaps_say_what_they_are_about(desk: Desk) -> None:
    with desk.project:
        found = desk.gaps()
        assert list(found) == [
            "theme-on-one",
            "relation-without-evidence",
            "code-nowhere",
            "quotable-unused",
        ]
        assert (found["theme-on-one"].name, found["theme-on-one"].n) == ("Contact", 1)
        relation = found["relation-without-evidence"]
        assert (relation.name, relation.detail) == ("Closeness → loose", "leads to")
        assert (relation.kind, relation.id) == ("category", desk.category)
        passage = found["quotable-unused"]
        assert (passage.detail, passage.name) == ("S01", TEXT[5:24])
        assert passage.place == (desk.text, 5, 24)


def test_what_is_done_closes_them(desk: Desk) -> None:
    with desk.project:
        desk.do(operations.add_evidence, relation=desk.relation, passages=[(desk.text, 20, 24)])
        assert "relation-without-evidence" not in desk.gaps()
        assert "quotable-unused" not in desk.gaps()  # the evidence overlaps it
        desk.project.undo(desk.ana).result()
        words = passage_link("S01", "x", desk.text, (5, 24))
        desk.do(operations.write_storyline, text=f"As in {words}.")
        assert "quotable-unused" not in desk.gaps()
        desk.do(operations.place_codes, codes=[desk.loose], parent=desk.category)
        assert "code-nowhere" not in desk.gaps()
        desk.do(operations.edit_study, approach="reflexive-thematic-analysis")
        assert list(desk.gaps()) == ["theme-on-one"]


def test_a_gap_is_silenced_with_a_reason_and_put_back(desk: Desk) -> None:
    with desk.project:
        key = desk.gaps()["code-nowhere"].gap.key
        desk.do(operations.silence_gaps, gaps=[key], reason=" Kept for later. ")
        desk.do(operations.silence_gaps, gaps=[key], reason="Kept for a second paper.")
        (row,) = desk.gaps()["code-nowhere"].silenced
        assert (row.reason, row.made_by) == ("Kept for a second paper.", desk.ana)
        desk.do(operations.unsilence_gaps, desk.ben, gaps=[key])
        assert desk.gaps()["code-nowhere"].silenced == ()
        desk.project.undo(desk.ben).result()
        assert desk.gaps()["code-nowhere"].silenced == (row,)
        for values, reason in (
            ({"gaps": [key], "reason": " "}, "gap-reason-needed"),
            ({"gaps": [("x", 1, None)], "reason": "y"}, "gap-unknown"),
        ):
            with pytest.raises(Refusal, match=reason):
                desk.do(operations.silence_gaps, **values)


def test_while_blind_each_silences_for_themselves(desk: Desk) -> None:
    with desk.project:
        add_code(desk.project, "nothing yet", common=True)
        key = desk.gaps()["code-undefined"].gap.key
        open_round(desk.project, (desk.ana, desk.ben))
        desk.do(operations.silence_gaps, gaps=[key], reason="Ana's reason")
        assert desk.gaps(desk.ben)["code-undefined"].silenced == ()
        desk.do(operations.unsilence_gaps, desk.ben, gaps=[key])
        assert [row.reason for row in desk.gaps()["code-undefined"].silenced] == ["Ana's reason"]
        assert "nods" not in repr(desk.gaps(desk.ben))
