"""Documents set aside: kept with all that was said of them, and counted nowhere."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coding.undoing import standing_events
from coding.values import Happening

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coding.values import Event


class Standing(StrEnum):
    """Kinds of events that say whether a document counts."""

    ASIDE = "source set aside"
    BACK = "source taken back in"


def changed(source_id: str, standing: Standing, coder_id: str, comment: str) -> Happening:
    """Return what sets a document aside or takes it back in.

    Args:
        source_id: The document.
        standing: Which of the two.
        coder_id: Who says so.
        comment: Why, in their words; may be empty.
    """
    return Happening(standing.value, source_id, coder_id, {"comment": comment})


def set_aside(events: Iterable[Event]) -> Mapping[str, Event]:
    """Return what set each document aside that is, by the document's id; the latest word counts."""
    kinds = set(Standing)
    latest = {event.about: event for event in standing_events(events) if event.kind in kinds}
    return {id_: event for id_, event in latest.items() if event.kind == Standing.ASIDE}
