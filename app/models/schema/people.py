"""Participants, their groups, typed attributes, consent and what was sent back to them."""

from app.models.schema.base import number, ref, text, tracked

participant = tracked(
    "participant",
    text("name", needed=True),  # the id shown everywhere, "S07"
    text("summary"),
    text("withdrawn"),  # date of withdrawal, ISO
    number("position", default=0),
)

participant_group = tracked(
    "participant_group",
    text("name", needed=True),
    number("position", default=0),
)

membership = tracked(
    "membership",
    ref("participant", "participant", needed=True, index=True),
    ref("participant_group", "participant_group", needed=True, index=True),
)

attribute = tracked(
    "attribute",
    text("name", needed=True),
    text("kind", default="text"),  # text | number | date
    text("bands"),  # "20-29,30-39": how tables print a number
    number("position", default=0),
    text("merged"),  # {"row": ["value", …]} as JSON: values that tables print in one row
)

# No row: missing. State "not-applicable" is a statement of its own and holds no value.
attribute_value = tracked(
    "attribute_value",
    ref("participant", "participant", needed=True, index=True),
    ref("attribute", "attribute", needed=True, index=True),
    text("state", default="value"),  # value | not-applicable
    text("value"),
)

consent = tracked(
    "consent",
    ref("participant", "participant", needed=True, index=True),
    text("purpose", needed=True),  # take-part | be-recorded | be-quoted | share-data
    text("answer", needed=True),  # yes | no
    text("form_version"),
    text("given_on"),
)

# A transcript or the findings were sent to a participant to be checked, and what came of it.
member_check = tracked(
    "member_check",
    ref("participant", "participant", needed=True, index=True),
    text("what", needed=True),  # transcript | findings
    text("sent_on", needed=True),  # dates are ISO
    text("returned_on"),
    text("outcome"),  # what it changed
)
