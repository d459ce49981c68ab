"""Batches of passages in the order in which coders worked, for a learning curve."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from coding.assignments import looks
from coding.audit.batches import BatchKind
from coding.audit.batches import batches as issued_batches
from coding.audit.disputes import is_final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coding.agreement.arrays import Flags
    from coding.agreement.coded import Coded
    from coding.store import Store

_SECOND = 1  # the place of the second coder among those who have seen a passage


def batches(store: Store, coded: Coded, size: int) -> list[tuple[str, Flags]]:
    """Return the passages two coders have seen in batches, in the order of the work.

    A passage belongs to the first workbook it went out in; workbooks of the same passages, one for
    each coder, are one batch. What went out in none is cut into batches in the order in which
    passages were seen by a second coder.

    Args:
        store: The study's store.
        coded: What coders said of which passages.
        size: How many passages make a batch, where none went out.

    Returns:
        For each batch its name, as ``"audit 1, 2031-05-04"`` or ``"1 to 50"``, and ``(units,)``
        which passages lie in it; nothing where there would be one batch only.
    """
    compared = [coded.units[place] for place in np.flatnonzero(coded.compared)]
    issued = _issued(store, compared)
    rest = [unit for unit in compared if not any(unit in some for _, some in issued)]
    moments = _seen_twice(store, coded)
    rest.sort(key=lambda unit: moments[unit])
    found = [*_cut(rest, size), *issued]
    return [(name, _inside(coded, some)) for name, some in found] if len(found) > 1 else []


def _issued(store: Store, compared: Sequence[str]) -> list[tuple[str, set[str]]]:
    """Return the passages of each audit by the first workbook they went out in."""
    left = set(compared)
    found: list[tuple[str, set[str]]] = []
    for batch in issued_batches(store.events()).values():
        if batch.kind is BatchKind.AUDIT and (some := left.intersection(batch.rows)):
            found.append((f"audit {len(found) + 1}, {batch.at[:10]}", some))
            left -= some
    return found


def _cut(units: Sequence[str], size: int) -> Iterator[tuple[str, set[str]]]:
    for start in range(0, len(units), size):
        some = units[start : start + size]
        yield f"{start + 1} to {start + len(some)}", set(some)


def _inside(coded: Coded, some: set[str]) -> Flags:
    return np.array([unit in some for unit in coded.units], dtype=np.bool_)


def _seen_twice(store: Store, coded: Coded) -> dict[str, tuple[str, int]]:
    """Return for each passage when the second of its coders first saw it, for ordering."""
    names = {coder.id: coder.name for coder in store.coders()}
    first: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    sights = [
        (each.at, each.seq, each.passage_id, each.coder_id)
        for each in store.decisions()
        if not is_final(each)
    ]
    sights += [(e.at, e.seq, e.about, e.coder_id) for e in looks(store.events()) if not is_final(e)]
    for at, seq, passage, coder in sorted(sights):
        if names[coder] in coded.coders:
            first[passage].setdefault(coder, (at, seq))
    return {
        passage: sorted(moments.values())[min(_SECOND, len(moments) - 1)]
        for passage, moments in first.items()
    }
