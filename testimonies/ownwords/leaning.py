"""What own words weigh: the sum of the weights of their words and of pairs of neighbours."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS = files("testimonies.ownwords") / "weights.tsv"
BASE = ""  # stands for what every text has: the weight before any word
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DIGITS = re.compile(r"\d+")


def leaning(said: str) -> float:
    """Return the log-odds that words are those of somebody inside: who serves, left, or is kin.

    Above 0 they sound like people inside an army, below 0 like others. 0 where nothing is said.
    A logistic regression on invented passages, to be weighed beside what the text tells.
    """
    if not said.strip():
        return 0.0
    weights = shipped()
    return sum(map(weights.__getitem__, signs(said) & weights.keys()), weights.get(BASE, 0.0))


def signs(said: str) -> frozenset[str]:
    """Return the words of a text and its pairs of neighbours, in lower case, numbers as 0."""
    plain = _DIGITS.sub("0", said.lower().replace("’", "'"))
    found = _WORD.findall(plain)
    return frozenset(found).union(map(" ".join, pairwise(found)))


@cache
def shipped() -> Mapping[str, float]:
    """Return the weights that come with the program, by word or pair of words."""
    rows = (line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines())
    return {sign: float(weight) for sign, weight in rows}
