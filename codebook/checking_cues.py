"""The faults of cues and of the word lists they share."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from codebook.faults import Fault
from codebook.patterns import lists_named, parse_pattern, word_fault
from codebook.tree import opposite
from codebook.values import WhenNegated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codebook.faults import Place
    from codebook.patterns import Pattern, Slot
    from codebook.values import Code, Codebook, Cue

_LIST_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def word_list_faults(codebook: Codebook) -> Iterator[Fault]:
    """Yield word lists that are empty, misnamed or never used, and words that are no words."""
    patterns = [cue.pattern for code in codebook.codes for cue in code.cues]
    used = frozenset[str]().union(*map(lists_named, patterns))
    for name, words in codebook.word_lists:
        place: Place = ("word_lists", name)
        if not _LIST_NAME.fullmatch(name):
            yield Fault(place, "is named oddly; use lower case letters, digits and hyphens")
        if not words:
            yield Fault(place, "is empty; write at least one word, or take the list out")
        if name not in used:
            yield Fault(place, f"is used by no cue; write {{{name}}} in one, or take the list out")
        for i, word in enumerate(words):
            fault = _several(word) or word_fault(word)
            if fault:
                yield Fault((*place, i), fault)
        for word, count in Counter(words).items():
            if count > 1 and word:
                yield Fault((*place, words.index(word)), f"holds “{word}” {count} times; keep one")


def cue_faults(codebook: Codebook) -> Iterator[Fault]:
    """Yield cues that cannot be read, that repeat one of the same code, or that flip nowhere."""
    word_lists = dict(codebook.word_lists)
    for i, code in enumerate(codebook.codes):
        patterns = [parse_pattern(cue.pattern, word_lists) for cue in code.cues]
        yield from _repeated(code, ("codes", i, "cues"), patterns)
        for j, (cue, pattern) in enumerate(zip(code.cues, patterns, strict=True)):
            place: Place = ("codes", i, "cues", j)
            for fault in pattern.faults:
                yield Fault(place, _saying(cue, fault))
            if cue.when_negated is WhenNegated.FLIP:
                yield from _flip_faults(cue, code, codebook, place)
            yield from _text_faults(cue, place)


def _text_faults(cue: Cue, place: Place) -> Iterator[Fault]:
    """Yield examples that are empty or stand twice."""
    for name in ("examples", "counter_examples"):
        texts: tuple[str, ...] = getattr(cue, name)
        before = cue.examples if name == "counter_examples" else ()
        for i, text in enumerate(texts):
            here: Place = (*place, name, i)
            if not text:
                yield Fault(
                    here, _saying(cue, f"{name} hold an empty entry; fill it or take it out")
                )
            elif text in texts[:i]:
                yield Fault(here, _saying(cue, f"{name} say “{text}” twice; keep one"))
            elif text in before:
                message = f"“{text}” is an example and a counter-example; keep one of them"
                yield Fault(here, _saying(cue, message))


def _saying(cue: Cue, fault: str) -> str:
    """Return what is wrong with a cue, with the cue itself where that does not say it yet."""
    said = f"“{cue.pattern}”"
    return fault if not cue.pattern or fault.startswith(said) else f"{said}: {fault}"


def _several(word: str) -> str | None:
    """Return that an entry of a word list is more than one word, or None."""
    if len(word.split()) > 1:
        return f"“{word}” is more than one word; a list holds single words, write a cue for it"
    return None


def _repeated(code: Code, place: Place, patterns: Iterable[Pattern]) -> Iterator[Fault]:
    """Yield the cues of a code that ask for the same words as one before."""
    first: dict[object, Cue] = {}
    for j, (cue, pattern) in enumerate(zip(code.cues, patterns, strict=True)):
        if pattern.faults:
            continue
        same = first.setdefault(tuple(map(_meaning, pattern.slots)), cue)
        if same is not cue:
            message = f"“{cue.pattern}” asks for the same words as “{same.pattern}”; keep one"
            yield Fault((*place, j), message)


def _meaning(slot: Slot) -> tuple[frozenset[str], frozenset[str], bool, bool]:
    """Return a slot without the order of its words."""
    words, beginnings = frozenset(slot.words), frozenset(slot.beginnings)
    return words, beginnings, slot.optional, slot.after_gap


def _flip_faults(cue: Cue, code: Code, codebook: Codebook, place: Place) -> Iterator[Fault]:
    """Yield why a cue cannot speak for the other direction."""
    if len(codebook.directions) != 2:  # noqa: PLR2004 - a question has two sides or it has not
        count = len(codebook.directions)
        message = f"flip needs exactly two directions and there are {count}; write drop or keep"
        yield Fault(place, _saying(cue, message))
        return
    target = opposite(codebook, code)
    if target and codebook.code(target) is None:
        message = f"flips to {target}, which is not in this codebook; add it, or drop or keep"
        yield Fault(place, _saying(cue, message))
