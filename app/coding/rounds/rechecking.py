"""Which transcripts are to be read again because the codebook changed after they were coded.

What a coder had coded with a code before it was reworded, renamed, split or merged was coded by
other words; what went with a deleted code may need another one; and where something was coded
before a code was made, that code was never looked for. A coder's mark "re-checked" holds for all
that had changed until then. It is kept as a setting of the project, and like all settings it stays
in the copy in which it was made.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.coding.rounds.difference import OF_MEANING, Changed
from app.coding.rounds.versions import State
from app.models import queries
from app.models.reader import Reader

MARKS = "rechecked {coder}"
"""The setting that keeps, as JSON, when a coder re-checked which transcript."""


class Due(NamedTuple):
    """A transcript that is to be read again for one change, by one coder.

    `passages` are those coded before the change, `first` is where the first of them begins and
    ends; of a new code there are none. `done`: the coder has marked it as re-checked since.
    """

    transcript: int
    coder: int
    passages: int
    first: tuple[int, int]
    done: bool


def marks(settings: Mapping[str, str], coders: Iterable[int]) -> dict[int, dict[int, str]]:
    """Return by coder when which transcripts were marked; what cannot be read is no mark."""
    found: dict[int, dict[int, str]] = {}
    for coder in coders:
        kept = settings.get(MARKS.format(coder=coder))
        if kept:
            found[coder] = {int(text): str(at) for text, at in json.loads(kept).items()}
    return found


def due(
    reader: Reader, changed: Sequence[Changed], states: tuple[State, State]
) -> dict[int, list[Due]]:
    """Return by code what is to be read again, in the order of the transcripts."""
    return _Reading(reader, states).due(changed)


_Passage = queries.Coding | queries.LostCoding


class _Reading:
    def __init__(self, reader: Reader, states: tuple[State, State]) -> None:
        self.reader = reader
        begin, end = (state.version.date if state.version else "" for state in states)
        self.begin, self.end = begin, end or "9999"
        self.order = {row.id: at for at, row in enumerate(queries.transcripts(reader))}
        self.people = {row.id: at for at, row in enumerate(queries.coders(reader))}
        self.marks = marks(queries.settings(reader), self.people)

    def due(self, changed: Sequence[Changed]) -> dict[int, list[Due]]:
        codes = [each for each in changed if each.level == "code" and _counts(each)]
        by: defaultdict[str, list[Changed]] = defaultdict(list)
        for each in codes:
            what = each.changes[0].what
            by[what if what in ("added", "deleted") else "changed"].append(each)
        reworded = {
            each.id: each.id if each.other is None else each.other for each in by["changed"]
        }
        return {
            **self._of_new(by["added"]),
            **self._of_gone([each.id for each in by["deleted"]]),
            **self._of_changed(reworded),
        }

    def _of_new(self, codes: Sequence[Changed]) -> dict[int, list[Due]]:
        if not codes:
            return {}
        begun: dict[tuple[int, int], str] = {}
        for row in queries.coding_times(self.reader):
            key = row.transcript, row.coder
            begun[key] = min(begun.get(key, row.first), row.first)
        made = {row.id: row.created for row in queries.codes(self.reader)}
        return {
            each.id: self._sorted(
                Due(text, coder, 0, (0, 0), self._is_done(text, coder, made[each.id]))
                for (text, coder), first in begun.items()
                if first < made[each.id]
            )
            for each in codes
            if each.id in made
        }

    def _of_gone(self, codes: Sequence[int]) -> dict[int, list[Due]]:
        """Read what went with deleted codes; the text may have been edited since."""
        if not codes:
            return {}
        passages: defaultdict[int, list[_Passage]] = defaultdict(list)
        for row in queries.lost_codings(self.reader, codes):
            passages[row.code].append(row)
        when = self._when(codes)
        return {
            code: [one._replace(first=(0, 0)) for one in self._of(passages[code], when[code])]
            for code in codes
        }

    def _of_changed(self, codes: Mapping[int, int]) -> dict[int, list[Due]]:
        """Read the passages that were coded before each code changed, within the two states.

        `codes` gives for each the code whose passages they are.
        """
        if not codes:
            return {}
        when = self._when(codes)
        passages: defaultdict[int, list[queries.Coding]] = defaultdict(list)
        for row in queries.codings_of_codes(self.reader, list(set(codes.values()))):
            passages[row.code].append(row)
        return {
            code: self._of([r for r in passages[source] if r.created <= when[code]], when[code])
            for code, source in codes.items()
        }

    def _of(self, rows: Iterable[_Passage], changed: str) -> list[Due]:
        """Gather passages by transcript and coder."""
        by: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
        for row in rows:
            by[row.transcript, row.coder].add((row.start, row.end))
        return self._sorted(
            Due(text, coder, len(spans), min(spans), self._is_done(text, coder, changed))
            for (text, coder), spans in by.items()
        )

    def _when(self, codes: Iterable[int]) -> dict[int, str]:
        """Return when each code changed last between the two states; unknown: at their end."""
        found = dict.fromkeys(codes, self.end)
        for row in queries.code_changes(self.reader, list(found)):
            if self.begin <= row.at <= self.end:
                found[row.code] = row.at
        for split in queries.code_splits(self.reader):
            if split.code in found:
                found[split.code] = split.at
        return found

    def _is_done(self, text: int, coder: int, changed: str) -> bool:
        at = self.marks.get(coder, {}).get(text, "")
        # Of a change at an unknown moment any mark since the earlier state is taken to tell.
        return bool(at) and at >= (self.begin if changed == self.end else changed)

    def _sorted(self, found: Iterable[Due]) -> list[Due]:
        known = (one for one in found if one.transcript in self.order)
        return sorted(known, key=lambda one: (self.order[one.transcript], self.people[one.coder]))


def _counts(changed: Changed) -> bool:
    return any(change.what in OF_MEANING for change in changed.changes)
