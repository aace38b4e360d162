"""The present moment as the file writes it: one place, so that every row reads alike."""

from datetime import UTC, datetime


def now() -> str:
    """Return the present moment as ISO 8601 in UTC, to the second: `2026-11-28T18:52:26Z`."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
