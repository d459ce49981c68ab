"""What is written down of a newer version: what replaced what, and where each passage went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.values import Happening
from coding.versions.values import VersionEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.versions.values import Move, Version
    from testimonies.values import Source


def happenings(old: Source, new: Source, name: str, version: Version) -> Iterator[Happening]:
    """Yield what happens when a newer version is stored.

    Args:
        old: The version it replaces.
        new: The newer one.
        name: What its file was called when it came.
        version: What is in it, and where everything older went.
    """
    body = {
        "to": new.id,
        "name": name,
        "speakers": dict(version.speakers),
        "quotations": dict(version.quotations),
    }
    yield Happening(VersionEvent.UPDATED, old.id, body=body)
    for each in version.moves:
        yield moved(each, new.id)
    for held in version.held:
        yield Happening(VersionEvent.HELD, held, body={"source": new.id})


def moved(move: Move, source_id: str, coder_id: str = "") -> Happening:
    """Return what happens when a passage goes on as another.

    Args:
        move: Where it went.
        source_id: The source it went to.
        coder_id: Who says so, where it is a person.
    """
    body = {
        "to": move.new,
        "source": source_id,
        "how": move.how.value,
        "likeness": move.likeness,
    }
    return Happening(VersionEvent.MOVED, move.old, coder_id, body)
