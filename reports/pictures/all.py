"""Every picture there is of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.pictures.cooccurrence_heatmap import cooccurrence_heatmap
from reports.pictures.crosstab_heatmap import crosstab_heatmap
from reports.pictures.frequency_bars import frequency_bars
from reports.pictures.network import network
from reports.pictures.portraits import portraits
from reports.pictures.upset import upset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.ground import Ground
    from reports.pictures.marks import Picture
    from reports.tables import Table

# Reports of which there are pictures.
DRAWN = (
    "frequency",
    "cooccurrence",
    "combinations",
    "portrait",
    "crosstab and timeline of not too many values",
)
_MOST_VALUES = 20  # columns of a crosstab that can still be read as a picture


def pictures_of(table: Table, ground: Ground) -> Iterator[tuple[str, Picture]]:
    """Yield the pictures of a table, each with what its name adds to that of the table.

    Args:
        table: A report.
        ground: What it was made from.
    """
    book = ground.evidence.codebook
    if table.name == "frequency":
        yield "", frequency_bars(table, book)
        yield "-codes", frequency_bars(table, book, "codes")
    elif "n12" in table.frame:
        yield "", cooccurrence_heatmap(table)
        yield "-network", network(table, book)
    elif table.name == "combinations":
        yield "", upset(table, book)
    elif table.name == "portrait":
        yield "", portraits(table, book)
    elif "value" in table.frame and table.frame["value"].nunique() <= _MOST_VALUES:
        yield "", crosstab_heatmap(table)
