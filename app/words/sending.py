"""The words of what is sent to participants to be checked: plain, and for people outside the team."""

SENTENCES: dict[str, str] = {
    "participant-unknown": "There is no participant “{name}”. Name one of: {names}.",
    "participant-needed": "“{what}” is for one participant. Say with --participant for whom.",
    "export-without-participant": "“{what}” is not made for one participant. Leave --participant out; it "
    "is for: {reports}.",
}

WORDS: dict[str, str] = {
    # A participant's own words
    "words-title": "What you said",
    "words-about": "{study}. For participant {name}, {date}.",
    "words-intro": "This is what you said, as it was written down. What the interviewer asked stands in "
    "small print. Words of other people are left out.",
    "words-ask": "Please tell us what is wrong, what is missing, and what you do not want us to use.",
    "words-none": "No words of yours are held in this study.",
    "interview": "Interview",
    "interview-on": "Interview on {date}",
    "focus-group": "Group interview",
    "focus-group-on": "Group interview on {date}",
    "essay": "Text that you wrote",
    "essay-on": "Text that you wrote, {date}",
    "web-text": "Text that you wrote",
    "web-text-on": "Text that you wrote, {date}",
    "asked": "Interviewer: {text}",
    "other-spoke": "[Somebody else spoke here.]",
    "unknown-spoke": "[It is not recorded who spoke here.]",
    "not-told-apart": "[Several people took part, and it is not recorded who said what.]",
    # The findings
    "themes-title": "What we found",
    "themes-about": "{study}, {date}.",
    "themes-intro": "These are the themes that we found in all interviews together. Nobody is quoted.",
    "themes-ask": "Please tell us whether you recognise your own experience in them, what is missing, and "
    "what you see in another way.",
    "themes-question": "What we wanted to know: {text}",
    "themes-none": "No themes have been written down yet.",
    "not-described": "This theme has not been described yet.",
    "part": "{name}: {definition}",
}


def word(slug: str, /, **values: object) -> str:
    """Return a sentence in English, its gaps filled."""
    return WORDS[slug].format(**values)
