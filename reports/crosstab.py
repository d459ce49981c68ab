"""How often each code was given by what is known of the speaker, or by document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reports.columns import COLUMNS
from reports.errors import UnknownAttributeError
from reports.frequency import NODE_COLUMNS, base_of, node_frame, share
from reports.ground import Ground, Whole, gather
from reports.heads import head_of
from reports.tables import Table
from reports.wording import distinct, many
from testimonies.values import Voice

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reports.evidence import Evidence
    from testimonies.values import Speaker

NOT_STATED = "not stated"
ALWAYS = ("voice", "speaker", "document")
MEASURES = ("passages", "row_share", "column_share")


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """Values of an attribute in order, and for each passage the place of its value."""

    names: tuple[str, ...]
    of_passage: NDArray[Whole]


def attributes(evidence: Evidence) -> tuple[str, ...]:
    """Return what codes can be crossed with: the standing ones, then those of the speakers."""
    stated = {name for speaker in evidence.speakers for name, _ in speaker.attributes}
    return (*ALWAYS, *sorted(stated - set(ALWAYS)))


def frequency_by(evidence: Evidence | Ground, attribute: str) -> Table:
    """Return how many passages carry each code for each value of an attribute.

    Args:
        evidence: What is counted.
        attribute: ``"voice"``, ``"speaker"``, ``"document"`` or an attribute of the speakers.

    Returns:
        A table named ``by-`` and the attribute, one row for each code and value. Columns: those of
        ``node_frame``; ``value``; ``passages``; ``row_share``, of the code's passages the share
        with this value; ``row_base``; ``column_share``, of the value's passages seen the share
        with this code; ``column_base``. Shares are 0 to 1, NaN where their base is 0. Passages of
        which the value is not known stand under ``not stated``.

    Raises:
        UnknownAttributeError: If no speaker has such an attribute; it names the ones there are.
    """
    ground = gather(evidence)
    names = attributes(ground.evidence)
    if attribute not in names:
        raise UnknownAttributeError(attribute, names)
    columns = _columns(ground, attribute)
    head = head_of(
        ground.evidence,
        f"Frequency of codes by {attribute}",
        unit="passage",
        base=base_of(ground),
        notes=(*_notes(ground, attribute, columns), *ground.notes),
    )
    return Table(f"by-{attribute}", head, _crossed(ground, columns))


def spread(table: Table, measure: str = "passages") -> Table:
    """Return a crosstab with one column for each value, showing one measure.

    Args:
        table: What ``frequency_by`` returned.
        measure: ``"passages"``, ``"row_share"`` or ``"column_share"``.
    """
    rows = table.frame.drop_duplicates("code")[list(NODE_COLUMNS)].reset_index(drop=True)
    values = table.frame["value"].unique()
    cells = table.frame[measure].to_numpy().reshape(len(rows), len(values))
    wide = pd.concat([rows, pd.DataFrame(cells, columns=values)], axis=1)
    return replace(table, frame=wide)


def _crossed(ground: Ground, columns: _Columns) -> pd.DataFrame:
    size, width = len(ground.nodes), len(columns.names)
    pairs = np.unique(ground.passage * max(size, 1) + ground.node)
    passage, node = np.divmod(pairs, max(size, 1))
    cells = np.bincount(node * width + columns.of_passage[passage], minlength=size * width)
    row_base = np.repeat(cells.reshape(size, width).sum(axis=1), width)
    seen = np.bincount(columns.of_passage[ground.met], minlength=width)
    column_base = np.tile(seen, size)
    frame = node_frame(ground.nodes)
    frame = frame.loc[frame.index.repeat(width)].reset_index(drop=True)
    return frame.assign(
        value=list(columns.names) * size,
        passages=cells,
        row_share=share(cells, row_base),
        row_base=row_base,
        column_share=share(cells, column_base),
        column_base=column_base,
    )


def _columns(ground: Ground, attribute: str) -> _Columns:
    evidence = ground.evidence
    if attribute == "document":
        names = distinct(((s.id, s.title) for s in evidence.sources), (*COLUMNS, NOT_STATED))
        return _Columns((*names, NOT_STATED), ground.units["document"])
    if attribute == "speaker":
        values = distinct(((s.id, s.label) for s in evidence.speakers), (*COLUMNS, NOT_STATED))
        order = values
    else:
        values = tuple(_value(speaker, attribute) for speaker in evidence.speakers)
        order = _in_order(set(values) - {NOT_STATED}, attribute)
    places = {value: place for place, value in enumerate((*order, NOT_STATED))}
    of_speaker = np.array([places[v] for v in (*values, NOT_STATED)], dtype=Whole)
    return _Columns(tuple(places), of_speaker[ground.units["speaker"]])


def _value(speaker: Speaker, attribute: str) -> str:
    if attribute == "voice":
        return str(speaker.voice)
    stated = sorted({value for name, value in speaker.attributes if name == attribute and value})
    value = " / ".join(stated) or NOT_STATED
    return f"{value} (value)" if value in COLUMNS else value


def _in_order(values: set[str], attribute: str) -> tuple[str, ...]:
    if attribute == "voice":
        return tuple(str(voice) for voice in Voice if str(voice) in values)
    return tuple(sorted(values))


def _notes(ground: Ground, attribute: str, columns: _Columns) -> tuple[str, ...]:
    rows = "Row shares: of the passages with a code, how many have the value."
    down = "Column shares: of the passages seen with a value, how many have the code."
    if attribute == "document":
        return (rows, down)
    met = ground.met
    unstated = int((columns.of_passage[met] == len(columns.names) - 1).sum())
    mute = int((ground.units["speaker"][met] < 0).sum())
    stands = (
        f"{NOT_STATED}: {many(unstated, 'passage')} seen, {mute:,} of them with no speaker found."
    )
    return (rows, down, stands[0].upper() + stands[1:])
