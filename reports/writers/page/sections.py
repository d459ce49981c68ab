"""The sections of the page, each with its pictures, its tables and what must be known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.framework import crossed
from reports.looks import looks_of
from reports.readable import MOST, readable
from reports.writers.page.parts import facts, picture, table, told
from reports.writers.page.passages import drawn as drawn_as
from reports.writers.page.passages import passages as all_passages

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
_LANES = "Under the words runs a line for each code, and a bar for each in the margin."
_TOLD_ELSEWHERE = ("quotes",)  # the passages themselves stand at the end of the page


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
    legend = f'<p class="quiet">{_LANES} {_LINES}</p>'
    return Section("passages", "Passages", legend + all_passages(evidence))


def _result(each: Shown, *, interactive: bool) -> Section:
    head = each.table.head
    title = head.title.rpartition(":")[0] or head.title
    figures = ""
    for name, _, svg in each.pictures:
        figures += picture(svg, f"{title}.")
        figures += f'<div class="plot" id="plot-{name}"></div>' if interactive else ""
    return Section(each.name, title, facts(head) + figures + _table(each.table, title))


def _table(each: Table, title: str) -> str:
    frame = readable(crossed(each) if each.name == "framework" else each)
    depths = each.frame.drop_duplicates("code")["depth"].tolist() if "depth" in each.frame else ()
    shown = f"{title}: the {MOST} strongest" if len(each.frame) > len(frame) == MOST else title
    return table(frame, shown, depths)
