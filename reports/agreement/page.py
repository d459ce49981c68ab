"""Agreement as one page of HTML that needs nothing but itself."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from coding.agreement.whole import REFERENCE_LINES
from reports.agreement.frames import tables
from reports.agreement.told import NO_CODE
from reports.cells import clean, worded
from reports.columns import column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.agreement.told import Disagreement, Told
    from reports.tables import Head, Table

_STYLE = """
body { font: 16px/1.5 Georgia, serif; color: #1a1a1a; max-width: 76rem; margin: 2rem auto;
  padding: 0 1.5rem; }
h1, h2, th, td, dl, .where { font-family: "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; font-size: .9rem; }
dt { color: #595959; } dd { margin: 0; }
article { border-left: 3px solid #767676; padding: .1rem 1rem; margin: 1.2rem 0; }
article p { margin: .3rem 0; } .where { color: #595959; font-size: .85rem; }
article ul { margin: .4rem 0; padding-left: 1.2rem; } .why { color: #595959; font-style: italic; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem; }
th { background: #404040; color: #fff; text-align: left; vertical-align: bottom; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid #d9d9d9; vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody th { background: none; color: inherit; font-weight: 600; }
@media print { body { max-width: none; margin: 0; } article, tr { break-inside: avoid; } }
"""

_POLICY = """<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'">"""


def page(told: Told) -> str:
    """Return the page: where coders differ, each passage to be read, then every table.

    It asks the network for nothing, runs no script, and prints.
    """
    return "\n".join(
        (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            _POLICY,
            f"<title>{_text(f'Agreement: {told.title}')}</title>",
            f"<style>{_STYLE}</style></head><body>",
            *_body(told),
            "</body></html>\n",
        )
    )


def _body(told: Told) -> Iterator[str]:
    made = tables(told)
    yield f"<h1>{_text(f'Agreement: {told.title}')}</h1>"
    if made:
        yield _facts(made[-1].head)
    yield f"<h2>Where coders differ ({len(told.disagreements):,})</h2>"
    for source, cases in groupby(told.disagreements, lambda each: each.source):
        yield f'<section aria-label="{_text(source or told.title)}">'
        yield from (_case(told, each) for each in cases)
        yield "</section>"
    for table in made:
        if table.name != "disagreements":
            yield _table(table)
    lines = "; ".join(f"{value:.3f}, {what}" for value, what in REFERENCE_LINES)
    yield f"<p>Reference lines, not verdicts: {_text(lines)}.</p>"


def _facts(head: Head) -> str:
    rows = "".join(
        f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>" for name, value in head.fields()
    )
    notes = "".join(f"<dt>Note</dt><dd>{_text(note)}</dd>" for note in head.notes)
    return f"<dl>{rows}{notes}</dl>"


def _case(told: Told, each: Disagreement) -> str:
    where = " · ".join(filter(None, (each.unit, each.speaker, each.source)))
    words = f"<p>{_text(each.words)}</p>" if each.words else ""
    said = "".join(
        f"<li><b>{_text(said.coder)}</b>: "
        f"{_text('; '.join(told.named(code) for code in said.codes) or NO_CODE)}"
        f"{_why(said.why)}</li>"
        for said in each.said
    )
    return f'<article><p class="where">{_text(where)}</p>{words}<ul>{said}</ul></article>'


def _why(words: str) -> str:
    return f' <span class="why">{_text(words)}</span>' if words else ""


def _table(table: Table) -> str:
    columns = [column(table.frame, str(name)) for name in table.frame.columns]
    title = table.head.title.partition(":")[0]
    headings = "".join(
        f'<th scope="col" title="{_text(each.meaning)}">{_text(each.heading)}</th>'
        for each in columns
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{'' if each.kind == 'text' else _NUMBER}>{_text(worded(cell, each.kind))}</td>"
            for cell, each in zip(row, columns, strict=True)
        )
        + "</tr>"
        for row in table.frame.itertuples(index=False, name=None)
    )
    return (
        f"<h2>{_text(title)}</h2><div class='wide'><table><thead><tr>{headings}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


_NUMBER = ' class="number"'


def _text(words: str) -> str:
    return escape(clean(words))
