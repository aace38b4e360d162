"""The names in a Word file's XML, in one short form.

Elements of other namespaces than Word's matter only where text or something worth naming hangs on
them, and get a prefix that keeps them apart (an equation's `r` is not a run).
"""

from functools import lru_cache

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's elements and attributes; `docx_package` turns the strict one into it."""
_PREFIXES = {
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "urn:schemas-microsoft-com:vml": "v",
}
_MICROSOFT = "http://schemas.microsoft.com/office/"
_BEFORE_ROW = f"{WORD}tblPrEx"
_OFF = frozenset({"0", "false", "off"})


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """Return `p` for Word's own elements, `m:oMath` for known others, `?:name` for the rest."""
    if tag.startswith(WORD):
        return tag[len(WORD) :]
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(namespace, '?')}:{name}"


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an attribute of Word's namespace."""
    return None if element is None else element.get(WORD + name)


def properties(element: etree._Element, name: str) -> etree._Element | None:
    """Return the properties of a paragraph, row or cell, which come before its content.

    Looking at the first places is several times faster than a search.
    """
    if len(element):
        first = element[0].tag
        if first == WORD + name:
            return element[0]
        if first == _BEFORE_ROW:
            return element.find(WORD + name)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the element at the end of a path of Word's names, or None."""
    for name in path:
        if element is None:
            return None
        tag = WORD + name  # a loop over the few children is quicker than find()
        element = next((one for one in element if one.tag == tag), None)
    return element


def is_on(element: etree._Element | None) -> bool:
    """Say whether a switch such as `w:vanish` is there and not set to off."""
    return element is not None and (value(element) or "true") not in _OFF


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the one branch of `mc:AlternateContent` to read: a Choice or else the Fallback.

    A Choice names the namespaces that a reader must know. All that Microsoft has added count as
    known here, because text in them is ordinary Word text; nothing is lost for want of a Fallback.
    """
    choices = [one for one in alternate if short(one.tag) == "mc:Choice"]
    for choice in choices:
        prefixes = (choice.get("Requires") or "").split()
        if all((choice.nsmap.get(prefix) or "").startswith(_MICROSOFT) for prefix in prefixes):
            return choice
    fallbacks = [one for one in alternate if short(one.tag) == "mc:Fallback"]
    return next(iter([*fallbacks, *choices]), None)
