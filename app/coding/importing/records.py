"""What reading transcript files gives: texts, turns and the labels that the turns rest on.

The records are immutable and know neither files nor the database. All offsets are Unicode code
points of the stored text; all spans are half-open `[start, end)`; all times are seconds.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Role = Literal["interviewer", "participant", "unknown"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of the file that the stored text does not hold, and how often.

    `kind` is one of the slugs `left-out-…` without that prefix; `app.words.importing` has the
    sentence. Two kinds tell of something that was kept: `hidden-text` and `symbol`.
    """

    kind: str
    count: int


class Cue(NamedTuple):
    """A line of the stored text that came from a subtitle cue."""

    start: int
    seconds: float
    speaker: str | None
    """The speaker where the file names one by a voice tag, not only by `Name:` in the text."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it will be stored.

    `encoding` is None where the format fixes it (Word). `sha256` is taken of the file's bytes, so
    that the same file under another name is recognised.
    """

    name: str
    text: str
    encoding: str | None
    encoding_guessed: bool
    left_out: tuple[LeftOut, ...]
    sha256: str
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of one speaker.

    The label is `[label_start, start)`; without a label both are the same. `speaker` is None in
    front of the first label and in texts without speakers. `seconds` is the time stamp that
    stands with the turn; f4 writes it at the turn's end.
    """

    label_start: int
    start: int
    end: int
    speaker: str | None
    role: Role
    seconds: float | None


class Place(NamedTuple):
    """Where a label stands: the number of the text in its `Proposal`, and the span."""

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelFound:
    """A speaker label, merged over all files and over spellings that differ in case and blanks.

    `counts` says whether turns were made of it. `variant_of` is the name of the label of which
    this one is taken to be a typing variant; its turns carry that other name.
    """

    name: str
    count: int
    files: tuple[str, ...]
    role: Role
    counts: bool
    variant_of: str | None
    example: Place


@dataclass(frozen=True, slots=True)
class Proposal:
    """Labels and turns of several texts; `texts` is in the order of the sources."""

    labels: tuple[LabelFound, ...]
    texts: tuple[tuple[Turn, ...], ...]

    @property
    def unconfirmed(self) -> tuple[LabelFound, ...]:
        """The labels that stay text until somebody confirms them."""
        return tuple(label for label in self.labels if not label.counts)
