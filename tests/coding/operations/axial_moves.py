"""Random values for the operations of axial coding."""

from typing import Any

from app.coding.operations.diagrams import Spot
from app.coding.operations.paradigms import OWN, PRESETS
from app.coding.operations.relations import RELATION_TYPES, STANCES
from app.coding.operations.roles import SIDES
from app.coding.operations.waving import Waved
from tests.coding.operations.world import World


def _subject(w: World) -> dict[str, int]:
    kind = w.dice.choice(["code", "category"])
    return {kind: w.one(kind)}


def _end(w: World, which: str) -> dict[str, int]:
    return {f"{which}_{kind}": row for kind, row in _subject(w).items()}


def _kind(w: World) -> str:
    return w.dice.choice([*RELATION_TYPES, w.word()])


def _passages(w: World) -> list[tuple[int, int, int]]:
    return [(span["transcript"], span["start"], span["end"]) for span in (w.span(), w.span())]


def _role(w: World) -> dict[str, Any]:
    row = w.row("paradigm")
    roles = PRESETS.get(row["preset"], w.ids("own_role", paradigm=row["id"]))
    role = w.dice.choice([None, *roles])
    return {"paradigm": row["id"], "categories": w.some("category"), "role": role}


def _less_role(w: World) -> dict[str, Any]:
    row = w.row("own_role")
    others = w.ids("own_role", paradigm=row["paradigm"])
    return {"role": row["id"], "into": w.dice.choice([None, *others]), "anyway": w.flag()}


def _waved(w: World) -> list[Waved]:
    return [Waved(code, w.one("category")) for code in w.some("code")]


def _spot(w: World) -> Spot:
    x, y = w.dice.randrange(-500, 500), w.dice.randrange(900)
    return Spot(**{"code": None, "category": None, **_subject(w)}, x=x, y=y)


AXIAL_MOVES = {
    "add-evidence": lambda w: {
        "relation": w.one("relation"),
        "passages": _passages(w),
        "stance": w.dice.choice(STANCES),
        "note": w.text(),
    },
    "add-outline-heading": lambda w: {
        "text": w.word(),
        "parent": w.maybe("outline_row"),
        "at": w.dice.choice([None, 0, 1, 5]),
    },
    "add-paradigm": lambda w: {
        "name": w.word(),
        "preset": w.dice.choice([*PRESETS, OWN]),
        "phenomenon": w.maybe("category"),
    },
    "add-property": lambda w: {
        "name": w.word(),
        "low": w.text(),
        "high": w.text(),
        **_subject(w),
    },
    "add-role": lambda w: {
        "paradigm": w.one("paradigm", preset=OWN),
        "name": w.word(),
        "side": w.dice.choice(SIDES),
    },
    "bring-back-suggestions": lambda w: {
        "pairs": [Waved(row["code"], row["category"]) for row in [w.row("waved_suggestion")]],
        "own": w.flag(),
    },
    "choose-phenomenon": lambda w: {
        "paradigm": w.one("paradigm"),
        "category": w.maybe("category"),
    },
    "lay-out-diagram": lambda w: {"paradigm": w.maybe("paradigm")},
    "place-in-diagram": lambda w: {
        "paradigm": w.maybe("paradigm"),
        "spots": [_spot(w) for _ in range(w.dice.randint(1, 2))],
    },
    "mention-codes": lambda w: {"codes": w.some("code"), "category": w.one("category")},
    "unmention-codes": lambda w: {
        "codes": [row["code"] for row in (w.row("mention"),)],
        "category": w.dice.choice(w.rows["mention"])["category"],
    },
    "edit-evidence": lambda w: {
        "evidence": w.some("evidence"),
        "stance": w.dice.choice([None, *STANCES]),
        "note": w.text(),
    },
    "edit-property": lambda w: {
        "property": w.one("property"),
        "name": w.dice.choice([None, w.word()]),
        "low": w.text(),
        "high": w.text(),
    },
    "edit-relation": lambda w: {
        "relation": w.one("relation"),
        "kind": w.dice.choice([None, _kind(w)]),
        "turned": w.flag(),
        "memo": w.text(),
    },
    "edit-role": lambda w: {
        "role": w.one("own_role"),
        "name": w.dice.choice([None, w.word()]),
        "side": w.dice.choice([None, *SIDES]),
    },
    "make-roles-own": lambda w: {
        "paradigm": w.one("paradigm"),
        "names": {"context": w.word() + " 🙂"},
    },
    "move-in-outline": lambda w: {
        "rows": w.some("outline_row"),
        "parent": w.maybe("outline_row"),
        "at": w.dice.choice([None, 0, 1]),
    },
    "move-role": lambda w: {"role": w.one("own_role"), "to": w.dice.randrange(4)},
    "place-on-property": lambda w: {
        "property": w.one("property"),
        "codings": w.some("coding"),
        "percent": w.dice.choice([None, w.dice.randrange(101)]),
    },
    "relate": lambda w: {
        "kind": _kind(w),
        **_end(w, "from"),
        **_end(w, "to"),
        "memo": w.text(),
        "supports": w.dice.choice([(), _passages(w)]),
    },
    "remove-evidence": lambda w: {"evidence": w.some("evidence")},
    "remove-paradigm": lambda w: {"paradigm": w.one("paradigm")},
    "remove-property": lambda w: {"property": w.one("property")},
    "remove-role": _less_role,
    "remove-relations": lambda w: {"relations": w.some("relation")},
    "rename-paradigm": lambda w: {"paradigm": w.one("paradigm"), "name": w.word()},
    "rename-outline-heading": lambda w: {"row": w.one("outline_row"), "text": w.word() + " 🙂"},
    "set-paradigm-role": _role,
    "sort-memos": lambda w: {
        "memos": w.some("memo"),
        "parent": w.maybe("outline_row"),
        "at": w.dice.choice([None, 0, 2]),
    },
    "take-out-of-outline": lambda w: {"rows": w.some("outline_row")},
    "wave-suggestions": lambda w: {"pairs": _waved(w), "own": w.flag()},
}
