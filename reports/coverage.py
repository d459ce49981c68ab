"""What each coder has looked at: passages not seen, seen with no code, and with codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reports.ground import Ground, gather
from reports.heads import head_of
from reports.tables import Table
from reports.wording import many

if TYPE_CHECKING:
    from reports.evidence import Evidence


def coverage(evidence: Evidence | Ground) -> Table:
    """Return for each coder in which of three states the study's passages are.

    Returns:
        A table named ``coverage``. Columns: ``coder`` (name), ``passages`` (all of the study),
        ``not_seen``, ``no_code`` (seen with no code), ``with_codes``, ``codes`` (assignments, codes
        above them not counted).
    """
    ground = gather(evidence)
    total = len(ground.evidence.passages)
    given = np.zeros_like(ground.seen)
    given[ground.passage, ground.coder] = True
    seen, coded = ground.seen.sum(axis=0), given.sum(axis=0)
    codes = {coder.id: 0 for coder in ground.evidence.coders}
    for assignment in ground.evidence.assignments:
        codes[assignment.coder_id] += 1
    frame = pd.DataFrame(
        {
            "coder": [coder.name for coder in ground.evidence.coders],
            "passages": total,
            "not_seen": total - seen,
            "no_code": seen - coded,
            "with_codes": coded,
            "codes": list(codes.values()),
        }
    )
    base = f"{many(total, 'passage')} in the study"
    head = head_of(
        ground.evidence, "What each coder has seen", unit="passage", base=base, notes=ground.notes
    )
    return Table("coverage", head, frame)
