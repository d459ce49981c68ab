"""What can be saved of a study whose store is damaged, written out as plain text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coding.store.salvaging import salvage
from exitvoice.errors import FolderTakenError, StudyError
from reports.writers.atomic import write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coding.store.salvaging import Saved
    from exitvoice.study.folder import Study

LOST = "LOST.txt"


def rescue(study: Study, folder: Path, found: Iterable[str]) -> tuple[Saved, ...]:
    """Write every row that can be saved into a folder, and what is broken; return what was saved.

    Args:
        study: The study; nothing in it is changed.
        folder: Where to write; must not exist, or be empty.
        found: What is broken, a sentence each.

    Raises:
        FolderTakenError: If the folder holds something.
        StudyError: If nothing at all can be read.
        UnwritableReportError: If the folder cannot be written to.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError(folder)
    saved = salvage(study.database)
    if not any(each.rows for each in saved):
        raise StudyError(
            f"Nothing can be read in {study.database} any more; go back to a backup. The documents "
            f"in {study.originals} are not touched by that."
        )
    for each in saved:
        lines = (json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in each.rows)
        write_bytes(folder / "coding" / f"{each.table}.jsonl", "".join(lines).encode())
    told = [*found, "", *map(str, saved)]
    write_bytes(folder / LOST, "\n".join((*told, "")).encode())
    return saved
