"""Learning from a study's own decisions, and keeping of it only what proves better."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from coding.combined.training import carried, codes_of, out_of_fold, trained
from coding.learned.suggester import SUGGEST_FROM, Learned, families

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coding.learned.passages import Example
    from coding.learned.suggester import View
    from testimonies.values import Span

FEWEST_PASSAGES = 8
FEWEST_DOCUMENTS = 3


@dataclass(frozen=True, slots=True)
class Trial:
    """How a code fared on documents the models had not seen.

    Attributes:
        code_id: The code.
        n: Passages of the study that carry it.
        shipped: F1 of the model that comes with the program.
        refitted: F1 of the model that also learned from the study.
        cues: F1 of the cues alone.
    """

    code_id: str
    n: int
    shipped: float
    refitted: float
    cues: float

    @property
    def better(self) -> bool:
        """Whether learning from the study helped."""
        return self.refitted > self.shipped


class Refitted:
    """The shipped model, and for some codes one that also learned from a study.

    Attributes:
        model: The shipped model; it names the codes.
        trials: How each code that could be tried fared.
    """

    def __init__(self, shipped: Learned, own: Learned, trials: Sequence[Trial]) -> None:
        """Keep both, and which codes the second speaks for."""
        self.model = shipped.model
        self.trials = tuple(trials)
        self._shipped, self._own = shipped, own
        self._ours = frozenset(trial.code_id for trial in trials if trial.better)

    def view(self, text: str) -> View:
        """Return what the models make of one text."""
        return self.views([text])[0]

    def views(self, texts: Sequence[str]) -> list[View]:
        """Return what the models make of texts, each for its codes."""
        both = zip(self._shipped.views(texts), self._own.views(texts), strict=True)
        return [
            replace(view, logits=view.logits | {code: own.logits[code] for code in self._ours})
            for view, own in both
        ]

    def words(self, view: View, code_id: str, rather_than: str | None = None) -> tuple[Span, ...]:
        """Return the words that moved the model that speaks for a code."""
        if code_id in self._ours:
            return self._own.words(self._own.view(view.text), code_id, rather_than)
        return self._shipped.words(view, code_id, rather_than)


def refit(
    shipped: Learned,
    invented: Sequence[Example],
    own: Sequence[Example],
    hinted: Sequence[Collection[str]],
) -> Refitted:
    """Return the shipped model with what a study's passages teach beyond it.

    Each code that enough of the study's passages carry is tried on documents left out in turn, and
    the model that also learned from the study speaks for it only where it does better there.

    Args:
        shipped: The model that comes with the program.
        invented: The passages it learned from.
        own: The passages of the study somebody has decided about, by document.
        hinted: For each of them the upper codes that cues suggest.
    """
    codes = codes_of(invented)
    kin = shipped.model.kinship
    tried = [code for code in codes if _enough(code, own)]
    if not tried:
        return Refitted(shipped, shipped, ())
    both = [*own, *invented]
    ours = out_of_fold(both, codes, kin)[: len(own)]
    theirs = [view.logits for view in shipped.views([example.text for example in own])]
    trials = [
        Trial(
            code,
            sum(code in example.codes for example in own),
            _f1(code, [each[code] >= SUGGEST_FROM for each in theirs], own),
            _f1(code, [each[code] >= SUGGEST_FROM for each in ours], own),
            _f1(code, [code in each for each in hinted], own),
        )
        for code in tried
    ]
    if not any(trial.better for trial in trials):
        return Refitted(shipped, shipped, trials)
    return Refitted(shipped, Learned(trained(both, codes, kin), families()), trials)


def mark(own: Sequence[Example]) -> str:
    """Return a short mark of what was learned from, for the version of a suggester."""
    lines = sorted(f"{each.document}\t{' '.join(sorted(each.codes))}\t{each.text}" for each in own)
    return sha256("\n".join(lines).encode()).hexdigest()[:8]


def _enough(code: str, own: Sequence[Example]) -> bool:
    """Whether enough passages of enough documents carry a code, and some do not."""
    documents = [example.document for example in own if code in example.codes]
    return FEWEST_PASSAGES <= len(documents) < len(own) and (
        len(set(documents)) >= FEWEST_DOCUMENTS
    )


def _f1(code: str, suggested: Sequence[bool], own: Sequence[Example]) -> float:
    """Return F1 of one code by where it is suggested."""
    said, truth = np.array(suggested), carried(own, [code])[:, 0]
    total = int(said.sum() + truth.sum())
    return round(2 * int((said & truth).sum()) / total, 4) if total else 0.0
