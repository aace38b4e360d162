"""Whose codings count: the analysis coding (DESIGN §2).

Per transcript: Consensus if it is reconciled (marked so, or finished by Consensus), else its one
finished coder, else, where nobody has finished, its one coder, else the coder whom the team names,
if that coder has coded there. Two coders are never added up, unless somebody asks for "all".
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.models.queries import Coding
from app.models.reader import Reader

ALL = "all"


class AnalysisCoding(NamedTuple):
    """The coders whose codings count, by transcript; a transcript without any has an empty set.

    `parts` is the mix that tables print: (coder's name, number of transcripts) in the coders' order.
    """

    coders: Mapping[int, frozenset[int]]
    parts: tuple[tuple[str, int], ...]

    def counts(self, transcript: int, coder: int) -> bool:
        """Tell whether a coder's codings of a transcript count."""
        return coder in self.coders.get(transcript, frozenset())


def analysis_coding(reader: Reader, coder: str | None = None) -> AnalysisCoding:
    """Work out whose codings count; `coder` is a name or "all" (None: the rule of DESIGN §2).

    Refused: "coder-unknown" for a name that no coder has; "analysis-undecided" (with the coders'
    names and the transcripts) where two coders coded and nobody is named.
    """
    raise NotImplementedError


def counted_codings(reader: Reader, analysis: AnalysisCoding) -> list[Coding]:
    """Return the codings that count, by transcript and place."""
    raise NotImplementedError


def select_codings(codings: Sequence[Coding], analysis: AnalysisCoding) -> list[Coding]:
    """Return those of the codings that count, in their order."""
    raise NotImplementedError
