"""Dates as documents write them, put in order: ``2021``, ``June 2021``, ``4 June 2021``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

# Year, then month, then day, as far as they are known.
Date: TypeAlias = tuple[int, ...]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]}|\.)?" for month in _MONTHS)
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_VAGUE = r"early|mid|late|spring|summer|autumn|fall|winter|in|of|the|end|since|around|c\."
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?:-(?P<month>0?[1-9]|1[0-2])(?:-{_DAY})?)?(?:T[\d:.Z+]*)?",
        rf"{_DAY}\.\s*(?P<month>0?[1-9]|1[0-2])\.\s*{_YEAR}",
        rf"(?:{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<name>{_MONTH}),?\s+(?:of\s+)?{_YEAR}",
        rf"(?P<name>{_MONTH})\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?:(?:{_VAGUE})[\s-]+)+{_YEAR}",
    )
)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_LAST = (9999,)


def dated(text: str) -> Date | None:
    """Return the date a text names as a whole, or None where it names none with a year."""
    for form in _FORMS:
        if match := form.fullmatch(text.strip()):
            return _date(match.groupdict())
    return None


def number(text: str) -> float | None:
    """Return the number a text is, or None."""
    match = _NUMBER.fullmatch(text.strip())
    return float(match[0].replace(",", ".")) if match else None


def ordered(values: Iterable[str]) -> tuple[str, ...]:
    """Return values as people would line them up.

    Numbers and dates rise, dates without a year follow those with one, by their month; anything
    else stands last, by its letters.
    """
    return tuple(sorted(values, key=_rank))


def _date(parts: dict[str, str | None]) -> Date:
    year, day = int(parts["year"] or 0), parts.get("day")
    if name := parts.get("name"):
        month: int | None = _month(name)
    else:
        month = int(parts.get("month") or 0) or None
    if month is None:
        return (year,)
    return (year, month, int(day)) if day else (year, month)


def _month(name: str) -> int:
    return next(place for place, month in enumerate(_MONTHS, 1) if month[:3] == name[:3].lower())


def _rank(text: str) -> tuple[int, Date | tuple[float, ...], str]:
    if date := dated(text):
        return (1, date, text)
    if (amount := number(text)) is not None:
        return (0, (amount,), text)
    if re.fullmatch(_MONTH, text.strip(), re.IGNORECASE):
        return (2, (*_LAST, _month(text.strip())), text)
    return (3, (), text.casefold())
