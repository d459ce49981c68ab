"""From whom suggestions are hidden, so that they code without having seen them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coding.undoing import standing_events
from coding.values import Happening

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.values import Event


class Showing(StrEnum):
    """Kinds of events that say whether somebody is shown suggestions."""

    HIDDEN = "suggestions hidden"
    SHOWN = "suggestions shown"


def hide(coder_id: str) -> Happening:
    """Return what hides suggestions from a coder from now on."""
    return Happening(Showing.HIDDEN.value, coder_id)


def show(coder_id: str) -> Happening:
    """Return what shows suggestions to a coder again."""
    return Happening(Showing.SHOWN.value, coder_id)


def hidden_from(events: Iterable[Event]) -> frozenset[str]:
    """Return the ids of the coders who are shown no suggestions; the latest word counts."""
    latest = {
        event.about: event.kind for event in standing_events(events) if event.kind in set(Showing)
    }
    return frozenset(coder for coder, kind in latest.items() if kind == Showing.HIDDEN)
