"""Precision, recall and F1 of suggestions, by code, together, by document, and by direction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from codebook.tree import top
from coding.values import Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from coding.evaluation.gold import Gold
    from coding.values import Hint

DRAWS = 1000
SEED = 7
ALL, MACRO, CATEGORIES = "all codes", "mean of codes", "categories without direction"
_CERTAIN = 0.95


@dataclass(frozen=True, slots=True)
class Said:
    """A coded passage and what was suggested for it.

    Attributes:
        gold: The passage.
        ranked: Upper codes suggested, best first, without those the coders dispute.
        strong: Those of them in a strong hint.
    """

    gold: Gold
    ranked: tuple[str, ...]
    strong: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How well suggestions meet what people coded.

    Attributes:
        what: A code, a document, a tier, or all together.
        n: How often people gave it; for a tier, how often it was suggested.
        precision: Share of the suggestions that are right, 0 to 1; None where there are none.
        recall: Share of what people coded that was suggested; None where there is none.
        f1: Harmonic mean of both; None where there is neither.
        low: Lower bound of the interval of ``f1``, 95 %, by drawing documents anew (passages
            where there are fewer than five documents); None where none was drawn.
        high: Its upper bound.
    """

    what: str
    n: int
    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None = None
    high: float | None = None


def said_of(gold: Gold, hints: Iterable[Hint]) -> Said:
    """Return a passage with what was suggested for it."""
    left = gold.disputed - gold.codes
    rows = [(top(hint.code_id), hint.tier) for hint in hints if top(hint.code_id) not in left]
    strong = frozenset(code for code, tier in rows if tier is Tier.STRONG)
    return Said(gold, tuple(dict.fromkeys(code for code, _ in rows)), strong)


def scores(rows: Sequence[Said]) -> tuple[Score, ...]:
    """Return the scores of each code, of all, of categories, of the strong tier, by document."""
    codes = sorted({code for row in rows for code in (*row.gold.codes, *row.ranked)})
    by_code = [_scored(code, rows, {code}.__contains__) for code in codes]
    given = [score for score in by_code if score.n]
    mean = sum(score.f1 or 0.0 for score in given) / len(given) if given else None
    documents = sorted({row.gold.document for row in rows})
    ours = [[row for row in rows if row.gold.document == name] for name in documents]
    return (
        *by_code,
        _scored(ALL, rows, _any),
        Score(MACRO, len(given), None, None, mean),
        _scored(CATEGORIES, rows, _any, category),
        _strong(rows),
        *(_scored(name, own, _any) for name, own in zip(documents, ours, strict=True) if name),
    )


def directions(rows: Iterable[Said]) -> Counter[tuple[str, str]]:
    """Count what direction was suggested where people gave just one, the category being right.

    Returns:
        How often ``(given, suggested)`` occurs; suggested is ``"both"`` where both were.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for name in {category(code) for code in row.gold.codes}:
            given = {direction(code) for code in row.gold.codes if category(code) == name}
            got = {direction(code) for code in row.ranked if category(code) == name}
            if len(given) == 1 and got:
                counts[next(iter(given)), next(iter(got)) if len(got) == 1 else "both"] += 1
    return counts


def recall_of_first(rows: Sequence[Said], places: int) -> float | None:
    """Return the share of the codes people gave that stand among the first few suggested."""
    given = sum(len(row.gold.codes) for row in rows)
    found = sum(len(row.gold.codes.intersection(row.ranked[:places])) for row in rows)
    return found / given if given else None


def direction(code: str) -> str:
    """Return the direction of a code, the first part of its id."""
    return code.partition(".")[0]


def category(code: str) -> str:
    """Return the category of a code, the second part of its id."""
    return code.split(".")[1]


def _any(_: str) -> bool:
    return True


def _same(code: str) -> str:
    return code


def _scored(
    what: str,
    rows: Sequence[Said],
    wanted: Callable[[str], bool],
    name: Callable[[str], str] = _same,
) -> Score:
    """Return the score over all codes wanted, each taken by a name."""
    counts = [
        (len(given & got), len(got), len(given))
        for row in rows
        for given in [{name(code) for code in row.gold.codes if wanted(code)}]
        for got in [{name(code) for code in row.ranked if wanted(code)}]
    ]
    documents = [row.gold.document for row in rows]
    right, suggested, coded = (sum(column) for column in zip(*counts, strict=True))
    low, high = _interval(counts, documents) if coded else (None, None)
    return Score(
        what,
        coded,
        right / suggested if suggested else None,
        right / coded if coded else None,
        2 * right / (suggested + coded) if suggested + coded else None,
        low,
        high,
    )


def _strong(rows: Iterable[Said]) -> Score:
    """Return how many strong suggestions there are and which share is right."""
    pairs = [(len(row.strong & row.gold.codes), len(row.strong)) for row in rows]
    right, n = sum(right for right, _ in pairs), sum(n for _, n in pairs)
    return Score("strong tier", n, right / n if n else None, None, None)


_FEWEST_DOCUMENTS = 5


def _interval(
    counts: Sequence[tuple[int, int, int]], documents: Sequence[str]
) -> tuple[float, float]:
    """Return a percentile bootstrap interval of F1 (Efron and Tibshirani 1993).

    Passages of one document are alike, so whole documents are drawn where there are enough.
    """
    whole = len(set(documents)) >= _FEWEST_DOCUMENTS
    keys = documents if whole else [str(i) for i in range(len(counts))]
    sums: dict[str, list[int]] = {}
    for key, row in zip(keys, counts, strict=True):
        held = sums.setdefault(key, [0, 0, 0])
        held[:] = [a + b for a, b in zip(held, row, strict=True)]
    units, random = list(sums.values()), Random(SEED)  # noqa: S311 - draws, no secrets
    drawn = sorted(_drawn(units, random))
    edge = int(DRAWS * (1 - _CERTAIN) / 2)
    return drawn[edge], drawn[-1 - edge]


def _drawn(units: Sequence[Sequence[int]], random: Random) -> Iterator[float]:
    """Yield F1 of as many units, drawn with replacement, again and again."""
    for _ in range(DRAWS):
        chosen = random.choices(units, k=len(units))
        both = sum(row[0] for row in chosen)
        of = sum(row[1] + row[2] for row in chosen)
        yield 2 * both / of if of else 0.0
