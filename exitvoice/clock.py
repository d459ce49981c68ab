"""The one place that reads the clock, and knows how its moments are written."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the present moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def seconds_of(moment: str) -> float:
    """Return a moment, ISO 8601, as seconds since 1970."""
    return datetime.fromisoformat(moment).timestamp()
