"""The sections of the page, each with its pictures, its tables and what must be known of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from reports.framework import crossed
from reports.looks import looks_of
from reports.pictures.marks import Picture
from reports.pictures.portraits import codeline_marks
from reports.pictures.rendering import svg_text
from reports.portrait import portrait
from reports.readable import MOST, readable
from reports.writers.page.parts import facts, picture, table, told
from reports.writers.page.passages import drawn as drawn_as
from reports.writers.page.passages import in_documents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codebook.values import Codebook
    from reports.evidence import Evidence
    from reports.tables import Table
    from reports.whole import Shown

_LINES = (
    "The colour of a line tells the category of a code; a solid line is the first direction, a "
    "dashed one another. The name stands beside every line."
)
_LANES = (
    "Each document as it was read, its passages on a ground of their own. Under their words runs a "
    "line for each code, and a bar for each in the margin; who speaks and who coded stands beside. "
    "The picture above a document shows where in it each code stands, from its first to its last "
    "character, and how many passages carry it."
)
_TOLD_ELSEWHERE = ("quotes",)  # the passages themselves stand at the end of the page
_UNTABLED = ("portrait",)  # whose table would say again what stands there


_NUMBERS = "The table below holds its numbers."
_BELOW = (
    '<p class="quiet">Its passages stand <a href="#passages">in their documents</a> at the end of '
    "the page, and one by one in the table of this name.</p>"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page with its title, in HTML; the id is its anchor."""

    id: str
    title: str
    body: str


def method(sentences: Iterable[str]) -> Section:
    """Return how the study was done."""
    body = "".join(f"<p>{told(sentence)}</p>" for sentence in sentences)
    return Section("method", "Method", body)


def results(shown: Iterable[Shown], *, interactive: bool) -> tuple[Section, ...]:
    """Return a section for each table, its pictures first."""
    return tuple(
        _result(each, interactive=interactive)
        for each in shown
        if each.table.name not in _TOLD_ELSEWHERE
    )


def codebook(book: Codebook) -> Section:
    """Return the codes with their definitions, and how each is drawn."""
    looks = looks_of(book)
    parts = [f'<p class="quiet">{_LINES}</p>']
    for direction in book.directions:
        parts.append(f"<h3>{told(direction.name)}</h3>")
        for code in book.codes:
            if code.direction == direction.id:
                drawn = f"<span {drawn_as(looks[code.id], 'swatch')}></span>"
                parts.append(
                    f"<p>{drawn}<strong>{told(code.name)}</strong> "
                    f'<span class="quiet">{told(code.id)}</span><br>{told(code.definition)}</p>'
                )
    return Section("codebook", f"Codebook: {book.title}", "".join(parts))


def passages(evidence: Evidence) -> Section:
    """Return all passages with what was said of them."""
    parts = [f'<p class="quiet">{_LANES} {_LINES}</p>']
    titles = {source.id: source.title for source in evidence.sources}
    frame = portrait(evidence).frame
    for source, text in in_documents(evidence):
        title = titles[source]
        marks, (wide, high) = codeline_marks(frame[frame["document"] == title], evidence.codebook)
        line = svg_text(Picture(ceil(wide), ceil(high), tuple(marks)))
        says = f"{title}: where each code stands."
        parts.append(f"<h3>{told(title)}</h3>")
        parts.append(picture(line, says, "The text below holds the passages.") if marks else "")
        parts.append(f'<div class="text">{text}</div>')
    return Section("passages", "Passages in their documents", "".join(parts))


def _result(each: Shown, *, interactive: bool) -> Section:
    head = each.table.head
    title = head.title.rpartition(":")[0] or head.title
    figures = ""
    for name, _, svg in each.pictures:
        figures += picture(svg, f"{title}.", _NUMBERS)
        figures += f'<div class="plot" id="plot-{name}"></div>' if interactive else ""
    below = _BELOW if each.table.name in _UNTABLED else _table(each.table, title)
    return Section(each.name, title, facts(head) + figures + below)


def _table(each: Table, title: str) -> str:
    frame = readable(crossed(each) if each.name == "framework" else each)
    depths = each.frame.drop_duplicates("code")["depth"].tolist() if "depth" in each.frame else ()
    shown = f"{title}: the {MOST} strongest" if len(each.frame) > len(frame) == MOST else title
    return table(frame, shown, depths)
