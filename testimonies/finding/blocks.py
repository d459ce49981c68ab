"""Block quotations: between ``Quote.`` and ``End quote.`` lines, however damaged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from testimonies.finding.attributions import closing_bracket
from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from testimonies.finding.lines import Line
    from testimonies.finding.values import Layout

_WORD = r"(?:block[ -]?)?quot(?:e|ation)"
_START = re.compile(rf"[\[(*]*(?:(?:begin|start)(?: of)? )?{_WORD}[.:\])*]*", re.IGNORECASE)
_END = re.compile(
    rf"[\[(*{QUOTATION_MARKS}]*\s?(?:end(?:[ -](?:of )?{_WORD})?|unquote)[.:\])*]*",
    re.IGNORECASE,
)
_END_TAIL = re.compile(
    rf"[{QUOTATION_MARKS}]?\s*[\[(]?\b(?:End (?:of )?{_WORD}|Unquote)[.\])]*$",
    re.IGNORECASE,
)
_LONE = re.compile(rf"[{QUOTATION_MARKS}]{{1,2}}\s?E?\.?")
_OPENER = re.compile(r"[‘“'\"]\s")
_LABEL = re.compile(r"(?P<name>[A-Z][^\n:“”\"?!.]{0,50}):\s")
_NOTE_END = re.compile(rf"[.?!…)\]][)\]{QUOTATION_MARKS}]*\s?(?:\[\^?\d{{1,3}}\]|\d{{1,3}})$")
_LONGEST = 200  # lines of one block
_TAIL = 4  # lines an introduction may have slipped up before the closing line


@dataclass(slots=True)
class _Item:
    """One testimony inside a block: its lines and whether a line closes it."""

    lines: list[Line] = field(default_factory=list)
    closed: bool = False
    closing_end: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A block as it stands between its opening and closing lines.

    Attributes:
        first: Index of its opening line.
        last: Index of the last line that belongs to it.
        found: The testimonies in it.
    """

    first: int
    last: int
    found: tuple[Found, ...]


def quote_blocks(layout: Layout, lines: tuple[Line, ...]) -> list[Region]:
    """Return the blocks that a line ``Quote.`` opens, in order.

    A block ends at its closing line; where that is damaged, at a lone mark that no new testimony
    follows; where it is missing, at the first line that ends a sentence with a footnote number.
    A line that opens with a mark and a space begins a new testimony.
    """
    pages = {mark.span.start for mark in layout.marks if mark.kind is MarkKind.PAGE}
    starts = [i for i, line in enumerate(lines) if _opens(lines, i)]
    regions: list[Region] = []
    for number, first in enumerate(starts):
        limit = starts[number + 1] if number + 1 < len(starts) else len(lines)
        last, items = _items(lines, first, min(limit, first + _LONGEST), pages)
        found = _found(layout.shadow, items, pages, number, lines[first].start)
        if found:
            regions.append(Region(first, last, found))
    opened = _without_opening(lines, regions) if regions else []
    for first, last in opened:
        item = _Item(list(lines[first:last]))
        number = len(starts) + first
        found = _found(layout.shadow, [item], pages, number, lines[first].start)
        if found:
            regions.append(Region(first, last - 1, found))
    return sorted(regions, key=lambda region: region.first)


def _without_opening(lines: tuple[Line, ...], regions: list[Region]) -> list[tuple[int, int]]:
    """Return where paragraphs begin and end that open with a mark and a space and end in a note.

    In a text with lines ``Quote.`` such a paragraph has lost its own.
    """
    taken = {i for region in regions for i in range(region.first, region.last + 1)}
    found = []
    for first, line in enumerate(lines):
        if first in taken or not (line.blank_before and _OPENER.match(line.text)):
            continue
        below = range(first + 1, min(len(lines), first + _LONGEST))
        last = next((i for i in below if lines[i].blank_before or i in taken), len(lines))
        if _NOTE_END.search(lines[last - 1].text):
            found.append((first, last))
    return found


def _opens(lines: tuple[Line, ...], i: int) -> bool:
    """Tell whether line ``i`` is a line ``Quote.`` that opens a block."""
    if not _START.fullmatch(lines[i].text):
        return False
    follows = i + 1 < len(lines) and _END.fullmatch(lines[i + 1].text)
    return not (lines[i].text[0].islower() and follows)


def _items(
    lines: tuple[Line, ...], first: int, limit: int, pages: set[int]
) -> tuple[int, list[_Item]]:
    """Return the last line of the block and the testimonies between."""
    items = [_Item()]
    last = first
    for i in range(first + 1, limit):
        line = lines[i]
        if _END.fullmatch(line.text) or _START.fullmatch(line.text):
            return _after_closing(lines, i, limit), _close(items, line)
        if _LONE.fullmatch(line.text):
            items = _close(items, line)
            last = i
            if not _goes_on(lines, i + 1, limit, pages):
                return last, items
            items.append(_Item())
            continue
        if _OPENER.match(line.text) and items[-1].lines:
            items.append(_Item())
        items[-1].lines.append(line)
        if "quot" in line.text.casefold() and _END_TAIL.search(line.text):
            return i, _close(items, line)
    return _without_closing(lines, first, last, items)


def _close(items: list[_Item], line: Line) -> list[_Item]:
    """Close the latest testimony at ``line``."""
    if items[-1].lines:
        items[-1].closed = True
        items[-1].closing_end = line.end
    return items


def _after_closing(lines: tuple[Line, ...], i: int, limit: int) -> int:
    """Return the last of the closing lines that begin at ``i``, as ``quote.`` and ``’End``."""
    following = i + 1 < limit and _END.fullmatch(lines[i + 1].text)
    return i + 1 if following and _START.fullmatch(lines[i].text) else i


def _goes_on(lines: tuple[Line, ...], i: int, limit: int, pages: set[int]) -> bool:
    """Tell whether a block goes on after a lone closing mark."""
    while i < limit and lines[i].start in pages:
        i += 1
    if i >= limit:
        return False
    text = lines[i].text
    return bool(_END.fullmatch(text) or _OPENER.match(text) or _START.fullmatch(text))


def _without_closing(
    lines: tuple[Line, ...], first: int, last: int, items: list[_Item]
) -> tuple[int, list[_Item]]:
    """End the latest testimony of a block that nothing closes where it most likely ends."""
    own = items[-1].lines
    if not own:
        return last, items
    stop = next((n for n, line in enumerate(own) if _NOTE_END.search(line.text)), None)
    if stop is None:
        stop = next(
            (n for n in range(len(own) - 1) if own[n].ends_sentence and own[n + 1].blank_before),
            len(own) - 1,
        )
    del own[stop + 1 :]
    index = next(i for i in range(first, len(lines)) if lines[i].start == own[-1].start)
    return index, items


def _found(
    shadow: str, items: list[_Item], pages: set[int], number: int, start: int
) -> tuple[Found, ...]:
    """Return what the testimonies of one block hold."""
    full = [item for item in items if item.lines]
    labelled = sum(1 for item in full if _label(shadow, item) is not None) > 1
    found = []
    for item in full:
        label = _label(shadow, item) if labelled else None
        one = _one(shadow, item, pages, label)
        if one is not None:
            found.append(replace(one, outer=Span(start, one.outer.end), block=number))
            start = one.outer.end
    return tuple(found)


def _one(shadow: str, item: _Item, pages: set[int], label: Span | None) -> Found | None:
    """Return what one testimony holds, without the number of its block."""
    lines = _without_slipped_introduction(item.lines)
    first = label.end + 1 if label is not None else lines[0].start
    end = lines[-1].end
    tail = _END_TAIL.search(shadow, lines[-1].start, end)
    words = words_between(shadow, first, tail.start() if tail else end)
    if words is None:
        return None
    attribution = closing_bracket(shadow, words.start, words.end)
    said = words_between(shadow, words.start, attribution.start) if attribution else None
    words, attribution = (said, attribution) if said is not None else (words, None)
    spans = split_at(shadow, words, [line for line in lines if line.start in pages])
    return Found(
        spans=spans,
        form=Form.BLOCK if label is None else Form.TURN,
        outer=Span(lines[0].start, max(item.closing_end or end, end)),
        closed=item.closed,
        attribution=attribution,
        label=label,
    )


def _label(shadow: str, item: _Item) -> Span | None:
    """Return the speaker's name with which a testimony opens as a turn does."""
    line = item.lines[0]
    start = line.start
    while start < line.end and shadow[start] in QUOTATION_MARKS + " ":
        start += 1
    match = _LABEL.match(shadow, start, line.end)
    return Span(*match.span("name")) if match is not None else None


def _without_slipped_introduction(lines: list[Line]) -> list[Line]:
    """Leave off a line with a colon, slipped up from the next block behind a footnote number."""
    if not lines[-1].text.endswith(":"):
        return lines
    for n in range(len(lines) - 2, max(len(lines) - 2 - _TAIL, -1), -1):
        if _NOTE_END.search(lines[n].text):
            return lines[: n + 1]
    return lines


def split_at(shadow: str, words: Span, cuts: list[Line]) -> tuple[Span, ...]:
    """Return ``words`` without the lines in ``cuts``."""
    spans = []
    start = words.start
    for cut in cuts:
        if not start < cut.end <= words.end:
            continue
        before = words_between(shadow, start, cut.start) if cut.start > start else None
        if before is not None:
            spans.append(before)
        start = cut.end
    rest = words_between(shadow, start, words.end) if start < words.end else None
    return (*spans, rest) if rest is not None else tuple(spans) or (words,)
