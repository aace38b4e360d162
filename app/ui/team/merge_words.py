"""What a merge brings, in words and numbers: by transcript, by kind of row, and what to decide."""

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.coding.merging.outcome import Conflict, Result, word_for
from app.ui.team.parts import number


def _tr(text: str) -> str:
    return QCoreApplication.translate("merge", text)


def kind_words(kind: str) -> str:
    """Return what people call the rows of a kind (`outcome.word_for`)."""
    return (_work_words() | _study_words())[kind]


def _work_words() -> dict[str, str]:
    return {
        "codings": _tr("codings"),
        "codes": _tr("codes"),
        "categories": _tr("categories and themes"),
        "placements": _tr("places in the structure"),
        "memos": _tr("memos"),
        "quotations": _tr("translated quotations"),
        "finished": _tr("marks “finished”"),
        "evidences": _tr("quotations for and against relations"),
        "relations": _tr("relations"),
        "relation_types": _tr("kinds of relation"),
        "properties": _tr("properties"),
        "property_places": _tr("quotations placed on properties"),
        "mentions": _tr("codes named in other categories"),
        "paradigms": _tr("paradigms"),
        "paradigm_roles": _tr("roles in paradigms"),
        "own_roles": _tr("kinds of role"),
        "diagram_places": _tr("places in diagrams"),
        "outline_rows": _tr("rows of memo outlines"),
        "waved_suggestions": _tr("suggestions waved aside"),
        "silenced_gaps": _tr("gaps left as they are"),
    }


def _study_words() -> dict[str, str]:
    return {
        "attributes": _tr("attributes"),
        "attribute_values": _tr("values of attributes"),
        "groups": _tr("groups"),
        "memberships": _tr("participants in groups"),
        "consents": _tr("consents"),
        "member_checks": _tr("checks by participants"),
        "persons": _tr("interviewers and other people"),
        "transcript_participants": _tr("participants of transcripts"),
        "guide_versions": _tr("versions of the guide"),
        "guide_topics": _tr("topics of the guide"),
        "guide_questions": _tr("questions of the guide"),
        "questions_asked": _tr("questions found in interviews"),
        "meetings": _tr("meetings"),
        "rounds": _tr("rounds"),
        "round_coders": _tr("coders of rounds"),
        "round_transcripts": _tr("transcripts of rounds"),
        "codebook_versions": _tr("codebook versions"),
        "looks": _tr("looks at saturation"),
        "saturation_rules": _tr("rules of saturation"),
        "conflicts": _tr("things to decide"),
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
                what=", ".join(f"{kind_words(kind)} ({number(n)})" for kind, n in rows.items())
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
            return _tr(
                "Nothing that was changed here is overwritten. The merge is one step of undo."
            )
        return _tr(
            "Changed on both sides: {n}. What stands here is kept until you decide. The merge is "
            "one step of undo."
        ).format(n=number(n))

    def rows(self, found: Result) -> list[list[str]]:
        """Return the rows of the list: where, what comes, how much is to be decided."""
        if self.hidden:
            return []
        decide = Counter(self._where(one) for one in found.conflicts)
        codings = (found.codings_of, found.changed_of, found.removed_of)
        touched = {*decide, *chain.from_iterable(codings)}
        order = [text for text in self._names if text in touched]
        new = [text for text in found.codings_of if text not in self._names]
        rows = []
        for text in [*order, *new]:
            told = self._three(*(of.get(text, 0) for of in codings))
            what = _tr("codings: {what}").format(what=told) if told else ""
            name = self._names.get(text, _tr("A transcript that is new here"))
            rows.append([name, what, number(decide[text]) if decide[text] else ""])
        kinds = (found.added, found.changed, found.removed)
        for kind in dict.fromkeys(chain.from_iterable(kinds)):
            if kind != "codings":
                told = self._three(*(of.get(kind, 0) for of in kinds))
                rows.append([kind_words(kind), told, ""])
        if decide[None]:
            rows.append([_tr("Codebook and the rest"), "", number(decide[None])])
        return rows

    def _three(self, added: int, changed: int, removed: int) -> str:
        told = (
            (_tr("{n} new"), added),
            (_tr("{n} changed"), changed),
            (_tr("{n} removed"), removed),
        )
        return ", ".join(words.format(n=number(n)) for words, n in told if n)

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
