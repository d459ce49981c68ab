"""The parts of a Word document and how they name one another, whatever their file names."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.archives import Archive
from testimonies.reading.markup import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_USUAL = "word/document.xml"


def local(element: _Element) -> str:
    """Return the name of an element: plain for Word's own, else with a prefix or empty."""
    return _local(element.tag)


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    if not isinstance(tag, str) or tag[:1] != "{":
        return ""
    space, _, name = tag[1:].partition("}")
    if space in _WORD:
        return name
    if space == _COMPATIBILITY:
        return f"mc:{name}"
    return f"m:{name}" if space in _MATHS else ""


def attribute(element: _Element, name: str) -> str | None:
    """Return one of an element's attributes in Word's namespaces, or None."""
    for space in _WORD:
        value = element.get(f"{{{space}}}{name}")
        if value is not None:
            return str(value)
    return None


def child(element: _Element | None, *names: str) -> _Element | None:
    """Return the first descendant along a path of names, or None."""
    for name in names:
        if element is None:
            return None
        for one in element:
            if local(one) == name:
                element = one
                break
        else:
            return None
    return element


class Package:
    """A Word document's parts."""

    __slots__ = ("_archive", "_main", "_name", "_related")

    def __init__(self, data: bytes, name: str) -> None:
        """Open a document.

        Args:
            data: Its bytes.
            name: Its name, for messages.

        Raises:
            UnreadableSourceError: If it cannot be unpacked safely or has no main part.
        """
        self._archive = Archive(data, name)
        self._name = name
        self._main = self._relations("").get("officeDocument", _USUAL)
        if self._main not in self._archive:
            raise UnreadableSourceError(
                f"{name} is a damaged Word document: its text is missing. Open it in Word, save it "
                f"again, and add that file."
            )
        self._related = self._relations(self._main)

    def main(self) -> _Element:
        """Return the root of the main part."""
        return self._parse(self._main)

    def part(self, sort: str) -> _Element | None:
        """Return the root of a part the main one refers to, such as ``"footnotes"``, or None."""
        member = self._related.get(sort)
        return self._parse(member) if member is not None and member in self._archive else None

    def _parse(self, member: str) -> _Element:
        return parse_xml(self._archive.read(member), f"{self._name}/{member}")

    def _relations(self, member: str) -> dict[str, str]:
        """Return what a part refers to inside the package: sort to member name."""
        folder, base = posixpath.split(member)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self._archive:
            return {}
        found: dict[str, str] = {}
        for one in self._parse(path):
            sort, target = str(one.get("Type", "")), str(one.get("Target", ""))
            if one.get("TargetMode") == "External" or not target:
                continue
            whole = target if target.startswith("/") else posixpath.join("/", folder, target)
            found.setdefault(sort.rsplit("/", 1)[-1], posixpath.normpath(whole).lstrip("/"))
        return found
