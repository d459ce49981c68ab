"""The coded passages of a study that are most like one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.similarity import most_alike
from exitvoice.verbs.listing import PassageFilter, passage_rows

if TYPE_CHECKING:
    from reports.evidence import Evidence

COLUMNS = ("id", "alike", "speaker", "codes", "text")


def similar_rows(evidence: Evidence, passage_id: str, n: int) -> list[dict[str, object]]:
    """Return the passages with accepted codes most like a passage, the nearest first.

    Args:
        evidence: What people coded.
        passage_id: The passage.
        n: How many to return at most.
    """
    listed, _ = passage_rows(evidence, (), PassageFilter())
    rows = {str(row["id"]): row for row in listed}
    coded = {
        key: str(row["text"]) for key, row in rows.items() if row["codes"] and key != passage_id
    }
    near = most_alike(str(rows[passage_id]["text"]), coded, n)
    return [
        {column: rows[key].get(column) for column in COLUMNS} | {"alike": alike}
        for key, alike in near
    ]
