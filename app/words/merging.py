"""Sentences on copies that go out and come back."""

from app.words.counting import form

SENTENCES: dict[str, str] = {
    "copy-of-another-study": "“{file}” is no copy of this project but of another study. Choose the "
    "file that was handed out from here.",
    "copy-other-text": "The text of “{name}” in the copy has nothing in common with the one here, so "
    "its codings cannot be placed. Nothing was merged.",
    "copy-older": "“{file}” was written by an older Threefold. Open it once with this one, close it, "
    "and merge it then.",
    "copy-is-this-project": "“{file}” is the open project itself. Choose the copy.",
    "reading-copy": "This copy is for reading: only your own memos can be written in it.",
    "reading-copy-of-another": "This copy is for reading: only who it was handed out to writes memos in it.",
    "reading-copy-blind": "A round of blind coding is open ({rounds}). A copy for reading would hold "
    "everybody's work; hand it out when the round is frozen.",
}

WORDS: dict[str, str] = {
    "both-changed": "{what}: both sides changed it; what stands here was kept.",
    "deleted-here": "{what}: it, or what it stands on, was deleted here; it was not brought back.",
    "deleted-there": "{what}: the copy deleted it, but it was changed here; it was kept.",
    "still-used": "{what}: the copy removed it, but it is still used here; it was kept.",
    "text-lost": "{what}: its words are not in the text any more; it was not taken over.",
    "text-changed-twice": "{what}: both sides corrected the text; the one here was kept, and what "
    "stands on the other was led over.",
    "cannot-stand-there": "{what}: both sides moved things so that it would stand under itself or in "
    "a wrong place; it was left where it stood here, or without a place.",
    "withheld": "The copy brings new work. How much and where is not told while an independent round "
    "is open; --as tells a coder about their own copy.",
    "nothing": "The copy holds nothing new.",
    "added": "Added: {what}.",
    "changed": "Changed: {what}.",
    "removed": "Removed: {what}.",
    "would": "Nothing was changed: this was a dry run.",
    "codings-of": "{transcript}: {n} codings",
    "codings-of-one": "{transcript}: 1 coding",
}


def word(slug: str, /, **values: object) -> str:
    """Return a line about a merge in English, its gaps filled."""
    return form(WORDS, slug, values).format(**values)
