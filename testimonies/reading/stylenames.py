"""What the name of a paragraph style says: quotation, heading, caption, table of contents."""

from __future__ import annotations

import re

from testimonies.reading.written import Role

_ROLES = (
    (
        Role.QUOTATION,
        re.compile(
            r"(?:intense |block |long |pull ?)?quot(?:e|es|ed|ation|ations)\b.*|"
            r"block ?(?:text|quot\w*|citation)|extract|testimon(?:y|ies|ial)|"
            r"(?:intensives )?(?:block)?zitate?|citation intense|cita(?: destacada)?|"
            r"citazione(?: intensa)?|cita[cç][aã]o(?: intensa)?|citaat|sitat"
        ),
    ),
    (Role.TITLE, re.compile(r"title|titel|titre|t[ií]tulo|titolo")),
    (
        Role.HEADING,
        re.compile(
            r"(?:heading|überschrift|titre|t[ií]tulo|titolo|kop)\s?\d{0,2}|sub-?title|untertitel|"
            r"sous-titre|subt[ií]tulo|sottotitolo|toc heading|index heading"
        ),
    ),
    (Role.CAPTION, re.compile(r"captions?|beschriftung|l[ée]gende|(?:table|figure) caption")),
    (
        Role.FURNITURE,
        re.compile(r"toc\s?\d+|contents \d+|table of (?:contents|figures|authorities)|index \d+"),
    ),
)


def role_of_names(names: tuple[str, ...]) -> Role:
    """Return what a style is by its own name or that of one it is based on, nearest first."""
    for name in names:
        plain = " ".join(name.casefold().replace("_", " ").split())
        for role, pattern in _ROLES:
            if pattern.fullmatch(plain):
                return role
    return Role.BODY
