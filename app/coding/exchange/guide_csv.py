"""The interview guide from a CSV file: topic, question. An empty topic continues the one above."""

from pathlib import Path

from app.coding.exchange.csv_reader import read_sheet
from app.coding.exchange.records import problem, problem_of, refuse_rows
from app.coding.operations.names import clean_name
from app.models.errors import Refusal


def read_guide(path: Path, *, encoding: str | None = None) -> list[tuple[str, list[str]]]:
    """Return topics with their questions, as `set_guide` takes them.

    A topic that comes again goes on where it was. Refused as `read_sheet`, and ("rows-do-not-fit")
    where a question has no topic or a text cannot be stored.
    """
    sheet = read_sheet(path, needed=("topic", "question"), encoding=encoding)
    problems = list(sheet.problems)
    topics: dict[str, list[str]] = {}
    topic = ""
    for row, said, question in zip(
        sheet.rows, sheet.cells("topic"), sheet.cells("question"), strict=True
    ):
        topic = said or topic
        if not topic:
            problems.append(problem(row.line, "row-cell-empty", column="topic"))
            continue
        try:
            questions = topics.setdefault(clean_name(topic), [])
            if question:
                questions.append(clean_name(question))
        except Refusal as refusal:
            problems.append(problem_of(row.line, refusal))
    refuse_rows(sheet.head.file, problems)
    return list(topics.items())
