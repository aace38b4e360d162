"""Transcripts, their immutable texts, their turns, and the interview guide.

Texts stay outside the journal: whole transcripts must not be copied into the history, and a
withdrawal has to be able to remove them for good.
"""

from sqlalchemy import Column, ForeignKey, Index

from app.models.schema.base import BigId, number, ref, text, tracked, untracked

text_version = untracked(
    "text_version",
    Column("id", BigId, primary_key=True, autoincrement=False),
    text("hash", needed=True),  # SHA-256 of the text's UTF-8
    number("length", needed=True),  # code points
    ref("before", "text_version"),
    # Last, since SQLite walks through a long text to reach what stands behind it.
    text("text", needed=True),
    text("map"),  # JSON: how spans of `before` move into this text
)
Index("text_version_by_hash", text_version.c.hash)

# The folded copy that searching reads; it goes with its version.
folded_text = untracked(
    "folded_text",
    Column(
        "id",
        BigId,
        ForeignKey("text_version.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    # JSON [index, length, …]: stored code points that did not become one; NULL where all did.
    text("uneven"),
    text("text", needed=True),
)

transcript = tracked(
    "transcript",
    text("name", needed=True),
    text("kind", default="interview"),  # interview | focus-group | essay | web-text
    ref("text_version", "text_version", needed=True),
    text("source_name"),
    text("source_hash"),
    text("encoding"),
    text("imported_at"),
    ref("interviewer", "person"),
    text("date"),  # of the interview, ISO
    number("seconds"),
    text("mode"),
    text("language"),
    number("position"),  # place in the order of collection where the user has set one
    number("import_order", default=0),
    ref("guide_version", "guide_version"),
    text("checked_by"),
    text("checked_on"),
    text("note"),
    text("reconciled_on"),
    text("audio"),  # path of the recording, as it was chosen
)

transcript_participant = tracked(
    "transcript_participant",
    ref("transcript", "transcript", needed=True, index=True),
    ref("participant", "participant", needed=True, index=True),
)

# Spans in code points of the text version. The label lies in [label_start, start).
turn = tracked(
    "turn",
    ref("transcript", "transcript", needed=True),
    ref("text_version", "text_version", needed=True),
    number("label_start", needed=True),
    number("start", needed=True),
    number("end", needed=True),
    text("speaker"),
    text("role", default="unknown"),  # interviewer | participant | unknown
    ref(
        "participant", "participant", index=True
    ),  # NULL: unidentified, or not a participant's turn
    number("milliseconds"),
)
# Ids are random, so a transcript's turns lie scattered over the table. With all that is read of
# them in the index, the table itself is not touched: searching and counting read every turn.
Index(
    "turn_by_transcript",
    *(
        turn.c[name]
        for name in (
            "transcript",
            "label_start",
            "start",
            "end",
            "speaker",
            "role",
            "participant",
            "milliseconds",
        )
    ),
)

guide_version = tracked(
    "guide_version", text("name", needed=True), text("date"), number("position", default=0)
)

guide_topic = tracked(
    "guide_topic",
    ref("guide_version", "guide_version", needed=True, index=True),
    text("name", needed=True),
    number("position", default=0),
)

guide_question = tracked(
    "guide_question",
    ref("guide_topic", "guide_topic", needed=True, index=True),
    text("text", needed=True),
    number("position", default=0),
)

question_asked = tracked(
    "question_asked",
    ref("transcript", "transcript", needed=True, index=True),
    ref("guide_question", "guide_question", needed=True, index=True),
    ref("turn", "turn"),
)
