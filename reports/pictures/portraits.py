"""Documents as strips: every passage where it stands, in the colours of its codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.looks import looks_of
from reports.pictures.framing import GROUND, NOTHING, QUIET, framed
from reports.pictures.letters import fitted, widest, width_of
from reports.pictures.marks import FAINT, FULL, Box, Words, moved
from reports.query.facts import NOT_SEEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from codebook.values import Codebook
    from reports.looks import Look
    from reports.pictures.marks import Mark, Picture
    from reports.tables import Table

_LONG = 640  # pixels of a strip
_HIGH, _SPACE = 26, 10  # pixels a strip is high, and between two
_ROW = 20  # pixels of a row of a codeline
_THINNEST = 2.0  # pixels of a passage, however short
_LABELS = 260  # pixels a name may take
_LEGEND = 30  # pixels of the names of the categories above the strips
_AWAY = 10
_SMALL = 11
_NOT_CODED, _EMPTY = "#c4c4c4", "#ffffff"
_STRIPS = (
    "A strip: a document from its first to its last character, all drawn equally long. A passage: "
    "filled in the colour of its category, dashed and pale for all directions but the first, one "
    "above another where it carries several codes; grey: seen, no code; empty: not seen."
)
_ROWS = (
    "From left to right: the document from its first to its last character. A row: where its "
    "passages carry the code; at the end: how many do."
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A passage on a strip that begins at 0: from where to where, and what it carries."""

    left: float
    wide: float
    state: str
    who: str
    codes: tuple[str, ...]


def portraits(table: Table, codebook: Codebook) -> Picture:
    """Return the portraits of the documents of a table; of one alone, a row for each code.

    Args:
        table: What ``portrait`` returned.
        codebook: Its categories and directions, with their colours.
    """
    documents = list(dict.fromkeys(table.frame["document"]))
    if len(documents) == 1:
        return codeline(table, codebook, documents[0])
    looks = looks_of(codebook)
    names = [fitted(str(title), _LABELS) for title in documents]
    left = widest(names) + _AWAY
    marks: list[Mark] = list(moved(_legend(codebook), left, -_LEGEND))
    for place, (title, frame) in enumerate(table.frame.groupby("document", sort=False)):
        top = place * (_HIGH + _SPACE)
        length = f"{frame['document_length'].iloc[0]:,} characters"
        marks += [
            Words(left - _AWAY, top + _HIGH / 2, fitted(str(title), _LABELS), anchor="end"),
            Box(left, top, _LONG, _HIGH, GROUND),
            *(mark for each in _stretches(frame) for mark in _tile(each, looks, (left, top))),
            Box(left, top, _LONG, _HIGH, GROUND, "#8a8a8a", strength=0),
            Words(left + _LONG + _AWAY, top + _HIGH / 2, length, _SMALL, QUIET),
        ]
    high = _LEGEND + max(len(documents) * (_HIGH + _SPACE) - _SPACE, 0)
    nothing = [] if (table.frame["code"] != "").any() else [NOTHING]
    size = (left + _LONG + _AWAY + 110, high)
    return framed(table.head, moved(marks, 0, _LEGEND), size, [_STRIPS, *nothing])


def _legend(codebook: Codebook) -> Iterator[Mark]:
    """Yield the colours of the categories with their names, from left to right."""
    left = 0.0
    for category in codebook.categories:
        yield Box(left, 4, 14, 14, category.color, category.color)
        yield Words(left + 20, 11, category.name)
        left += 20 + width_of(category.name) + 18


def codeline(table: Table, codebook: Codebook, document: str) -> Picture:
    """Return the codeline of one document: a row for each code it carries, passages in order.

    Args:
        table: What ``portrait`` returned.
        codebook: Its categories and directions, with their colours.
        document: Title of the document.
    """
    marks, size = codeline_marks(table.frame[table.frame["document"] == document], codebook)
    notes = [f"Document: {document}", _ROWS, *([] if marks else [NOTHING])]
    return framed(table.head, marks, size, notes)


def codeline_marks(
    frame: pd.DataFrame, codebook: Codebook
) -> tuple[list[Mark], tuple[float, float]]:
    """Return the marks of the codeline of a document, and how wide and high they are."""
    looks = looks_of(codebook)
    names = dict(zip(frame["code"].tolist(), frame["name"].tolist(), strict=True))
    codes = [code for code in looks if code in names]
    labels = [fitted(names[code], _LABELS) for code in codes]
    left = widest(labels) + _AWAY
    stretches = _stretches(frame)
    marks: list[Mark] = []
    for row, (code, label) in enumerate(zip(codes, labels, strict=True)):
        top = row * _ROW
        own = [each for each in stretches if code in each.codes]
        marks += [
            Words(left - _AWAY, top + _ROW / 2, label, anchor="end"),
            Box(left, top, _LONG, _ROW - 2, GROUND),
            *(_piece(each, looks[code], label, (left, top + 2, _ROW - 6)) for each in own),
            Words(left + _LONG + _AWAY, top + _ROW / 2, f"{len(own):,}", _SMALL, QUIET),
        ]
    return marks, (left + _LONG + _AWAY + 30, len(codes) * _ROW)


def _stretches(frame: pd.DataFrame) -> list[_Stretch]:
    """Return the passages of one document, in order."""
    stretches = []
    for _, rows in frame.groupby("passage", sort=False):
        first = rows.iloc[0]
        scale = _LONG / max(int(first["document_length"]), 1)
        begins, ends = int(first["begins"]), int(first["ends"])
        wide = max((ends - begins) * scale, _THINNEST)
        codes = tuple(str(code) for code in rows["code"] if code)
        left = min(begins * scale, _LONG - wide)
        told = str(first["passage_state"]), str(first["speaker"])
        stretches.append(_Stretch(left, wide, *told, codes))
    return stretches


def _tile(each: _Stretch, looks: Mapping[str, Look], corner: tuple[float, float]) -> Iterator[Box]:
    left, top = corner
    if not each.codes:
        fill = _EMPTY if each.state == NOT_SEEN else _NOT_CODED
        says = f"{each.who}: {each.state}"
        yield Box(left + each.left, top, each.wide, _HIGH, fill, _NOT_CODED, says=says)
    high = _HIGH / max(len(each.codes), 1)
    for place, code in enumerate(each.codes):
        name = looks[code].name
        yield _piece(each, looks[code], name, (left, top + place * high, high))


def _piece(each: _Stretch, look: Look, name: str, at: tuple[float, float, float]) -> Box:
    left, top, high = at
    return Box(
        left + each.left, top, each.wide, high, look.color, look.color, look.dashed,
        FAINT if look.dashed else FULL, f"{each.who}: {name}",
    )  # fmt: skip
