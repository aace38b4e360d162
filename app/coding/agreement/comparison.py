"""Two coders' codings counted against each other: one 2×2 table per code, category or theme.

Compared is the latest frozen independent round of both, else the present codings of the transcripts
that both have finished; at the level asked for: a category or theme counts as coded where any code
below it in the team's structure is. Each coder's overlapping spans
are united first. Counts are kept by transcript, because intervals are found by drawing interviews.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from app.coding.agreement.axes import Unit, axis_of
from app.coding.agreement.coefficients import Counts
from app.coding.agreement.frozen import (
    Frozen,
    frozen,
    frozen_spans,
    frozen_transcripts,
    latest_freeze,
)
from app.coding.agreement.spans import Axis, Span, covered, shared, union
from app.coding.analysis.levels import Level, names_of, nodes_above
from app.coding.reports.inputs import Node
from app.coding.reports.material import nodes
from app.models import queries
from app.models.arbiter_copy import decides
from app.models.errors import Refusal
from app.models.queries import Coding, FrozenCoding, Mark, Transcript
from app.models.reader import Reader

Source = Callable[[int], Iterable[Mark | FrozenCoding]]
"""Gives the codings of a transcript by its id."""
Parts = dict[int, tuple[int, int, int]]
"""Both, only first and only second of one transcript, by node; nodes nobody used are left out."""


class Question(NamedTuple):
    """What is compared with what: ids of the two coders, and METHODS A1–A5's choices.

    `round` picks a frozen round (None: the latest); `present` asks for the codings as they are now
    though a round is frozen, as `all_transcripts` does.
    """

    first: int
    second: int
    unit: Unit = "character"
    level: Level = "code"
    without_interviewer: bool = False
    all_transcripts: bool = False
    present: bool = False
    round: int | None = None


class Scope(NamedTuple):
    """What is compared, before anything is counted: texts, codes, and where the codings are.

    `names` and `above` are those of the level: what its nodes are called, and which of them a code
    counts for. `frozen` is the freeze that is compared (None: the present codings).
    """

    question: Question
    texts: Sequence[Transcript]
    names: Mapping[int, str]
    above: Mapping[int, Sequence[int]]
    unplaced: tuple[str, ...]
    source: Source
    frozen: Frozen | None = None


class Marks(NamedTuple):
    """Where the two coders marked each node in one transcript, as united spans on its axis."""

    transcript: Transcript
    axis: Axis
    first: Mapping[int, list[Span]]
    second: Mapping[int, list[Span]]


class Compared(NamedTuple):
    """One transcript: its length in units, and the counts of the nodes used in it."""

    transcript: Transcript
    length: int
    parts: Parts


class Comparison(NamedTuple):
    """What two coders did, counted. `names` has every node of the level, used or not.

    `unplaced` names the codes that stand under nothing of the level and so are not compared;
    `frozen` is the freeze that was compared (None: the present codings).
    """

    question: Question
    compared: tuple[Compared, ...]
    names: Mapping[int, str]
    unplaced: tuple[str, ...]
    frozen: Frozen | None = None

    def tables(self) -> dict[int, Counts]:
        """Return each node's counts over all transcripts, in the order of `names`."""
        length = sum(one.length for one in self.compared)
        found = {node: [0, 0, 0] for node in self.names}
        for one in self.compared:
            for node, parts in one.parts.items():
                for at, part in enumerate(parts):
                    found[node][at] += part
        return {
            node: Counts(both, first, second, length - both - first - second)
            for node, (both, first, second) in found.items()
        }


def compare(reader: Reader, question: Question) -> Comparison:
    """Count two coders' codings against each other; refused as `scope_of` is."""
    return counted(reader, scope_of(reader, question))


def counted(reader: Reader, scope: Scope) -> Comparison:
    """Return the counts of what is compared."""
    found = [
        Compared(one.transcript, one.axis.length, _parts(one.first, one.second))
        for one in each_marks(reader, scope)
    ]
    return Comparison(scope.question, tuple(found), scope.names, scope.unplaced, scope.frozen)


def scope_of(reader: Reader, question: Question) -> Scope:
    """Return what a question compares.

    Refused: "agreement-same-coder"; "agreement-blind" where the viewer may not see one of them;
    "agreement-nothing-finished" where no transcript was finished by both; "agreement-of-a-part"
    in an arbiter's copy, which holds nothing of what agrees.
    """
    _refuse_unseen(reader, question)
    if decides(queries.settings(reader)) is not None:
        raise Refusal("agreement-of-a-part")
    freeze = None
    if not (question.present or question.all_transcripts):
        freeze = latest_freeze(reader, question.first, question.second, question.round)
    if freeze is None:
        texts = _transcripts(reader, question)
        return _scope(question, texts, nodes(reader), _present(reader))
    found = frozen(reader, freeze)
    without = question.without_interviewer or bool(found.round.without_interviewer)
    spans = frozen_spans(reader, freeze.id)
    scope = _scope(
        question._replace(without_interviewer=without),
        frozen_transcripts(reader, found),
        found.book.nodes(),
        lambda text: spans.get(text, ()),
    )
    return scope._replace(frozen=found)


def each_marks(reader: Reader, scope: Scope) -> Iterator[Marks]:
    """Yield what the two coders marked, transcript by transcript."""
    question = scope.question
    for text in scope.texts:
        axis = _axis(reader, question, text)
        yield Marks(text, axis, *_marked(scope.source(text.id), question, axis, scope.above))


def _present(reader: Reader) -> Source:
    return lambda text: queries.marks_of_transcript(reader, text)


def _scope(
    question: Question, texts: Sequence[Transcript], structure: Sequence[Node], source: Source
) -> Scope:
    above = nodes_above(structure, question.level)
    unplaced = (node.name for node in structure if node.kind == "code" and not above[int(node.id)])
    names = names_of(structure, question.level)
    return Scope(question, texts, names, above, tuple(unplaced), source)


def _refuse_unseen(reader: Reader, question: Question) -> None:
    if question.first == question.second:
        raise Refusal("agreement-same-coder")
    if reader.viewer.hidden & {question.first, question.second}:
        raise Refusal("agreement-blind")


def _transcripts(reader: Reader, question: Question) -> list[Transcript]:
    known = queries.transcripts(reader)
    if question.all_transcripts:
        return known
    done: defaultdict[int, set[int]] = defaultdict(set)
    for row in queries.finished(reader):
        done[row.transcript].add(row.coder)
    both = {question.first, question.second}
    found = [text for text in known if both <= done[text.id]]
    if not found:
        raise Refusal("agreement-nothing-finished")
    return found


def _axis(reader: Reader, question: Question, text: Transcript) -> Axis:
    return axis_of(
        question.unit,
        text.length,
        lambda: queries.turns(reader, [text.id]),
        lambda: queries.text_of(reader, text.id).text,
        without_interviewer=question.without_interviewer,
    )


def count_parts(
    codings: Iterable[Coding | Mark | FrozenCoding],
    question: Question,
    axis: Axis,
    above: Mapping[int, Sequence[int]],
) -> Parts:
    """Return the counts of one transcript's codings on its axis.

    Codes that are not in `above` are hidden from the viewer and left out.
    """
    return _parts(*_marked(codings, question, axis, above))


def _parts(first: Mapping[int, list[Span]], second: Mapping[int, list[Span]]) -> Parts:
    found: Parts = {}
    for node in dict.fromkeys(chain(first, second)):
        mine, theirs = first.get(node, ()), second.get(node, ())
        both = shared(mine, theirs) if mine and theirs else 0
        found[node] = (both, covered(mine) - both, covered(theirs) - both)
    return found


def _marked(
    codings: Iterable[Coding | Mark | FrozenCoding],
    question: Question,
    axis: Axis,
    above: Mapping[int, Sequence[int]],
) -> tuple[dict[int, list[Span]], dict[int, list[Span]]]:
    """Return by node where each of the two coders marked it, overlapping spans united."""
    first: defaultdict[int, list[Span]] = defaultdict(list)
    second: defaultdict[int, list[Span]] = defaultdict(list)
    whose = {question.first: first, question.second: second}
    places = axis.places
    for row in codings:
        marks = whose.get(row.coder)
        if marks is not None:
            place = places(row.start, row.end)
            for node in above.get(row.code, ()):
                marks[node].append(place)
    return _united(first), _united(second)


def _united(marks: Mapping[int, list[Span]]) -> dict[int, list[Span]]:
    united = {
        node: spans if len(spans) == 1 and spans[0][0] < spans[0][1] else union(spans)
        for node, spans in marks.items()
    }
    return {node: spans for node, spans in united.items() if spans}
