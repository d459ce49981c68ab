"""The suggester that weighs cues and the learned model together, and quotes both."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from codebook.tree import opposite, top
from coding.combined.weighing import Scale, Tally, is_decided, share, signals
from coding.cues import CueSuggester
from coding.learned.suggester import because, names_known, shipped
from coding.values import Hint, Tier
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from codebook.values import Codebook
    from coding.combined.refitting import Refitted
    from coding.combined.weighing import Signals
    from coding.learned.suggester import Learned, View

SCALE = files("coding.combined") / "scale.json"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for an upper code in a text, suggested or not.

    Attributes:
        code_id: The code.
        share: Where it stands on the scale, 0 to 1.
        signals: What was weighed.
        words: The words that moved the model most towards it.
        cues: The hints of its cues.
        decided: Whether it lies clear of the other direction of its category, in which case the
            direction is known; None where the category has one direction only.
        side: The words that moved the model towards this direction rather than the other.
    """

    code_id: str
    share: float
    signals: Signals
    words: tuple[Span, ...]
    cues: tuple[Hint, ...]
    decided: bool | None
    side: tuple[Span, ...]


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
        cue_hints = self._cues.hints(text)
        found = [hint for hint in cue_hints if top(hint.code_id) not in self._names]
        view = self._learned.view(text)
        given = self.signals(view, cue_hints)
        odds = {code_id: self.scale.odds(speaks) for code_id, speaks in given.items()}
        for code_id, speaks in given.items():
            stands = share(odds[code_id])
            if stands >= self.scale.suggest_from:
                ours = [hint for hint in cue_hints if top(hint.code_id) == code_id]
                tier = self.scale.tier(stands, speaks)
                weighed = self._weighed(view, code_id, ours, stands, tier)
                clear = self._decided(code_id, odds) is not False
                found += weighed if clear else map(self._undecided, weighed)
        return tuple(sorted(found, key=lambda hint: (-hint.score, self._order[hint.code_id])))

    def hints_many(self, texts: Iterable[str]) -> Iterator[tuple[Hint, ...]]:
        """Yield the hints of each text, in the order of the texts."""
        return map(self.hints, texts)

    def explain(self, text: str) -> tuple[Weighed, ...]:
        """Return for every code the model knows what speaks for it, the likeliest first."""
        view, cue_hints = self._learned.view(text), self._cues.hints(text)
        given = self.signals(view, cue_hints)
        odds = {code_id: self.scale.odds(speaks) for code_id, speaks in given.items()}
        found = [
            Weighed(
                code_id,
                share(odds[code_id]),
                speaks,
                self._learned.words(view, code_id),
                tuple(hint for hint in cue_hints if top(hint.code_id) == code_id),
                self._decided(code_id, odds),
                self._learned.words(view, code_id, other) if other in odds else (),
            )
            for code_id, speaks in given.items()
            for other in [self._opposite[code_id]]
        ]
        return tuple(sorted(found, key=lambda each: -each.share))

    def signals(self, view: View, cue_hints: Sequence[Hint]) -> dict[str, Signals]:
        """Return what speaks for and against each code the model knows."""
        cues = strengths(cue_hints)
        return {
            code_id: signals(code_id, view.logits, cues, self._opposite[code_id])
            for code_id in self._names
        }

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
        strong_from=row["strong_from"],
        tried={Tier(name): Tally(*counts) for name, counts in row["tried"].items()},
    )
