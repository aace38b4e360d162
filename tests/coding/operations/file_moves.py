"""Random values for the operations that take a file."""

from contextlib import suppress
from typing import Any

from app.coding import operations
from app.coding.exchange.codebook_csv import read_codebook, read_structure
from app.coding.exchange.codings_csv import read_codings
from app.coding.exchange.interviews_csv import read_interviews
from app.coding.exchange.participants_csv import read_participants
from app.coding.exchange.quotations_csv import read_quotations
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import did
from tests.coding.operations.world import World


def coding_rows(w: World) -> dict[str, Any]:
    name, coder = w.name_of("transcript", w.one("transcript")), w.name_of("coder", w.one("coder"))
    rows = [f"{name},{start},{start + 7},{w.word()},{coder},note" for start in (0, 9)]
    return {"table": read_codings(w.file("transcript,start,end,code,coder,memo", *rows))}


def quotation_rows(w: World) -> dict[str, Any]:
    row = f"{w.name_of('transcript', w.one('transcript'))},5,{w.dice.choice([15, 24])},{w.word()}"
    return {"table": read_quotations(w.file("transcript,start,end,translation", row))}


def interview_rows(w: World) -> dict[str, Any]:
    row = f"{w.name_of('transcript', w.one('transcript'))},2024-0{w.dice.randint(1, 9)}-01"
    return {"table": read_interviews(w.file("transcript,date", row))}


def codebook_rows(w: World) -> dict[str, Any]:
    rows = [f"{w.word()},{w.word()},{w.word()}", f"{w.name_of('code', w.one('code'))},{w.word()},"]
    return {"table": read_codebook(w.file("code,definition,category", *rows))}


def structure_rows(w: World) -> dict[str, Any]:
    row = f"theme,{w.word()},{w.word()}"
    return {"table": read_structure(w.file("kind,path,definition", row))}


def participant_rows(w: World) -> dict[str, Any]:
    row = f"{w.dice.choice(['S01', w.word()])},{w.word()},{w.dice.randint(20, 60)}"
    return {"table": read_participants(w.file(f"id,group,age{w.dice.randint(1, 3)}", row))}


def copy(w: World) -> dict[str, Any]:
    """Return a copy of the project in which somebody has coded something, if the text allows it.

    Not somebody who was only added: what they did in the copy stays in the history when the merge
    is undone, and so must they.
    """
    path = w.saved_copy()
    values = {**w.span(), "code": w.one("code"), "memo": w.word()}
    with Project(path, copies=False) as project, suppress(Refusal):
        did(project, operations.apply_code, w.somebody_known(), **values)
    return {"copy": path}
