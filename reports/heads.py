"""The head of a table of some evidence, worded the same way in every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.tables import Head
from reports.wording import listed

if TYPE_CHECKING:
    from reports.evidence import Evidence

_SHOWN = 12  # hexadecimal digits of a codebook's version: enough to tell two apart


def head_of(
    evidence: Evidence, title: str, *, unit: str, base: str, notes: tuple[str, ...] = ()
) -> Head:
    """Return the head of a table.

    Args:
        evidence: What is counted.
        title: What the table shows.
        unit: What one count is a count of.
        base: How many of what stand behind the counts, N first.
        notes: What else bears on the reading.
    """
    return Head(
        title=f"{title}: {evidence.title}",
        unit=unit,
        base=base,
        coder=coders_named(evidence),
        counted=evidence.counted,
        codebook=codebook_named(evidence),
        notes=notes,
        where=evidence.where,
    )


def coders_named(evidence: Evidence) -> str:
    """Return whose codes are counted and how several coders are put together."""
    names = listed([coder.name for coder in evidence.coders])
    if len(evidence.coders) > 1:
        return f"{names}, together: a code counts once when any of them gave it"
    return names


def codebook_named(evidence: Evidence) -> str:
    """Return the codebook's title with the first digits of its version."""
    return f"{evidence.codebook.title}, version {evidence.codebook.version[:_SHOWN]}"
