"""Two coders in an open independent round, and every query with arguments that could betray one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Table

from app.coding import operations
from app.models import schema
from app.models.project import Project
from app.models.queries import QUERIES
from app.models.reader import Reader
from app.models.visibility import Viewer
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    dump,
    make_project,
    named,
    open_round,
)
from tests.everything import rows_in_every_table

AUTHORED = tuple(table for table in schema.TRACKED if table.info["author"] is not None)
TEAMS = tuple(table for table in schema.TRACKED if table.info["author"] is None)


class Round(NamedTuple):
    """A closed project file with a team's codebook, and its two blind coders."""

    path: Path
    ana: int
    ben: int
    round: int


def make_round(folder: Path, teams: tuple[Table, ...] = TEAMS) -> Round:
    """Make a project whose codebook is the team's, with a blind round of two coders.

    Each of the `teams` tables gets a row, whose words mean nothing.
    """
    with make_project(folder, "round") as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        first = add_transcript(project, "S01")
        add_transcript(project, "S02")
        theme = add_category(project, "Conditions", level="theme", common=True)
        category = add_category(project, "Time", parent=theme, common=True)
        for name in ("Haste", "Calm"):
            code = add_code(project, name, common=True, category=category)
        fill = partial(rows_in_every_table, mark="the team's", coder=None, tables=teams)
        project.do(named(fill, "teams-work")).result()
        round_ = open_round(project, (ana, ben))
        add_coding(project, first, code, (5, 24), ana)
        did(project, operations.create_code, ana, name="Ana's code", category=category)
    return Round(folder / "round.threefold", ana, ben, round_)


def bens_work(project: Project, ben: int) -> None:
    """Let Ben do what a coder does, and add a row of his to every table that has authors."""
    rows = dump(project)
    transcript = next(row[0] for row in rows["transcript"] if "S01" in row)
    code = next(row[0] for row in rows["code"] if row[1] == "Haste")
    common = next(row[0] for row in rows["category"] if row[2] == "Time")
    fill = partial(rows_in_every_table, mark="Ben's", coder=ben, tables=AUTHORED)
    project.do(named(fill, "Ben's-work"), ben).result()
    mine = add_code(project, "Ben's code", ben)
    add_category(project, "Ben's category", ben, parent=None, codes=[mine])
    did(project, operations.place_codes, ben, codes=[mine], parent=common, at=0)
    add_coding(project, transcript, code, (5, 24), ben)
    did(
        project, operations.apply_new_code, ben, transcript=transcript, name="Ben's", start=0, end=3
    )
    span = {"transcript": transcript, "start": 5, "end": 9}
    did(project, operations.translate_quotation, ben, translation="Ben's words", **span)
    did(project, operations.write_memo, ben, text="Ben's memo", passage=(transcript, 0, 4))
    did(project, operations.finish, ben, transcripts=[transcript])
    did(project, operations.rename_code, ben, code=mine, name="Ben's better name")
    project.undo(ben).result()


Ids = dict[str, list[int]]


def ids(project: Project) -> Ids:
    """Return the ids of all rows by table."""
    return {table: [row[0] for row in rows] for table, rows in dump(project).items()}


NONE: Callable[[Ids], list[dict[str, Any]]] = lambda known: [{}]  # noqa: E731

ARGUMENTS: dict[str, Callable[[Ids], list[dict[str, Any]]]] = {
    "all_codings": lambda known: [{}, {"coders": known["coder"]}],
    "attribute_values": NONE,
    "attributes": NONE,
    "blind_rounds": NONE,
    "categories": NONE,
    "code_changes": lambda known: [{"codes": known["code"]}],
    "code_splits": NONE,
    "codebook_versions": NONE,
    "coders": NONE,
    "code_history": lambda known: [{"code": row} for row in known["code"]],
    "codes": NONE,
    "codings_by_day": NONE,
    "first_coded": NONE,
    "coding": lambda known: [{"coding": row} for row in known["coding"]],
    "coding_times": lambda known: [{}, {"coders": known["coder"]}],
    "codings_of_codes": lambda known: [{"codes": known["code"]}, {"codes": []}],
    "codings_of_transcript": lambda known: [{"transcript": row} for row in known["transcript"]],
    "conflicts": NONE,
    "consents": NONE,
    "member_checks": NONE,
    "codings_with_memos": NONE,
    "counts_by_code": NONE,
    "counts_by_coder": lambda known: [{"codes": known["code"]}, {"codes": []}],
    "counts_by_transcript": NONE,
    "diagram_places": NONE,
    "evidence": NONE,
    "deciders": NONE,
    "finished": NONE,
    "folded_of": lambda known: [{"version": row} for row in known["transcript"]],
    "freezes": NONE,
    "frozen_codings": lambda known: [{"freeze": row} for row in known["freeze"]],
    "frozen_placements": lambda known: [{"freeze": row} for row in known["freeze"]],
    "groups": NONE,
    "guide": NONE,
    "heirs": NONE,
    "history": lambda known: [{}, {"limit": 3}, {"before": 30}, {"kind": "create-code"}],
    "looks": NONE,
    "lost_codings": lambda known: [{"codes": known["code"]}],
    "meetings": NONE,
    "maps_since": lambda known: [
        {"transcript": row, "version": version}
        for row in known["transcript"]
        for version in known["transcript"]
    ],
    "marks_of_transcript": lambda known: [{"transcript": row} for row in known["transcript"]],
    "memberships": NONE,
    "mentions": NONE,
    "memos": lambda known: [{}, *({"transcript": row} for row in known["transcript"])],
    "next_redo": NONE,
    "next_undo": NONE,
    "outline_rows": NONE,
    "own_roles": NONE,
    "packed_codings": lambda known: [{}, {"coders": known["coder"]}],
    "packed_turns": lambda known: [{}, {"transcripts": known["transcript"]}],
    "paradigm_roles": NONE,
    "paradigms": NONE,
    "participants": NONE,
    "persons": NONE,
    "placed_properties": NONE,
    "placements": lambda known: [{"owner": owner} for owner in [None, *known["coder"]]],
    "properties": NONE,
    "property_places": NONE,
    "questions_asked": NONE,
    "quotation": lambda known: [{"quotation": row} for row in known["quotation"]],
    "quotations": NONE,
    "quotable_codings": NONE,
    "related_codes": lambda known: [
        {"kind": kind}
        for kind in ("not the same as", "the team's", "relation_type.name the team's")
    ],
    "relations": NONE,
    "revisions": NONE,
    "round_coders": NONE,
    "round_progress": NONE,
    "round_transcripts": NONE,
    "rounds": NONE,
    "saturation_rules": NONE,
    "settings": NONE,
    "silenced_gaps": NONE,
    "settlements": lambda known: [{}, *({"freeze": row} for row in known["freeze"])],
    "speaker_labels": NONE,
    "speakers": NONE,
    "stored_of": lambda known: [{"version": row} for row in known["transcript"]],
    "study": NONE,
    "text_of": lambda known: [{"transcript": row} for row in known["transcript"]],
    "transcripts": NONE,
    "unblindings": NONE,
    "turns_of": lambda known: [{"transcript": row} for row in known["transcript"]],
    "turns": lambda known: [{}, {"transcripts": known["transcript"]}],
    "waved_suggestions": lambda known: [{"owner": owner} for owner in [None, *known["coder"]]],
}


def shown(project: Project, viewer: int | None, known: Ids) -> dict[str, list[object]]:
    """Return what every query shows to a coder, for all arguments."""
    with project.read(viewer) as reader:
        return asked(reader, known)


def shown_openly(project: Project, viewer: int | None, known: Ids) -> dict[str, list[object]]:
    """Return what every query would show to a coder from whom nothing is hidden."""
    with project.read(viewer) as reader:
        return asked(reader._replace(viewer=Viewer(viewer)), known)


def asked(reader: Reader, known: Ids) -> dict[str, list[object]]:
    """Return the answers of every query."""
    return {
        name: [QUERIES[name](reader, **values) for values in arguments(known)]
        for name, arguments in ARGUMENTS.items()
    }
