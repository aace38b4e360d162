"""What the program remembers between sessions, apart from any project.

One JSON file in the user's configuration folder: recent projects, looks, and per project where the
reader was (ids and sizes, never transcript text). A file that cannot be read is forgotten, since
nothing in it is work.
"""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

_RECENT = 10
_PROJECTS = 50  # of which the state is kept


def default_path() -> Path:
    """Return where the preferences lie for this user."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(place) / "preferences.json"


class Preferences:
    """The remembered values; every setter writes the file."""

    def __init__(self, path: Path) -> None:
        """Read `path`; what is not there or damaged counts as empty."""
        self._path = path
        self._values: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(found, dict):
                self._values = found

    def get(self, name: str, default: Any = None) -> Any:
        """Return a value, or the default where none of its type is kept."""
        found = self._values.get(name, default)
        return found if default is None or isinstance(found, type(default)) else default

    def put(self, name: str, value: Any) -> None:
        """Keep a value."""
        self._values[name] = value
        self._write()

    @property
    def recent(self) -> list[Path]:
        """The projects opened last, the latest first, also those that are away just now."""
        return [Path(path) for path in self.get("recent", []) if isinstance(path, str)]

    def opened(self, project: Path) -> None:
        """Remember that a project was opened."""
        path = str(project.resolve())
        others = [str(one) for one in self.recent if str(one) != path]
        self.put("recent", [path, *others][:_RECENT])

    def forget(self, project: Path) -> None:
        """Take a project from the list of recent ones."""
        self.put("recent", [str(one) for one in self.recent if one != project])

    def state_of(self, uid: str) -> Mapping[str, Any]:
        """Return what is remembered of a project's window."""
        found = self.get("projects", {}).get(uid, {})
        return found if isinstance(found, dict) else {}

    def keep_state(self, uid: str, state: Mapping[str, Any]) -> None:
        """Remember a project's window; the longest untouched ones are forgotten."""
        projects = dict(self.get("projects", {}))
        projects.pop(uid, None)
        projects[uid] = dict(state)
        self.put("projects", dict(list(projects.items())[-_PROJECTS:]))

    def _write(self) -> None:
        # Not being able to remember is no reason to stop anybody from working.
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
            part.replace(self._path)
