"""What several cues say together: one hint a code, with its tier, score and evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from codebook.tree import ancestors
from codebook.values import About
from coding.cues.reasons import Statement, reason
from coding.values import Hint, Tier
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WEIGHTS = (0.4, 0.55, 0.65)  # of a cue with one, two, three or more words that must be there
_INDEPENDENT = 2


@dataclass(frozen=True, slots=True)
class Witness:
    """One place in a text where a cue speaks for a code.

    Attributes:
        code_id: The code.
        cue: Number of the cue.
        demands: How many words the cue cannot do without, from 1.
        evidence: Where its words stand in the text, code points, in order and disjoint.
        quote: The words, for a reader.
        negated: Whether it speaks for the code because it is negated.
        about: Whom the words around it are about.
    """

    code_id: str
    cue: int
    demands: int
    evidence: tuple[Span, ...]
    quote: str
    negated: bool = False
    about: About = About.EITHER

    @property
    def weight(self) -> float:
        """How much it speaks, from 0 to 1: a cue that asks for more words says more."""
        return _WEIGHTS[min(self.demands, len(_WEIGHTS)) - 1]


def hints(witnesses: Iterable[Witness], names: Mapping[str, str]) -> tuple[Hint, ...]:
    """Return one hint a code, best first.

    A code and one below it never both appear: what speaks for the upper one is counted for the
    best below it. A hint is strong where two different cues that share no word speak for it. Its
    score is ``1 - (1 - w1)(1 - w2)...`` over the cues that share no word, ``w`` their weights:
    it rises with each and stays below 1.

    Args:
        witnesses: What speaks for codes, in any order.
        names: The name of each code by id, in the codebook's order; ties keep this order.
    """
    by_code: dict[str, list[Witness]] = defaultdict(list)
    for witness in witnesses:
        by_code[witness.code_id].append(witness)
    if not by_code:
        return ()
    order = {code_id: place for place, code_id in enumerate(names)}
    folded = _folded(dict(sorted(by_code.items(), key=lambda item: order[item[0]])))
    found = [_hint(code_id, group, names) for code_id, group in folded.items()]
    return tuple(sorted(found, key=lambda hint: (-hint.score, order[hint.code_id])))


def _folded(by_code: dict[str, list[Witness]]) -> dict[str, list[Witness]]:
    """Return the groups with each upper code's witnesses given to the best code below it."""
    kept = {code_id: list(group) for code_id, group in by_code.items()}
    for upper in by_code:
        below = [code_id for code_id in by_code if upper in ancestors(code_id)]
        if below:
            best = max(below, key=lambda code_id: _score(_independent(by_code[code_id])))
            kept[best] += kept.pop(upper)
    return kept


def _hint(code_id: str, group: list[Witness], names: Mapping[str, str]) -> Hint:
    independent = _independent(group)
    strong = len(independent) >= _INDEPENDENT
    return Hint(
        code_id,
        _evidence(group),
        reason(_statements(code_id, group, names), {witness.about for witness in group}),
        Tier.STRONG if strong else Tier.WEAK,
        _score(independent),
    )


def _independent(group: Sequence[Witness]) -> list[Witness]:
    """Return witnesses of different cues that share no word, the weightiest first."""
    kept: list[Witness] = []
    for witness in sorted(group, key=lambda w: (-w.weight, w.evidence, w.cue)):
        if all(witness.cue != other.cue and not _share(witness, other) for other in kept):
            kept.append(witness)
    return kept


def _share(one: Witness, other: Witness) -> bool:
    """Whether two witnesses lean on the same words."""
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _score(independent: Sequence[Witness]) -> float:
    return round(1 - prod(1 - witness.weight for witness in independent), 4)


def _evidence(group: Iterable[Witness]) -> tuple[Span, ...]:
    """Return all evidence in order, what overlaps or touches run together."""
    joined: list[Span] = []
    for span in sorted(span for witness in group for span in witness.evidence):
        if joined and span.start <= joined[-1].end:
            last = joined.pop()
            joined.append(Span(last.start, max(last.end, span.end)))
        else:
            joined.append(span)
    return tuple(joined)


def _inside(one: Witness, other: Witness) -> bool:
    """Whether a witness leans on part of the words on which another for the same code leans."""
    if (one.code_id, one.negated) != (other.code_id, other.negated):
        return False
    return one.evidence != other.evidence and all(
        any(b.start <= a.start and a.end <= b.end for b in other.evidence) for a in one.evidence
    )


def _statements(
    code_id: str, group: Sequence[Witness], names: Mapping[str, str]
) -> list[Statement]:
    """Return the quotes by the code they speak for, the hint's own code first.

    A quote that lies inside another for the same code says nothing new and is left out.
    """
    quotes: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
    telling = [one for one in group if not any(_inside(one, other) for other in group)]
    in_order = sorted(telling, key=lambda w: (w.code_id != code_id, w.evidence, w.cue))
    for witness in in_order:
        quotes[names[witness.code_id], witness.negated][witness.quote] = None
    return [Statement(*key, tuple(said)) for key, said in quotes.items()]
