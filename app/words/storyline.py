"""Sentences about the storyline on paper."""

SENTENCES: dict[str, str] = {
    "no-storyline": (
        "The storyline has not been written yet. Write it on the Themes page, then export it again."
    ),
}

WORDS: dict[str, str] = {
    "storyline-title": "Storyline: {study}",
    "story-gap": "[quotation left out]",
    "story-core": "Core category: {name}.",
    "story-translated": "Quotations translated: {sources}.",
    "story-left-out": (
        "Quotations are left out, because a participant did not agree to be quoted or withdrew: {sources}."
    ),
    "story-made-on": "As of {date}.",
}


def word(slug: str, /, **values: object) -> str:
    """Return a sentence in English, its gaps filled."""
    return WORDS[slug].format(**values)
