"""The framework matrix: for each speaker and each code what they said, in short."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from reports.ground import Ground, gather
from reports.heads import head_of
from reports.outline import at_level
from reports.quotes import NOBODY, quotes
from reports.tables import Table
from reports.wording import many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.evidence import Evidence
    from reports.outline import Node

COLUMNS = ("speaker", "voice", "document", "code", "name", "passages", "words")
_SPEAKER = ["speaker", "voice", "document"]
_SHORT = 160  # characters of each passage
_SEVERAL = 3  # passages quoted in one cell at most


def framework(evidence: Evidence | Ground, level: str = "1") -> Table:
    """Return for each speaker and code how many passages carry it, and the first of them.

    Args:
        evidence: What is counted.
        level: Which codes, as in ``cooccurrence``; a code stands for all below it.

    Returns:
        A table named ``framework``, a row for each speaker and code they have, by document.
        Columns: ``speaker``, ``voice``, ``document``, ``code``, ``name``, ``passages`` and
        ``words``: at most three passages, each cut to 160 characters.

    Raises:
        UnknownChoiceError: If there is no such level.
    """
    ground = gather(evidence)
    nodes = [ground.nodes[place] for place in at_level(ground.nodes, level)]
    book = quotes(ground).frame
    book = book[book["speaker"] != NOBODY]
    documents = {source.title: place for place, source in enumerate(ground.evidence.sources)}
    rows = sorted(
        (row for node in nodes for row in _of_code(book, node)),
        key=lambda row: (documents[str(row[2])], row[:3]),
    )
    speakers = len({row[:3] for row in rows})
    head = head_of(
        ground.evidence,
        "Framework matrix",
        unit=f"what one speaker says, at most {_SEVERAL} passages a code, each cut short",
        base=f"{many(speakers, 'speaker')} with a code, of {ground.base('speaker'):,} seen",
        notes=ground.notes,
    )
    return Table("framework", head, pd.DataFrame(rows, columns=list(COLUMNS)))


def crossed(table: Table) -> Table:
    """Return the matrix with a row for each speaker and a column for each code."""
    frame = table.frame
    names = list(dict.fromkeys(frame["name"]))
    cells = frame.pivot_table("words", _SPEAKER, "name", aggfunc="first", sort=False)
    wide = cells.reindex(columns=names).fillna("").astype("str").reset_index()
    return replace(table, frame=wide.rename_axis(columns=None))


def _of_code(book: pd.DataFrame, node: Node) -> Iterator[tuple[object, ...]]:
    own = book[(book["code"] == node.id) | book["code"].str.startswith(f"{node.id}.")]
    own = own.drop_duplicates("passage")
    for key, words in own.groupby(_SPEAKER, sort=False)["words"]:
        said = [str(each) for each in words]
        yield (*key, node.id, node.full_name, len(said), _shortened(said))


def _shortened(words: list[str]) -> str:
    lines = [textwrap.shorten(each, _SHORT, placeholder=" …") for each in words[:_SEVERAL]]
    more = len(words) - _SEVERAL
    return " / ".join([*lines, *([f"and {more} more"] if more > 0 else [])])
