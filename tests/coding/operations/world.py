"""What a project holds now, for choosing the values of a random operation."""

from pathlib import Path
from random import Random
from typing import Any

from app.coding.operations import Passages
from app.models import queries, schema
from app.models.project import Project
from tests.builders import TEXT, dump

WORDS = ("trust", "Ärger", "沟通", "time 🙂", "care", "distance")


class World:
    """A project, one coder who acts, and dice."""

    def __init__(self, project: Project, coder: int | None, dice: Random, folder: Path) -> None:
        self.coder = coder
        self.dice = dice
        self._project = project
        self._folder = folder
        rows = dump(project)
        self.rows = {
            table.name: [
                dict(zip(table.columns.keys(), row, strict=True)) for row in rows[table.name]
            ]
            for table in schema.TRACKED
        }

    def ids(self, table: str, **equal: Any) -> list[int]:
        """Return the ids of living rows whose columns equal the values."""
        return [
            row["id"]
            for row in self.rows[table]
            if row.get("gone") is None and all(row[name] == value for name, value in equal.items())
        ]

    def one(self, table: str, **equal: Any) -> int:
        """Return one of the ids; IndexError where there is none: the operation is passed over."""
        return self.dice.choice(self.ids(table, **equal))

    def maybe(self, table: str, **equal: Any) -> int | None:
        """Return one of the ids or None."""
        return self.dice.choice([None, *self.ids(table, **equal)])

    def some(self, table: str, **equal: Any) -> list[int]:
        """Return one to three of the ids in any order."""
        found = self.ids(table, **equal)
        return self.dice.sample(found, min(len(found), self.dice.randint(1, 3))) or [
            self.one(table)
        ]

    def somebody_known(self) -> int:
        """Return a coder who has done something here: the history keeps such a one for good."""
        with self._project.read() as reader:
            query = "SELECT DISTINCT coder FROM op WHERE coder IS NOT NULL AND merge IS NULL"
            found = reader.connection.exec_driver_sql(query).scalars().all()
        return self.dice.choice(sorted(found))

    def row(self, table: str) -> dict[str, Any]:
        """Return one row."""
        return self.dice.choice(self.rows[table])

    def corrected(self, transcript: int) -> str:
        """Return a transcript's text with some stretches replaced."""
        with self._project.read() as reader:
            text = queries.text_of(reader, transcript).text
        for _ in range(self.dice.randint(1, 3)):
            start = self.dice.randrange(len(text) + 1)
            end = min(len(text), start + self.dice.choice([0, 0, 1, 3, 30]))
            text = text[:start] + self.dice.choice(["", "", "x", "\nI: "]) + text[end:]
        return text

    def name_of(self, table: str, row: int) -> str:
        """Return a row's name."""
        return str(next(held["name"] for held in self.rows[table] if held["id"] == row))

    def word(self) -> str:
        """Return a name, one in four times of the few that are soon taken."""
        word = self.dice.choice(WORDS)
        return word if self.dice.random() < 0.25 else f"{word} {self.dice.randrange(10_000)}"

    def text(self) -> str | None:
        """Return some text, an empty one or none."""
        return self.dice.choice([None, "", self.word(), f"{self.word()}\n“{self.word()}”"])

    def flag(self) -> bool:
        """Return True or False."""
        return self.dice.random() < 0.5

    def span(self) -> dict[str, int]:
        """Return a place in a transcript of the builders' text, from few so that some coincide."""
        start = self.dice.choice([0, 5, 10])
        end = self.dice.choice([15, 24, len(TEXT)])
        return {"transcript": self.one("transcript"), "start": start, "end": end}

    def passages(self) -> Passages:
        """Return places in one transcript, as autocode finds them."""
        spans = [self.span() for _ in range(3)]
        transcript = spans[0]["transcript"]
        held = next(row for row in self.rows["transcript"] if row["id"] == transcript)
        pairs = [(span["start"], span["end"]) for span in spans]
        return Passages(transcript, held["text_version"], pairs)

    def saved_copy(self) -> Path:
        """Return a copy of the project as it is now."""
        path = self._folder / f"copy {self.dice.random()}.threefold"
        self._project.save_copy(path).result()
        return path

    def file(self, *lines: str) -> Path:
        """Return a CSV file of these lines."""
        path = self._folder / "rows.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path
