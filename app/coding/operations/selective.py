"""Operations of selective coding: the core category, and the storyline that tells of it.

Both are the team's. While somebody codes blind they stand still, because they would show the others
what one thinks.
"""

from app.coding.operations.anchoring import anchored_text
from app.coding.operations.names import optional
from app.coding.operations.places import living_category
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


@operation
def set_core_category(tx: Transaction, *, category: int | None) -> None:
    """Make a category or theme the core of the study; None: it has none."""
    refuse_while_blind(tx)
    had = tx.study.get(1).core_category
    named = had if category is None else category
    if category is not None:
        living_category(tx, category)
    tx.study.change(1, core_category=category)
    if named is not None:
        tx.note(name=tx.categories.get(named).name)


@operation
def write_storyline(tx: Transaction, *, text: str) -> None:
    """Write how the themes relate to the core category, in Markdown; empty takes it away.

    Links in it to passages are given quotations of their own, as in memos.
    """
    refuse_while_blind(tx)
    tx.study.change(1, storyline=optional(anchored_text(tx, text)))


def refuse_while_blind(tx: Transaction) -> None:
    """Refuse to change what is the team's while the acting coder is in an open blind round."""
    if tx.viewer.hidden:
        raise Refusal("team-fixed-while-blind")
