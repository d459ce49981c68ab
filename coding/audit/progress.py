"""How far audits have come: batches, verdicts on each code, and runs that were very fast."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from coding.audit.batches import NO_CODE, Batch
from coding.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from coding.audit.ground import Ground
    from coding.values import Decision, Event

FAST, LONG = 3.0, 10  # seconds between two decisions at most; decisions in a run at least


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one batch has come.

    Attributes:
        batch: The batch.
        rows: How many rows were to be judged.
        done: How many of them have been.
        returned: How many workbooks came back and were taken in.
    """

    batch: Batch
    rows: int
    done: int
    returned: int

    @property
    def left(self) -> int:
        """How many rows are still to be judged."""
        return self.rows - self.done


@dataclass(frozen=True, slots=True)
class Shares:
    """What one coder says of one code, counting the last word on each passage."""

    coder_id: str
    code_id: str
    accepted: int
    rejected: int
    unsure: int

    @property
    def judged(self) -> int:
        """How many passages they judged it on."""
        return self.accepted + self.rejected + self.unsure


@dataclass(frozen=True, slots=True)
class FastRun:
    """Decisions made one after the other with hardly a pause; information, not a reproach.

    Attributes:
        coder_id: Who decided.
        first: Number of the first decision in the trail.
        decisions: How many there are.
        seconds: From the first to the last.
    """

    coder_id: str
    first: int
    decisions: int
    seconds: float


def standings(ground: Ground, returned: dict[str, list[Event]]) -> tuple[Standing, ...]:
    """Return how far each batch has come, in the order they went out."""
    return tuple(
        Standing(
            each,
            len(each.pairs),
            sum(_is_judged(ground, each, *pair) for pair in each.pairs.values()),
            len(returned.get(each.id, ())),
        )
        for each in ground.batches.values()
    )


def shares(ground: Ground) -> tuple[Shares, ...]:
    """Return what each coder says of each code, coder by coder in the codebook's order."""
    counted: dict[tuple[str, str], Counter[Verdict]] = {}
    for (coder, _, code), last in ground.latest.items():
        counted.setdefault((coder, code), Counter())[last.verdict] += 1
    order = {code.id: place for place, code in enumerate(ground.codebook.codes)}
    names = list(ground.coders)
    rows = (
        Shares(coder, code, said[Verdict.ACCEPT], said[Verdict.REJECT], said[Verdict.UNSURE])
        for (coder, code), said in counted.items()
    )
    return tuple(
        sorted(
            (row for row in rows if row.judged),
            key=lambda row: (names.index(row.coder_id), order.get(row.code_id, len(order))),
        )
    )


def fast_runs(
    decisions: Iterable[Decision], seconds_of: Callable[[str], float]
) -> Iterator[FastRun]:
    """Yield long runs of decisions with less than ``FAST`` seconds between each two.

    Decisions stored at the same moment came out of one workbook or script: their moment says when
    they were taken in, not how long anybody looked, so they are left out.

    Args:
        decisions: The trail.
        seconds_of: Turns a moment, ISO 8601, into seconds.
    """
    by_coder: dict[str, list[Decision]] = {}
    for each in decisions:
        by_coder.setdefault(each.coder_id, []).append(each)
    for coder, given in by_coder.items():
        crowd = Counter((each.at, each.origin) for each in given)
        alone = [
            (each, seconds_of(each.at)) for each in given if crowd[each.at, each.origin] < LONG
        ]
        for run in _runs(alone):
            first, last = run[0], run[-1]
            yield FastRun(coder, first[0].seq, len(run), last[1] - first[1])


def _runs(timed: Sequence[tuple[Decision, float]]) -> Iterator[list[tuple[Decision, float]]]:
    number, numbers = 0, [0] if timed else []
    for one, other in pairwise(timed):
        number += other[1] - one[1] > FAST
        numbers.append(number)
    for _, group in groupby(zip(numbers, timed, strict=True), key=lambda pair: pair[0]):
        run = [each for _, each in group]
        if len(run) >= LONG:
            yield run


def _is_judged(ground: Ground, batch: Batch, passage_id: str, code_id: str) -> bool:
    passage_id = ground.moves.now(passage_id)
    if code_id == NO_CODE:
        return (passage_id, batch.reviewer_id) in ground.seen
    last = ground.latest.get((batch.reviewer_id, passage_id, code_id))
    return last is not None and last.verdict is not Verdict.WITHDRAW
