"""The findings for the people they are about: themes with their descriptions and their parts.

Only what the team wrote as definitions is printed. Codes, numbers, quotations, the storyline and
memos stay here, because they may hold words of other participants, or mean nothing outside.
"""

from collections import defaultdict
from collections.abc import Iterator

from app.coding.documents.value import Block, Bullets, Document, Heading, Paragraph, Sentence
from app.models import queries
from app.models.clock import today
from app.models.queries import Category
from app.models.reader import Reader
from app.words.methods import day
from app.words.sending import word

_LEVELS = 2  # of headings


def theme_summary(reader: Reader) -> Document:
    """Return the team's themes in their order, each with what stands in it."""
    study = queries.study(reader)
    blocks = _Themes(reader).blocks()
    said = [word("themes-intro"), word("themes-ask")] if blocks else [word("themes-none")]
    first: list[Block] = [Paragraph(tuple(map(Sentence, said)))]
    if study.questions and blocks:
        asked = word("themes-question", text=study.questions.strip())
        first.append(Paragraph((Sentence(asked),)))
    about = word("themes-about", study=study.title, date=day(today().isoformat()))
    return Document(word("themes-title"), about, (*first, *blocks))


class _Themes:
    """The team's structure of themes and categories, as the viewer may see it."""

    def __init__(self, reader: Reader) -> None:
        things = {row.id: row for row in queries.categories(reader)}
        self._below: dict[int | None, list[Category]] = defaultdict(list)
        placed = set()
        for row in queries.placements(reader):
            if row.category in things:
                self._below[row.parent].append(things[row.category])
                placed.add(row.category)
        self._below[None] += [row for ident, row in things.items() if ident not in placed]

    def blocks(self) -> list[Block]:
        """Return the themes with all that is in them; categories in no theme stay out."""
        roots = [row for row in self._below[None] if row.level == "theme"]
        return [block for row in roots for block in self._theme(row, 1)]

    def _theme(self, row: Category, level: int) -> Iterator[Block]:
        yield Heading(row.name, level)
        text = (row.definition or "").strip() or word("not-described")
        yield Paragraph((Sentence(text),))
        parts = self._below[row.id]
        deeper = [one for one in parts if level < _LEVELS and one.level == "theme"]
        lines = [line for one in parts if one not in deeper for line in self._lines(one)]
        if lines:
            yield Bullets(tuple(map(Sentence, lines)))
        for one in deeper:
            yield from self._theme(one, level + 1)

    def _lines(self, row: Category) -> Iterator[str]:
        """Give a part in one line, and below it what is within."""
        text = (row.definition or "").strip()
        yield word("part", name=row.name, definition=text) if text else row.name
        for one in self._below[row.id]:
            yield from self._lines(one)
