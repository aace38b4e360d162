"""Complex fields: which part of a field is its code and which its result.

A field is written as marks among the runs: begin, code, separate, result, end; fields nest, and a
field inside another's code shows nothing of itself. Only fields that are complete count, so that a
stray mark in a damaged file cannot hide the rest of the text.
"""

from lxml import etree

from app.coding.importing.docx_names import short, value

_GONE = ("del", "moveFrom")


class FieldCodes:
    """Follows the marks in reading order; `inside` tells a field's code, which Word hides."""

    def __init__(self, root: etree._Element) -> None:
        self._complete = _complete_marks(root)
        self._in_code: list[bool] = []
        self.inside = False

    def meet(self, mark: etree._Element) -> None:
        """Take the next mark."""
        if mark not in self._complete:
            return
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._in_code.append(True)
        elif self._in_code and kind == "separate":
            self._in_code[-1] = False
        elif self._in_code and kind == "end":
            self._in_code.pop()
        self.inside = any(self._in_code)


def _complete_marks(root: etree._Element) -> set[etree._Element]:
    """Return the marks of all fields that have begin, separate and end, in this order.

    Without a result (no separate) there is no code to hide either but `w:instrText`.
    """
    complete: set[etree._Element] = set()
    opened: list[list[etree._Element]] = []
    for mark in root.iter("{*}fldChar"):
        if any(short(one.tag) in _GONE for one in mark.iterancestors()):
            continue
        kind = value(mark, "fldCharType")
        if kind == "begin":
            opened.append([mark])
        elif opened and kind == "separate":
            opened[-1].append(mark)
        elif opened and kind == "end":
            field = [*opened.pop(), mark]
            if len(field) == 3:
                complete.update(field)
    return complete
