"""Menus, related posts, captions and headings: lines that are not running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import is_signature
from testimonies.finding.lines import runs_on
from testimonies.finding.values import Mark, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.lines import Line

_STOCK = re.compile(
    r"\[?(?:related ?(?:posts|articles|stories|topics)|read more|also read|read also|most read|"
    r"more (?:from|on|in) |share (?:on|this|via)|tweet|follow us|subscribe|sign up|log ?in|"
    r"newsletter|advertisement|tags?:|topics?:|reading time|load more|next post|previous post|"
    r"no result|view all|accessibility links|skip to|breaking news|all rights reserved|©|"
    r"copyright|privacy policy|cookie|this website uses|terms of (?:use|service)|"
    r"retrieve your|please enter|forgot|back to top|print this|leave a (?:comment|reply)|"
    r"(?:[\d.,]+k? )?(?:comments?|shares?|views?)$|\d+(?:[.,]\d+)?k$|"
    r"similar (?:picks|posts|stories)|welcome back!?$|published:?|updated:?|"
    r"last (?:modified|updated)|https?://\S+$|www\.\S+$)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"[*_\[(]*(?:also (?:read|see|watch)|(?:read|see|watch) (?:also|more|next)|"
    r"related(?: (?:story|article|post|reading|news))?|more on this(?: story)?|further reading|"
    r"don[’']t miss|you (?:may|might) (?:also )?like|in case you missed it)[*_]*\s?[:|»>]"
    r"[*_]*\s*\S.{9,200}(?<![.,;:])(?<![.,;:][”’\"'])",
    re.IGNORECASE,
)
_LEADING = (":", "|", "»", ">")  # behind the words of such a line
_NAVIGATION = re.compile(
    r"[“”‹›←→<>\s]*(?:older|newer|previous|prev|next|back)\b(?:\s\w+){0,2}\s*[|”›→>·]",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\[?(?:file ?(?:photo|image)?\s*[-–—:]|(?:photo|image|picture|illustration|source|credit|"
    r"caption|photograph|graphic|map|cartoon)s?(?: by| credit| courtesy)?\s*[:©/]|"
    r"(?:figure|fig\.|table|map|box|photo)\s*\d+)",
    re.IGNORECASE,
)
_CAPTION_TAIL = re.compile(
    r"[\[(](?:photo|image|picture|credit|source|file)s?\b[^()\[\]]{0,80}[\])]\.?$", re.IGNORECASE
)
_CREDITED = re.compile(
    r"[.!?”\"’']\s(?:photo(?:graph)?|image|picture|illustration|credit)s?(?:\s(?:by|courtesy\sof))?\s?[:©/]\s?[^.?!\n]{2,80}$",
    re.IGNORECASE,
)  # A street in Harrow. Photo: A. Velin
_CREDITING = (":", "©", "/")
_CLOSED = (")", "]", ").", "].")
_BULLET = re.compile(r"[•▪◦·*–-]\s+")
_TURN = re.compile(r"[A-Z\[(*][^:]{0,45}:(?:\s|\*|$)|[QA]\d{0,3}\.?\s")
_DASHES = frozenset("-–—")
_LEADING_TO = 60  # characters at the end of a line that are looked at for them
_LEADERS = re.compile(r"(?:\.\s?){5}\s{0,40}\d{1,4}$")  # Summary ........ 2, in a table of contents
_BETWEEN_DASHES = re.compile(r"[-–—]\s?[^-–—.?!\n]{3,60}[^-–—.,?!\s]\s?[-–—]\.?")  # - A long way -
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_QUOTE_LINE = re.compile(
    r"\W*(?:(?:begin |start |end |start of |end of )?(?:block[ -]?)?quot(?:e|ation)|unquote)\W*$",
    re.IGNORECASE,
)
_LONGEST = 80
_LONGEST_CREDIT = 110  # characters
_MENU = 5
_FEWEST_PORTRAITS = 2
_PORTRAIT = 10  # words of a heading that says of whom the next lines tell
_TIDY = 0.75  # share of the long lines


def furniture_marks(lines: tuple[Line, ...], width: int | None) -> Iterator[Mark]:
    """Yield marks for menus, stock phrases, captions and headings, in text order.

    Args:
        lines: The lines of the text that are not already marked as page heads.
        width: The width at which the lines are wrapped, or None.
    """
    kinds = [_own_kind(line) for line in lines]
    slight = [_is_slight(lines, i, kinds[i], width) for i in range(len(lines))]
    told = _profiles(lines, slight)
    tidy = width is None and _ends_its_paragraphs(lines)
    i = 0
    while i < len(lines):
        stop = i
        while stop < len(lines) and slight[stop]:
            stop += 1
        if stop == i:
            link = _is_link(lines, i, width)
            own = MarkKind.FURNITURE if link else kinds[i]
            hangs = own is None and tidy and _hangs(lines, i)
            yield from _mark(lines[i], MarkKind.CAPTION if hangs else own)
            i += 1
            continue
        for j in range(i, stop):
            menu = stop - i >= _MENU
            kind = MarkKind.FURNITURE if menu else kinds[j] or _kind_of_slight(lines, j)
            if j in told and kind is MarkKind.HEADING:
                continue
            yield from _mark(lines[j], kind)
        i = stop


def _profiles(lines: tuple[Line, ...], slight: list[bool]) -> set[int]:
    """Return the headings that each say of whom the next lines tell: Anna Velin, former clerk.

    Two at least make a text of portraits; such headings belong to what it tells.
    """
    last = len(lines) - 1
    found = {
        i
        for i, line in enumerate(lines)
        if slight[i] and "," in line.text and is_signature(line.text, _PORTRAIT)
        if i < last and not slight[i + 1] and len(lines[i + 1].text) > _LONGEST
    }
    return found if len(found) >= _FEWEST_PORTRAITS else set()


def _ends_its_paragraphs(lines: tuple[Line, ...]) -> bool:
    """Tell whether nearly all long lines of a text are paragraphs that end as sentences do."""
    long = [line for line in lines if len(line.text) > _LONGEST]
    return len(long) >= _MENU and sum(line.ends_terminally for line in long) >= _TIDY * len(long)


def _hangs(lines: tuple[Line, ...], i: int) -> bool:
    """Tell whether a long line stands alone without an end, as a caption without its picture."""
    line = lines[i]
    if (
        line.may_quote
        or line.ends_terminally
        or not line.blank_before
        or not line.text[0].isupper()
    ):
        return False
    apart = i + 1 == len(lines) or (
        lines[i + 1].blank_before and not lines[i + 1].text[0].islower()
    )
    return bool(apart) and len(line.text) > _LONGEST and not _TURN.match(line.text)


def _mark(line: Line, kind: MarkKind | None) -> Iterator[Mark]:
    if kind is not None:
        yield Mark(kind, Span(line.start, line.end))


def _is_link(lines: tuple[Line, ...], i: int, width: int | None) -> bool:
    """Tell whether a line leads to another page by its headline, quoted words in it or not."""
    text = lines[i].text
    if not any(sign in text for sign in _LEADING) or not _LINK.fullmatch(text):
        return False
    return width is None or i + 1 == len(lines) or bool(lines[i + 1].blank_before)


def _own_kind(line: Line) -> MarkKind | None:
    """Return what a line is by its own words."""
    first = line.text[0]
    heads = first == "#" and _MARKDOWN_HEADING.match(line.text)
    if heads or (first in _DASHES and _BETWEEN_DASHES.fullmatch(line.text)):
        return MarkKind.HEADING
    contents = _LEADERS.search(line.text[-_LEADING_TO:]) is not None
    if contents or (_NAVIGATION.match(line.text) and line.may_quote):
        return MarkKind.FURNITURE
    if _CAPTION.match(line.text) or _ends_as_caption(line.text):
        return None if line.may_quote else MarkKind.CAPTION
    if first.islower():
        return None
    words = _BULLET.sub("", line.text)
    stock = not words[:1].islower() and _STOCK.match(words) and not line.may_quote
    return MarkKind.FURNITURE if stock else None


def _ends_as_caption(text: str) -> bool:
    tail = text[-_LONGEST_CREDIT:]
    signed = text[-1:].isalnum() and any(sign in tail for sign in _CREDITING)
    if signed and _CREDITED.search(tail) is not None:
        return True
    return text.endswith(_CLOSED) and _CAPTION_TAIL.search(text) is not None


def _is_slight(lines: tuple[Line, ...], i: int, own: MarkKind | None, width: int | None) -> bool:
    """Tell whether a line is too slight to be running text, by what it is by its own words."""
    line = lines[i]
    if line.ends_sentence or line.text[0] == ">" or _TURN.match(line.text):
        return False
    longest = _LONGEST if width is None else min(_LONGEST, round(width * 0.7))
    if own is MarkKind.CAPTION or (own is None and len(line.text) > longest):
        return False
    if _QUOTE_LINE.match(line.text) or line.may_quote:
        return False
    before = i > 0 and runs_on(lines[i - 1], line)
    return not before and not (i + 1 < len(lines) and runs_on(line, lines[i + 1]))


def _kind_of_slight(lines: tuple[Line, ...], i: int) -> MarkKind | None:
    """Return what a slight line without a kind of its own is: a heading or running text."""
    line = lines[i]
    if line.text.endswith((":", ",")):
        return None
    alone = i + 1 < len(lines) and (lines[i + 1].blank_before or line.text.isupper())
    starts = i == 0 or line.blank_before or lines[i - 1].ends_terminally
    capital = line.text[:1].isupper() or line.text[:1].isdigit()
    return MarkKind.HEADING if alone and starts and capital else None
