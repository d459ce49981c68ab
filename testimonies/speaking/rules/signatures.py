"""Lines that sign words, and that only credit others: Guard (name withheld); Col. (Ret.) Velin."""

from __future__ import annotations

import re

from testimonies.values import Span

_WITHHELD = re.compile(  # right below the marks
    r"[^\S\n]*\n\s*(?P<who>[^\W\d_a-z][^\n“”\"‘’.:;()]{2,60}?)\s*"
    r"(?i:\((?:(?:real|full|his|her|first)\s)*(?:name|identity)\s(?:is\s|was\s|has\sbeen\s|on\s)?"
    r"(?:withheld|changed|concealed|hidden|protected|suppressed|record)[^()\n]{0,40}\))\s*(?=\n|$)"
)
_CREDIT = re.compile(
    r"[(\[\s]*(?:pic|photo|photograph|picture|image|credit|video|caption|source)s?\s?[:/]",
    re.IGNORECASE,
)
_BYLINE = re.compile(  # (Reporting by Velin in Skarn; editing by Tarr)
    r"[(\[\s]*(?:additional\s)?(?:reporting|writing|editing|compiled|translated|translation|written|edited)\s(?:by|from|in)\b",
    re.IGNORECASE,
)
_RETIRED = re.compile(r"\s?[(\[](?:ret\.?|retd\.?|ret[’']d\.?|retired)[)\]]\.?", re.IGNORECASE)
_OPENING = re.compile(r"(?<!\w)(?=\w)")


def signed_below(text: str, end: int) -> Span | None:
    """Return who signs words on the line below, the name kept back: Harbour guard (name withheld).

    Args:
        text: The text.
        end: Where the words end, their closing mark included.
    """
    match = _WITHHELD.match(text, end)
    return Span(*match.span("who")) if match is not None else None


def is_credit(text: str, *, recorded: bool) -> bool:
    """Return whether a line says who made a picture or a text, not who speaks.

    Args:
        text: The line.
        recorded: Whether it is one of the fields of a record, of which one may be a source.
    """
    return _BYLINE.match(text) is not None or (_CREDIT.match(text) is not None and not recorded)


def retired_in_front(text: str) -> str:
    """Return a signature with the mark of a retired officer in front: Col. (Ret.) Velin."""
    plain = _RETIRED.sub("", text)
    return plain if plain == text else _OPENING.sub("retired ", plain, count=1)
