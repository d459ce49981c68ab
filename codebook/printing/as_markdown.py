"""A codebook as Markdown, for papers and their appendices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codebook.printing.pages import RULES, head_lines, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codebook.printing.pages import Printed, Section

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_MARKS = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def markdown_page(printed: Printed) -> str:
    """Return the page; nothing in a text of the codebook or of a document is taken for markup."""
    lines = [f"# {_plain(printed.codebook.title)}", ""]
    for line in head_lines(printed):
        lines += [_plain(line), ""]
    for side, codes in sections(printed):
        lines += [f"## {_plain(side.name)}", ""]
        lines += [_plain(side.definition), ""] if side.definition else []
        for each in codes:
            lines += [*_code(each), ""]
    return "\n".join(lines)


def _code(section: Section) -> Iterator[str]:
    code = section.code
    yield f"{'#' * (3 + section.depth)} {_plain(code.name)}"
    yield ""
    remarks = "".join(f" · {_plain(each)}" for each in section.remarks)
    yield f"`{code.id}` · {_plain(section.category.name)}{remarks}"
    if code.definition:
        yield from ("", _plain(code.definition))
    for field, label in RULES:
        texts: tuple[str, ...] = getattr(code, field)
        if texts:
            yield from ("", f"**{label}**", "", *(f"- {_plain(text)}" for text in texts))
    if section.used:
        yield from ("", f"**{section.used}**")
    for quote in section.quotes:
        who = ", ".join(filter(None, (quote.speaker, quote.source, quote.passage_id)))
        yield from ("", f"> {_plain(quote.text)}", ">", f"> — {_plain(who)}")


def _plain(text: str) -> str:
    return _LINE_MARKS.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))
