"""Values of cells made fit for people and for spreadsheets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.columns import Kind

UNDEFINED = "undefined"
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNWRITABLE = re.compile("[\x80-\x9f\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400  # where Unicode keeps a visible picture of each control character
_DELETE = 0x7F
_TINY = 0.001


def clean(text: str) -> str:
    """Return text with each character no XML or terminal can hold made visible in its place."""
    return _UNWRITABLE.sub("�", _CONTROLS.sub(_pictured, text))


def _pictured(match: re.Match[str]) -> str:
    number = ord(match.group())
    return chr(_PICTURES + (0x21 if number == _DELETE else number))


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet may run the text instead of showing it."""
    return text.lstrip(" ").startswith(_FORMULA)


def harmless(text: str) -> str:
    """Return text so that no spreadsheet runs it: an apostrophe goes before a formula."""
    cleaned = clean(text)
    return f"'{cleaned}" if looks_like_formula(cleaned) else cleaned


def defined(value: object) -> bool:
    """Return whether a cell holds something, NaN being nothing."""
    return value is not None and value == value  # noqa: PLR0124 - only NaN differs from itself


def worded(value: object, kind: Kind) -> str:
    """Return a cell as people read it: ``1,200``, ``12.5 %``, ``0.304``, ``<.001``.

    Args:
        value: What the cell holds; None or NaN is ``undefined``.
        kind: Kind of its column.
    """
    if not defined(value):
        return UNDEFINED
    if kind == "flag":
        return "yes" if value else ""
    if isinstance(value, str):
        return clean(value)
    return _number(float(str(value)), kind)


def _number(number: float, kind: Kind) -> str:
    if kind == "count":
        return f"{number:,.0f}"
    if kind == "share":
        return f"{100 * number:.1f} %"
    if kind == "probability":
        return "<.001" if number < _TINY else f"{number:.3f}"
    return f"{number:.3f}"
