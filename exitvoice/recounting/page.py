"""The log as one web page that needs nothing beside it: an act a block, an entry a line."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from exitvoice.recounting.entries import ACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exitvoice.recounting.entries import Entry

_SHORT = 10  # characters of a hash that are shown; the whole stands in its tooltip

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --faint: #6b6b6b; --line: #d8d4cc; --band: #f4f1ea; }
@media (prefers-color-scheme: dark) {
  :root { --faint: #a5a29b; --line: #44413b; --band: #2a2824; }
}
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 78rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0; }
.told { color: var(--faint); margin: .2rem 0 1.6rem; }
section { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 1rem; overflow: hidden; }
h2 { background: var(--band); font-size: .95rem; margin: 0; padding: .45rem .8rem; }
h2 span { color: var(--faint); font-weight: 400; margin-left: .8rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { overflow-wrap: anywhere; padding: .3rem .8rem; text-align: left; vertical-align: top; }
th { color: var(--faint); font-size: .8rem; font-weight: 400; }
td { border-top: 1px solid var(--line); }
td small, code { color: var(--faint); }
code { font-size: .8rem; white-space: nowrap; }
col.who { width: 13%; } col.what { width: 12%; } col.where { width: 27%; } col.hash { width: 10%; }
@media print { section { break-inside: avoid; } body { margin: 0; max-width: none; } }
"""


def page(entries: Sequence[Entry], *, title: str, asked: str = "") -> str:
    """Return the log as the text of an HTML file.

    Args:
        entries: What to show, act by act.
        title: Title of the study.
        asked: What was asked for, in words; empty where nothing was left out.
    """
    blocks = [
        _block(number, tuple(group)) for number, group in groupby(entries, key=lambda one: one.act)
    ]
    told = f"{len(entries)} entries in {len(blocks)} acts. {asked or 'Nothing is left out.'}"
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            '<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>Log of {escape(title)}</title>",
            f"<style>{_STYLE}</style></head>",
            f"<body><h1>Log of {escape(title)}</h1>",
            f'<p class="told">{escape(told)} All times are UTC.</p>',
            *blocks,
            "</body></html>",
            "",
        )
    )


def _block(number: int, entries: tuple[Entry, ...]) -> str:
    first = entries[0]
    command = f"<span>exitvoice {escape(first.command)}</span>" if first.command else ""
    when = escape(first.at[:16].replace("T", " "))
    lines = [each for each in entries if each.kind != ACT]
    acts = [each for each in entries if each.kind == ACT]
    told = (_told(each) for each in acts)
    what = "".join(f"<span>{escape(each)}</span>" for each in told)
    head = f"<h2>Act {number}<span>{when}</span>{command}{what}</h2>"
    return f"<section>{head}{_table(lines) if lines else ''}</section>"


def _told(act: Entry) -> str:
    return ", ".join(each for each in (act.what, act.coder, act.source) if each)


def _table(entries: Iterable[Entry]) -> str:
    headings = ("Who", "What", "Of what", "Said", "Hash")
    classes = ("who", "what", "where", "said", "hash")
    columns = "".join(f'<col class="{each}">' for each in classes)
    head = "".join(f"<th>{each}</th>" for each in headings)
    body = "".join(_line(each) for each in entries)
    return f"<table><colgroup>{columns}</colgroup><tr>{head}</tr>{body}</table>"


def _line(each: Entry) -> str:
    where = (each.code, each.words, each.passage or each.about, each.source)
    said = (each.value, each.comment)
    under = f"codebook {each.codebook[:_SHORT]}" if each.codebook else ""
    cells = (
        _lines((each.coder,), (each.origin,)),
        _lines((each.what,), (each.kind,)),
        _lines(where[:2], where[2:]),
        _lines(said, (under,)),
        f'<code title="{escape(each.hash)}">{escape(each.hash[:_SHORT])}</code>',
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _lines(words: Iterable[str], faint: Iterable[str]) -> str:
    shown = [escape(each) for each in words if each]
    return "<br>".join((*shown, *(f"<small>{escape(each)}</small>" for each in faint if each)))
