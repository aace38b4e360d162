"""What stands in a Word file's other parts: list numbering, notes, comments, margins."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from lxml import etree

from app.coding.importing.docx_names import child, short, value
from app.coding.importing.docx_package import Package


class Lists:
    """Says which paragraphs Word numbers or bullets by itself, directly or by their style."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def numbers(self, properties: etree._Element | None) -> bool:
        """Say whether a paragraph with these properties (`w:pPr`) gets a number or bullet."""
        if properties is None:
            return False
        number = value(child(properties, "numPr", "numId"))
        style = value(child(properties, "pStyle"))
        if number is None and style is not None:
            number = self._by_style.get(style)
        return number not in (None, "0")

    @cached_property
    def _by_style(self) -> dict[str, str]:
        """The list of each style that has one, its own or that of a style it is based on."""
        own: dict[str, str] = {}
        based_on: dict[str, str] = {}
        for root in _related(self._package, "styles"):
            for style in root.iter("{*}style"):
                name = value(style, "styleId") or ""
                if number := value(child(style, "pPr", "numPr", "numId")):
                    own[name] = number
                if base := value(child(style, "basedOn")):
                    based_on[name] = base
        for name in based_on:
            seen, at = {name}, name
            while at not in own and (at := based_on.get(at, "")) and at not in seen:
                seen.add(at)
            if at in own:
                own[name] = own[at]
        return own


def note_elements(package: Package, part: str, ids: Iterable[str]) -> Iterator[etree._Element]:
    """Yield the notes with these ids in this order; separators have none that is referred to."""
    found = {value(note, "id"): note for root in _related(package, part) for note in root}
    for number in ids:
        if (note := found.get(number)) is not None:
            yield note


def count_margins(package: Package) -> Counter[str]:
    """Count comments, and headers and footers that hold text."""
    counts: Counter[str] = Counter()
    for root in _related(package, "comments"):
        counts["comment"] += sum(short(one.tag) == "comment" for one in root)
    for kind in ("header", "footer"):
        for root in _related(package, kind):
            counts[kind] += any((text.text or "").strip() for text in root.iter("{*}t"))
    return counts


def _related(package: Package, kind: str) -> Iterator[etree._Element]:
    for name in package.related(package.document, kind):
        root = package.tree(name)
        if root is not None:
            yield root
