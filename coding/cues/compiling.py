"""Cues made ready for matching: a bit for each set of words they ask for, the words indexed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from codebook.patterns import GAP_WORDS, parse_pattern
from codebook.tree import opposite
from codebook.values import Status, WhenNegated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codebook.patterns import Slot
    from codebook.values import Code, Codebook, Cue


class Step(NamedTuple):
    """One place of a cue.

    Attributes:
        words: The bit of the set of words that fill it.
        optional: Whether it may be missing.
        gap: How many other words may stand before it.
    """

    words: int
    optional: bool
    gap: int


@dataclass(frozen=True, slots=True)
class ReadyCue:
    """A cue with all that matching needs to know of it.

    Attributes:
        code_id: The code it speaks for.
        flips_to: The code it speaks for where it is negated and flips; None otherwise.
        cue: What the codebook says of it.
        steps: Its places, in order.
        required: For each place that may not be missing, the bit of its set of words.
    """

    code_id: str
    flips_to: str | None
    cue: Cue
    steps: tuple[Step, ...]
    required: tuple[int, ...]


class WordSets:
    """The distinct sets of words that slots ask for, a bit each, and which of them a word is in."""

    def __init__(self) -> None:
        """Begin without sets."""
        self._bits: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
        self._words: dict[str, int] = defaultdict(int)
        self._beginnings: dict[str, int] = defaultdict(int)

    def bit(self, slot: Slot) -> int:
        """Return the bit of the set of words that fill a slot."""
        key = (slot.words, slot.beginnings)
        if key not in self._bits:
            bit = self._bits[key] = 1 << len(self._bits)
            for word in slot.words:
                self._words[word] |= bit
            for beginning in slot.beginnings:
                self._beginnings[beginning] |= bit
        return self._bits[key]

    def holding(self, word: str) -> int:
        """Return the bits of the sets a word is in."""
        found = self._words.get(word, 0)
        for beginning in accumulate(word):
            found |= self._beginnings.get(beginning, 0)
        return found


def bits(number: int) -> Iterator[int]:
    """Yield the bits of a number, each as a number of its own, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest
        number ^= lowest


def ready_cues(codebook: Codebook, sets: WordSets) -> tuple[ReadyCue, ...]:
    """Return the cues of all active codes, in the codebook's order."""
    word_lists = dict(codebook.word_lists)
    active = frozenset(code.id for code in codebook.codes if code.status is Status.ACTIVE)
    return tuple(
        _ready(cue, parse_pattern(cue.pattern, word_lists).slots, code.id, flips_to, sets)
        for code in codebook.codes
        if code.id in active
        for flips_to in [_flips_to(codebook, code, active)]
        for cue in code.cues
    )


def _flips_to(codebook: Codebook, code: Code, active: frozenset[str]) -> str | None:
    """Return the code that a flipped cue of ``code`` speaks for, or None."""
    target = opposite(codebook, code)
    return target if target in active else None


def _ready(
    cue: Cue, slots: tuple[Slot, ...], code_id: str, flips_to: str | None, sets: WordSets
) -> ReadyCue:
    """Number the sets of words a cue asks for."""
    steps = tuple(Step(sets.bit(slot), slot.optional, GAP_WORDS * slot.after_gap) for slot in slots)
    return ReadyCue(
        code_id,
        flips_to if cue.when_negated is WhenNegated.FLIP else None,
        cue,
        steps,
        required=tuple(step.words for step in steps if not step.optional),
    )
