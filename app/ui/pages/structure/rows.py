"""From the structure to the rows of a tree."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from app.coding.analysis.counts import Count, Id
from app.ui.colours import code_colour
from app.ui.pages.code.coding_tooltip import plain_tip
from app.ui.pages.structure.outline import CODE, THEME, Item, Outline
from app.ui.pages.structure.selective.core_line import CORE_ICON
from app.ui.widgets.tree_nodes import TreeNode

_HEADING = "in:"  # a theme that only says where the rows below it belong
Counts = Mapping[Id, Count]


def heading(theme: Item, outline: Outline) -> TreeNode:
    """Return the quiet row of a theme on a page that is not about themes."""
    return TreeNode(
        f"{_HEADING}{theme.id}",
        None,
        " › ".join([*outline.path(theme.key), theme.name]),
        icon="layers",
        detail=plain_tip(theme.row.definition or ""),
        muted=True,
        editable=False,
        movable=False,
    )


def theme_of(key: object, outline: Outline) -> Item | None:
    """Return the theme of a heading's key; None for other keys."""
    if not isinstance(key, str) or not key.startswith(_HEADING):
        return None
    wanted = int(key.removeprefix(_HEADING))
    return next((theme for theme in outline.all(THEME) if theme.id == wanted), None)


def family(outline: Outline, top: Item, under: str | None, counts: Counts) -> Iterator[TreeNode]:
    """Return the rows of an item and of all below it; its own goes below `under`."""
    for item in outline.family(top.key):
        count = counts.get(item.id)
        is_core = item.key == outline.core
        yield TreeNode(
            item.key,
            under if item is top else item.parent,
            item.name,
            colour="" if is_core or item.kind == THEME else code_colour(item.row.colour),
            icon=CORE_ICON if is_core else "layers" if item.kind == THEME else "",
            count=None if count is None else count.quotations,
            detail=plain_tip(_said(item.row.definition or "", is_core)),
            strong=item.kind != CODE,
        )


def _said(definition: str, is_core: bool) -> str:
    if not is_core:
        return definition
    core = QCoreApplication.translate("structure", "Core category")
    return f"{core}\n\n{definition}" if definition else core
