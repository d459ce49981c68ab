"""What codes can be crossed with: what is known of the speakers, their voice, and documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reports.columns import COLUMNS
from reports.dates import dated, ordered
from reports.errors import NoDatesError
from reports.ground import Ground, Whole, gather
from reports.wording import distinct
from testimonies.values import Voice

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reports.evidence import Evidence
    from testimonies.values import Speaker

NOT_STATED = "not stated"
ALWAYS = ("voice", "speaker", "document")
_WORTH = 0.1  # share of the passages seen for which an attribute is stated, to be shown unasked
_LONGEST = 60  # years a timeline shows without a gap


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """Values of an attribute in order, and for each passage the place of its value."""

    names: tuple[str, ...]
    of_passage: NDArray[Whole]


def attributes(evidence: Evidence) -> tuple[str, ...]:
    """Return what codes can be crossed with: the standing ones, then those of the speakers."""
    stated = {name for speaker in evidence.speakers for name, _ in speaker.attributes}
    return (*ALWAYS, *sorted(stated - set(ALWAYS)))


def well_stated(evidence: Evidence | Ground) -> tuple[str, ...]:
    """Return the attributes of speakers that are worth a table without being asked for.

    At least two values, and stated for at least one in ten of the passages seen.
    """
    ground = gather(evidence)
    held = []
    for name in attributes(ground.evidence):
        columns = values_of(ground, name)
        values = columns.of_passage[ground.met]
        stated = values[values < len(columns.names) - 1]
        if len(np.unique(stated)) > 1 and len(stated) >= _WORTH * len(values):
            held.append(name)
    return tuple(held)


def values_of(ground: Ground, attribute: str) -> Values:
    """Return the values of an attribute, what is not stated last."""
    evidence = ground.evidence
    if attribute == "document":
        names = distinct(((s.id, s.title) for s in evidence.sources), (*COLUMNS, NOT_STATED))
        return Values((*names, NOT_STATED), ground.units["document"])
    if attribute == "speaker":
        values = distinct(((s.id, s.label) for s in evidence.speakers), (*COLUMNS, NOT_STATED))
        order = values
    else:
        values = tuple(_value(speaker, attribute) for speaker in evidence.speakers)
        order = _in_order(set(values) - {NOT_STATED}, attribute)
    places = {value: place for place, value in enumerate((*order, NOT_STATED))}
    of_speaker = np.array([places[v] for v in (*values, NOT_STATED)], dtype=Whole)
    return Values(tuple(places), of_speaker[ground.units["speaker"]])


def years_of(ground: Ground, attribute: str) -> Values:
    """Return the years that the dates of an attribute name, with those in between.

    Raises:
        NoDatesError: If nothing in it is a date with a year.
    """
    columns = values_of(ground, attribute)
    dates = [dated(name) for name in columns.names]
    there = [date[0] for date in dates if date]
    if not there:
        raise NoDatesError(attributes(ground.evidence), attribute)
    first, last = min(there), max(there)
    years = range(first, last + 1) if last - first <= _LONGEST else sorted(set(there))
    places = {year: place for place, year in enumerate(years)}
    years_of = np.array([places[date[0]] if date else len(places) for date in dates], dtype=Whole)
    return Values((*map(str, places), NOT_STATED), years_of[columns.of_passage])


def most_dated(evidence: Evidence) -> str:
    """Return the attribute that holds dates most often.

    Raises:
        NoDatesError: If none does.
    """
    pairs = (pair for speaker in evidence.speakers for pair in speaker.attributes)
    names = Counter(name for name, value in pairs if dated(value))
    if not names:
        raise NoDatesError(attributes(evidence))
    return min(names, key=lambda name: (-names[name], name))


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
