"""Codings and the quotations made of them. Spans are half-open code points of a text version."""

from sqlalchemy import Index

from app.models.schema.base import number, ref, text, tracked

coding = tracked(
    "coding",
    ref("transcript", "transcript", needed=True),
    ref("text_version", "text_version", needed=True),
    number("start", needed=True),
    number("end", needed=True),
    ref("code", "code", needed=True),
    ref("coder", "coder", needed=True),
    text("memo"),
    number("quotable", default=0),
    text("created", needed=True),  # ISO 8601, UTC
    author="coder",
)
# One transcript's codings in reading order, and one code's: what pages ask for. All that is counted
# stands in the indexes, for ids are random and a count would fetch rows from all over the table.
Index(
    "coding_by_transcript",
    *(coding.c[name] for name in ("transcript", "start", "end", "code", "coder")),
)
Index("coding_by_code", coding.c.code, coding.c.coder)

# A span as it is quoted: the translation into the paper's language and who answers for it.
quotation = tracked(
    "quotation",
    ref("transcript", "transcript", needed=True, index=True),
    ref("text_version", "text_version", needed=True),
    number("start", needed=True),
    number("end", needed=True),
    text("translation"),
    text("language"),
    text("translator"),
    text("translated_on"),
    text("checked_by"),
    text("note"),
    ref("made_by", "coder"),
    author="made_by",
)
