"""Codes found by what people call them: a whole id, the last part of one, or nearly so."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def called(ids: Sequence[str], wanted: str) -> tuple[str, ...]:
    """Return the ids meant: the one that is just this, else those whose last parts are this."""
    if wanted in ids:
        return (wanted,)
    return tuple(each for each in ids if each.endswith(f".{wanted}"))


def alike(ids: Sequence[str], wanted: str) -> tuple[str, ...]:
    """Return at most three ids that look like what was wanted, whole or by their last part."""
    by_spelling = {each.rpartition(".")[2]: each for each in ids} | {each: each for each in ids}
    close = difflib.get_close_matches(wanted, by_spelling, n=3, cutoff=0.7)
    return tuple(dict.fromkeys(by_spelling[spelling] for spelling in close))
