"""Writing a codebook for other programs: .qdc, the codebook exchange format of REFI-QDA."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from lxml import etree

from codebook.formats.describing import described
from codebook.tree import children
from codebook.versions import FORMAT

if TYPE_CHECKING:
    from lxml.etree import _Element

    from codebook.values import Code, Codebook

SPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "exitvoice"

_OURS = uuid.UUID("7f0c1f2e-6c0a-5d0b-9a7e-5b1d3c1e4f20")  # any; ids made under it are our own


def to_qdc(codebook: Codebook) -> bytes:
    """Return a codebook as .qdc; the same codebook gives the same bytes.

    Directions stand at the top and cannot be coded with; all that is said of a code is its
    description. Each category is a set, and the head and the word lists are the first set.
    """
    default: dict[str, str] = {None: SPACE}  # type: ignore[dict-item]  # lxml's for no prefix
    root = etree.Element(f"{{{SPACE}}}CodeBook", nsmap=default, origin=ORIGIN)
    codes = etree.SubElement(root, f"{{{SPACE}}}Codes")
    colors = {category.id: category.color for category in codebook.categories}
    for side in codebook.directions:
        said = f"Direction: {side.id}\nDefinition: {side.definition}".removesuffix("Definition: ")
        place = _code(codes, side.id, side.name, said.strip(), codable=False)
        for code in codebook.codes:
            if code.parent is None and code.direction == side.id:
                _with_those_below(place, codebook, code, colors)
    _sets(root, codebook)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def guid_of(thing: str) -> str:
    """Return the GUID of a code, direction or category; the same id has the same everywhere."""
    return str(uuid.uuid5(_OURS, thing))


def _with_those_below(
    place: _Element, codebook: Codebook, code: Code, colors: dict[str, str]
) -> None:
    own = _code(place, code.id, code.name, described(code), color=colors[code.category])
    for below in children(codebook, code.id):
        _with_those_below(own, codebook, below, colors)


def _code(  # noqa: PLR0913  (what the format says of a code)
    place: _Element, code_id: str, name: str, said: str, *, codable: bool = True, color: str = ""
) -> _Element:
    own = etree.SubElement(
        place,
        f"{{{SPACE}}}Code",
        guid=guid_of(code_id),
        name=name,
        isCodable="true" if codable else "false",
    )
    if color:
        own.set("color", color)
    if said:
        etree.SubElement(own, f"{{{SPACE}}}Description").text = said
    return own


def _sets(root: _Element, codebook: Codebook) -> None:
    sets = etree.SubElement(root, f"{{{SPACE}}}Sets")
    lines = [f"Codebook: {FORMAT}", f"Language: {codebook.language}"]
    lines += [f"Source: {codebook.source}"] if codebook.source else []
    lines += [f"Words of {name}: {', '.join(words)}" for name, words in codebook.word_lists]
    order = [code.id for code in codebook.codes]
    tree = [guid for code in root.iter(f"{{{SPACE}}}Code") if (guid := code.get("guid"))]
    if [each for each in tree if each in set(map(guid_of, order))] != [*map(guid_of, order)]:
        lines += [f"Order: {', '.join(order)}"]
    _set(sets, "codebook", codebook.title, "\n".join(lines))
    for category in codebook.categories:
        said = f"Category: {category.id}\nColor: {category.color}"
        held = _set(sets, f"category {category.id}", category.name, said)
        for code in codebook.codes:
            if code.category == category.id:
                etree.SubElement(held, f"{{{SPACE}}}MemberCode", guid=guid_of(code.id))


def _set(sets: _Element, thing: str, name: str, said: str) -> _Element:
    own = etree.SubElement(sets, f"{{{SPACE}}}Set", guid=guid_of(thing), name=name)
    etree.SubElement(own, f"{{{SPACE}}}Description").text = said
    return own
