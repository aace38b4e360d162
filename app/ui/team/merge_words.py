"""What a merge brings, in words and numbers: by transcript, by kind of row, and what to decide."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.coding.merging.outcome import Conflict, Result, word_for
from app.ui.team.parts import number


def _tr(text: str) -> str:
    return QCoreApplication.translate("merge", text)


def kind_words(kind: str) -> str:
    """Return what people call the rows of a kind (`outcome.word_for`)."""
    known = {
        "codings": _tr("codings"),
        "codes": _tr("codes"),
        "categories": _tr("categories and themes"),
        "placements": _tr("places in the structure"),
        "memos": _tr("memos"),
        "quotations": _tr("translated quotations"),
        "finished": _tr("marks “finished”"),
        "transcripts": _tr("transcripts"),
        "turns": _tr("turns"),
        "participants": _tr("participants"),
        "coders": _tr("coders"),
        "disagreements": _tr("differences ruled on"),
        "decisions": _tr("decisions"),
        "decision_coders": _tr("deciders"),
        "freezes": _tr("freezes of rounds"),
        "unblindings": _tr("looks at the other's work"),
        "study": _tr("study record"),
    }
    return known.get(kind, kind.replace("_", " "))


class MergeWords:
    """Words on one merge; `hidden`: not how much of the other's work comes where."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self._names = names
        self.hidden = False

    def brings(self, found: Result) -> bool:
        """Tell whether there is anything to merge."""
        return bool(found.added or found.changed or found.removed or found.conflicts)

    def headline(self, found: Result) -> str:
        """Say in one sentence what comes."""
        if not self.brings(found):
            return _tr("The copy holds nothing new.")
        if self.hidden:
            return _tr(
                "The copy brings new work. How much and where is not shown while you code blind."
            )
        parts = [
            words.format(
                what=", ".join(f"{number(n)} {kind_words(kind)}" for kind, n in rows.items())
            )
            for words, rows in (
                (_tr("Added: {what}."), found.added),
                (_tr("Changed: {what}."), found.changed),
                (_tr("Removed: {what}."), found.removed),
            )
            if rows
        ]
        return " ".join(parts)

    def note(self, found: Result) -> str:
        """Say what happens to what both sides changed."""
        n = len(found.conflicts)
        if not n:
            return _tr("Nothing that stands here is overwritten. The merge is one step of undo.")
        return _tr(
            "Changed on both sides: {n}. What stands here is kept until you decide. The merge is "
            "one step of undo."
        ).format(n=number(n))

    def rows(self, found: Result) -> list[list[str]]:
        """Return the rows of the list: where, what comes, how much is to be decided."""
        if self.hidden:
            return []
        decide = Counter(self._where(one) for one in found.conflicts)
        order = [text for text in self._names if text in found.codings_of or decide[text]]
        new = [text for text in found.codings_of if text not in self._names]
        rows = []
        for text in [*order, *new]:
            n = found.codings_of.get(text, 0)
            what = _tr("codings: {n}").format(n=number(n)) if n else ""
            name = self._names.get(text, _tr("A transcript that is new here"))
            rows.append([name, what, number(decide[text]) if decide[text] else ""])
        rest = {kind: n for kind, n in found.added.items() if kind != "codings"}
        for kind in dict.fromkeys([*rest, *found.changed]):
            rows.append(
                [kind_words(kind), self._both(rest.get(kind, 0), found.changed.get(kind, 0)), ""]
            )
        if decide[None]:
            rows.append([_tr("Codebook and the rest"), "", number(decide[None])])
        return rows

    def _both(self, added: int, changed: int) -> str:
        parts = []
        if added:
            parts.append(_tr("new: {n}").format(n=number(added)))
        if changed:
            parts.append(_tr("changed: {n}").format(n=number(changed)))
        return ", ".join(parts)

    def _where(self, one: Conflict) -> int | None:
        if one.table == "transcript":
            return one.row
        for held in (one.ours, one.theirs):
            transcript: Any = held.get("transcript") if isinstance(held, dict) else None
            if transcript in self._names:
                return int(transcript)
        return None


def kind_of_table(table: str) -> str:
    """Return what people call the rows of a table."""
    return kind_words(word_for(table))
