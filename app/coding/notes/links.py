"""Links in memos and the storyline: Markdown links whose address begins with `threefold:`.

Offsets in a text would point elsewhere as soon as the transcript is edited. So a link that is
pasted names a passage by transcript and span, and the operation that stores the memo gives the
passage a row of its own (a quotation), which an edit of the transcript carries along; from then on
the link names that row. A coding can be named too.

A link to a code, category or theme names its row, and shows the name that it has now.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

SCHEME = "threefold"
_LONGEST = 60  # code points of a quotation's words in a link
_ADDRESS = re.compile(
    r"threefold:(?:(passage)/(\d{1,19})/(\d{1,10})-(\d{1,10})"
    r"|(quotation|coding|category|code)/(\d{1,19}))"
)
_IN_TEXT = re.compile(rf"\]\(({_ADDRESS.pattern})\)")
_THING = re.compile(r"\[(?:\\.|[^\]\\])*\]\(threefold:(category|code)/(\d{1,19})\)")
THINGS = ("category", "code")


class Link(NamedTuple):
    """Where a link leads: a "quotation", "coding", "category" (or theme) or "code" by id, or a
    "passage" of a transcript.

    `span` is half-open, in code points, and only a passage has one.
    """

    kind: str
    id: int
    span: tuple[int, int] | None = None

    @property
    def address(self) -> str:
        """The link's address as it stands in a memo."""
        if self.span is None:
            return f"{SCHEME}:{self.kind}/{self.id}"
        return f"{SCHEME}:{self.kind}/{self.id}/{self.span[0]}-{self.span[1]}"


def read_link(address: str) -> Link | None:
    """Return where an address leads; None where it is none of ours."""
    found = _ADDRESS.fullmatch(address)
    return _link(found.groups()) if found else None


def find_links(text: str) -> Iterator[Link]:
    """Yield the links of a memo, as often as they stand there."""
    return (_link(found.groups()[1:]) for found in _IN_TEXT.finditer(text))


def replace_passages(text: str, anchored: Callable[[Link], Link]) -> str:
    """Return the memo with every link to a passage replaced by what `anchored` answers."""

    def replaced(found: "re.Match[str]") -> str:
        link = _link(found.groups()[1:])
        return f"]({anchored(link).address})" if link.kind == "passage" else found.group()

    return _IN_TEXT.sub(replaced, text)


def passage_link(label: str, words: str, transcript: int, span: tuple[int, int]) -> str:
    """Return a Markdown link to a passage: `[S07: “…”](threefold:passage/…)`."""
    return f"[{link_words(label, words)}]({Link('passage', transcript, span).address})"


def quotation_link(label: str, words: str, kind: str, ident: int) -> str:
    """Return a Markdown link to a quotation or coding."""
    return f"[{link_words(label, words)}]({Link(kind, ident).address})"


def thing_link(kind: str, ident: int, name: str) -> str:
    """Return a Markdown link to a category, theme ("category") or code: its name is its words."""
    return f"[{escaped(name)}]({Link(kind, ident).address})"


def with_names(text: str, name_of: Callable[[Link], str | None]) -> str:
    """Return a text whose links to codes and categories show what `name_of` answers.

    Where it answers None the words stay as they were typed.
    """

    def named(found: "re.Match[str]") -> str:
        link = Link(found.group(1), int(found.group(2)))
        name = name_of(link)
        return found.group() if name is None else thing_link(*link[:2], name)

    return _THING.sub(named, text)


def link_words(label: str, words: str) -> str:
    """Return what a link shows: whose words, and how they begin; nothing in it is Markdown."""
    short = " ".join(words.split())
    if len(short) > _LONGEST:
        short = short[: _LONGEST - 1].rstrip() + "…"
    return escaped(f"{label}: “{short}”")


def escaped(words: str) -> str:
    """Return words in which nothing is Markdown."""
    return re.sub(r"([\\\[\]`*_<>])", r"\\\1", words)


def _link(groups: tuple[str | None, ...]) -> Link:
    passage, transcript, start, end, kind, ident = groups
    if passage and transcript and start and end:
        return Link(passage, int(transcript), (int(start), int(end)))
    assert kind is not None
    assert ident is not None
    return Link(kind, int(ident))


def without_markup(text: str) -> str:
    """Return a memo as one line of words: of links only what they show, no signs of emphasis."""
    shown = _shown(text)
    shown = re.sub(r"(?<!\\)(\*\*|__|`|^#+\s|^>\s)", "", shown, flags=re.MULTILINE)
    return " ".join(re.sub(r"\\([\\\[\]`*_<>])", r"\1", shown).split())


def without_addresses(text: str) -> str:
    """Return a memo with its lines, its links being only what they show."""
    return re.sub(r"\\([\\\[\]`*_<>])", r"\1", _shown(text))


def _shown(text: str) -> str:
    return re.sub(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)", r"\1", text)
