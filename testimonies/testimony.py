"""Testimonies: all that one speaker says in one source, gathered from the quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.values import Testimony

if TYPE_CHECKING:
    from testimonies.values import Extraction


def testimonies_of(extraction: Extraction) -> tuple[Testimony, ...]:
    """Return one testimony for each speaker and source, in the order in which they first speak.

    Quotations whose speaker is not known belong to no testimony.
    """
    gathered: dict[tuple[str, str], list[str]] = {}
    for quotation in extraction.quotations:
        if quotation.speaker_id is not None:
            key = (quotation.speaker_id, quotation.source_id)
            gathered.setdefault(key, []).append(quotation.id)
    return tuple(
        Testimony(speaker, source, tuple(ids)) for (speaker, source), ids in gathered.items()
    )


testimonies_of.__test__ = False  # type: ignore[attr-defined]  # its name begins as tests' names do
