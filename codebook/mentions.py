"""Codes that the texts of a codebook name, as in “goes to driver.moral”, found and renamed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codebook.faults import Place
    from codebook.values import Code, Codebook

_PART = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


def unknown_mentions(codebook: Codebook, code: Code) -> Iterator[tuple[Place, str]]:
    """Yield what the texts of a code name as a code and the codebook does not have.

    Yields:
        The place in the code, as ``("exclude", 1)``, and the id that is named there.
    """
    known = {each.id for each in codebook.codes}
    pattern = _pattern(codebook)
    for place, text in _texts(code):
        for named in dict.fromkeys(pattern.findall(text)):
            if named not in known:
                yield place, named


def names(codebook: Codebook, text: str) -> tuple[str, ...]:
    """Return what a text names as a code, whether or not there is one."""
    return tuple(_pattern(codebook).findall(text))


def with_mentions(code: Code, codebook: Codebook, now: Mapping[str, str]) -> Code:
    """Return a code whose texts name every code of ``now`` by its new id.

    Args:
        code: The code.
        codebook: The codebook the texts were written in.
        now: New ids by old ids.
    """
    pattern = _pattern(codebook)

    def said(text: str) -> str:
        return pattern.sub(lambda found: now.get(found[0], found[0]), text)

    return replace(
        code,
        definition=said(code.definition),
        include=tuple(map(said, code.include)),
        exclude=tuple(map(said, code.exclude)),
        counter_examples=tuple(map(said, code.counter_examples)),
    )


def _texts(code: Code) -> Iterator[tuple[Place, str]]:
    yield ("definition",), code.definition
    for field in ("include", "exclude", "counter_examples"):
        for i, text in enumerate(getattr(code, field)):
            yield (field, i), text


def _pattern(codebook: Codebook) -> re.Pattern[str]:
    """Return what finds ids: a direction and one or two parts, no piece of a longer word."""
    directions = "|".join(re.escape(each.id) for each in codebook.directions if each.id)
    return re.compile(rf"(?<![\w.-])(?:{directions or '(?!)'})(?:\.{_PART}){{1,2}}(?![\w-])")
