"""What the page remembers of itself between sessions, and where each transcript was left.

What is read back may be of another version or damaged: only what has the right form is taken.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_PLACES_KEPT = 50


class Kept(NamedTuple):
    """A remembered state, checked; None and empty where nothing usable was remembered."""

    transcript: int | None
    places: dict[int, int]
    recent: list[int]
    codebook: Mapping[str, Any]
    filters: tuple[str, str]
    everybody: bool
    sizes: list[int]
    folded: bool


class Memory:
    """The top line of each transcript looked at, as a code point, the latest last.

    And what was selected in it, as long as the window is open: a span of one version of the text.
    """

    def __init__(self) -> None:
        self._places: dict[int, int] = {}
        self._selected: dict[int, tuple[int, int]] = {}  # by text version

    def place(self, transcript: int) -> int:
        """Return where a transcript was left; its beginning if it is new."""
        return self._places.get(transcript, 0)

    def keep(self, transcript: int, place: int) -> None:
        """Remember where a transcript is left."""
        self._places.pop(transcript, None)
        self._places[transcript] = place

    def keep_selected(self, version: int, span: tuple[int, int] | None) -> None:
        """Remember what is selected in a text, or that nothing is."""
        self._selected.pop(version, None)
        if span is not None:
            self._selected[version] = span

    def selected(self, version: int) -> tuple[int, int] | None:
        """Return what was selected in a text when it was left."""
        return self._selected.get(version)

    def take(self, places: Mapping[int, int]) -> None:
        """Take up remembered places."""
        self._places = dict(places)

    def places(self) -> dict[str, int]:
        """Return the latest places for keeping: JSON knows only text as a key."""
        latest = list(self._places.items())[-_PLACES_KEPT:]
        return {str(transcript): place for transcript, place in latest}

    @staticmethod
    def checked(state: Mapping[str, Any]) -> Kept:
        """Return what can be used of a remembered state."""
        transcript, codebook = state.get("transcript"), state.get("codebook")
        places, filters = state.get("places"), _all(state.get("filters"), str)
        return Kept(
            transcript if isinstance(transcript, int) else None,
            _places(places) if isinstance(places, Mapping) else {},
            _all(state.get("recent"), int),
            codebook if isinstance(codebook, Mapping) else {},
            (filters[0], filters[1]) if len(filters) == 2 else ("", ""),
            state.get("everybody") is not False,
            _all(state.get("sizes"), int),
            state.get("folded") is True,
        )


def _all(values: object, kind: type) -> list[Any]:
    if isinstance(values, Sequence) and not isinstance(values, str):
        return [value for value in values if isinstance(value, kind)]
    return []


def _places(kept: Mapping[Any, Any]) -> dict[int, int]:
    return {
        int(transcript): place
        for transcript, place in kept.items()
        if isinstance(place, int) and place >= 0 and str(transcript).isdecimal()
    }
