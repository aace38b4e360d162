"""The interview guide from a CSV file: topic, question. An empty topic continues the one above."""

from pathlib import Path


def read_guide(path: Path, *, encoding: str | None = None) -> list[tuple[str, list[str]]]:
    """Return topics with their questions, as `set_guide` takes them.

    Refused as `read_sheet`, and ("rows-do-not-fit") where a question has no topic.
    """
    raise NotImplementedError
