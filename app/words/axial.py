"""Sentences of the rules of axial coding."""

SENTENCES: dict[str, str] = {
    "axial-fixed-while-blind": "This is the team's and stands still while you code blind. Change it "
    "when the round is over.",
    "property-exists": "There is already a property “{name}” here. Choose another name.",
    "percent-outside": "A place on a property lies between 0 and 100, not at {percent}.",
    "relation-with-itself": "“{name}” cannot be related to itself.",
    "relation-exists": "“{name} {kind} {other}” is there already.",
    "stance-unknown": "Evidence supports or contradicts; there is no “{stance}”.",
    "diagram-too-far": "That is too far out for a diagram.",
    "mention-sits-there": "“{name}” sits in “{category}” already; that needs no mention.",
    "paradigm-unknown": "There is no paradigm “{preset}”.",
    "paradigm-role-unknown": "This paradigm knows no role “{role}”.",
    "paradigm-roles-of-preset": "The roles of “{name}” are those of its book. Make them your own "
    "first.",
    "paradigm-roles-own-already": "The roles of “{name}” are your own already.",
    "outline-row-is-a-memo": "This is a memo. Its title is changed where the memo is written.",
    "outline-below-itself": "Nothing can stand below itself.",
    "role-exists": "There is already a role “{name}” in this paradigm. Choose another name.",
    "role-side-unknown": "A role stands before, around or after the phenomenon, not “{side}”.",
    "role-is-played": "Categories are “{name}” here ({n}). Say first what they shall be instead.",
    "paradigm-is-the-phenomenon": "“{name}” is the phenomenon itself. Choose another phenomenon "
    "first, or another category.",
}
