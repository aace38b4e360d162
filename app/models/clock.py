"""The present moment: one place, so that every row reads alike and a test can hold it still."""

from datetime import UTC, date, datetime


def now() -> str:
    """Return the present moment as ISO 8601 in UTC, to the second: `2026-11-28T18:52:26Z`."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def here() -> datetime:
    """Return the present moment by the clock on the wall, without a time zone."""
    return datetime.now()


def today() -> date:
    """Return the present day by the calendar on the wall."""
    return here().date()
