"""Everything about a study that is not as it was written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.store import Store
    from exitvoice.study.folder import Study


def findings(study: Study, store: Store) -> tuple[str, ...]:
    """Return a sentence for each thing that was lost or changed; none when the study is whole."""
    return (*map(str, store.verify()), *_changed_originals(study, store))


def _changed_originals(study: Study, store: Store) -> Iterator[str]:
    for source in store.versions():
        path = study.originals / source.path
        if not path.is_file():
            yield f"testimonies/{source.path} is missing; put the document back from a copy."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256:
            yield (
                f"testimonies/{source.path} is not the document that was received; "
                "put it back from a copy."
            )
