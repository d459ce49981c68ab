"""What a reader is told of an agreement: where coders differ, then how far they agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.assessing import ALL_UNITS
from coding.agreement.bootstrap import FEW
from reports.wording import many

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coding.agreement.bootstrap import Estimate
    from coding.agreement.coded import Coded
    from coding.agreement.parts import Part
    from coding.agreement.whole import Agreement

NO_CODE = "no code"
NOT_SEEN = "not seen"


@dataclass(frozen=True, slots=True)
class Said:
    """What one coder said of a unit they have seen.

    Attributes:
        coder: Name of the coder.
        codes: The codes given, ids or names as the table has them; none for seen, no code.
        why: What the coder wrote of it; may be empty.
    """

    coder: str
    codes: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A unit to which coders gave different codes.

    Attributes:
        unit: Its id.
        said: What each coder who has seen it said, in the order of the coders.
        source: The document it stands in; may be empty.
        speaker: Whose words they are; may be empty.
        words: The words; may be empty.
    """

    unit: str
    said: tuple[Said, ...]
    source: str = ""
    speaker: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An agreement with all a reader needs to judge it.

    Attributes:
        found: The coefficients.
        title: Of what study or table.
        unit: What was compared, as ``"passage"``.
        cluster: What was drawn again for the intervals, as ``"document"``.
        codebook: Title and version of the codebook.
        names: What codes are called, by id; ids without a name stand for themselves.
        disagreements: Where coders differ, in the order of the units.
        parts: The agreement within parts, where it was asked for.
        parted: What the parts are, as ``"document"``; empty where there are none.
        batches: The agreement batch by batch, in the order of the work.
        unit_alphas: Krippendorff's u-alpha by code, where characters are counted.
        where: The query that chose the passages; empty where all are compared.
        notes: What else bears on the reading, one sentence each.
    """

    found: Agreement
    title: str
    unit: str
    cluster: str
    codebook: str
    names: Mapping[str, str]
    disagreements: tuple[Disagreement, ...]
    parts: tuple[Part, ...] = ()
    parted: str = ""
    batches: tuple[Part, ...] = ()
    unit_alphas: Mapping[str, Estimate] = field(default_factory=dict)
    where: str = ""
    notes: tuple[str, ...] = ()

    @property
    def drawn(self) -> bool:
        """Whether there are intervals."""
        return bool(self.found.overall[ALL_UNITS].intervals)

    @property
    def of_intervals(self) -> str:
        """What a reader has to know of the intervals, one sentence."""
        clusters = many(self.found.coded.clusters, self.cluster)
        if not self.found.draws:
            return "No intervals were asked for."
        if not self.drawn:
            return f"No intervals: there is nothing, or too much, to draw from ({clusters})."
        told = f"95 % intervals from {self.found.draws:,} draws of {clusters}"
        if self.found.coded.clusters < FEW:
            return f"{told}; with fewer than {FEW} they cannot be trusted."
        return f"{told}."

    def named(self, code: str) -> str:
        """Return what a code is called; no code has words of its own."""
        return self.names.get(code, code) or NO_CODE


def disagreements_of(coded: Coded) -> tuple[Disagreement, ...]:
    """Return each unit to which two coders gave different codes, and what each said."""
    return tuple(
        Disagreement(coded.units[place], _said(coded, int(place)))
        for place in np.flatnonzero(coded.sets_differ)
    )


def _said(coded: Coded, place: int) -> tuple[Said, ...]:
    return tuple(
        Said(name, tuple(coded.codes[code] for code in np.flatnonzero(coded.given[:, who, place])))
        for who, name in enumerate(coded.coders)
        if coded.seen[who, place]
    )


def in_a_sentence(told: Told | None) -> str:
    """Return how far the coders of a study agree, for a method section.

    Args:
        told: Their agreement; None where no passage was seen by two coders.
    """
    if told is None:
        return "Agreement: none is told, since no passage was seen by two coders."
    scope = told.found.overall[ALL_UNITS]
    masi, alone = scope.measures["alpha_masi"], told.found.pooled[ALL_UNITS].measures
    share = scope.measures["percent"].value or 0.0
    return (
        f"Agreement: two coders or more saw {many(int(scope.compared), told.unit)}, each by "
        f"themselves, and gave the same codes to {100 * share:.0f} %; Krippendorff's alpha of sets "
        f"of codes with MASI is {masi}, of all codes as decisions {alone['alpha_nominal']}. "
        f"{told.of_intervals}"
    )
