"""The plain records that the paper's tables are built from.

Reports know neither the project file nor the window: whoever calls them reads these records, and a
test can write them down. Ids of nodes and transcripts are opaque; a participant's id is the one
shown everywhere ("S07"). Spans are half-open `[start, end)` in code points of the transcript.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from app.coding.analysis.counts import CodedSpan
from app.coding.analysis.counts import Id as Id

if TYPE_CHECKING:
    from app.coding.analysis.columns import Columns

NodeKind = Literal["theme", "category", "code"]
Role = Literal["interviewer", "participant", "unknown"]
Say = Callable[..., str]
TextOf = Callable[[Id, int, int], str]
TranslationOf = Callable[[Id, int, int], str | None]


class Gap(Enum):
    """Why a participant has no value: nobody knows it, or the question does not apply."""

    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"


class Person(NamedTuple):
    """A participant with groups and attributes; an attribute that is not in `values` is missing.

    `may_quote` is False where the participant refused to be quoted.
    """

    id: str
    groups: tuple[str, ...] = ()
    values: Mapping[str, str | Gap] = {}
    withdrawn: bool = False
    may_quote: bool = True


class Attribute(NamedTuple):
    """An attribute of participants; `kind` "group" stands for the groups themselves."""

    name: str
    kind: Literal["text", "number", "date", "group"] = "text"


class Node(NamedTuple):
    """A theme, category or code in the team's structure; `position` orders siblings."""

    id: Id
    kind: NodeKind
    name: str
    definition: str = ""
    parent: Id | None = None
    position: int = 0


class QuotableSpan(CodedSpan, Protocol):
    """One coding of the analysis; `quotable` (or 1): the team wants to quote this passage.

    The project's own records will do: there may be hundreds of thousands.
    """

    @property
    def quotable(self) -> bool | int: ...  # noqa: D102


class Coded(NamedTuple):
    """A coding that was written down by hand."""

    transcript: Id
    start: int
    end: int
    code: Id
    quotable: bool = False


class Turn(NamedTuple):
    """A turn without its label; `participant` is None where it is not a participant's or unknown.

    `speaker` is the label; empty in a text without speakers, where a turn is a paragraph.
    """

    start: int
    end: int
    role: Role = "unknown"
    participant: str | None = None
    speaker: str = ""


class Transcript(NamedTuple):
    """A transcript with its participants and its turns in the order of the text."""

    id: Id
    name: str
    participants: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    language: str = ""


class Mix(NamedTuple):
    """Whose codings the analysis counts: (coder, number of transcripts), and on which day.

    `codebook` names the version that the codebook was kept as last; empty: never.
    """

    parts: tuple[tuple[str, int], ...]
    date: date
    codebook: str = ""


class Material(NamedTuple):
    """All that the theme table reads. Transcripts stand in the order of collection.

    `codings` are those of the analysis coding, `counted` the transcripts that it covers (coded, or
    finished without a coding; None: all); `text_of` gives the text of a span, `translation_of`
    its translation or None. `columns` are the codings and turns where a table counts or quotes
    little: then there are neither codings nor turns as records. `marked` are those of the codings
    that are quotable then.
    """

    nodes: tuple[Node, ...]
    codings: Sequence[QuotableSpan]
    transcripts: tuple[Transcript, ...]
    people: tuple[Person, ...]
    text_of: TextOf
    translation_of: TranslationOf = lambda transcript, start, end: None
    mix: Mix | None = None
    counted: frozenset[Id] | None = None
    columns: "Columns | None" = None
    marked: Sequence[QuotableSpan] = ()
