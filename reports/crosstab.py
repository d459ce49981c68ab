"""How often each code was given by what is known of the speaker, or by document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reports.coefficients import false_discovery
from reports.columns import COLUMNS
from reports.dates import dated, ordered
from reports.errors import NoDatesError, UnknownAttributeError
from reports.fairness import fair_test, no_test
from reports.frequency import NODE_COLUMNS, base_of, node_frame, share
from reports.ground import Ground, Whole, gather, known
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
TESTS = ("test", "statistic", "p", "q", "cramers_v", "why_not")
_NOT_OF_SPEAKERS = ("speaker", "document")
_WORTH = 0.1  # share of the passages seen for which an attribute is stated, to be shown unasked
_LONGEST = 60  # years a timeline shows without a gap


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
    columns = _columns(ground, attribute)
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
    name = attribute or _most_dated(ground.evidence)
    if name not in attributes(ground.evidence):
        raise UnknownAttributeError(name, attributes(ground.evidence))
    columns = _years(ground, name)
    head = head_of(
        ground.evidence,
        f"Codes by the year of {name}",
        unit="passage",
        base=base_of(ground),
        notes=(*_notes(ground, name, columns), *ground.notes),
    )
    frame = _crossed(ground, columns)
    return Table(f"timeline-{name}", head, _tested(ground, name, columns, frame))


def well_stated(evidence: Evidence | Ground) -> tuple[str, ...]:
    """Return the attributes of speakers that are worth a table without being asked for.

    At least two values, and stated for at least one in ten of the passages seen.
    """
    ground = gather(evidence)
    held = []
    for name in attributes(ground.evidence):
        columns = _columns(ground, name)
        values = columns.of_passage[ground.met]
        stated = values[values < len(columns.names) - 1]
        if len(np.unique(stated)) > 1 and len(stated) >= _WORTH * len(values):
            held.append(name)
    return tuple(held)


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


def _tested(ground: Ground, attribute: str, columns: _Columns, frame: pd.DataFrame) -> pd.DataFrame:
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


def _by_speaker(ground: Ground, columns: _Columns) -> NDArray[Whole]:
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


def _most_dated(evidence: Evidence) -> str:
    pairs = (pair for speaker in evidence.speakers for pair in speaker.attributes)
    names = Counter(name for name, value in pairs if dated(value))
    if not names:
        raise NoDatesError(attributes(evidence))
    return min(names, key=lambda name: (-names[name], name))


def _years(ground: Ground, attribute: str) -> _Columns:
    columns = _columns(ground, attribute)
    dates = [dated(name) for name in columns.names]
    there = [date[0] for date in dates if date]
    if not there:
        raise NoDatesError(attributes(ground.evidence), attribute)
    first, last = min(there), max(there)
    years = range(first, last + 1) if last - first <= _LONGEST else sorted(set(there))
    places = {year: place for place, year in enumerate(years)}
    years_of = np.array([places[date[0]] if date else len(places) for date in dates], dtype=Whole)
    return _Columns((*map(str, places), NOT_STATED), years_of[columns.of_passage])


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
    return ordered(values)


def _notes(ground: Ground, attribute: str, columns: _Columns) -> tuple[str, ...]:
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
