"""The suggester that weighs cues and the learned model together, and quotes both."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from codebook.tree import opposite, top
from coding.combined.weighing import (
    Scale,
    Signals,
    Tally,
    is_decided,
    share,
    signals,
    suggested,
)
from coding.cues import CueSuggester
from coding.learned.suggester import because, names_known, shipped
from coding.values import Hint, Tier
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from codebook.values import Codebook
    from coding.combined.refitting import Refitted
    from coding.learned.suggester import Learned, View

TOGETHER = 200  # texts read at once; more are no faster
SCALE = files("coding.combined") / "scale.json"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for an upper code in a text, suggested or not.

    Attributes:
        code_id: The code.
        share: Where it stands on the scale, 0 to 1.
        suggested: Whether it is suggested.
        signals: What was weighed.
        words: The words that moved the model most towards it.
        cues: The hints of its cues.
        decided: Whether it lies clear of the other direction of its category, in which case the
            direction is known; None where the category has one direction only.
        side: The words that moved the model towards this direction rather than the other.
    """

    code_id: str
    share: float
    suggested: bool
    signals: Signals
    words: tuple[Span, ...]
    cues: tuple[Hint, ...]
    decided: bool | None
    side: tuple[Span, ...]


class _Read(NamedTuple):
    """What cues and model make of one text.

    Attributes:
        view: What the model does.
        cue_hints: What the cues hint at.
        signals: Codes by ``Signals``.
        odds: Log-odds of each code.
        suggested: For each code whether it is suggested.
    """

    view: View
    cue_hints: tuple[Hint, ...]
    signals: NDArray[np.float64]
    odds: dict[str, float]
    suggested: tuple[bool, ...]


class CombinedSuggester:
    """Suggests codes by cues and a learned model; it follows the ``Suggester`` protocol.

    A code the model does not know is suggested by its cues alone.

    Attributes:
        name_and_version: What made the hints.
        scale: How the signals are weighed.
    """

    def __init__(
        self,
        codebook: Codebook,
        learned: Learned | Refitted | None = None,
        scale: Scale | None = None,
        version: str = "1",
    ) -> None:
        """Make a codebook's cues ready.

        Args:
            codebook: A codebook without faults.
            learned: The model; the one that comes with the program where none is given.
            scale: The scale; the one that comes with the program where none is given.
            version: What tells hints of this model from those of others.

        Raises:
            UnsupportedLanguageError: If the codebook's cues are not in English.
        """
        self.name_and_version = f"combined/{version}"
        self.scale = scale or shipped_scale()
        self._cues = CueSuggester(codebook)
        self._learned = learned or shipped()
        self._names = names_known(codebook, self._learned.model.codes)
        self._opposite = {code.id: opposite(codebook, code) for code in codebook.codes}
        self._order = {code.id: place for place, code in enumerate(codebook.codes)}

    def hints(self, text: str) -> tuple[Hint, ...]:
        """Return hints for a text, best first; their evidence counts its code points."""
        return next(self.hints_many((text,)))

    def hints_many(self, texts: Iterable[str]) -> Iterator[tuple[Hint, ...]]:
        """Yield the hints of each text, in the order of the texts; many are read together."""
        coming = iter(texts)
        while some := list(islice(coming, TOGETHER)):
            for read in self._read(some):
                yield self._hints(read)

    def explain(self, text: str) -> tuple[Weighed, ...]:
        """Return for every code the model knows what speaks for it, the likeliest first."""
        (read,) = self._read([text])
        view, odds = read.view, read.odds
        found = [
            Weighed(
                code_id,
                share(odds[code_id]),
                read.suggested[place],
                Signals(*read.signals[place].tolist()),
                self._learned.words(view, code_id),
                tuple(hint for hint in read.cue_hints if top(hint.code_id) == code_id),
                self._decided(code_id, odds),
                self._learned.words(view, code_id, other) if other in odds else (),
            )
            for place, code_id in enumerate(self._names)
            for other in [self._opposite[code_id]]
        ]
        return tuple(sorted(found, key=lambda each: -each.share))

    def _read(self, texts: Sequence[str]) -> Iterator[_Read]:
        """Yield what cues and model make of each text."""
        codes = list(self._names)
        hints, views = [*self._cues.hints_many(texts)], self._learned.views(texts)
        logits = [[view.logits[code] for code in codes] for view in views]
        scores, two = cue_table(hints, codes)
        opposites = [codes.index(o) if (o := self._opposite[c]) in codes else -1 for c in codes]
        table = signals(np.array(logits).reshape(len(texts), len(codes)), scores, two, opposites)
        odds = self.scale.odds(table) + self.scale.leaning(codes)
        least = self.scale.suggest_from, self.scale.category_from
        given = suggested(odds, opposites, *least).tolist()
        for view, cue_hints, speaks, each, ours in zip(
            views, hints, table, odds.tolist(), given, strict=True
        ):
            yield _Read(view, cue_hints, speaks, dict(zip(codes, each, strict=True)), tuple(ours))

    def _hints(self, read: _Read) -> tuple[Hint, ...]:
        """Return the hints of one text, best first."""
        found = [hint for hint in read.cue_hints if top(hint.code_id) not in self._names]
        for (code_id, odds), speaks, is_suggested in zip(
            read.odds.items(), read.signals, read.suggested, strict=True
        ):
            if is_suggested:
                stands = share(odds)
                ours = [hint for hint in read.cue_hints if top(hint.code_id) == code_id]
                tier = self.scale.tier(stands, Signals(*speaks.tolist()))
                weighed = self._weighed(read.view, code_id, ours, stands, tier)
                clear = self._decided(code_id, read.odds) is not False
                found += weighed if clear else map(self._undecided, weighed)
        return tuple(sorted(found, key=lambda hint: (-hint.score, self._order[hint.code_id])))

    def _decided(self, code_id: str, odds: Mapping[str, float]) -> bool | None:
        """Return whether the direction of a code is clear, None where there is no other."""
        other = odds.get(self._opposite[code_id] or "")
        return None if other is None else is_decided(odds[code_id], other)

    def _undecided(self, hint: Hint) -> Hint:
        """Return a hint that says that its direction may be the other one, and is weak for that."""
        other = self._names[self._opposite[top(hint.code_id)] or ""]
        said = f"Its direction is undecided: it may as well be {other}."
        return replace(hint, reason=f"{hint.reason} {said}", tier=Tier.WEAK)

    def _weighed(
        self, view: View, code_id: str, cue_hints: Sequence[Hint], stands: float, tier: Tier
    ) -> Iterator[Hint]:
        """Yield the hints of one upper code: those of its cues, or one by the model alone."""
        words = self._learned.words(view, code_id)
        told = because(view.text, words, self._names[code_id]) if words else ""
        if not cue_hints:
            if words:
                yield Hint(code_id, words, told, Tier.WEAK, round(stands, 4))
            return
        best, *others = cue_hints
        yield replace(
            best,
            evidence=joined((*best.evidence, *words)),
            reason=f"{best.reason} {told}".strip(),
            tier=tier,
            score=round(stands, 4),
        )
        for hint in others:
            lower = tier if hint.tier is Tier.STRONG else Tier.WEAK
            yield replace(hint, tier=lower, score=round(stands * hint.score, 4))


def cue_table(
    hints: Sequence[Iterable[Hint]], codes: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return what cues say of codes, a row a text, as ``signals`` takes it.

    Args:
        hints: The hints of the cues for each text.
        codes: Upper codes.

    Returns:
        The score of each code and, in a last column, the sum of those of all others; and whether
        two independent cues speak for each.
    """
    column = {code: number for number, code in enumerate(codes)}
    scores = np.zeros((len(hints), len(codes) + 1))
    two = np.zeros((len(hints), len(codes)), bool)
    for row, each in enumerate(hints):
        for code_id, (score, strong) in strengths(each).items():
            place = column.get(code_id, -1)
            scores[row, place] += score
            if place >= 0:
                two[row, place] = strong
    return scores, two


def strengths(hints: Iterable[Hint]) -> Mapping[str, tuple[float, bool]]:
    """Return for each upper code the best score of its cues, and whether one hint is strong."""
    found: dict[str, tuple[float, bool]] = {}
    for hint in hints:
        score, strong = found.get(top(hint.code_id), (0.0, False))
        found[top(hint.code_id)] = max(score, hint.score), strong or hint.tier is Tier.STRONG
    return found


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, what overlaps or touches run together."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            last = found.pop()
            span = Span(last.start, max(last.end, span.end))  # noqa: PLW2901 - grown, not replaced
        found.append(span)
    return tuple(found)


@cache
def shipped_scale() -> Scale:
    """Return the scale that comes with the program."""
    return scale_of(json.loads(SCALE.read_text(encoding="utf-8")))


def scale_of(row: Mapping[str, Any]) -> Scale:
    """Return a scale from its written form."""
    return Scale(
        weights=tuple(row["weights"]),
        bias=row["bias"],
        suggest_from=row["suggest_from"],
        category_from=row["category_from"],
        strong_from=row["strong_from"],
        tried={Tier(name): Tally(*counts) for name, counts in row["tried"].items()},
        leanings=row["leanings"],
    )
