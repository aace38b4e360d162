"""What gaps are called on screen, and the rows of their list."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from app.coding.gaps import KINDS, finding
from app.coding.gaps.reading import Listed
from app.ui.pages.code.coding_tooltip import plain_tip
from app.ui.widgets.tree_nodes import TreeNode

_LONGEST = 120  # code points of a passage's words in a row


def _tr(text: str) -> str:
    return QCoreApplication.translate("gaps", text)


def kind_words(kind: str) -> str:
    """Return the heading over the gaps of a kind."""
    return {
        finding.UNRELATED: _tr("Categories related to nothing"),
        finding.ON_ONE: _tr("Themes resting on one participant or none"),
        finding.NOT_IN_GROUP: _tr("Themes not coded in a group"),
        finding.NO_EVIDENCE: _tr("Relations without evidence"),
        finding.NOWHERE: _tr("Codes in no category or theme"),
        finding.UNUSED: _tr("Quotations marked quotable but used nowhere"),
        finding.CATEGORY_UNDEFINED: _tr("Categories and themes without definition"),
        finding.CODE_UNDEFINED: _tr("Codes without definition"),
    }[kind]


def advice(kind: str) -> str:
    """Return what closes a gap of a kind."""
    return {
        finding.UNRELATED: _tr("Relate it on the Categories page, or give it a role there."),
        finding.ON_ONE: _tr("See whether others speak of it too, or say why one is enough."),
        finding.NOT_IN_GROUP: _tr("Look for it in that group's interviews, or say why not."),
        finding.NO_EVIDENCE: _tr("Put a passage that supports or contradicts it to the relation."),
        finding.NOWHERE: _tr("Put it into a category or theme."),
        finding.UNUSED: _tr("Link it from the storyline or a memo, or make it evidence."),
        finding.CATEGORY_UNDEFINED: _tr("Write at the right what it stands for."),
        finding.CODE_UNDEFINED: _tr("Write at the right what it stands for."),
    }[kind]


def gap_key(gap: Listed) -> str:
    """Return the key of a gap's row."""
    return ":".join(map(str, gap.gap.key))


def words(gap: Listed) -> str:
    """Return a gap in one line."""
    kind = gap.gap.kind
    if kind == finding.ON_ONE:
        n = _tr("one participant") if gap.n else _tr("no participant")
        return f"{gap.name} · {n}"
    if kind == finding.NO_EVIDENCE:
        one, _arrow, other = gap.name.partition(" → ")
        return f"{one} → {gap.detail} → {other}" if other else gap.name
    if gap.place is not None:
        short = gap.name if len(gap.name) <= _LONGEST else gap.name[: _LONGEST - 1] + "…"
        return f"{gap.detail}: “{short}”"
    return f"{gap.name} · {gap.detail}" if gap.detail else gap.name


def rows(
    gaps: Sequence[Listed], coders: Mapping[int, str], *, with_silenced: bool
) -> Iterator[TreeNode]:
    """Return the rows of the list: a heading for each kind, silenced gaps below the open ones."""
    for kind in KINDS:
        of_kind = [gap for gap in gaps if gap.gap.kind == kind]
        still = [gap for gap in of_kind if not gap.silenced]
        quiet = [gap for gap in of_kind if gap.silenced] if with_silenced else []
        if not still and not quiet:
            continue
        yield TreeNode(
            kind, None, kind_words(kind), icon="circle-alert" if still else "check",
            count=len(still), detail=plain_tip(advice(kind)), strong=True, editable=False,
            movable=False,
        )  # fmt: skip
        for gap in still:
            yield _row(gap, words(gap), plain_tip(advice(kind)))
        for gap in quiet:
            because = _because(gap, coders)
            yield _row(gap, f"{words(gap)} · {because}", plain_tip(because), muted=True)


def _row(gap: Listed, text: str, detail: str, *, muted: bool = False) -> TreeNode:
    return TreeNode(
        gap_key(gap), gap.gap.kind, text, icon="check" if muted else "circle", detail=detail,
        muted=muted, editable=False, movable=False,
    )  # fmt: skip


def _because(gap: Listed, coders: Mapping[int, str]) -> str:
    row = gap.silenced[-1]
    who = coders.get(row.made_by or 0, "")
    said = _tr("not a gap, because {reason}").format(reason=row.reason)
    return f"{said} ({who})" if who else said
