"""What the styles of a Word document make of paragraphs and characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.reading.docx.package import attribute, child, local
from testimonies.reading.stylenames import role_of_names
from testimonies.reading.written import Role

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = {"0", "false", "off", "none"}
_MEASURE = re.compile(r"(-?\d{1,9}(?:\.\d{0,6})?)(mm|cm|in|pt|pc|pi)?")
_TWENTIETHS = {"mm": 56.7, "cm": 567.0, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_LONGEST_CHAIN = 20
_LAST_HEADING = 8  # outline levels 0 to 8 are headings, 9 is running text


@dataclass(frozen=True, slots=True)
class Properties:
    """What a style or direct formatting says; None where it says nothing.

    Attributes:
        left: Indent on the left, in twentieths of a point.
        right: Indent on the right.
        outline: Outline level, from 0.
        listed: Whether it is an item of a list.
        bold: Whether characters are bold.
        hidden: Whether characters are hidden.
    """

    left: int | None = None
    right: int | None = None
    outline: int | None = None
    listed: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None


def properties(holder: _Element | None) -> Properties:
    """Return what the ``pPr`` and ``rPr`` under an element say."""
    paragraph = child(holder, "pPr")
    indents = child(paragraph, "ind")
    outline = child(paragraph, "outlineLvl")
    number = child(paragraph, "numPr", "numId")
    level = (attribute(outline, "val") or "") if outline is not None else ""
    letters = child(holder, "rPr")
    listed = None if number is None else attribute(number, "val") != "0"
    return Properties(
        left=_indent(indents, "left", "start"),
        right=_indent(indents, "right", "end"),
        outline=int(level) if level.isdecimal() else None,
        listed=listed,
        bold=is_on(letters, "b"),
        hidden=is_on(letters, "vanish"),
    )


def is_on(letters: _Element | None, name: str) -> bool | None:
    """Return whether an ``rPr`` turns something on, or None if it is silent or absent."""
    switch = child(letters, name)
    return None if switch is None else (attribute(switch, "val") or "1").casefold() not in _OFF


def _indent(indents: _Element | None, *names: str) -> int | None:
    if indents is None:
        return None
    value = next((found for name in names if (found := attribute(indents, name))), None)
    match = _MEASURE.fullmatch(value) if value is not None else None
    if match is None:
        return None
    return round(float(match.group(1)) * _TWENTIETHS.get(match.group(2) or "", 1.0))


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str | None
    own: Properties


class Styles:
    """The styles of one document."""

    __slots__ = ("_default", "_roles", "_styles", "_switches")

    def __init__(self, root: _Element | None) -> None:
        """Read the styles.

        Args:
            root: The root of the styles part, or None where there is none.
        """
        self._styles: dict[str, _Style] = {}
        self._roles: dict[str | None, Role] = {}
        self._default: str | None = None
        self._switches: dict[tuple[str | None, str], bool | None] = {}
        for style in () if root is None else root:
            key = attribute(style, "styleId")
            if local(style) != "style" or key is None:
                continue
            name, parent = child(style, "name"), child(style, "basedOn")
            self._styles[key] = _Style(
                (attribute(name, "val") or "") if name is not None else key,
                attribute(parent, "val") if parent is not None else None,
                properties(style),
            )
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in {
                "1",
                "true",
            }:
                self._default = key

    def chain(self, key: str | None) -> tuple[Properties, ...]:
        """Return what a style and those it is based on say, nearest first."""
        return tuple(style.own for style in self._ancestors(key))

    def switch(self, key: str | None, name: str) -> bool | None:
        """Return whether a style turns on ``b`` or ``vanish``, or None where none of it says."""
        if (key, name) not in self._switches:
            said = (own.hidden if name == "vanish" else own.bold for own in self.chain(key))
            self._switches[key, name] = next((one for one in said if one is not None), None)
        return self._switches[key, name]

    def paragraph_style(self, paragraph: _Element) -> str | None:
        """Return the key of a paragraph's style."""
        style = child(paragraph, "pPr", "pStyle")
        return (attribute(style, "val") if style is not None else None) or self._default

    def role(self, key: str | None) -> Role:
        """Return what a paragraph style is, by its names and its outline level."""
        if key not in self._roles:
            styles = self._ancestors(key)
            role = role_of_names(tuple(style.name for style in styles))
            outline = next((s.own.outline for s in styles if s.own.outline is not None), None)
            if role is Role.BODY and outline is not None and outline <= _LAST_HEADING:
                role = Role.HEADING
            self._roles[key] = role
        return self._roles[key]

    def _ancestors(self, key: str | None) -> list[_Style]:
        found: list[_Style] = []
        while key in self._styles and key is not None and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[key])
            key = found[-1].parent
        return found
