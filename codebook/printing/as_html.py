"""A codebook as one page of HTML that prints well and asks nothing of any network."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from codebook.printing.pages import RULES, head_lines, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codebook.printing.pages import Printed, Quote, Section


def html_page(printed: Printed) -> str:
    """Return the page; it holds all it needs, and every name in it is escaped."""
    title = escape(printed.codebook.title)
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    parts = [
        "<!doctype html>",
        f'<html lang="{escape(printed.codebook.language)}">',
        f'<head><meta charset="utf-8"><title>{title}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{style}</style></head>",
        f"<body><h1>{title}</h1>",
        *(f"<p>{escape(line)}</p>" for line in head_lines(printed)),
        *_contents(printed),
    ]
    known = frozenset(code.id for code in printed.codebook.codes)
    for side, codes in sections(printed):
        parts.append(f"<h2>{escape(side.name)}</h2>")
        if side.definition:
            parts.append(f"<p>{escape(side.definition)}</p>")
        for each in codes:
            parts += _code(each, known)
    return "\n".join([*parts, "</body></html>", ""])


def _contents(printed: Printed) -> Iterator[str]:
    yield "<nav>"
    for side, codes in sections(printed):
        yield f"<b>{escape(side.name)}</b><ul>"
        for each in codes:
            below = ' class="below"' if each.depth else ""
            count = printed.uses.get(each.code.id)
            counted = f" ({count.passages:,})" if count else ""
            yield (
                f'<li{below} style="--hue:{escape(each.category.color)}"><i></i>'
                f'<a href="#{escape(each.code.id)}">{escape(each.code.name)}</a>{counted}</li>'
            )
        yield "</ul>"
    yield "</nav>"


def _code(section: Section, known: frozenset[str]) -> Iterator[str]:
    code, category = section.code, section.category
    names = " ".join(filter(None, ("below" if section.depth else "", code.status.value)))
    yield (
        f'<section class="{names}" id="{escape(code.id)}" style="--hue:{escape(category.color)}">'
    )
    yield f"<h3>{escape(code.name)}</h3>"
    remarks = "".join(f" · {escape(each)}" for each in section.remarks)
    yield (
        f'<div class="id"><span class="category">{escape(category.name)}</span> '
        f'{escape(code.id)}<span class="remarks">{remarks}</span></div>'
    )
    if code.definition:
        yield f"<p>{_linked(code.definition, known)}</p>"
    yield "<dl>"
    for field, label in RULES:
        texts: tuple[str, ...] = getattr(code, field)
        if texts:
            said = ' class="said"' if field.endswith("examples") else ""
            yield f"<dt>{label}</dt><dd><ul{said}>{_items(texts, known)}</ul></dd>"
    yield "</dl>"
    if section.used:
        yield f'<div class="used">{escape(section.used)}</div>'
    yield from map(_quote, section.quotes)
    yield "</section>"


def _items(texts: Iterable[str], known: frozenset[str]) -> str:
    return "".join(f"<li>{_linked(text, known)}</li>" for text in texts)


def _linked(text: str, known: frozenset[str]) -> str:
    """Return a text escaped, with a link at every code it names."""

    def link(found: re.Match[str]) -> str:
        return f'<a href="#{found[0]}">{found[0]}</a>' if found[0] in known else found[0]

    return re.sub(r"[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+", link, escape(text))


def _quote(quote: Quote) -> str:
    who = ", ".join(filter(None, (quote.speaker, quote.source, quote.passage_id)))
    return f"<blockquote>{escape(quote.text)}<cite>{escape(who)}</cite></blockquote>"
