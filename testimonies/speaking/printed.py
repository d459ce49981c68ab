"""Printed records of hearings, which name the witnesses at their head: all others ask them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STATEMENT = re.compile(
    r"^[ ]*(?:(?:PREPARED|OPENING|JOINT|SWORN)\s)?(?:STATEMENT|TESTIMONY|EVIDENCE)\sOF\s"
    r"(?P<told>[^a-z\n]{4,90}$(?:\n[ ]*[^a-z\n]{4,90}$)?)",
    re.MULTILINE,
)
_WITNESSES = re.compile(
    r"^[ ]*(?:LIST\sOF\s)?(?:WITNESSES|W\sI\sT\sN\sE\sS\sS\sE\sS|Witnesses):?[ ]*\n"
    r"(?P<list>(?:[^\n]*\n){1,60}?)(?=[ ]*[-=_]{4,}|[ ]*[A-Z][A-Z ]{8,}\n|(?:[ ]*\n){3})",
    re.MULTILINE,
)
_HEADS = ("STATEMENT", "TESTIMONY", "EVIDENCE")
_LISTS = re.compile(r"W(?:ITNESSES|itnesses|\sI\sT)")
_LISTED = re.compile(
    r"^[ ]*(?:\d{1,2}[.)]?\s)?(?P<name>[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){1,4}),\s",
    re.MULTILINE,
)
_OF_PANEL = re.compile(
    r"\b(?:HON|HONORABLE|CHAIRMAN|CHAIRWOMAN|CHAIR|CHAIRPERSON|RANKING|SENATOR|REPRESENTATIVE|CONGRESS(?:MAN|WOMAN))\b"
)
_SITS = re.compile(
    r"\b(?:presiding\b|(?:sub)?committee\b[^.]{0,60}\b(?:met|convened)\b|commission\smet\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def printed_panel(text: str, labels: Iterable[str]) -> set[str]:
    """Return the names before turns of those who sit, in a record that prints who witnesses are.

    A heading does so, STATEMENT OF ANNA VELIN, or a list below a line WITNESSES. None sit where
    none of those so named speaks, or where nothing says that a committee met.

    Args:
        text: The canonical text.
        labels: The names before turns, in lower case.
    """
    witnesses = set(_witnesses(text))
    family = {label: label.split()[-1] for label in labels if label}
    if witnesses.isdisjoint(family.values()) or _SITS.search(text) is None:
        return set()
    return {label for label, name in family.items() if name not in witnesses}


def _witnesses(text: str) -> Iterator[str]:
    """Yield the family names of those whom headings or a list call witnesses, in lower case."""
    headed = any(word in text for word in _HEADS)
    for match in _STATEMENT.finditer(text) if headed else ():
        if not _OF_PANEL.search(match["told"]):
            yield from _family(match["told"].partition(",")[0])
    for match in _WITNESSES.finditer(text) if _LISTS.search(text) else ():
        for listed in _LISTED.finditer(match["list"]):
            if not listed["name"].upper().startswith("HON"):
                yield from _family(listed["name"])


def _family(name: str) -> Iterator[str]:
    """Yield the last word of a name as it stands before a turn."""
    words = _WORD.findall(name)
    if words:
        yield re.split(r"[^\w]", words[-1])[-1].lower()
