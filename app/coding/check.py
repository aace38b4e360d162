"""`threefold check`: is a project file sound, from SQLite's pages up to the journal?

Nothing is changed. A file that is too damaged to read is a problem among others, never a crash, and
what can still be read is judged. Problems name transcripts and tables, never codes or texts: the
file may belong to a team that codes blind.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from app.coding.editing.span_map import SpanMap
from app.coding.exchange.trees import chain
from app.models.errors import Trouble
from app.models.files import check_header
from app.models.format import FORMAT
from app.models.project import Project
from app.models.queries import integrity
from app.models.queries.integrity import SpanGroup, StoredChange, StoredMap, StoredPlace
from app.models.reader import Reader

_LISTED_AT_MOST = 5


class Problem(NamedTuple):
    """Something wrong; `slug` is its sentence in `app.words`."""

    slug: str
    values: Mapping[str, object]


def check_project(project: Path | Project) -> list[Problem]:
    """Return everything that is wrong with a project; an empty list means sound."""
    try:
        if isinstance(project, Project):
            with project.read() as reader:
                return _check(reader)
        found = check_header(project)
        if found != FORMAT:
            return [_problem("check-older-format", theirs=found, ours=FORMAT)]
        with integrity.looking_at(project) as reader:
            return _check(reader)
    except Trouble as trouble:
        return [Problem(trouble.reason, trouble.values)]


def _problem(slug: str, /, **values: object) -> Problem:
    return Problem(slug, values)


def _check(reader: Reader) -> list[Problem]:
    problems: list[Problem] = []
    for part in _PARTS:
        try:
            problems += part(reader)
        except Trouble as trouble:
            problems.append(Problem(trouble.reason, trouble.values))
        except TypeError as error:
            # A number where text should be, or the reverse; `wrong_types` has counted it.
            problems.append(_problem("check-unreadable", part=part.__name__, why=str(error)))
    return problems


def _pages(reader: Reader) -> Iterator[Problem]:
    lines = integrity.broken_pages(reader)
    for line in lines[:_LISTED_AT_MOST]:
        yield _problem("check-pages", what=line)


def _references(reader: Reader) -> Iterator[Problem]:
    for (table, meant), n in sorted(integrity.dangling_references(reader).items()):
        yield _problem("check-reference", table=table, meant=meant, n=n)


def _types(reader: Reader) -> Iterator[Problem]:
    for table, n in sorted(integrity.wrong_types(reader).items()):
        yield _problem("check-types", table=table, n=n)


def _triggers(reader: Reader) -> Iterator[Problem]:
    names = integrity.wrong_triggers(reader)
    if names:
        yield _problem("check-triggers", n=len(names), names=_listed(names))


def _listed(names: list[str]) -> str:
    more = " …" if len(names) > _LISTED_AT_MOST else ""
    return ", ".join(names[:_LISTED_AT_MOST]) + more


def _open_operations(reader: Reader) -> Iterator[Problem]:
    if integrity.open_operations(reader):
        yield _problem("check-open-operation")


def _texts(reader: Reader) -> Iterator[Problem]:
    names = _names_of_versions(reader)
    for stored in integrity.stored_texts(reader):
        transcript = names.get(stored.id, "–")
        if len(stored.text) != stored.length:
            yield _problem(
                "check-text-length",
                transcript=transcript,
                length=len(stored.text),
                said=stored.length,
            )
        # A lone surrogate cannot be stored by this program; it must not crash the check.
        digest = hashlib.sha256(stored.text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest != stored.hash:
            yield _problem("check-text-hash", transcript=transcript)


def _folded(reader: Reader) -> Iterator[Problem]:
    names = _names_of_versions(reader)
    for version in integrity.not_folded(reader):
        yield _problem("check-text-not-folded", transcript=names.get(version, "–"))


def _names_of_versions(reader: Reader) -> dict[int, str]:
    """Return the transcript's name for every text version on its chain."""
    before = integrity.version_chain(reader)
    return {
        version: name
        for name, present in integrity.transcript_versions(reader).values()
        for version in chain(present, before)
    }


def _maps(reader: Reader) -> Iterator[Problem]:
    """Judge how spans were carried: every version but the first says it of the one before."""
    lengths = integrity.text_lengths(reader)
    names = _names_of_versions(reader)
    for stored in integrity.stored_maps(reader):
        if stored.before not in lengths or not _maps_well(stored, lengths):
            yield _problem("check-text-map", transcript=names.get(stored.id, "–"))


def _maps_well(stored: StoredMap, lengths: Mapping[int, int]) -> bool:
    try:
        spans = SpanMap.from_json(stored.map or "")
    except ValueError:
        return False
    return spans.fits(lengths[stored.before], lengths[stored.id])


def _spans(reader: Reader) -> Iterator[Problem]:
    before = integrity.version_chain(reader)
    versions = integrity.transcript_versions(reader)
    for group in integrity.span_groups(reader):
        name, present = versions.get(group.transcript, ("–", None))
        # A frozen copy outlives its transcript; elsewhere the missing one is a broken reference.
        on_chain = present is None or group.text_version in chain(present, before)
        if not on_chain:
            yield _problem("check-span-version", table=group.table, transcript=name, n=group.n)
        elif group.text_version != present and group.table not in integrity.FROZEN:
            yield _problem("check-span-behind", table=group.table, transcript=name, n=group.n)
        elif _outside(group):
            yield _problem(
                "check-span-outside",
                table=group.table,
                transcript=name,
                first=group.first,
                last=group.last,
                length=group.length,
            )
        elif group.empty:
            yield _problem("check-span-empty", table=group.table, transcript=name, n=group.empty)


def _outside(group: SpanGroup) -> bool:
    return group.length is not None and (group.first < 0 or group.last > group.length)


def _turns(reader: Reader) -> Iterator[Problem]:
    lengths = integrity.text_lengths(reader)
    versions = integrity.transcript_versions(reader)
    wrong: Counter[int] = Counter()
    ends: dict[int, int] = {}
    for turn in integrity.stored_turns(reader):
        at = ends.get(turn.transcript, 0)
        length = lengths.get(turn.text_version, turn.end)
        _, present = versions.get(turn.transcript, ("–", turn.text_version))
        in_order = at <= turn.label_start <= turn.start <= turn.end <= length
        if not in_order or turn.text_version != present:
            wrong[turn.transcript] += 1
        ends[turn.transcript] = max(at, turn.end)
    for transcript, n in wrong.items():
        name, _ = versions.get(transcript, ("–", None))
        yield _problem("check-turns", transcript=name, n=n)


def _placements(reader: Reader) -> Iterator[Problem]:
    yield from placement_problems(integrity.stored_places(reader))


def placement_problems(places: Iterable[StoredPlace]) -> Iterator[Problem]:
    """Judge placements: of exactly one thing, once for each owner, and in no circle."""
    seen: Counter[tuple[int | None, int | None, int | None]] = Counter()
    parents: dict[int | None, dict[int, int | None]] = {}
    odd = 0
    for place in places:
        odd += (place.code is None) == (place.category is None)
        seen[place.owner, place.code, place.category] += 1
        if place.category is not None:
            parents.setdefault(place.owner, {})[place.category] = place.parent
    twice = sum(n > 1 for n in seen.values())
    circles = sum(in_circle(of_owner) for of_owner in parents.values())
    for slug, n in (
        ("check-placement-odd", odd),
        ("check-placement-twice", twice),
        ("check-placement-circle", circles),
    ):
        if n:
            yield _problem(slug, n=n)


def in_circle(parents: Mapping[int, int | None]) -> int:
    """Return how many nodes come back to themselves when one goes from parent to parent."""
    state: dict[int, int] = {}  # 1: on the present walk, 2: in no circle, 3: in a circle
    for start in parents:
        walk: list[int] = []
        at: int | None = start
        while at is not None and at not in state:
            state[at] = 1
            walk.append(at)
            at = parents.get(at)
        inside = at is not None and state[at] == 1
        for node in reversed(walk):
            state[node] = 3 if inside else 2
            inside = inside and node != at
    return sum(mark == 3 for mark in state.values())


def _codes(reader: Reader) -> Iterator[Problem]:
    codes = integrity.stored_codes(reader)
    circles = in_circle({code.id: code.parent for code in codes})
    if circles:
        yield _problem("check-code-circle", n=circles)
    orphans = sum(code.codings for code in codes if code.gone is not None)
    if orphans:
        yield _problem("check-coding-of-gone", n=orphans)


def _log(reader: Reader) -> Iterator[Problem]:
    unreadable = [op for op, details in integrity.stored_details(reader) if not _is_row(details)]
    if unreadable:
        yield _problem("check-log-details", n=len(unreadable), op=unreadable[0])
    yield from journal_problems(
        integrity.stored_changes(reader),
        integrity.stored_ids(reader),
        integrity.known_columns(),
    )


def _is_row(content: str | None) -> bool:
    try:
        return content is not None and isinstance(json.loads(content), dict)
    except ValueError:
        return False


def journal_problems(
    changes: Iterable[StoredChange],
    present: Mapping[str, set[int]],
    columns: Mapping[str, frozenset[str]],
) -> Iterator[Problem]:
    """Play the journal back, newest change first, over the rows that are there now.

    Every image of a row must be readable and of its table; a row must be there before it is
    changed or inserted and not there before it is deleted; at the beginning there was nothing.
    """
    rows = {table: set(ids) for table, ids in present.items()}
    images: Counter[str] = Counter()
    steps: Counter[str] = Counter()
    for change in changes:
        if change.table not in rows:
            images[change.table] += 1
            continue
        images[change.table] += not _fits(change, columns[change.table])
        steps[change.table] += not _step_back(rows[change.table], change)
    for slug, found in (
        ("check-log-image", images),
        ("check-log-step", steps),
        ("check-log-unwritten", Counter({table: len(ids) for table, ids in rows.items()})),
    ):
        for table, n in sorted(found.items()):
            if n:
                yield _problem(slug, table=table, n=n)


def _fits(change: StoredChange, columns: frozenset[str]) -> bool:
    """Tell whether the image of a row can be put back: readable, its id, known columns only."""
    if change.kind == "insert":
        return change.before is None
    try:
        image = json.loads(change.before or "")
    except ValueError:
        return False
    return isinstance(image, dict) and image.get("id") == change.row and image.keys() <= columns


def _step_back(rows: set[int], change: StoredChange) -> bool:
    """Undo one change among the ids that are there; return whether it could have happened."""
    there = change.row in rows
    if change.kind == "insert":
        rows.discard(change.row)
        return there
    rows.add(change.row)
    return there is (change.kind == "update")


_PARTS: tuple[Callable[[Reader], Iterator[Problem]], ...] = (
    _pages,
    _references,
    _types,
    _triggers,
    _open_operations,
    _texts,
    _folded,
    _maps,
    _spans,
    _turns,
    _placements,
    _codes,
    _log,
)
