"""The tables of the project file, one file per subject."""

from sqlalchemy import Connection, inspect

from app.models.schema.base import metadata
from app.models.schema.codebook import (
    category,
    code,
    codebook_version,
    diagram_place,
    evidence,
    mention,
    own_role,
    paradigm,
    paradigm_role,
    placement,
    property_,
    property_place,
    relation,
    relation_type,
    waved_suggestion,
)
from app.models.schema.codings import coding, quotation
from app.models.schema.log import change, op, open_op
from app.models.schema.notes import (
    look,
    meeting,
    memo,
    outline_row,
    saturation_rule,
    silenced_gap,
)
from app.models.schema.people import (
    attribute,
    attribute_value,
    consent,
    member_check,
    membership,
    participant,
    participant_group,
)
from app.models.schema.rounds import (
    conflict,
    decision,
    decision_coder,
    disagreement,
    finished,
    freeze,
    frozen_coding,
    frozen_placement,
    round_,
    round_coder,
    round_transcript,
    unblinding,
)
from app.models.schema.study import coder, person, setting, study
from app.models.schema.texts import (
    folded_text,
    guide_question,
    guide_topic,
    guide_version,
    question_asked,
    text_version,
    transcript,
    transcript_participant,
    turn,
)

TRACKED = tuple(table for table in metadata.sorted_tables if table.info["tracked"])


def missing_tables(connection: Connection) -> set[str]:
    """Return the names of the tables that a file lacks."""
    return metadata.tables.keys() - set(inspect(connection).get_table_names())


__all__ = [
    "TRACKED",
    "attribute",
    "attribute_value",
    "category",
    "change",
    "code",
    "codebook_version",
    "coder",
    "coding",
    "conflict",
    "consent",
    "decision",
    "decision_coder",
    "diagram_place",
    "disagreement",
    "evidence",
    "finished",
    "folded_text",
    "freeze",
    "frozen_coding",
    "frozen_placement",
    "guide_question",
    "guide_topic",
    "guide_version",
    "look",
    "meeting",
    "member_check",
    "membership",
    "memo",
    "mention",
    "metadata",
    "missing_tables",
    "op",
    "open_op",
    "outline_row",
    "own_role",
    "paradigm",
    "paradigm_role",
    "participant",
    "participant_group",
    "person",
    "placement",
    "property_",
    "property_place",
    "question_asked",
    "quotation",
    "relation",
    "relation_type",
    "round_",
    "round_coder",
    "round_transcript",
    "saturation_rule",
    "setting",
    "silenced_gap",
    "study",
    "text_version",
    "transcript",
    "transcript_participant",
    "turn",
    "unblinding",
    "waved_suggestion",
]
