"""Rounds of coding by several coders, their frozen copies, and what was decided about differences.

Frozen copies lie outside the journal: no later operation and no undo may touch them.
"""

from sqlalchemy import Column

from app.models.schema.base import BigId, number, ref, text, tracked, untracked

round_ = tracked(
    "round",
    text("name", needed=True),
    text("kind", needed=True),  # joint | independent | divided
    text("state", default="open"),  # open | frozen
    ref("codebook_version", "codebook_version"),
    number("open_codebook", default=0),
    number("without_interviewer", default=0),
    number("seed"),
    text("sample"),  # JSON: sizes drawn within groups
    text("created", needed=True),
)

round_coder = tracked(
    "round_coder",
    ref("round", "round", needed=True, index=True),
    ref("coder", "coder", needed=True),
)

round_transcript = tracked(
    "round_transcript",
    ref("round", "round", needed=True, index=True),
    ref("transcript", "transcript", needed=True),
    ref("coder", "coder"),  # in a divided round: whose part it is
)

# A coder's coding of a transcript is finished; needs no round.
finished = tracked(
    "finished",
    ref("transcript", "transcript", needed=True, index=True),
    ref("coder", "coder", needed=True),
    ref("round", "round"),
    text("at", needed=True),
    author="coder",
)

unblinding = tracked(
    "unblinding",
    ref("round", "round", needed=True),
    ref("coder", "coder"),
    text("reason", needed=True),
    text("at", needed=True),
)

freeze = tracked(
    "freeze",
    ref("round", "round", needed=True),
    ref("codebook_version", "codebook_version"),
    text("at", needed=True),
    text("unfrozen_at"),
    text("unfrozen_why"),
)

frozen_coding = untracked(
    "frozen_coding",
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("freeze", BigId, nullable=False, index=True),
    Column("coding", BigId, nullable=False),
    Column("transcript", BigId, nullable=False),
    ref("text_version", "text_version", needed=True),
    number("start", needed=True),
    number("end", needed=True),
    Column("code", BigId, nullable=False),
    Column("coder", BigId, nullable=False),
    text("memo"),
    author="coder",
)

frozen_placement = untracked(
    "frozen_placement",
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("freeze", BigId, nullable=False, index=True),
    Column("owner", BigId),
    Column("code", BigId),
    Column("category", BigId),
    Column("parent", BigId),
    author="owner",
)

disagreement = tracked(
    "disagreement",
    ref("freeze", "freeze", needed=True, index=True),
    ref("transcript", "transcript", needed=True),
    number("start", needed=True),
    number("end", needed=True),
    text("kind", needed=True),  # only-first | only-second | boundaries | nested | other-code
    ref("first_code", "code"),
    ref("second_code", "code"),
    ref("decision", "decision"),
    text("key"),  # its identity within the freeze: the frozen codings that it is about
    text("codings"),  # JSON: what the decision put into the consensus
)

decision = tracked(
    "decision",
    text("ruling", needed=True),
    text("reason"),
    text("at", needed=True),
    ref("meeting", "meeting"),
)

decision_coder = tracked(
    "decision_coder",
    ref("decision", "decision", needed=True, index=True),
    ref("coder", "coder", needed=True),
)

# What a merge found changed on both sides: the main file's value stands until somebody decides.
conflict = tracked(
    "conflict",
    text("tbl", needed=True),
    Column("row", BigId, nullable=False),  # may be gone, so no reference
    text("field"),  # NULL: the whole row
    text("ours"),  # JSON values
    text("theirs"),
    ref("coder", "coder"),  # whose copy it was
    text("found_on", needed=True),
    text("decided"),  # ours | theirs
)
