"""The cue language: a pattern's slots, and what is wrong with a pattern, a sentence each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GAP = "..."
GAP_WORDS = 5
MOST_OPTIONAL = 4

_WORD = re.compile(r"(?:[^\W_]+|'s)\*?")
_LIST = re.compile(r"\{([^{}]*)\}")
_VERBS = (
    *("are", "could", "did", "do", "does", "had", "has", "have", "is", "might", "must", "need"),
    *("should", "was", "were", "would"),
)
_APART = {
    "cannot": "can not",
    "cant": "can not",
    "wont": "will not",
    "shant": "shall not",
    "gonna": "going to",
    "gotta": "got to",
    **{f"{verb}nt": f"{verb} not" for verb in _VERBS},
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a cue, filled by one word.

    Attributes:
        words: The words that fill it, whole and in lower case.
        beginnings: Beginnings of words that fill it.
        optional: Whether it may be missing.
        after_gap: Whether up to ``GAP_WORDS`` other words may stand before it.
    """

    words: tuple[str, ...]
    beginnings: tuple[str, ...] = ()
    optional: bool = False
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cue taken apart.

    Attributes:
        slots: Its places in order.
        faults: What is wrong with it, one sentence each; the slots can be used only without any.
    """

    slots: tuple[Slot, ...]
    faults: tuple[str, ...] = ()


def parse_pattern(pattern: str, word_lists: Mapping[str, tuple[str, ...]]) -> Pattern:
    """Take a cue apart into its slots, or say everything that is wrong with it.

    Args:
        pattern: The cue as written in a codebook.
        word_lists: The words of each named list a cue may refer to.
    """
    pieces = pattern.split()
    faults = _layout_faults(pieces)
    slots = []
    for place, piece in enumerate(pieces):
        if piece != GAP:
            after_gap = place > 0 and pieces[place - 1] == GAP
            slots.append(_slot(piece, word_lists, faults, after_gap=after_gap))
    if slots and all(slot.optional for slot in slots):
        faults.append("holds only words that may be missing; take the ? from at least one")
    if sum(slot.optional for slot in slots) > MOST_OPTIONAL:
        faults.append(f"holds more than {MOST_OPTIONAL} words that may be missing; write two cues")
    return Pattern(tuple(slots), tuple(dict.fromkeys(faults)))


def lists_named(pattern: str) -> frozenset[str]:
    """Return the names of the word lists a cue refers to."""
    return frozenset(_LIST.findall(pattern))


def word_fault(word: str) -> str | None:
    """Return what is wrong with one word of a cue or word list, or None."""
    if not word or word == "*":
        return "holds an empty word; write at least one letter"
    bare = word.removesuffix("*")
    marked = "'" in bare.replace("’", "'") and bare != "'s"
    faults = (
        (word != word.lower(), f"has capitals; write “{word.lower()}”"),
        ("-" in bare, "has a hyphen; write its parts as words of their own"),
        ("*" in bare, "has a * inside; it may stand only at the end of a word"),
        ("?" in word, "has a ? inside; it may stand only after all words of a slot"),
        (marked, "has an apostrophe; take it apart, as “do not” and “people 's”"),
        (word in _APART, f"is always compared as two words; write “{_APART.get(word)}”"),
        (not _WORD.fullmatch(word), "is not a word; use letters, digits and * only"),
    )
    return next((f"“{word}” {fault}" for faulty, fault in faults if faulty), None)


def _layout_faults(pieces: list[str]) -> list[str]:
    """Return what is wrong with where the gaps stand."""
    if not pieces:
        return ["is empty; write at least one word"]
    faults = []
    if GAP in {pieces[0], pieces[-1]}:
        faults.append("begins or ends with ...; a gap stands between two words")
    if any(a == b == GAP for a, b in pairwise(pieces)):
        faults.append("has two gaps in a row; write one ...")
    return faults


def _slot(
    piece: str, word_lists: Mapping[str, tuple[str, ...]], faults: list[str], *, after_gap: bool
) -> Slot:
    """Read one slot; what is wrong with it is added to ``faults``."""
    words: list[str] = []
    for alternative in piece.removesuffix("?").split("|"):
        named = _LIST.fullmatch(alternative)
        if named:
            words.extend(_listed(named[1], word_lists, faults))
            continue
        fault = word_fault(alternative)
        if fault:
            faults.append(fault)
        else:
            words.append(alternative)
    whole = dict.fromkeys(word for word in words if not word.endswith("*"))
    beginnings = dict.fromkeys(word[:-1] for word in words if word.endswith("*"))
    return Slot(tuple(whole), tuple(beginnings), piece.endswith("?"), after_gap)


def _listed(
    name: str, word_lists: Mapping[str, tuple[str, ...]], faults: list[str]
) -> tuple[str, ...]:
    """Return the words of a named list; an unknown name is added to ``faults``."""
    if name in word_lists:
        return word_lists[name]
    close = get_close_matches(name, word_lists, n=1)
    names = ", ".join(sorted(word_lists)) or "none"
    hint = f"did you mean {{{close[0]}}}?" if close else f"there are: {names}"
    faults.append(f"names the word list {{{name}}}, which there is not; {hint}")
    return ()
