"""Every fault of a codebook: its head, its codes, their fields and how they hang together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codebook.checking_cues import cue_faults, word_list_faults
from codebook.faults import Fault
from codebook.mentions import unknown_mentions
from codebook.values import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codebook.faults import Place
    from codebook.values import Category, Code, Codebook, Direction

FEWEST_EXAMPLES = 2
TEXT_LISTS = ("include", "exclude", "examples", "counter_examples")

_PART = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_PARTS = (2, 3)


def check(codebook: Codebook) -> tuple[Fault, ...]:
    """Return every fault of a codebook, in no promised order; none for one that can be used."""
    return (
        *_head_faults(codebook),
        *_part_faults("directions", codebook.directions),
        *_part_faults("categories", codebook.categories),
        *_color_faults(codebook.categories),
        *word_list_faults(codebook),
        *_code_faults(codebook),
        *_mention_faults(codebook),
        *cue_faults(codebook),
    )


def _head_faults(codebook: Codebook) -> Iterator[Fault]:
    """Yield what is missing at the head."""
    if not codebook.title:
        yield Fault(("title",), "is missing; say what people call this codebook")
    for name, entries in (
        ("directions", codebook.directions),
        ("categories", codebook.categories),
        ("codes", codebook.codes),
    ):
        if not entries:
            yield Fault((name,), "is missing or empty; a codebook has at least one")


def _part_faults(name: str, entries: tuple[Direction | Category, ...]) -> Iterator[Fault]:
    """Yield the faults that directions and categories share: ids and names."""
    first: dict[str, int] = {}
    for i, entry in enumerate(entries):
        if not _PART.fullmatch(entry.id):
            said = f"“{entry.id}”" if entry.id else "missing"
            yield Fault((name, i, "id"), f"is {said}; write lower case letters and hyphens")
        elif entry.id in first:
            yield Fault((name, i, "id"), f"“{entry.id}” stands here again; each id stands once")
        first.setdefault(entry.id, i)
        if not entry.name:
            yield Fault((name, i, "name"), "is missing or empty; say what people call it")


def _color_faults(categories: tuple[Category, ...]) -> Iterator[Fault]:
    """Yield categories whose colour is no colour or is another's."""
    first: dict[str, str] = {}
    for i, category in enumerate(categories):
        color = category.color.lower()
        if not _COLOR.fullmatch(color):
            said = f"“{category.color}”" if color else "missing"
            message = f'is {said}; write six hexadecimal digits in quotes, as "#4477aa"'
            yield Fault(("categories", i, "color"), message)
        elif color in first:
            message = f"“{category.color}” is also the color of {first[color]}; give each its own"
            yield Fault(("categories", i, "color"), message)
        first.setdefault(color, category.id)


def _code_faults(codebook: Codebook) -> Iterator[Fault]:
    """Yield the faults of every code apart from its cues."""
    before: set[str] = set()
    everything = {code.id for code in codebook.codes}
    for i, code in enumerate(codebook.codes):
        place: Place = ("codes", i)
        yield from _id_faults(code, place, codebook)
        if code.id and code.id in before:
            yield Fault((*place, "id"), f"“{code.id}” stands here again; each id stands once")
        if code.parent and code.parent not in before and _well_formed(code.id):
            later = code.parent in everything
            do = "move it before this code" if later else "add it before this code"
            said = "stands after it" if later else "is not in this codebook"
            yield Fault((*place, "id"), f"its parent {code.parent} {said}; {do}")
        before.add(code.id)
        yield from _text_faults(code, place)


def _well_formed(code_id: str) -> bool:
    """Whether an id has two or three parts of lower case letters, digits and hyphens."""
    parts = code_id.split(".")
    return len(parts) in _PARTS and all(_PART.fullmatch(part) for part in parts)


def _id_faults(code: Code, place: Place, codebook: Codebook) -> Iterator[Fault]:
    """Yield what is wrong with the form of an id and with the parts it names."""
    if not _well_formed(code.id):
        said = f"“{code.id}”" if code.id else "missing"
        message = "write direction.category or direction.category.sub-code, in lower case"
        yield Fault((*place, "id"), f"is {said}; {message}")
        return
    for kind, part, entries in (
        ("direction", code.direction, codebook.directions),
        ("category", code.category, codebook.categories),
    ):
        names = [entry.id for entry in entries if entry.id]
        if names and part not in names:
            message = f"“{part}” is no {kind} of this codebook; there are: {', '.join(names)}"
            yield Fault((*place, "id"), message)


def _mention_faults(codebook: Codebook) -> Iterator[Fault]:
    """Yield texts that name a code that there is not."""
    for i, code in enumerate(codebook.codes):
        for place, named in unknown_mentions(codebook, code):
            message = f"names {named}, which is no code of this codebook; name one that is"
            yield Fault(("codes", i, *place), message)


def _text_faults(code: Code, place: Place) -> Iterator[Fault]:
    """Yield missing, empty and repeated texts of a code."""
    if not code.name:
        yield Fault((*place, "name"), "is missing or empty; say what people call this code")
    for field in TEXT_LISTS:
        texts: tuple[str, ...] = getattr(code, field)
        for i, text in enumerate(texts):
            if not text:
                yield Fault((*place, field, i), "holds an empty entry; fill it or take it out")
            elif text in texts[:i]:
                yield Fault((*place, field, i), f"says “{text}” twice; keep one")
    if code.status is not Status.CANDIDATE:
        yield from _unfinished(code, place)


def _unfinished(code: Code, place: Place) -> Iterator[Fault]:
    """Yield what only a candidate may lack."""
    if not code.definition:
        message = "is missing or empty; say what a passage must hold to be given this code"
        yield Fault((*place, "definition"), message)
    count = len(set(code.examples))
    if count < FEWEST_EXAMPLES:
        message = f"holds {count}; give at least {FEWEST_EXAMPLES} different invented passages"
        yield Fault((*place, "examples"), message)
