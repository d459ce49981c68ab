"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the present moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
