"""Headings, notes and refusals about versions of the codebook."""

from app.words.counting import form

SENTENCES: dict[str, str] = {
    "codebook-version-none": (
        "No version of the codebook has been kept yet. Keep one under a name before the codebook "
        "changes; a later one can then be compared with it."
    ),
    "codebook-version-unknown": (
        "No version of the codebook is called “{name}”. The project has: {known}. Choose from these."
    ),
}

WORDS: dict[str, str] = {
    "difference-title": "What changed in the codebook: {before} and {after}",
    "the-version": "“{name}”",
    "the-present": "the present codebook",
    "difference-name": "Code or heading",
    "difference-level": "Level",
    "difference-what": "Change",
    "difference-before": "Before",
    "difference-after": "After",
    "difference-recheck": "To re-check",
    "difference-transcripts": "Transcripts\nn",
    "difference-passages": "Passages\nn",
    "code": "Code",
    "category": "Category",
    "theme": "Theme",
    "nowhere": "in no category",
    "change-added": "New",
    "change-split": "Split off",
    "change-deleted": "Deleted",
    "change-merged": "Merged into",
    "change-renamed": "Name",
    "change-name2": "Second name",
    "change-level": "Level",
    "change-definition": "Definition",
    "change-when-to-use": "When to use",
    "change-when-not-to-use": "When not to use",
    "change-example": "Example",
    "change-moved": "Moved",
    "rechecked": "{n} transcripts re-checked",
    "rechecked-one": "1 transcript re-checked",
    "count-added": "{n} new",
    "count-split": "{n} split off",
    "count-deleted": "{n} deleted",
    "count-merged": "{n} merged",
    "count-changed": "{n} changed",
    "note-counts": "Codes: {counts}.",
    "note-no-difference": "The two are the same.",
    "note-recheck": (
        "To re-check: transcripts in which a coder had given the code before it was changed, with the "
        "number of passages; of a deleted code, those that went with it; of a new code, transcripts coded "
        "before it was made. Who has "
        "re-checked a transcript since is left out. A code that only moved keeps its passages."
    ),
    "note-version": "“{name}” was kept on {date}{note}.",
}


def word(slug: str, /, **values: object) -> str:
    """Return a heading or note in English; `n=1` takes the form for one where there is one."""
    return form(WORDS, slug, values).format(**values)
