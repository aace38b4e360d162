"""A project whose themes, categories and codes are called by their names."""

from typing import Any

import pytest

from app.models import queries, rules
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import add_category, add_code, did


class Desk:
    """A project whose things are called by their names."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.ids: dict[str, int] = {}

    def theme(self, name: str, parent: str | None = None) -> None:
        self._add(name, parent, "theme")

    def category(self, name: str, parent: str | None = None) -> None:
        self._add(name, parent, "category")

    def _add(self, name: str, parent: str | None, level: str) -> None:
        above = None if parent is None else self.ids[parent]
        self.ids[name] = add_category(self.project, name, level=level, parent=above)

    def codes(self, *names: str, under: str) -> None:
        for name in names:
            self.ids[name] = add_code(self.project, name, category=self.ids[under])

    def do(self, operation: Any, **values: Any) -> None:
        """Run an operation whose values name things."""
        given = {key: self._meant(value) for key, value in values.items() if key != "name"}
        did(self.project, operation, **(values | given))

    def _meant(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.ids[one] for one in value]
        return self.ids.get(value, value)

    def refusal(self, operation: Any, **values: Any) -> str:
        with pytest.raises(Refusal) as caught:
            self.do(operation, **values)
        return caught.value.reason

    def tree(self, owner: int | None = None) -> dict[str | None, list[str]]:
        """Return what stands under what, in order; positions must run from 0 without gaps."""
        names = {row: name for name, row in self.ids.items()}
        with self.project.read() as reader:
            assert rules.broken(reader.connection) == []
            found: dict[str | None, list[str]] = {}
            for place in queries.placements(reader, owner):
                under = found.setdefault(names.get(place.parent), [])
                assert place.position == len(under)
                under.append(names[place.code or place.category])
        return found
