"""Memos, meetings, saturation rules, dated looks, and gaps that are none."""

from app.models.schema.base import number, ref, text, tracked

memo = tracked(
    "memo",
    text("kind", default="free"),  # free | code-note | theoretical | methodological | reflexive
    text("title"),
    text("text", default=""),
    ref("author", "coder"),
    number("private", default=0),
    text("created", needed=True),
    ref("code", "code", index=True),
    ref("category", "category"),
    ref("participant", "participant"),
    ref("person", "person"),
    ref("relation", "relation"),
    ref("coding", "coding", index=True),
    # A memo on a passage without a code: the transcript's text version and a span.
    ref("transcript", "transcript", index=True),
    ref("text_version", "text_version"),
    number("start"),
    number("end"),
    author="author",
)

# The outline into which memos are sorted: each row is a heading or a memo.
outline_row = tracked(
    "outline_row",
    ref("memo", "memo", index=True),
    text("heading"),
    ref("parent", "outline_row", index=True),
    number("position", default=0),
    ref("made_by", "coder"),
    author="made_by",
)

meeting = tracked(
    "meeting",
    text("date", needed=True),
    text("present"),
    text("minutes"),
)

saturation_rule = tracked(
    "saturation_rule",
    text("level", needed=True),  # code | category | theme
    ref("participant_group", "participant_group"),
    text("rule", needed=True),  # run:3 | initial:10+3 | guest:4/2/5
    text("set_on", needed=True),
)

look = tracked(
    "look",
    text("date", needed=True),
    text("level", needed=True),
    ref("participant_group", "participant_group"),
    text("judgement", needed=True),
    text("next_steps"),
    text("curve", needed=True),  # JSON: the figures of that day
    ref("author", "coder"),
    author="author",
)

# Why something that looks like a gap in the analysis is none (app.coding.gaps). `subject` and
# `subject_group` are ids of the rows it is about, but no references: the reason may outlive them,
# and holds again where an undo brings them back.
silenced_gap = tracked(
    "silenced_gap",
    text("kind", needed=True),
    number("subject", needed=True),
    number("subject_group"),
    text("reason", needed=True),
    ref("made_by", "coder"),
    text("created", needed=True),
    author="made_by",
)
