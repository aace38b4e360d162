"""From texts to speakers and turns: which labels count, and who is who.

A label counts if it recurs within a text, equals a participant's id or is one of the usual ones
(I, R, Interviewer, 采访者 …), or is a typing variant of one that does. Fields and remarks ("Date",
"Note") and beginnings of sentences ("He said") never count by themselves, nor do usual words that
only stand in a header. What does not count is returned as well, so that somebody can confirm it.
All labels are merged over the texts: what is said about a label goes for all of them.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from app.coding.importing.heads import Head
from app.coding.importing.labels import is_never_known, is_person, key, kind_of, usual_role
from app.coding.importing.records import Cue, LabelFound, Place, Proposal, Role, Source, Turn
from app.coding.importing.roles import guess_roles, speeches
from app.coding.importing.scan import Scan, scan
from app.coding.importing.turns import Span, paragraph_turns, spoken_turns
from app.coding.importing.variants import spelling, variants

_RECURS = 2
_PHRASE_RECURS = 3
"""A label in lower-case words ("mother of the patient") has to recur more often."""
_CELL = 12
"""Code points that the text beside a name in a table has on average, if it is speech."""


@dataclass(slots=True)
class _Label:
    """What is known of one label over all texts."""

    spellings: Counter[str] = field(default_factory=Counter)
    per_text: Counter[int] = field(default_factory=Counter)
    example: Place | None = None
    in_header: int = 0
    only_cells: bool = True
    cell_length: int = 0

    @property
    def name(self) -> str:
        return max(self.spellings, key=self.spellings.__getitem__)

    @property
    def count(self) -> int:
        return self.per_text.total()


def propose(
    sources: Sequence[Source],
    *,
    participants: Collection[str] = (),
    roles: Mapping[str, Role | None] | None = None,
    strict: bool = True,
) -> Proposal:
    """Find labels and turns in several texts.

    `participants` are the ids known to the project; each source's own name is one as well. `roles`
    is what the user says and overrides everything: a label mapped to a role counts, one mapped to
    None does not. With `strict` off, a name that stands only once counts too.
    """
    return _Proposer(sources, participants, roles or {}, strict).proposal()


def find_turns(
    text: str,
    *,
    cues: Sequence[Cue] = (),
    participants: Collection[str] = (),
    roles: Mapping[str, Role | None] | None = None,
    strict: bool = True,
) -> tuple[Turn, ...]:
    """Find the turns of a single text; see `propose`."""
    source = Source("", text, None, False, (), "", tuple(cues))
    return propose([source], participants=participants, roles=roles, strict=strict).texts[0]


class _Proposer:
    def __init__(
        self,
        sources: Sequence[Source],
        participants: Collection[str],
        roles: Mapping[str, Role | None],
        strict: bool,
    ) -> None:
        self._sources, self._strict = sources, strict
        self._told = {key(name): role for name, role in roles.items() if key(name)}
        names = [*participants, *(source.name for source in sources)]
        self._ids = {key(name): name for name in reversed(names) if key(name)}
        self._voices = {key(cue.speaker) for one in sources for cue in one.cues if cue.speaker}
        self._scans = [scan(source.text, self._is_known) for source in sources]
        self._labels = self._gather()
        self._counting = {one for one, label in self._labels.items() if self._counts(one, label)}
        self._main = self._join_variants()

    def proposal(self) -> Proposal:
        """Build turns of what counts, and describe all labels."""
        spans = [
            self._spans(source, found)
            for source, found in zip(self._sources, self._scans, strict=True)
        ]
        roles = self._roles(spans)
        texts = tuple(tuple(self._turn(span, roles) for span in text) for text in spans)
        ranked = sorted(self._labels.items(), key=lambda one: (-one[1].count, one[1].name))
        labels = tuple(self._described(folded, label, roles) for folded, label in ranked)
        return Proposal(labels, texts)

    def _is_known(self, name: str) -> bool:
        folded = key(name)
        if folded in self._told:
            return self._told[folded] is not None
        known = folded in self._ids or folded in self._voices
        return known or (len(folded) > 1 and usual_role(name) is not None)

    def _gather(self) -> dict[str, _Label]:
        labels: dict[str, _Label] = {}
        for number, found in enumerate(self._scans):
            header = _header(found)
            for head in found.labels:
                label = labels.setdefault(key(head.name), _Label())
                label.spellings[head.name] += 1
                label.per_text[number] += 1
                label.in_header += head.line in header
                label.only_cells &= head.form == "tab"
                label.cell_length += head.end - head.text
                label.example = label.example or Place(number, head.line, head.text)
        return labels

    def _counts(self, folded: str, label: _Label) -> bool:
        if folded in self._told:
            return self._told[folded] is not None
        if folded in self._ids or folded in self._voices:
            return True
        kind = kind_of(label.name)
        if kind in ("nobody", "clause", "none"):
            return False
        if usual_role(label.name) is not None and label.in_header < label.count:
            return True
        if label.only_cells and label.cell_length < _CELL * label.count:
            return False
        times = _PHRASE_RECURS if kind == "phrase" else _RECURS
        return max(label.per_text.values()) >= (times if self._strict else 1)

    def _join_variants(self) -> dict[str, str]:
        """Return the main key of each variant; variants of what counts count as well."""
        spellings = [
            spelling(folded, one.name, one.count, one.per_text, counts=folded in self._counting)
            for folded, one in self._labels.items()
            if folded in self._counting or kind_of(one.name) in ("name", "phrase")
        ]
        main = variants(spellings, {*self._told, *self._ids})
        self._counting |= main.keys()
        return main

    def _spans(self, source: Source, found: Scan) -> list[Span]:
        labels: list[tuple[Head, str]] = []
        for head in found.labels:
            folded = key(head.name)
            if folded in self._counting:
                labels.append((head, self._main.get(folded, folded)))
        if labels:
            return spoken_turns(source.text, labels, source.cues)
        return paragraph_turns(source.text, found, source.cues)

    def _roles(self, spans: Sequence[Sequence[Span]]) -> dict[str, Role]:
        heard = [
            speeches(source.text, text) for source, text in zip(self._sources, spans, strict=True)
        ]
        fixed: dict[str, Role] = {}
        nobody = set()
        for folded in self._counting:
            role = self._known_role(folded)
            if role is not None:
                fixed[folded] = role
            elif is_never_known(self._labels[folded].name):
                nobody.add(folded)
        return guess_roles(heard, fixed, frozenset(nobody))

    def _known_role(self, folded: str) -> Role | None:
        """Return the role that the user, the participants or the word itself gives."""
        if folded in self._told:
            return self._told[folded]
        if folded in self._ids:
            return "participant"
        name = self._labels[folded].name
        role = usual_role(name)
        if role == "unknown":
            return None
        return "participant" if role is None and is_person(name) else role

    def _name(self, folded: str) -> str:
        return self._ids.get(folded) or self._labels[folded].name

    def _turn(self, span: Span, roles: Mapping[str, Role]) -> Turn:
        speaker = None if span.speaker is None else self._name(span.speaker)
        role = "unknown" if span.speaker is None else roles[span.speaker]
        return Turn(span.label_start, span.start, span.end, speaker, role, span.seconds)

    def _described(self, folded: str, label: _Label, roles: Mapping[str, Role]) -> LabelFound:
        main = self._main.get(folded)
        assert label.example is not None
        return LabelFound(
            self._name(folded),
            label.count,
            tuple(self._sources[number].name for number in sorted(label.per_text)),
            roles.get(main or folded) or usual_role(label.name) or "unknown",
            folded in self._counting,
            None if main is None else self._name(main),
            label.example,
        )


def _header(found: Scan) -> set[int]:
    """Return the lines of fields at the top of a text ("Interviewer: Ana" above "Date: 3 May").

    A header is a run of labelled lines before the first label that recurs, with a field's name
    among them; and only a text in which two labels recur has one beside its turns.
    """
    times = Counter(key(head.name) for head in found.labels)
    if sum(count >= _RECURS for count in times.values()) < 2:
        return set()
    places = {start: place for place, (start, _) in enumerate(found.lines)}
    header: list[Head] = []
    for head in found.labels:
        follows = not header or places[head.line] == places[header[-1].line] + 1
        if times[key(head.name)] >= _RECURS or not follows:
            break
        header.append(head)
    fields = any(kind_of(head.name) == "nobody" for head in header)
    return {head.line for head in header} if fields else set()
