"""Codes, categories and themes, where they stand, and what axial coding says about them.

Categories and themes share one table: both are headings with a definition that can hold codes and
other headings, and a team moves a heading from the axial to the selective level as the analysis
grows. `level` tells which it is. Placements have an owner, so that two coders can each build a
structure beside the team's (owner NULL).
"""

from app.models.schema.base import number, ref, text, tracked

code = tracked(
    "code",
    text("name", needed=True),
    text("name2"),  # in a second language
    text("definition"),
    text("when_to_use"),
    text("when_not_to_use"),
    text("example"),
    number("colour", default=0),  # index into the program's set of code colours
    ref("parent", "code", index=True),
    number("position", default=0),
    ref("made_by", "coder"),
    number("common", default=0),  # 1: the team's, seen by everyone also while coding blind
    text("created", needed=True),
    text("gone"),  # merged | deleted: a tombstone, so that copies can be merged
    ref("merged_into", "code", index=True),
    author="made_by",
)

category = tracked(
    "category",
    text("level", default="category"),  # category | theme
    text("name", needed=True),
    text("name2"),
    text("definition"),
    number("colour", default=0),
    ref("made_by", "coder"),
    number("common", default=0),
    text("created", needed=True),
    text("gone"),
    ref("merged_into", "category"),
    author="made_by",
)

# Exactly one of code and category is placed, under `parent`; parent NULL orders the top level.
placement = tracked(
    "placement",
    ref("owner", "coder"),  # NULL: the team's structure
    ref("code", "code", index=True),
    ref("category", "category", index=True),
    ref("parent", "category", index=True),
    number("position", default=0),
    author="owner",
)

# A code sits in one category and may be mentioned in others.
mention = tracked(
    "mention",
    ref("code", "code", needed=True, index=True),
    ref("category", "category", needed=True),
    ref("made_by", "coder"),
    author="made_by",
)

# A property with its dimension: "intensity: weak … overwhelming".
property_ = tracked(
    "property",
    ref("code", "code", index=True),
    ref("category", "category", index=True),
    text("name", needed=True),
    text("low"),
    text("high"),
    number("position", default=0),
    ref("made_by", "coder"),
    author="made_by",
)

property_place = tracked(
    "property_place",
    ref("property", "property", needed=True, index=True),
    ref("coding", "coding", needed=True, index=True),
    number("percent", needed=True),  # 0 at the low end, 100 at the high end
    ref("made_by", "coder"),
    author="made_by",
)

relation_type = tracked("relation_type", text("name", needed=True), number("position", default=0))

relation = tracked(
    "relation",
    ref("relation_type", "relation_type", needed=True),
    ref("from_code", "code"),
    ref("from_category", "category"),
    ref("to_code", "code"),
    ref("to_category", "category"),
    text("memo"),
    ref("made_by", "coder"),
    author="made_by",
)

evidence = tracked(
    "evidence",
    ref("relation", "relation", needed=True, index=True),
    ref("transcript", "transcript", needed=True),
    ref("text_version", "text_version", needed=True),
    number("start", needed=True),
    number("end", needed=True),
    text("stance", default="supports"),  # supports | contradicts (a negative case)
    text("note"),
    ref("made_by", "coder"),
    author="made_by",
)

paradigm = tracked(
    "paradigm",
    text("name", needed=True),
    text("preset", needed=True),  # strauss-corbin-1990 | strauss-corbin-2015 | own
    ref("phenomenon", "category"),
    ref("made_by", "coder"),
    author="made_by",
)

# A role that a team made up for one paradigm whose preset is "own".
own_role = tracked(
    "own_role",
    ref("paradigm", "paradigm", needed=True, index=True),
    text("name", needed=True),
    text("side", needed=True),  # before | around | after the phenomenon
    number("position", default=0),
    ref("made_by", "coder"),
    author="made_by",
)

paradigm_role = tracked(
    "paradigm_role",
    ref("paradigm", "paradigm", needed=True, index=True),
    ref("category", "category", needed=True),
    text("role", needed=True),  # of a preset; "own": the one in own_role
    ref("made_by", "coder"),
    ref("own_role", "own_role"),
    author="made_by",
)

# A suggestion that somebody waved away: the code does not belong in the category.
waved_suggestion = tracked(
    "waved_suggestion",
    ref("owner", "coder"),  # whose structure it was suggested for, NULL: the team's
    ref("code", "code", needed=True, index=True),
    ref("category", "category", needed=True),
    ref("made_by", "coder"),
    author="made_by",
)

# Where somebody put a thing in the diagram of a paradigm, or (NULL) in that of all relations.
diagram_place = tracked(
    "diagram_place",
    ref("paradigm", "paradigm", index=True),
    ref("code", "code", index=True),
    ref("category", "category", index=True),
    number("x", needed=True),  # px at 100 % of the box's middle; may be negative
    number("y", needed=True),
    ref("made_by", "coder"),
    author="made_by",
)

codebook_version = tracked(
    "codebook_version",
    text("name", needed=True),
    text("date", needed=True),
    text("note"),
    text("content", needed=True),  # JSON of codes and the team's structure as they stood
    ref("made_by", "coder"),
    author="made_by",
)
