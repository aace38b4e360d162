"""Headings and notes of the long lists: quotations, codebook, history."""

SENTENCES: dict[str, str] = {}

WORDS: dict[str, str] = {
    "quotations": "Quotations",
    "codebook": "Codebook",
    "history": "History",
    "participant": "Participant",
    "group": "Group",
    "transcript": "Transcript",
    "start": "Start",
    "end": "End",
    "code": "Code",
    "category": "Category",
    "theme": "Theme",
    "coder": "Coder",
    "quotation": "Quotation",
    "translation": "Translation",
    "memo": "Memo",
    "quotable": "Quotable",
    "created": "Coded on",
    "memo-outline": "Memos",
    "outline-number": "No.",
    "outline-heading": "Heading",
    "outline-day": "Written on",
    "note-private-memos": "Private memos are left out: {n}.",
    "yes": "yes",
    "definition": "Definition",
    "when-to-use": "When to use",
    "when-not-to-use": "When not to use",
    "example": "Example",
    "participants-n": "Participants\nn",
    "quotations-n": "Quotations\nn",
    "when": "When (UTC)",
    "who": "Who",
    "what": "What",
    "state": "State",
    "undone": "undone since",
    "undid": "Undid: {what}",
    "redid": "Redid: {what}",
    "speaker": "Speaker",
    "found-passages": "Passages found",
    "cooccurrence": "Codes whose passages overlap",
    "note-cooccurrence": "Counted are pairs of passages that share at least one character.",
    "found": "Found",
    "words-before": "Before",
    "words-behind": "Behind",
    "note-asked": "Asked for: {query}",
    "note-offsets": "Start and end count characters (Unicode code points) of the stored text, "
    "from 0.",
}


def word(slug: str, /, **values: object) -> str:
    """Return a heading or note in English, its gaps filled."""
    return WORDS[slug].format(**values)
