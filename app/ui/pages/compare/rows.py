"""The list of differences as the nodes of a tree: by transcript, or by code as teams discuss."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.coding.reconciling.disagreements import Kind
from app.coding.reconciling.reading import Difference
from app.coding.reconciling.rulings import Ruling
from app.models.queries import Code, Coder
from app.ui.colours import code_colour
from app.ui.pages.compare.reading import Compared
from app.ui.widgets.tree_nodes import TreeNode


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)


class Listed(NamedTuple):
    """The nodes, and the difference behind each node that is one."""

    nodes: list[TreeNode]
    differences: Mapping[str, Difference]


def kind_words(kind: Kind, first: str, second: str) -> str:
    """Return how two coders differ, in words."""
    return {
        Kind.ONLY_FIRST: _tr("only {name}").format(name=first),
        Kind.ONLY_SECOND: _tr("only {name}").format(name=second),
        Kind.BOUNDARIES: _tr("boundaries"),
        Kind.NESTED: _tr("nested"),
        Kind.OTHER_CODE: _tr("other code"),
    }[kind]


def ruling_words(ruling: str, first: str, second: str) -> str:
    """Return a ruling in words."""
    return {
        Ruling.FIRST: first,
        Ruling.SECOND: second,
        Ruling.BOTH: _tr("both"),
        Ruling.NEITHER: _tr("neither"),
        Ruling.NEW: _tr("something new"),
        Ruling.WIDER: _tr("the wider"),
        Ruling.NARROWER: _tr("the narrower"),
        Ruling.LATER: _tr("to be discussed"),
    }[Ruling(ruling)]


def listed(compared: Compared, *, by_code: bool, only_open: bool) -> Listed:
    """Return the rows of the list; groups count what is open in them."""
    if compared.found is None or compared.shown is None:
        return Listed([], {})
    names = _names(compared.coders, compared.shown.coders)
    groups: dict[str, str] = {}
    open_: Counter[str] = Counter()
    children: list[TreeNode] = []
    differences: dict[str, Difference] = {}
    for one in compared.found.differences:
        if only_open and not one.is_open:
            continue
        code = (one.disagreement.first or one.disagreement.second)[0].code
        group = f"code {code}" if by_code else f"text {one.transcript}"
        groups[group] = (
            _code_name(compared.codes, code) if by_code else compared.names[one.transcript]
        )
        open_[group] += one.is_open
        differences[one.disagreement.key] = one
        children.append(_node(compared, one, group, names, by_code=by_code))
    heads = [
        TreeNode(key, None, name, count=open_[key], strong=True, editable=False, movable=False)
        for key, name in groups.items()
    ]
    if by_code:
        heads.sort(key=lambda node: node.text.casefold())
    return Listed([*heads, *children], differences)


def _names(coders: Mapping[int, Coder], pair: tuple[int, ...]) -> tuple[str, str]:
    return coders[pair[0]].name, coders[pair[1]].name


def _node(
    compared: Compared, one: Difference, group: str, names: tuple[str, str], *, by_code: bool
) -> TreeNode:
    place = one.disagreement
    codes = dict.fromkeys(coding.code for coding in (*place.first, *place.second))
    what = " / ".join(_code_name(compared.codes, code) for code in codes)
    where = compared.names[one.transcript] if by_code else what
    # What differs, or what was decided, comes first: long names of codes are cut at their end.
    told = kind_words(place.kind, *names)
    if one.settled is not None:
        told = ruling_words(one.settled.ruling, *names)
    words = f"{told} · {where}"
    known = compared.codes.get(next(iter(codes)))
    return TreeNode(
        place.key,
        group,
        words,
        code_colour(known.colour) if known and one.is_open else "",
        icon="" if one.is_open else "check",
        detail=f"{what}\n{(one.settled.reason if one.settled else '') or ''}".strip(),
        muted=not one.is_open,
        editable=False,
        movable=False,
    )


def _code_name(codes: Mapping[int, Code], code: int) -> str:
    return codes[code].name if code in codes else "–"
