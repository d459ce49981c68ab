"""Cues that remember a passage instead of finding the next: they stand in one or copy it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.patterns import GAP, parse_pattern
from codebook.values import Status
from coding.cues.matching import CueFinder
from coding.cues.words import WordReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codebook.values import Codebook

COPIED = 4


@dataclass(frozen=True, slots=True)
class Memorised:
    """A cue that was made for one passage.

    Attributes:
        code_id: The code it speaks for.
        pattern: The cue.
        passage: The passage it remembers.
        words: The words it copies; empty where it only stands in that passage alone.
    """

    code_id: str
    pattern: str
    passage: str
    words: str = ""


def memorised(codebook: Codebook, passages: Mapping[str, str]) -> tuple[Memorised, ...]:
    """Return the cues that stand in just one of some passages or copy four words of one in a row.

    Args:
        codebook: A codebook without faults.
        passages: The words of passages by id; the more there are, the fairer to rare cues.
    """
    reader, finder = WordReader(), CueFinder(codebook)
    read = {key: reader.read(text) for key, text in passages.items()}
    standing: dict[int, list[str]] = defaultdict(list)
    for key, words in read.items():
        for number in {match.cue for match in finder.find(words)}:
            standing[number].append(key)
    forms = {key: words.forms for key, words in read.items()}
    lists, found = dict(codebook.word_lists), []
    active = (code for code in codebook.codes if code.status is Status.ACTIVE)
    cues = [(code.id, cue.pattern) for code in active for cue in code.cues]
    for number, (code_id, pattern) in enumerate(cues):
        if len(standing[number]) == 1:
            found.append(Memorised(code_id, pattern, standing[number][0]))
        elif copied := next(_copies(pattern, lists, forms), None):
            found.append(Memorised(code_id, pattern, *copied))
    return tuple(found)


def _copies(
    pattern: str,
    word_lists: Mapping[str, tuple[str, ...]],
    forms: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, str]]:
    """Yield the passages of which a cue writes down several words in a row, with the words."""
    for stretch in pattern.split(GAP):
        slots = parse_pattern(stretch.strip(), word_lists).slots if stretch.strip() else ()
        for first in range(len(slots) - COPIED + 1):
            asked = slots[first : first + COPIED]
            if any(len(slot.words) != 1 or slot.beginnings for slot in asked):
                continue
            words = tuple(slot.words[0] for slot in asked)
            yield from (
                (key, " ".join(words)) for key, held in forms.items() if _holds(held, words)
            )


def _holds(held: Sequence[str], words: tuple[str, ...]) -> bool:
    return any(tuple(held[i : i + len(words)]) == words for i in range(len(held)))
