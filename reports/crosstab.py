"""How often each code was given by what is known of the speaker, or by document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reports.attributes import NOT_STATED, attributes, most_dated, values_of, years_of
from reports.coefficients import false_discovery
from reports.errors import UnknownAttributeError
from reports.fairness import fair_test, no_test
from reports.frequency import NODE_COLUMNS, base_of, node_frame, share
from reports.ground import Ground, Whole, gather, known
from reports.heads import head_of
from reports.tables import Table
from reports.wording import many

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reports.attributes import Values
    from reports.evidence import Evidence

TESTS = ("test", "statistic", "p", "q", "cramers_v", "why_not")
_NOT_OF_SPEAKERS = ("speaker", "document")


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
        which the value is not known stand under ``not stated``. Then of each code whether speakers
        of different values differ, each speaker counted once: ``test``, ``statistic``, ``p``,
        ``q``, ``cramers_v``, and ``why_not`` where a test would not be fair.

    Raises:
        UnknownAttributeError: If no speaker has such an attribute; it names the ones there are.
    """
    ground = gather(evidence)
    names = attributes(ground.evidence)
    if attribute not in names:
        raise UnknownAttributeError(attribute, names)
    columns = values_of(ground, attribute)
    head = head_of(
        ground.evidence,
        f"Frequency of codes by {attribute}",
        unit="passage",
        base=base_of(ground),
        notes=(*_notes(ground, attribute, columns), *ground.notes),
    )
    frame = _crossed(ground, columns)
    return Table(f"by-{attribute}", head, _tested(ground, attribute, columns, frame))


def timeline(evidence: Evidence | Ground, attribute: str = "") -> Table:
    """Return how many passages carry each code in each year that an attribute of speakers names.

    Args:
        evidence: What is counted.
        attribute: An attribute that holds dates; where empty, the one that does so most often.

    Returns:
        A table named ``timeline-`` and the attribute, with the columns of ``frequency_by``; the
        values are years, with those in between where nobody is counted.

    Raises:
        UnknownAttributeError: If no speaker has such an attribute.
        NoDatesError: If nothing in it is a date with a year.
    """
    ground = gather(evidence)
    name = attribute or most_dated(ground.evidence)
    if name not in attributes(ground.evidence):
        raise UnknownAttributeError(name, attributes(ground.evidence))
    columns = years_of(ground, name)
    head = head_of(
        ground.evidence,
        f"Codes by the year of {name}",
        unit="passage",
        base=base_of(ground),
        notes=(*_notes(ground, name, columns), *ground.notes),
    )
    frame = _crossed(ground, columns)
    return Table(f"timeline-{name}", head, _tested(ground, name, columns, frame))


def spread(table: Table, measure: str = "passages") -> Table:
    """Return a crosstab with one column for each value, showing one measure.

    Args:
        table: What ``frequency_by`` returned.
        measure: ``"passages"``, ``"row_share"`` or ``"column_share"``.
    """
    rows = table.frame.drop_duplicates("code")[list(NODE_COLUMNS)].reset_index(drop=True)
    values = table.frame["value"].unique()
    cells = table.frame[measure].to_numpy().reshape(len(rows), len(values))
    tests = table.frame.drop_duplicates("code")[list(TESTS)].reset_index(drop=True)
    wide = pd.concat([rows, pd.DataFrame(cells, columns=values), tests], axis=1)
    return replace(table, frame=wide)


def _crossed(ground: Ground, columns: Values) -> pd.DataFrame:
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


def _tested(ground: Ground, attribute: str, columns: Values, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with the test of each code."""
    width = len(columns.names)
    if attribute in _NOT_OF_SPEAKERS:
        apart = f"passages of one {attribute} are not independent of each other"
        verdicts = [no_test(apart)] * len(ground.nodes)
    else:
        verdicts = [fair_test(table) for table in _by_speaker(ground, columns)]
    p = np.array([verdict.p for verdict in verdicts])
    told = {
        "test": [verdict.test for verdict in verdicts],
        "statistic": [verdict.statistic for verdict in verdicts],
        "p": p,
        "q": false_discovery(p),
        "cramers_v": [verdict.effect for verdict in verdicts],
        "why_not": [verdict.why for verdict in verdicts],
    }
    tests = pd.DataFrame(told)
    return frame.assign(**{name: np.repeat(tests[name].to_numpy(), width) for name in TESTS})


def _by_speaker(ground: Ground, columns: Values) -> NDArray[Whole]:
    """Return for each node how many speakers with and without it there are of each value stated."""
    width, size = len(columns.names), max(len(ground.nodes), 1)
    speaker = ground.units["speaker"]
    value = np.full(len(ground.evidence.speakers), width - 1, dtype=Whole)
    held = speaker >= 0
    value[speaker[held]] = columns.of_passage[held]
    seen = np.bincount(value[known(speaker[ground.met])], minlength=width)
    who = speaker[ground.passage]
    keys = np.unique(who[who >= 0] * size + ground.node[who >= 0])
    cells = np.bincount(keys % size * width + value[keys // size], minlength=size * width)
    having = cells.reshape(size, width)
    return np.stack([having, seen - having], axis=1)[: len(ground.nodes), :, : width - 1]


def _notes(ground: Ground, attribute: str, columns: Values) -> tuple[str, ...]:
    rows = "Row shares: of the passages with a code, how many have the value."
    down = "Column shares: of the passages seen with a value, how many have the code."
    if attribute == "document":
        return (rows, down)
    each = "Tests: every speaker of whom the value is stated counts once, with or without the code."
    met = ground.met
    unstated = int((columns.of_passage[met] == len(columns.names) - 1).sum())
    mute = int((ground.units["speaker"][met] < 0).sum())
    stands = (
        f"{NOT_STATED}: {many(unstated, 'passage')} seen, {mute:,} of them with no speaker found."
    )
    tests = () if attribute in _NOT_OF_SPEAKERS else (each,)
    return (rows, down, stands[0].upper() + stands[1:], *tests)
