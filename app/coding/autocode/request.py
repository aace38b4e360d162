"""What can be asked for: the ways of finding passages, where to look, and how far to widen."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum


class Widen(StrEnum):
    """How far a hit is widened before it is coded."""

    NOT = "as found"
    WORD = "word"
    SENTENCE = "sentence"
    TURN = "turn"


class Voice(StrEnum):
    """Whose words are searched."""

    ANYONE = "anyone"
    PARTICIPANTS = "participants"  # everybody who is not an interviewer
    INTERVIEWERS = "interviewers"


@dataclass(frozen=True)
class Exactly:
    """The words as they stand here; any run of blanks and line ends equals any other.

    Unless `exact`, case, accents and look-alike signs do not count. `whole`: not inside a word.
    """

    words: str
    whole: bool = False
    exact: bool = False


@dataclass(frozen=True)
class AnyOf:
    """Any of several words: parted by blanks or commas, expressions of several words in quotation
    marks, `care*` for every word that begins so.

    Whole words in writing with blanks; anywhere in writing without them, as Chinese.
    """

    words: str
    exact: bool = False


@dataclass(frozen=True)
class Pattern:
    """A regular expression, searched in one turn at a time; `^` and `$` are ends of lines."""

    pattern: str
    exact: bool = False


@dataclass(frozen=True)
class Spoken:
    """All turns of some voices: labels as they stand in the texts, roles, participants by id.

    A turn is meant if any of the three names it; groups are asked for by their participants.
    """

    speakers: Set[str] = frozenset()
    roles: Set[str] = frozenset()
    participants: Set[int] = frozenset()


@dataclass(frozen=True)
class Answered:
    """What participants answered to a question of the guide, turn by turn."""

    question: int


@dataclass(frozen=True)
class Within:
    """Passages of the code `inner` that lie inside one of the code `outer`.

    `overlap`: instead, the words that both codes share. Only the viewer's own codings count, with
    `everybody` also what else the viewer may see.
    """

    inner: int
    outer: int
    overlap: bool = False
    everybody: bool = False


What = Exactly | AnyOf | Pattern | Spoken | Answered | Within


@dataclass(frozen=True)
class Request:
    """What to find for which code (None: one that is still to be made), and where.

    `transcripts` are ids in the order in which they are to be shown. `voice` narrows the ways that
    search words.
    """

    what: What
    transcripts: tuple[int, ...]
    code: int | None = None
    widen: Widen = Widen.NOT
    voice: Voice = Voice.ANYONE
