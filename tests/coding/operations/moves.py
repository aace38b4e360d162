"""Random values for every operation. A new operation needs its move here, or a test fails.

A move answers with the keyword values of its operation. What it cannot choose from, because the
project holds none, raises IndexError: then another operation is tried.
"""

from collections.abc import Callable
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import app.coding
from app.coding import gaps as gap_rules
from app.coding.notes import passage_link
from app.coding.operations import OPERATIONS, TranscriptInput
from app.coding.operations.member_checks import CHECKED
from app.coding.operations.notes import MEMO_KINDS, SUBJECTS
from app.coding.operations.people import NOT_APPLICABLE
from app.coding.operations.reconciling import Case
from app.coding.operations.transcripts import KINDS, ROLES
from app.coding.reconciling.rulings import Passage, Ruling
from tests.builders import TEXT, TURNS
from tests.coding.operations import file_moves
from tests.coding.operations.axial_moves import AXIAL_MOVES
from tests.coding.operations.matching_moves import MATCHING_MOVES
from tests.coding.operations.round_moves import ROUND_MOVES
from tests.coding.operations.world import World

Move = Callable[[World], dict[str, Any]]
PURPOSES = ("take-part", "be-recorded", "be-quoted", "share-data")
SAID = (None, False, True)  # of other coders' codings
FIELDS = ("name2", "definition", "when_to_use", "when_not_to_use", "example")


def registered() -> dict[str, Callable[..., object]]:
    """Return every operation of the program, whichever module registers it."""
    for module in walk_packages(app.coding.__path__, "app.coding."):
        import_module(module.name)
    return dict(OPERATIONS)


def _transcript(w: World) -> dict[str, Any]:
    people = w.dice.sample(["S01", "S02", w.word()], 2)
    given = TranscriptInput(w.word(), TEXT, TURNS, people, groups=[w.word()], date="2024-05-01")
    return {"transcript": given, "again": True}


def _memo(w: World) -> dict[str, Any]:
    subject = w.dice.choice([*SUBJECTS, "passage", None])
    about: dict[str, Any] = {}
    if subject == "passage":
        about["passage"] = tuple(w.span().values())
    elif subject is not None:
        about[subject] = w.one(subject)
    kind = w.dice.choice(MEMO_KINDS)
    words = {"text": _linked(w), "title": w.text(), "kind": kind, "private": w.flag()}
    return {**words, **about}


def _linked(w: World) -> str:
    """Return a memo's text, sometimes with a link to a passage."""
    span = w.span()
    link = passage_link(w.word(), "…", span["transcript"], (span["start"], span["end"]))
    return w.dice.choice([w.word(), f"{w.word()} {link}"])


def _gap(w: World) -> tuple[str, int, int | None]:
    kind = w.dice.choice(gap_rules.KINDS)
    return kind, w.one("category"), w.dice.choice([None, w.one("participant_group")])


def _meeting(w: World) -> dict[str, Any]:
    return {"date": "2024-05-06", "present": w.text(), "minutes": _linked(w)}


def _guide(w: World) -> dict[str, Any]:
    version = w.one("guide_version")
    topics = w.ids("guide_topic", guide_version=version)
    questions = [one for topic in topics for one in w.ids("guide_question", guide_topic=topic)]
    kept = w.dice.sample(questions, w.dice.randint(0, len(questions)))
    under = [(one, w.word()) for one in kept] + [(None, w.word())]
    topic = w.dice.choice([None, *topics])
    return {"version": version, "name": w.word(), "topics": [(topic, w.word(), under)]}


def _asked(w: World) -> dict[str, Any]:
    transcript, question = w.one("transcript"), w.one("guide_question")
    turns = w.dice.choice([[None], w.some("turn", transcript=transcript)])
    return {"asked": [(transcript, question, turn) for turn in turns]}


def _value(w: World) -> dict[str, Any]:
    state, value = w.dice.choice([("value", "12"), ("value", None), (NOT_APPLICABLE, None)])
    where = {"participant": w.one("participant"), "attribute": w.one("attribute")}
    return {**where, "state": state, "value": value}


def _settled(w: World) -> dict[str, Any]:
    span, code = w.span(), w.one("code")
    passage = Passage(span["start"], span["end"], code)
    case = Case(
        w.dice.choice("ab"),
        **span,
        kind="only-first",
        first_code=code,
        second_code=None,
        passages=(passage,),
        quotable=w.flag(),
    )
    return {
        "freeze": w.one("freeze", unfrozen_at=None),
        "cases": [case],
        "ruling": w.dice.choice(list(Ruling)),
        "deciders": w.some("coder"),
        "reason": w.text(),
        "meeting": w.maybe("meeting"),
    }


MOVES: dict[str, Move] = {
    **AXIAL_MOVES,
    **MATCHING_MOVES,
    **ROUND_MOVES,
    "add-coder": lambda w: {"name": w.word()},
    "add-look": lambda w: {
        "level": "code",
        "group": w.maybe("participant_group"),
        "judgement": w.word(),
        "next_steps": w.text(),
        "curve": {"interviews": []},
    },
    "add-participant": lambda w: {"name": w.word(), "groups": [w.word()]},
    "adopt-places": lambda w: {
        "owner": w.one("coder"),
        "codes": w.some("code"),
        "categories": w.dice.choice([[], w.some("category")]),
    },
    "begin-own-structure": lambda _w: {},
    "apply-code": lambda w: {**w.span(), "code": w.one("code"), "memo": w.text()},
    "apply-codes": lambda w: {**w.span(), "codes": w.some("code")},
    "apply-new-code": lambda w: {**w.span(), "name": w.word()},
    "assign-speaker": lambda w: {
        "transcripts": w.some("transcript"),
        "speaker": w.dice.choice(["S01", "I"]),
        "role": w.dice.choice(ROLES),
        "participant": w.maybe("participant"),
    },
    "copy-codings": lambda w: {"codings": w.some("coding"), "code": w.one("code")},
    "autocode": lambda w: {
        "code": w.maybe("code"),
        "name": w.word(),
        "passages": [w.passages() for _ in range(2)],
    },
    "change-speaker": lambda w: {
        "transcript": (turn := w.row("turn"))["transcript"],
        "turns": [turn["id"]],
        "speaker": w.dice.choice(["S01", "I", w.word()]),
    },
    "create-category": lambda w: {
        "name": w.word(),
        "level": w.dice.choice(["category", "theme"]),
        "parent": w.maybe("category", level="theme"),
        "codes": w.some("code"),
        "categories": w.dice.choice([[], w.some("category")]),
        "common": w.flag(),
        "own": w.flag(),
    },
    "create-code": lambda w: {
        "name": w.word(),
        "parent": w.maybe("code"),
        "category": w.maybe("category"),
        "common": w.flag(),
        "definition": w.text(),
    },
    "decide-conflict": lambda w: {
        "conflict": w.one("conflict"),
        "take": w.dice.choice(["ours", "theirs"]),
    },
    "define-attribute": lambda w: {"name": w.word(), "kind": w.dice.choice(["text", "number"])},
    "define-category": lambda w: {"category": w.one("category"), "definition": w.text()},
    "define-code": lambda w: {"code": w.one("code"), w.dice.choice(FIELDS): w.text()},
    "delete-categories": lambda w: {"categories": w.some("category")},
    "delete-codes": lambda w: {"codes": w.some("code"), "others": w.dice.choice(SAID)},
    "delete-look": lambda w: {"look": w.one("look", author=w.coder)},
    "delete-meeting": lambda w: {"meeting": w.one("meeting")},
    "delete-memo": lambda w: {"memo": w.one("memo", author=w.coder)},
    "delete-things": lambda w: {
        "codes": w.some("code"),
        "categories": w.some("category"),
        "others": w.dice.choice(SAID),
    },
    "delete-transcripts": lambda w: {"transcripts": [w.one("transcript")], "others": w.flag()},
    "edit-attribute": lambda w: {"attribute": w.one("attribute"), "name": w.word(), "kind": "text"},
    "edit-coder": lambda w: {"coder": w.one("coder"), "name": w.word(), "colour": 4},
    "edit-group": lambda w: {"group": w.one("participant_group"), "name": w.word()},
    "edit-guide": _guide,
    "edit-look": lambda w: {
        "look": w.one("look", author=w.coder),
        "judgement": w.word(),
        "next_steps": w.text(),
        "date": "2024-05-07",
    },
    "edit-meeting": lambda w: {"meeting": w.one("meeting"), **_meeting(w)},
    "edit-memo": lambda w: {
        "memo": w.one("memo", author=w.coder),
        "text": _linked(w),
        "title": w.text(),
        "private": w.flag(),
    },
    "edit-participant": lambda w: {
        "participant": w.one("participant"),
        "name": w.word(),
        "summary": w.text(),
    },
    "edit-study": lambda w: {"title": w.word(), "questions": w.text(), "approach": "own"},
    "edit-text": lambda w: {
        "transcript": (transcript := w.one("transcript")),
        "text": w.corrected(transcript),
        "lose": w.flag(),
        "others": w.flag(),
    },
    "attach-recordings": lambda w: {
        "recordings": {
            one: w.dice.choice([None, f"{w.word()}.mp3"]) for one in w.some("transcript")
        },
    },
    "check-transcripts": lambda w: {
        "transcripts": w.some("transcript"),
        "by": w.text(),
        "on": w.dice.choice([None, "2026-05-31"]),
    },
    "edit-transcripts": lambda w: {
        "transcripts": w.some("transcript"),
        "kind": w.dice.choice(KINDS),
        "seconds": w.dice.randrange(4000),
        "interviewer": w.text(),
        "note": w.text(),
        "guide_version": w.dice.choice([None, 0, *w.ids("guide_version")]),
    },
    "import-codebook": file_moves.codebook_rows,
    "import-codings": file_moves.coding_rows,
    "import-interviews": file_moves.interview_rows,
    "import-participants": file_moves.participant_rows,
    "import-quotations": file_moves.quotation_rows,
    "import-structure": file_moves.structure_rows,
    "import-transcript": _transcript,
    "join-turns": lambda w: {"turn": w.one("turn")},
    "mark-quotable": lambda w: {"codings": w.some("coding", coder=w.coder), "quotable": w.flag()},
    "merge-copy": file_moves.copy,
    "merge-categories": lambda w: {"into": w.one("category"), "categories": w.some("category")},
    "merge-codes": lambda w: {
        "into": w.one("code"),
        "codes": w.some("code"),
        "others": w.dice.choice(SAID),
    },
    "merge-values": lambda w: {
        "attribute": w.one("attribute", kind="text"),
        "rows": {w.word(): [w.word(), "x"], w.word(): ["y"]},
    },
    "name-analysis-coder": lambda w: {"coder": w.maybe("coder")},
    "nest-codes": lambda w: {"codes": w.some("code"), "parent": w.maybe("code")},
    "open-as": lambda w: {"was": w.one("coder")},
    "open-round": lambda w: {
        "name": w.word(),
        "kind": (kind := w.dice.choice(["joint", "divided"])),
        "coders": (coders := w.ids("coder")[:2]),
        "transcripts": (texts := w.some("transcript")),
        "parts": dict.fromkeys(texts, coders[0]) if kind == "divided" else None,
    },
    "order-codes": lambda w: {"codes": w.some("code")},
    "order-participants": lambda w: {"participants": w.some("participant")},
    "order-transcripts": lambda w: {
        "transcripts": w.dice.choice([None, w.some("transcript")]),
    },
    "place-categories": lambda w: {
        "own": w.flag(),
        "categories": w.some("category"),
        "parent": w.maybe("category"),
        "at": w.dice.choice([None, 0, 1]),
    },
    "place-codes": lambda w: {
        "own": w.flag(),
        "codes": w.some("code"),
        "parent": w.maybe("category"),
        "at": w.dice.choice([None, 0, 1]),
    },
    "place-things": lambda w: {
        "own": w.flag(),
        "codes": w.some("code"),
        "categories": w.some("category"),
        "parent": w.maybe("category"),
        "at": w.dice.choice([None, 0, 1]),
    },
    "reassign-work": lambda w: {
        "coder": w.one("coder"),
        "to": w.one("coder"),
        "since": w.dice.choice(["", "9999"]),
    },
    "record-handout": lambda w: {"uid": w.word(), "coder": w.one("coder")},
    "record-questions-asked": _asked,
    "remove-guide": lambda w: {"version": w.one("guide_version")},
    "recode": lambda w: {"codings": w.some("coding", coder=w.coder), "code": w.one("code")},
    "recolour-category": lambda w: {"category": w.one("category"), "colour": w.dice.randrange(90)},
    "recolour-codes": lambda w: {"codes": w.some("code"), "colour": w.dice.randrange(90)},
    "remove-attribute": lambda w: {"attribute": w.one("attribute")},
    "remove-codings": lambda w: {"codings": w.some("coding"), "others": w.flag()},
    "remove-group": lambda w: {"group": w.one("participant_group")},
    "remove-participants": lambda w: {"participants": [w.one("participant")]},
    "rename-category": lambda w: {"category": w.one("category"), "name": w.word()},
    "rename-code": lambda w: {"code": w.one("code"), "name": w.word()},
    "rename-transcript": lambda w: {"transcript": w.one("transcript"), "name": w.word()},
    "resize-coding": lambda w: {
        "coding": w.one("coding", coder=w.coder),
        "start": w.dice.choice([0, 5]),
        "end": w.dice.choice([15, 24]),
    },
    "record-member-check": lambda w: {
        "participants": w.some("participant"),
        "what": w.dice.choice(CHECKED),
        "sent_on": w.dice.choice(["2024-05-01", "2024-06-01"]),
    },
    "edit-member-check": lambda w: {
        "check": w.one("member_check"),
        "sent_on": "2024-06-01",
        "returned_on": w.dice.choice([None, "2024-06-09", "2024-05-09"]),
        "outcome": w.text(),
    },
    "remove-member-check": lambda w: {"check": w.one("member_check")},
    "set-core-category": lambda w: {"category": w.maybe("category")},
    "set-consent": lambda w: {
        "participant": w.one("participant"),
        "answers": {w.dice.choice(PURPOSES): w.dice.choice(["yes", "no", None])},
    },
    "set-groups": lambda w: {"participants": w.some("participant"), "groups": [w.word()]},
    "set-guide": lambda w: {"name": w.word(), "topics": [(w.word(), [w.word(), w.word()])]},
    "set-saturation-rule": lambda w: {
        "level": w.dice.choice(["code", "category"]),
        "group": w.maybe("participant_group"),
        "rule": w.dice.choice(["run:3", "guest:4/2/5", None]),
    },
    "set-level": lambda w: {
        "category": w.one("category"),
        "level": w.dice.choice(["category", "theme"]),
    },
    "set-setting": lambda w: {"name": w.dice.choice(["zoom", "page"]), "value": w.text()},
    "set-transcript-participants": lambda w: {
        "transcript": w.one("transcript"),
        "participants": w.some("participant"),
    },
    "set-turn-time": lambda w: {
        "turn": w.one("turn"),
        "milliseconds": w.dice.choice([None, 0, w.dice.randrange(90_000)]),
    },
    "set-value": _value,
    "silence-gaps": lambda w: {"gaps": [_gap(w), _gap(w)], "reason": w.word()},
    "adopt-agreed": lambda w: {
        "freeze": w.one("freeze", unfrozen_at=None),
        "agreed": {w.one("transcript"): [Passage(5, 15, w.one("code"))]},
    },
    "set-reconciled": lambda w: {"transcripts": w.some("transcript"), "reconciled": w.flag()},
    "settle": _settled,
    "split-code": lambda w: {
        "code": w.one("code"),
        "codings": w.dice.choice([[], w.some("coding", coder=w.coder)]),
        "name": w.word(),
    },
    "tell-apart": lambda w: {"first": w.one("code"), "second": w.one("code")},
    "split-turn": lambda w: {
        "turn": (turn := w.row("turn"))["id"],
        "at": w.dice.randrange(turn["start"], turn["end"] + 1),
        "speaker": w.dice.choice([None, "I", w.word()]),
    },
    "share": lambda w: {
        "codes": w.some("code"),
        "categories": w.some("category"),
        "shared": w.flag(),
    },
    "translate-quotation": lambda w: {**w.span(), "translation": w.text() or "", "language": "en"},
    "unblind": lambda w: {"round_": w.one("round"), "reason": w.word()},
    "unfreeze-round": lambda w: {"round_": w.one("round"), "reason": w.word()},
    "unsilence-gaps": lambda w: {
        "gaps": [
            (row["kind"], row["subject"], row["subject_group"])
            for row in [w.row("silenced_gap")]
            if row["kind"] in gap_rules.KINDS
        ]
    },
    "write-coding-memo": lambda w: {
        "coding": w.one("coding", coder=w.coder),
        "memo": w.text() or "",
    },
    "write-meeting": _meeting,
    "write-memo": _memo,
    "write-summary": lambda w: {
        "participant": w.one("participant"),
        "category": w.one("category"),
        "text": w.dice.choice(["", w.word()]),
    },
    "write-storyline": lambda w: {"text": _linked(w)},
}
