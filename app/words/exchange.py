"""Sentences about files that are exchanged with other programs, and about `threefold check`."""

from collections.abc import Mapping

SENTENCES: dict[str, str] = {}


def row_sentence(line: int, slug: str, values: Mapping[str, object]) -> str:
    """Return what is wrong with a row, or worth saying of it: "Line 7: …"."""
    raise NotImplementedError


def problem_sentence(slug: str, values: Mapping[str, object]) -> str:
    """Return the sentence of a problem that `check_project` found."""
    raise NotImplementedError
