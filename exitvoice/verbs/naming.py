"""The document somebody means: by its id, by what any version of it was called, or by a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.versions.values import VersionEvent
from exitvoice.errors import UnknownError

if TYPE_CHECKING:
    from coding.store import Store
    from coding.store.questions import Questions
    from testimonies.values import Source


def names_of(store: Questions) -> dict[str, set[str]]:
    """Return for each source by its id all that its versions were ever called, ids too."""
    moves = store.moves()
    names: dict[str, set[str]] = {}
    for each in store.versions():
        names.setdefault(moves.now(each.id), set()).update((each.id, each.path, each.title))
    for event in store.events(VersionEvent.UPDATED):
        names[moves.now(event.about)].add(event.said["name"])
    return names


def the_source(store: Store, wanted: str) -> Source:
    """Return the source meant: its id, a name of it, or what only its names hold.

    The id of an older version means that version.

    Raises:
        UnknownError: If there is none or several, naming those that come near.
    """
    versions = {each.id: each for each in store.versions()}
    if wanted in versions:
        return versions[wanted]
    names = names_of(store)
    sought = wanted.casefold()
    meant = [id_ for id_, own in names.items() if wanted in own] or [
        id_ for id_, own in names.items() if any(sought in name.casefold() for name in own)
    ]
    if len(meant) == 1:
        return versions[meant[0]]
    near = ", ".join(f"{versions[id_].path} ({id_})" for id_ in meant or names) or "none yet"
    told = f"may be one of several documents: {near}" if meant else f"is none of them: {near}"
    raise UnknownError(f"“{wanted}” {told}.")
