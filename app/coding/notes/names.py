"""The storyline as it reads now: its links to codes and categories show their present names.

Followed through merges, so that a link to what was merged leads to its heir. Whoever codes blind
reads "…" where a name is not for their eyes.
"""

from app.coding.notes.links import Link, with_names
from app.models import queries
from app.models.reader import Reader

_HIDDEN = "…"


class Names:
    """What codes, categories and themes are called now, for the links that lead to them."""

    def __init__(self, reader: Reader) -> None:
        self._names = {("code", row.id): row.name for row in queries.codes(reader)}
        self._names |= {("category", row.id): row.name for row in queries.categories(reader)}
        self._heirs = queries.heirs(reader)
        self._unknown = _HIDDEN if reader.viewer.hidden else None

    def living(self, link: Link) -> Link | None:
        """Return the link to what is there now of a code or category; None: nothing is."""
        ident, seen = link.id, {link.id}
        while (link.kind, ident) not in self._names:
            heir = self._heirs.get((link.kind, ident))
            if heir is None or heir in seen:
                return None
            seen.add(heir)
            ident = heir
        return Link(link.kind, ident)

    def name(self, link: Link) -> str | None:
        """Return what a link shows; None where it leads to nothing and the words may stay."""
        living = self.living(link)
        return self._unknown if living is None else self._names[living.kind, living.id]


def storyline(reader: Reader) -> str:
    """Return the storyline in Markdown, with the names of today; "" where there is none."""
    text = queries.study(reader).storyline
    return with_names(text, Names(reader).name) if text else ""
