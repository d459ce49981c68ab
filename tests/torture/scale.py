"""How often torture is done: a little in the suite, at length in `make torture`."""

from __future__ import annotations

import os

LONG = os.environ.get("EXITVOICE_TORTURE") == "long"


def often(short: int, long: int) -> int:
    """Return how often to do something."""
    return long if LONG else short
