"""What the styles of an OpenDocument text make of paragraphs and characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from testimonies.reading.stylenames import role_of_names

if TYPE_CHECKING:
    from lxml.etree import _Element

    from testimonies.reading.written import Role

_SPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
}
_URIS = {prefix: uri for uri, prefix in _SPACES.items()}
_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{0,9})?)(mm|cm|in|pt|pc|px)")
_TWENTIETHS = {"mm": 56.7, "cm": 567.0, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0}
_LONGEST_CHAIN = 20
_LIGHT = 600  # a font weight from this on is bold


def local(element: _Element) -> str:
    """Return the name of an element with the usual prefix of its namespace, or nothing."""
    return _local(element.tag)


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    if not isinstance(tag, str) or tag[:1] != "{":
        return ""
    space, _, name = tag[1:].partition("}")
    prefix = _SPACES.get(space)
    return f"{prefix}:{name}" if prefix else ""


def attribute(element: _Element, name: str) -> str | None:
    """Return an attribute by its name with the usual prefix, or None."""
    prefix, _, plain = name.partition(":")
    value = element.get(f"{{{_URIS[prefix]}}}{plain}")
    return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str | None
    left: int | None
    right: int | None
    bold: bool | None
    hidden: bool | None


class Styles:
    """The styles of one document, those of its own text before the named ones."""

    __slots__ = ("_styles",)

    def __init__(self, *roots: _Element | None) -> None:
        """Read the styles.

        Args:
            roots: The roots of the parts that define styles; None where there is none.
        """
        self._styles: dict[tuple[str, str], _Style] = {}
        for root in roots:
            for style in () if root is None else root.iter():
                key = attribute(style, "style:name") if local(style) == "style:style" else None
                if key is not None:
                    family = attribute(style, "style:family") or ""
                    self._styles.setdefault((family, key), _style(style, key))

    def role(self, key: str | None) -> Role:
        """Return what a paragraph style is, by its name and those it is based on."""
        return role_of_names(tuple(style.name for style in self._chain("paragraph", key)))

    def indents(self, key: str | None) -> tuple[int, int]:
        """Return the indents of a paragraph style, left and right, in twentieths of a point."""
        chain = self._chain("paragraph", key)
        left = next((style.left for style in chain if style.left is not None), 0)
        return left, next((style.right for style in chain if style.right is not None), 0)

    def is_bold(self, text: str | None, paragraph: str | None) -> bool | None:
        """Return whether characters are bold, or None where neither style says so."""
        chain = [*self._chain("text", text), *self._chain("paragraph", paragraph)]
        return next((style.bold for style in chain if style.bold is not None), None)

    def is_hidden(self, text: str | None, paragraph: str | None) -> bool:
        """Return whether characters are hidden."""
        chain = [*self._chain("text", text), *self._chain("paragraph", paragraph)]
        return next((style.hidden for style in chain if style.hidden is not None), False)

    def _chain(self, family: str, key: str | None) -> list[_Style]:
        found: list[_Style] = []
        while key is not None and (family, key) in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[family, key])
            key = found[-1].parent
        return found


def _style(style: _Element, key: str) -> _Style:
    left = right = None
    bold: bool | None = None
    hidden: bool | None = None
    for one in style:
        if local(one) == "style:paragraph-properties":
            margin = attribute(one, "fo:margin")
            left = _length(attribute(one, "fo:margin-left") or margin)
            right = _length(attribute(one, "fo:margin-right") or margin)
        elif local(one) == "style:text-properties":
            bold = _is_bold(attribute(one, "fo:font-weight"))
            display = attribute(one, "text:display")
            hidden = None if display is None else display == "none"
    name = attribute(style, "style:display-name") or _ESCAPED.sub(
        lambda match: chr(int(match.group(1), 16)), key
    )
    return _Style(name, attribute(style, "style:parent-style-name"), left, right, bold, hidden)


def _is_bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return int(weight) >= _LIGHT if weight.isdecimal() else weight == "bold"


def _length(value: str | None) -> int | None:
    match = _LENGTH.fullmatch(value) if value is not None else None
    return round(float(match.group(1)) * _TWENTIETHS[match.group(2)]) if match else None
