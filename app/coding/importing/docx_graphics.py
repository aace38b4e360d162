"""Drawings, pictures and embedded objects: their text boxes, and what they are called.

A drawing is written twice, for new and old readers; one branch is read. Pictures, charts and
shapes give no text and are named by kind.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from app.coding.importing.docx_names import chosen, short


class Graphic(NamedTuple):
    """The contents of the text boxes in a drawing, and its kind if something is left out."""

    boxes: list[etree._Element]
    kind: str | None


def look_at(element: etree._Element) -> Graphic:
    """Return what is in a `w:drawing`, `w:pict` or `w:object`."""
    boxes: list[etree._Element] = []
    seen: set[str] = set()
    for one in _inside(element):
        name = short(one.tag)
        if name == "txbxContent":
            boxes.append(one)
        seen.add(name)
    if short(element.tag) == "object":
        return Graphic(boxes, "embedded-object")
    if seen & {"pic:pic", "v:imagedata"}:
        return Graphic(boxes, "image")
    return Graphic(boxes, None if boxes else "drawing")


def _inside(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the descendants in one branch of each alternative, not those inside a text box."""
    for one in element:
        name = short(one.tag)
        if name == "mc:AlternateContent":
            branch = chosen(one)
            if branch is not None:
                yield from _inside(branch)
            continue
        yield one
        if name != "txbxContent":
            yield from _inside(one)
