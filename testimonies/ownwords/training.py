"""Weigh the words anew: ``python -m testimonies.ownwords.training``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from testimonies.ownwords.leaning import BASE, WEIGHTS, signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

INSIDE, OUTSIDE = "inside", "outside"
LOOSENESS = 0.1  # how freely weights follow single passages: the C of a logistic regression
FEWEST = 3  # passages in which a word or pair has to be
LEAST = 0.01  # a weight below which nothing changes
FOLDS = 5


def parse(name: str, lines: Iterable[str]) -> list[tuple[str, bool]]:
    """Return the passages of a file, each with whether somebody inside says it.

    A line holds ``inside`` or ``outside``, a bar and a passage; ``#`` opens a comment.

    Raises:
        ValueError: If a line is not like that.
    """
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        side, _, text = (part.strip() for part in line.partition("|"))
        if side not in {INSIDE, OUTSIDE} or not text:
            raise ValueError(f"{name}, line {number}: write inside or outside, a bar, a passage.")
        found.append((text, side == INSIDE))
    return found


def shipped_passages() -> list[tuple[str, bool]]:
    """Return the invented passages beside this module, in the order of their files."""
    folder = Path(str(WEIGHTS)).parent / "passages"
    return [
        passage
        for path in sorted(folder.glob("*.txt"))
        for passage in parse(path.name, path.read_text(encoding="utf-8").splitlines())
    ]


def weighed(passages: Sequence[tuple[str, bool]]) -> Mapping[str, float]:
    """Return the weight of each word and pair by a logistic regression with a ridge penalty.

    Args:
        passages: Texts, each with whether somebody inside says it.
    """
    found = [signs(text) for text, _ in passages]
    counts = Counter(sign for one in found for sign in one)
    known = sorted(sign for sign, count in counts.items() if count >= FEWEST)
    weights, base = _fitted(_table(found, known), np.array([inside for _, inside in passages]))
    rounded = zip(known, weights.round(3).tolist(), strict=True)
    return {BASE: round(base, 3)} | {sign: it for sign, it in rounded if abs(it) >= LEAST}


def right_out_of_fold(passages: Sequence[tuple[str, bool]]) -> tuple[int, int]:
    """Return how many passages are told rightly by weights that did not see them, of how many."""
    right = 0
    for left_out in range(FOLDS):
        weights = weighed([one for at, one in enumerate(passages) if at % FOLDS != left_out])
        for text, inside in passages[left_out::FOLDS]:
            total = sum(weights.get(sign, 0.0) for sign in {BASE, *signs(text)})
            right += (total > 0) == inside
    return right, len(passages)


def _table(found: Sequence[frozenset[str]], known: Sequence[str]) -> csr_array:
    """Return a row a text, a column a sign: 1 where it is there."""
    numbers = {sign: number for number, sign in enumerate(known)}
    rows = [sorted(numbers[sign] for sign in one if sign in numbers) for one in found]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([number for row in rows for number in row], np.int64)
    return csr_array((np.ones(len(columns)), columns, ends), shape=(len(found), len(known)))


def _fitted(table: csr_array, inside: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Return weights and bias that minimise ``|w|^2 / 2 + C sum(log(1 + exp(-y (x w + b))))``."""
    turned = np.where(inside, 1.0, -1.0)

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, base = point[:-1], point[-1]
        margins = turned * (table @ weights + base)
        slopes = -LOOSENESS * turned / (1 + np.exp(np.clip(margins, -500, 500)))
        value = weights @ weights / 2 + LOOSENESS * np.logaddexp(0, -margins).sum()
        return float(value), np.append(weights + table.T @ slopes, slopes.sum())

    start = np.zeros(table.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return found[:-1], float(found[-1])


def main() -> None:
    """Weigh the words of the passages beside this module and write the weights beside them."""
    passages = shipped_passages()
    lines = (f"{sign}\t{weight:g}\n" for sign, weight in weighed(passages).items())
    Path(str(WEIGHTS)).write_text("".join(lines), encoding="utf-8")
    right, told = right_out_of_fold(passages)
    print(f"{right} of {told} passages told rightly out of fold")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
