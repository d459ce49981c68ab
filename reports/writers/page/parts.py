"""The pieces every page is made of: escaped text, facts, tables and pictures."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reports.cells import UNDEFINED, clean, worded
from reports.columns import column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pandas import DataFrame

    from reports.tables import Head


def told(text: str) -> str:
    """Return text as it may stand in a page."""
    return escape(clean(text))


def listed(items: Iterable[str]) -> str:
    """Return items of HTML as a list."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def facts(head: Head) -> str:
    """Return what a reader must know before reading a table."""
    pairs = "".join(
        f"<dt>{told(name)}</dt><dd>{told(value)}</dd>"
        for name, value in head.fields()
        if value != head.warning
    )
    loud = f'<p class="loud">{told(head.warning)}</p>' if head.warning else ""
    notes = "".join(f'<p class="quiet">{told(note)}</p>' for note in head.notes)
    return f'{loud}<dl class="facts">{pairs}</dl>{notes}'


def table(frame: DataFrame, caption: str, depths: Sequence[int] = ()) -> str:
    """Return a table; its first column names the rows.

    Args:
        frame: What to show, columns as the reports name them.
        caption: What stands above it.
        depths: For each row how deep its code lies, where rows are codes.
    """
    columns = [column(frame, str(name)) for name in frame.columns]
    heads = "".join(
        f'<th scope="col"{_text(each.kind)}>{told(each.heading)}</th>' for each in columns
    )
    rows = []
    for place, row in enumerate(frame.itertuples(index=False, name=None)):
        depth = depths[place] if depths else 0
        cells = [worded(cell, each.kind) for cell, each in zip(row, columns, strict=True)]
        first = f'<th scope="row"{_deep(depth)}>{escape(cells[0])}</th>'
        others = "".join(
            f"<td{_text(each.kind)}>{escape('–' if cell == UNDEFINED else cell)}</td>"
            for cell, each in zip(cells[1:], columns[1:], strict=True)
        )
        top = ' class="top"' if depths and depth <= 1 else ""
        rows.append(f"<tr{top}>{first}{others}</tr>")
    label = escape(clean(caption), quote=True)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>'
        f"<caption>{told(caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def picture(svg: str, says: str, where: str) -> str:
    """Return a drawing that tells those who cannot see it where its numbers stand.

    Args:
        svg: The drawing.
        says: What it shows, one sentence.
        where: Where its numbers stand, one sentence.
    """
    label = escape(clean(f"{says} {where}"), quote=True)
    drawn = svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
    return f'<figure tabindex="0">{drawn}</figure>'


def _text(kind: str) -> str:
    return ' class="text"' if kind == "text" else ""


def _deep(depth: int) -> str:
    return f' class="deep{min(depth, 3)}"' if depth else ""
