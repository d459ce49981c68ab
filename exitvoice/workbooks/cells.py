"""What the cells of a workbook hold, in the words a person sees."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSEEN = "\ufeff\u200b"


class Kind(StrEnum):
    """What sort of thing a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"


class Kept(NamedTuple):
    """What one cell holds.

    Attributes:
        text: As a person typed it, without white space at its ends; a date as ISO 8601.
        kind: What sort of thing it is.
        trimmed: Whether there was white space at its ends.
    """

    text: str
    kind: Kind = Kind.TEXT
    trimmed: bool = False


def of_text(text: str) -> Kept:
    """Return a cell of text, freed from white space and unseen characters at its ends."""
    bare = _trimmed(text)
    if "_x" in bare:
        plain = _trimmed(_ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), bare))
        return Kept(plain or bare)  # somebody typed an escape, and it shall not vanish
    return Kept(bare, trimmed=bare != text)


def _trimmed(text: str) -> str:
    return text.strip().strip(_UNSEEN).strip()


def words_of(item: _Element) -> str:
    """Return the text of a shared or inline string, of all its runs, without phonetic help."""
    if len(item) == 1 and len(item[0]) == 0:  # the usual case: words all alike
        return item[0].text or ""
    return "".join(_runs(item))


def of_number(raw: str, *, dated: bool, mac: bool) -> Kept:
    """Return a cell that holds a number, which may be a date.

    Args:
        raw: The number as the file holds it.
        dated: Whether the cell's format shows it as a date.
        mac: Whether days are counted from 1904.
    """
    number = float(raw)
    if dated:
        try:
            when = from_excel(number, CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900)
        except (ValueError, OverflowError):
            return Kept(raw, Kind.NUMBER)
        return Kept(str(when).removesuffix(" 00:00:00"), Kind.DATE)
    return Kept(str(int(number)) if number.is_integer() else repr(number), Kind.NUMBER)


def dated_styles(styles: _Element | None) -> frozenset[str]:
    """Return the numbers of the cell styles that show a number as a date."""
    if styles is None:
        return frozenset()
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in _all(styles, "numFmt")}
    found = set()
    for formats in _all(styles, "cellXfs"):
        for number, each in enumerate(formats):
            id_ = each.get("numFmtId", "0")
            code = own.get(id_) or BUILTIN_FORMATS.get(int(id_) if id_.isdigit() else 0, "")
            if is_date_format(code):
                found.add(str(number))
    return frozenset(found)


def _all(root: _Element, name: str) -> Iterator[_Element]:
    return root.iter(f"{{*}}{name}")


def _runs(item: _Element) -> Iterator[str]:
    for child in item:
        name = str(child.tag).rpartition("}")[2]
        if name == "t":
            yield child.text or ""
        elif name == "r":
            yield from (each.text or "" for each in child.iterfind("{*}t"))
