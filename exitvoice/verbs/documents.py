"""The documents of a study as rows, and setting one aside that should not count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coding.setting_aside import Standing, changed
from coding.values import Verdict
from exitvoice.errors import ConflictError
from exitvoice.verbs.deciding import keep_event
from exitvoice.verbs.naming import the_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.store import Store
    from coding.values import Coder
    from testimonies.values import Source


def document_rows(store: Store) -> list[dict[str, object]]:
    """Return a row for each document in its latest version, in the order they came.

    A row has id, source, title, kind, language; ``added``, the moment its first version came;
    ``versions``; quotations, speakers and passages as they stand; ``coded``, how many passages
    carry a code by anybody; ``state``, ``"set aside"`` or nothing; and ``comment``, why.
    """
    return list(_rows(store))


def stand(  # noqa: PLR0913 - what is said of which document, by whom, why and when
    store: Store, wanted: str, standing: Standing, coder: Coder, *, comment: str, at: str
) -> Source:
    """Take a document out of every list and count, or in again; what was said of it is kept.

    Args:
        store: The study's store.
        wanted: Its name or id.
        standing: Which of the two.
        coder: Who says so.
        comment: Why, in their words; may be empty.
        at: The present moment.

    Raises:
        UnknownError: If no document is meant, or several.
        ConflictError: If it stands so already, or a newer version replaces it.
    """
    source = the_source(store, wanted)
    if source.id in store.moves().replaced:
        raise ConflictError(f"{source.path} is an older version; a newer one counts in its place.")
    is_aside = source.id in store.aside()
    if is_aside is (standing is Standing.ASIDE):
        raise ConflictError(
            f"{source.path} is {'set aside already' if is_aside else 'not set aside'}."
        )
    keep_event(store, changed(source.id, standing, coder.id, comment), coder, at=at)
    return source


def _rows(store: Store) -> Iterator[dict[str, object]]:
    moves, aside = store.moves(), store.aside()
    versions = store.versions()
    counts = Counter(moves.now(each.id) for each in versions)
    known = {each.id: each for each in versions}
    came = {act.what.removeprefix("source "): act.at for act in store.acts()}
    coded = {each.passage_id for each in store.settled() if each.verdict is Verdict.ACCEPT}
    latest = dict.fromkeys(moves.now(each.id) for each in versions)
    for first in versions:
        if moves.now(first.id) not in latest:
            continue
        source = known[moves.now(first.id)]
        del latest[source.id]
        passages = store.passages(source.id)
        yield {
            "id": source.id,
            "source": source.path,
            "title": source.title,
            "kind": source.kind.value,
            "language": source.language,
            "added": came.get(first.id, ""),
            "versions": counts[source.id],
            "quotations": len(store.quotations(source.id)),
            "speakers": len(store.speakers(source.id)),
            "passages": len(passages),
            "coded": sum(each.id in coded for each in passages),
            "state": "set aside" if source.id in aside else "",
            "comment": aside[source.id].said["comment"] if source.id in aside else "",
        }
