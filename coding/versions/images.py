"""Where the words of a passage stand in a newer text: its image there."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.versions.aligning import likeness

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from coding.versions.aligning import Words

_STEPS = 8  # words by which the shingles of a moved and edited passage may drift apart
_MOST = 4_000  # words of a passage that is looked for elsewhere than in its own place


@dataclass(frozen=True, slots=True)
class Image:
    """Where the words of a passage stand in a newer text, counted in words of that text.

    Attributes:
        windows: The stretches, one for each span of the passage that has any, in order.
        shared: Which of their words are the passage's own.
        size: How many words the passage has.
    """

    windows: tuple[range, ...]
    shared: frozenset[int]
    size: int

    @property
    def likeness(self) -> float:
        """How alike the passage and the stretches are, 0 to 1."""
        return likeness(len(self.shared), self.size, sum(map(len, self.windows)))

    def within(self, whole: Sequence[range]) -> Image:
        """Return what of it lies in other stretches, which are disjoint and in order."""
        parts = [
            range(max(a.start, b.start), min(a.stop, b.stop)) for a in self.windows for b in whole
        ]
        windows = tuple(part for part in parts if part)
        kept = frozenset(place for place in self.shared if any(place in w for w in windows))
        return Image(windows, kept, self.size)

    def meets(self, whole: Iterable[range]) -> bool:
        """Return whether it has a word in one of these stretches."""
        return any(a.start < b.stop and b.start < a.stop for a in self.windows for b in whole)


def image_of(spans: Sequence[range], to: Mapping[int, int], free: Container[int]) -> Image:
    """Return the image that an alignment gives of a passage, empty where no word of it is left.

    Words at an edge that were replaced, not taken away, belong to the image: it reaches over as
    many words without a counterpart as the passage has at that edge.

    Args:
        spans: The words of each span of the passage, counted in the older text.
        to: The alignment.
        free: The words of the newer text that have no counterpart.
    """
    windows: list[range] = []
    for words in spans:
        known = [place for place in words if place in to]
        if not known:
            continue
        start, stop = to[known[0]], to[known[-1]] + 1
        start = _reach(start, -1, known[0] - words.start, free)
        stop = _reach(stop - 1, 1, words.stop - 1 - known[-1], free) + 1
        windows.append(range(start, stop))
    shared = frozenset(to[place] for words in spans for place in words if place in to)
    return Image(tuple(windows), shared, sum(map(len, spans)))


def elsewhere(forms: Sequence[str], words: Words) -> Image | None:
    """Return the image of a passage wherever in a text it fits best, or None if nowhere.

    Args:
        forms: The words of the passage.
        words: The newer text.
    """
    if len(forms) > _MOST:
        return None
    votes: Counter[int] = Counter()
    for place in range(len(forms) - 2):
        for there in words.shingles.get(tuple(forms[place : place + 3]), ()):
            votes[(there - place) // _STEPS] += 1
    if not votes:
        return None
    shift = max(votes, key=lambda each: (votes[each] + votes[each + 1], -each)) * _STEPS
    first = max(0, shift - _STEPS)
    near = words.forms[first : shift + len(forms) + 2 * _STEPS]
    matcher = difflib.SequenceMatcher(None, forms, near, autojunk=False)
    to = {
        i + step: first + j + step
        for i, j, size in matcher.get_matching_blocks()
        for step in range(size)
    }
    free = frozenset(range(first, first + len(near))).difference(to.values())
    return image_of([range(len(forms))], to, free)


def _reach(place: int, step: int, most: int, free: Container[int]) -> int:
    while most > 0 and place + step in free:
        place, most = place + step, most - 1
    return place
