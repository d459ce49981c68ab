"""Whom a text cites with a year, as scholars cite each other: Velin (2001)."""

from __future__ import annotations

import re

_YEAR = r"(?:1[89]|20)\d\d"
_FAMILY_NAME = r"(?<![\w’'-])(?P<name>[^\W\d_a-z][\w’'-]{1,40})"
_CITATIONS = (
    re.compile(rf"\({_FAMILY_NAME}(?:,|\set\sal\.,?)?\s{_YEAR}"),
    re.compile(rf"{_FAMILY_NAME}(?:,\s(?:[A-Z]\.\s?){{1,3}}|\s)\({_YEAR}"),
    re.compile(
        rf"^\d{{1,3}}[.\s]\s?(?:[A-Z]\.\s?){{1,3}}{_FAMILY_NAME},\s[^()\n]{{3,90}}\([^()\n]{{0,40}}{_YEAR}\)",
        re.MULTILINE,
    ),
)


def cited_names(text: str) -> frozenset[str]:
    """Return the family names, in lower case, of whom a text cites with a year.

    (Velin 2001: 203); Velin (2001); Velin, A. (2001); 1. A. Velin, The Quay (Skarn, 2001).
    """
    found = (match["name"] for form in _CITATIONS for match in form.finditer(text))
    return frozenset(name.lower() for name in found)
