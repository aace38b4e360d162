"""Which gaps an analysis has: a pure function of plain records.

- A category is related where it is an end of a relation, or the phenomenon or a role of a paradigm;
  standing in a theme is no relation.
- A theme rests on those who speak in the passages that count for it, its sub-themes included. One
  that nobody speaks in is told once, not again for every group.
- A code has its place where it, or a code above it, stands in a category or theme.
- A quotable passage is used where a relation's evidence, or a link in the storyline or a memo,
  overlaps it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from app.coding.reports.inputs import Node

UNRELATED = "category-unrelated"
ON_ONE = "theme-on-one"
NOT_IN_GROUP = "theme-not-in-group"
NO_EVIDENCE = "relation-without-evidence"
NOWHERE = "code-nowhere"
UNUSED = "quotable-unused"
CATEGORY_UNDEFINED = "category-undefined"
CODE_UNDEFINED = "code-undefined"
KINDS = (
    UNRELATED,
    ON_ONE,
    NOT_IN_GROUP,
    NO_EVIDENCE,
    NOWHERE,
    UNUSED,
    CATEGORY_UNDEFINED,
    CODE_UNDEFINED,
)
"""The kinds of gaps, the weightiest first."""
Key = tuple[str, int, int | None]
"""What tells one gap from another: kind, the subject's id, the group's id."""


class Span(NamedTuple):
    """A passage `[start, end)` of a transcript, in code points."""

    transcript: int
    start: int
    end: int


class Gap(NamedTuple):
    """One gap. `subject` is the id of a category (or theme), code, relation or coding by `kind`;
    `group` of a group of participants.
    """

    kind: str
    subject: int
    group: int | None = None

    @property
    def key(self) -> Key:
        """What tells this gap from others."""
        return (self.kind, self.subject, self.group)


class Studied(NamedTuple):
    """What is asked about gaps. Ids are those of the project.

    `voices` names by node who speaks in its passages; `groups` the participants of each group whose
    transcripts are counted; `related` the categories that are related; `relations` by id whether
    there is evidence; `quotable` by coding its passage, each passage once; `used` the passages that
    are evidence or linked to. `is_axial`: whether the approach relates categories at all.
    """

    nodes: tuple[Node, ...] = ()
    voices: Mapping[int, frozenset[str]] = {}
    groups: Mapping[int, frozenset[str]] = {}
    related: frozenset[int] = frozenset()
    relations: Mapping[int, bool] = {}
    quotable: Mapping[int, Span] = {}
    used: tuple[Span, ...] = ()
    is_axial: bool = True


def find_gaps(study: Studied) -> list[Gap]:
    """Return the gaps in the order of `KINDS`, within a kind in the order of what is given."""
    found = [*_of_themes(study), *_of_categories(study), *_of_codes(study), *_unused(study)]
    if study.is_axial:
        found += [
            Gap(NO_EVIDENCE, one) for one, has_some in study.relations.items() if not has_some
        ]
    return sorted(found, key=lambda gap: KINDS.index(gap.kind))


def _of_themes(study: Studied) -> Iterator[Gap]:
    for theme in study.nodes:
        if theme.kind != "theme":
            continue
        voices = study.voices.get(int(theme.id), frozenset())
        if len(voices) <= 1:
            yield Gap(ON_ONE, int(theme.id))
        for group, members in study.groups.items():
            if voices and members and not voices & members:
                yield Gap(NOT_IN_GROUP, int(theme.id), group)


def _of_categories(study: Studied) -> Iterator[Gap]:
    for node in study.nodes:
        if node.kind == "code":
            continue
        if not node.definition.strip():
            yield Gap(CATEGORY_UNDEFINED, int(node.id))
        if node.kind == "category" and study.is_axial and node.id not in study.related:
            yield Gap(UNRELATED, int(node.id))


def _of_codes(study: Studied) -> Iterator[Gap]:
    by_id = {node.id: node for node in study.nodes}
    for node in study.nodes:
        if node.kind != "code":
            continue
        if not node.definition.strip():
            yield Gap(CODE_UNDEFINED, int(node.id))
        above = node
        while above.kind == "code" and above.parent is not None:
            above = by_id[above.parent]
        if above.kind == "code":
            yield Gap(NOWHERE, int(node.id))


def _unused(study: Studied) -> Iterator[Gap]:
    used = _by_transcript(study.used)
    for coding, span in study.quotable.items():
        there = used.get(span.transcript, ())
        if not any(one.start < span.end and span.start < one.end for one in there):
            yield Gap(UNUSED, coding)


def _by_transcript(spans: Iterable[Span]) -> Mapping[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span.transcript, []).append(span)
    return found
