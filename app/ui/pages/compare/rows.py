"""The list of differences as the nodes of a tree: by transcript, or by code as teams discuss."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.coding.reconciling.disagreements import Kind
from app.coding.reconciling.reading import Difference
from app.coding.reconciling.rulings import Ruling
from app.models.queries import Code, Coder
from app.ui.colours import code_colour
from app.ui.pages.compare.reading import Compared
from app.ui.widgets.palette_model import PaletteItem
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


class Order(StrEnum):
    """By what the list is grouped."""

    TRANSCRIPT = "transcript"
    CODE = "code"
    KIND = "kind"


def listed(compared: Compared, order: Order, *, only_open: bool) -> Listed:
    """Return the rows of the list; groups count what is open in them.

    By kind, what was put off is a group of its own: the list to be discussed.
    """
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
        group, name = _group(compared, one, order, names)
        groups[group] = name
        open_[group] += one.is_open
        differences[one.disagreement.key] = one
        children.append(_node(compared, one, group, names, order))
    heads = [
        TreeNode(key, None, name, count=open_[key], strong=True, editable=False, movable=False)
        for key, name in groups.items()
    ]
    if order is not Order.TRANSCRIPT:
        heads.sort(key=lambda node: node.text.casefold())
    return Listed([*heads, *children], differences)


def _group(
    compared: Compared, one: Difference, order: Order, names: tuple[str, str]
) -> tuple[str, str]:
    """Return the key and the name of the group that a difference stands in."""
    if order is Order.KIND:
        later = one.settled is not None and one.settled.ruling == Ruling.LATER
        words = ruling_words(Ruling.LATER, *names) if later else None
        kind = one.disagreement.kind
        return f"kind {'later' if later else kind}", words or kind_words(kind, *names)
    if order is Order.CODE:
        code = (one.disagreement.first or one.disagreement.second)[0].code
        return f"code {code}", _code_name(compared.codes, code)
    return f"text {one.transcript}", compared.names[one.transcript]


def _names(coders: Mapping[int, Coder], pair: tuple[int, ...]) -> tuple[str, str]:
    return coders[pair[0]].name, coders[pair[1]].name


def _node(
    compared: Compared, one: Difference, group: str, names: tuple[str, str], order: Order
) -> TreeNode:
    place = one.disagreement
    codes = dict.fromkeys(coding.code for coding in (*place.first, *place.second))
    what = " / ".join(_code_name(compared.codes, code) for code in codes)
    where = compared.names[one.transcript] if order is Order.CODE else what
    # What differs, or what was decided, comes first: long names of codes are cut at their end.
    told = kind_words(place.kind, *names)
    if one.settled is not None:
        told = ruling_words(one.settled.ruling, *names)
    words = f"{told} · {where}"
    if order is Order.KIND:
        ruled = f"{told} · " if not one.is_open else ""
        words = f"{ruled}{compared.names[one.transcript]} · {what}"
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


def code_items(codes: Mapping[int, Code]) -> list[PaletteItem]:
    """Return the codes as a palette offers them."""
    return [
        PaletteItem(code.id, code.name, colour=code_colour(code.colour)) for code in codes.values()
    ]


def _code_name(codes: Mapping[int, Code], code: int) -> str:
    return codes[code].name if code in codes else "–"
