"""The study record, its settings, and the people who do the study."""

from app.models.schema.base import number, ref, text, tracked

# One row, id 1: the study has the same identity in every copy.
study = tracked(
    "study",
    text("uid", needed=True),
    text("title", default=""),
    text("questions"),
    text("approach", default="grounded-theory"),
    text("committee"),
    text("approval_number"),
    text("recruitment"),
    text("refusals"),
    text("languages"),
    text("storyline"),
    ref("core_category", "category"),
    # Whose codings tables count where the team has named someone (DESIGN §2, analysis coding).
    ref("analysis_coder", "coder"),
)

setting = tracked("setting", text("name", needed=True), text("value", needed=True))

coder = tracked(
    "coder",
    text("name", needed=True),
    number("colour", default=0),
    text("kind", default="person"),  # person | consensus | unnamed: one side in an arbiter's copy
    number("position", default=0),
)

# Interviewers, transcribers, translators: people of the team who need not code.
person = tracked(
    "person",
    text("name", needed=True),
    text("training"),
    text("relation"),
)
