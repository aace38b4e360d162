"""What a project can say of itself, sentence by sentence, each under the name of what it tells.

A sentence is there only where the data are: nothing is claimed that the project does not hold. The
methods text puts the sentences in order, the checklists ask for them by name.
"""

from collections import defaultdict
from collections.abc import Iterable

from app.coding.documents.value import Sentence
from app.words.methods import word


class Telling:
    """Collects sentences by name; `page` is the window's page that shows what they are about."""

    def __init__(self) -> None:
        self._said: defaultdict[str, list[Sentence]] = defaultdict(list)

    def say(self, name: str, slug: str, page: str, /, **values: object) -> None:
        """Add a sentence of the program's own words."""
        self._said[name].append(Sentence(word(slug, **values), page))

    def quote(self, name: str, text: str, page: str) -> None:
        """Add a sentence that was put together elsewhere."""
        self._said[name].append(Sentence(text, page))

    def of(self, names: Iterable[str]) -> tuple[Sentence, ...]:
        """Return the sentences of these names, in that order."""
        return tuple(one for name in names for one in self._said.get(name, ()))

    def has(self, name: str) -> bool:
        """Tell whether anything is known of a name."""
        return bool(self._said.get(name))
