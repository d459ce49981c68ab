"""What of a table people read: names instead of ids, and the strongest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.cooccurrence import strongest_first
from reports.crosstab import spread

if TYPE_CHECKING:
    from pandas import DataFrame

    from reports.tables import Table

MOST = 40  # pairs people read; csv, json, xlsx and parquet hold all
_PAIRS = (
    "name_a", "name_b", "n1", "n2", "n12", "pairs", "p_a_given_b", "p_b_given_a", "jaccard", "lift",
    "lift_low", "lift_high", "npmi", "phi", "fisher_p", "q",
)  # fmt: skip
_STEPS = (
    "name_before", "name_after", "n_before", "n_after", "n_followed", "p_after", "lift", "fisher_p",
    "q",
)  # fmt: skip
_FREQUENCY = (
    "name", "passages", "passages_share", "quotations", "speakers", "speakers_share", "documents",
)  # fmt: skip
_SETS = ("set_names", "set_size", "n_exactly", "exactly_share")
_PORTRAIT = ("document", "passage", "speaker", "begins", "ends", "passage_state", "name")
_SHOWN = {"frequency": _FREQUENCY, "combinations": _SETS, "portrait": _PORTRAIT}
_HIDDEN = ("direction", "category", "code", "depth", "statistic")


def readable(table: Table) -> DataFrame:
    """Return the rows and columns of a table that people read, in the order they read them."""
    frame = table.frame
    if "n12" in frame:
        met = strongest_first(table)
        met = met[met["n12"] > 0].head(MOST)
        return met[[name for name in _PAIRS if name in met]]
    if "n_followed" in frame:
        met = frame[frame["n_followed"] > 0]
        met = met.sort_values(["n_followed", "lift"], ascending=False, kind="stable").head(MOST)
        return met[list(_STEPS)]
    if "value" in frame:
        frame = spread(table).frame
    shown = _SHOWN.get(table.name, frame.columns)
    return frame[[name for name in shown if name not in _HIDDEN]]
