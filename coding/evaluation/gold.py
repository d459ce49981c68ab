"""Passages that people have coded, against which suggestions are measured."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codebook.tree import top

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Gold:
    """A passage with the upper codes people gave it.

    Attributes:
        id: What it is called.
        document: What it comes from.
        text: Its words.
        codes: Upper codes on which the coders agreed.
        disputed: Upper codes on which they did not; they count neither way.
    """

    id: str
    document: str
    text: str
    codes: frozenset[str]
    disputed: frozenset[str]


def read_gold(
    lines: Iterable[str], *, uncoded: bool = False
) -> tuple[tuple[Gold, ...], tuple[str, ...]]:
    """Return the passages of JSON lines, and every fault in them.

    A line is an object with ``id``, ``text`` (one text or several), ``codes``, and perhaps
    ``disputed`` and ``source``. Lines without ``codes`` are passages nobody coded, left out
    unless ``uncoded`` asks for them.
    """
    found, faults = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            faults.append(f"line {number}: is not JSON ({error.msg})")
            continue
        if isinstance(row, dict) and row.get("codes") is None:
            if not uncoded:
                continue
            row = {**row, "codes": []}
        passage = _gold(row)
        if passage is None:
            shape = '{"id": "p1", "text": "...", "codes": ["driver.moral"]}'
            faults.append(f"line {number}: must be an object like {shape}")
        else:
            found.append(passage)
    return tuple(found), tuple(faults)


def _gold(row: Any) -> Gold | None:  # noqa: ANN401 - whatever a file holds
    """Return what a row holds, or None where it has another shape."""
    if not isinstance(row, dict) or "id" not in row:
        return None
    text = row.get("text")
    texts: Any = [text] if isinstance(text, str) else text
    codes, disputed = row["codes"], row.get("disputed", [])
    if not all(map(_are_texts, (texts, codes, disputed))):
        return None
    return Gold(
        id=str(row["id"]),
        document=str(row.get("source", "")),
        text=" ".join(" ".join(text.split()) for text in texts),
        codes=frozenset(map(top, codes)),
        disputed=frozenset(map(top, disputed)),
    )


def _are_texts(found: Any) -> bool:  # noqa: ANN401 - whatever a file holds
    return isinstance(found, list) and all(isinstance(each, str) for each in found)
