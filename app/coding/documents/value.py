"""The one value behind every written report: headings, sentences, lists, tables and figures.

Whoever writes a report builds a `Document`; writers and the window only read it, so that the mailed
file says what the screen says. A sentence knows the page of the window that shows what it is about:
on screen it leads there, on paper it is plain text. So do figures, and the rows of tables by their
`key`.
"""

from typing import NamedTuple

from app.coding.tables.value import Table


class Sentence(NamedTuple):
    """One statement; `page` is the key of the window's page that shows it, empty: none."""

    text: str
    page: str = ""


class Heading(NamedTuple):
    """A heading; `level` is 1 or 2 (the document's title stands above both)."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """Sentences that follow one another; `quiet`: small print."""

    sentences: tuple[Sentence, ...]
    quiet: bool = False


class Bullets(NamedTuple):
    """A list, one statement in each line."""

    items: tuple[Sentence, ...]


class Chart(NamedTuple):
    """Bars, one for each label, and a line through the sums so far where `summed`."""

    labels: tuple[str, ...]
    bars: tuple[int, ...]
    summed: bool = False


class Figure(NamedTuple):
    """A chart that the window's side draws; `description` says what it shows to who cannot see.

    `name` is its name among the pictures that a writer is given; `page` as of a sentence.
    """

    name: str
    caption: str
    description: str
    chart: Chart
    page: str = ""


Block = Heading | Paragraph | Bullets | Figure | Table


class Document(NamedTuple):
    """A report with its title, the line below it, and its parts in order."""

    title: str
    about: str
    blocks: tuple[Block, ...]
    language: str = "en"

    @property
    def has_figures(self) -> bool:
        """Tell whether anything in it has to be drawn."""
        return any(isinstance(block, Figure) for block in self.blocks)


def paragraph(*sentences: Sentence | None) -> tuple[Paragraph, ...]:
    """Return the paragraph of those sentences that there are; none where there is none."""
    found = tuple(one for one in sentences if one is not None)
    return (Paragraph(found),) if found else ()
