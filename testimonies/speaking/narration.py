"""The stretches that interrupt the narration: quoted words, page furniture, headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from testimonies.finding.values import MarkKind
from testimonies.values import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Found, Layout, Mark
    from testimonies.values import Span

_SILENT = {MarkKind.PAGE, MarkKind.FOOTNOTE}
_OPENS_ANOTHER = re.compile(r"[^\W\d_]+\s[^\n]*:\s*$", re.MULTILINE)
_NAME = re.compile(
    r"[^\W\d_a-z][\w’'-]+(?:\s(?:[^\W\d_a-z][\w’'-]+|[^\W\d_a-z]\.(?=\s|,?$))){0,2},?"
)
_TOLD_OF = re.compile(
    r"[\"'”’]+,?\s(?:(?:who|whose|from|aged)\s|\d|an?\s(?:\w+[\s-]){1,8}?(?:who|whose|from)\s"
    r"|(?:described|recounted)\s(?:how\b|an?\b|the\b)|an?\s[^.,“”‘\"]{3,90},\s"
    r"|the\s[^.,“”‘\"]{3,60},\s(?:is|was|has|had|who)\s|\((?:not\s|a\spseudonym|his\s|her\s|name)"
    r"|(?:–|—|--|-)\s(?:it|this|that|not|his|her|the|an?|as|we|I)\b"
    r"|as\s(?:he|she|we|they)\s(?:\w+\s){0,3}?(?:called|call|known|named)\b"
    r"|the\s(?:\w+[\s-]){0,3}?(?:wife|widow|mother|father|son|daughter|brother|sister)\sof\s[^.,“”‘\"]{3,90},\s"
    r"(?:is|was|has|had|who|explain(?:s|ed)|describe[sd]|recount(?:s|ed)|told)\s)|(?<!,)[\"'”’]+\s(?:told|says|said|was|is|has|had|himself|herself)\s"
)
_OF_RANK = (
    r"soldier|officer|defector|deserter|conscript"
    r"|sergeant|captain|corporal|private|lieutenant|major|colonel"
)
_PRESENTED = re.compile(
    rf"\b(?:{_OF_RANK}"
    r"|\b[Oo]ne\sof\s(?:them|these|those|the\s[a-z]{2,})(?:\s[a-z]{2,}){0,2}|\b(?:[Aa]nother|[Tt]he\s(?:first|second|third|other))"
    r"|named|nicknamed|pseudonym|call\ssign|callsign|(?:known|identified|referred\sto|introduced)"
    r"\s(?:\w+\s){0,3}?(?:as|by)|(?:whom\s)?(?:we|I)\s(?:shall\s|will\s|have\s)?(?:call|name)(?:ed|d)?"
    r"(?:\s(?:him|her|here))?)[,:]?\s[\"'“‘]$"
)
_APPOSED = re.compile(  # a corporal from Skarn, “Velin,” had been
    rf"\b(?:{_OF_RANK}|policem[ae]n)\s(?:from|of|in|with)\s[^.,;:“”\"]{{2,40}},\s[“\"‘]$"
)
_SAID_BY = re.compile(r"[”’\"']\s(?:said|says|recalled|recalls|explained|added|told\sus)\s[“\"'‘]$")
_FIRST_NAME = re.compile(r"(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w’'-]+)\s$")
_LAST_NAME = re.compile(r"\s[^\W\d_a-z][\w’'-]+")
_DASHES = frozenset("–—―-")  # open a paragraph as marks do
_LONGEST_NAME = 40
_BEFORE = 60  # characters before a name in marks that may present whoever bears it
_OWN_LINES = {Form.BLOCK, Form.TURN}


class Island(NamedTuple):
    """A stretch that is not narration.

    Attributes:
        start: Its first character, in code points.
        end: The character after its last.
        find: Number of the find whose words these are, or -1.
        apart: Whether it stands on lines of its own, so that a paragraph ends before it.
    """

    start: int
    end: int
    find: int
    apart: bool


def is_quoted_name(text: str, find: Found) -> bool:
    """Return whether the first quoted words are a name: “Tamrin,” a conscript, said."""
    span = find.spans[0]
    if span.end - span.start > _LONGEST_NAME or not _NAME.fullmatch(text[span.start : span.end]):
        return False
    before = text[max(0, span.start - _BEFORE) : span.start]
    presented = any(form.search(before) for form in (_PRESENTED, _SAID_BY, _APPOSED))
    return presented or _TOLD_OF.match(text, span.end) is not None


def _first_words(text: str, find: Found) -> str:
    return text[find.spans[0].start : find.spans[0].end].rstrip(",")


def is_nickname(text: str, find: Found) -> bool:
    """Return whether a quoted word stands inside a name: Eleonor “Nell” Velin."""
    span = find.spans[0]
    if len(find.spans) > 1 or not _NAME.fullmatch(text[span.start : span.end]):
        return False
    before = text[max(0, find.outer.start - _LONGEST_NAME) : find.outer.start]
    return bool(_FIRST_NAME.search(before) and _LAST_NAME.match(text, find.outer.end))


def spoken(text: str, find: Found) -> tuple[Span, ...]:
    """Return the spans of a find without a name in quotation marks that was joined to it."""
    named = len(find.spans) > 1 and is_quoted_name(text, find)
    return find.spans[1:] if named else find.spans


def _names_again(text: str, find: Found, names: set[str]) -> bool:
    """Return whether quoted words are nothing but a name that the text gave in quotation marks."""
    alone = len(find.spans) == 1 and find.form not in _OWN_LINES
    return alone and _first_words(text, find) in names


def _of_find(text: str, number: int, find: Found, names: set[str]) -> Iterator[Island]:
    if find.form in _OWN_LINES:
        end = find.spans[-1].end
        yield Island(find.outer.start, end, number, apart=True)
        if end < find.outer.end and not _OPENS_ANOTHER.search(text, end, find.outer.end):
            yield Island(end, find.outer.end, -1, apart=True)
        return
    if is_nickname(text, find) or _names_again(text, find, names):
        return
    behind_dash = text[find.outer.start] in _DASHES
    for span in find.spans[is_quoted_name(text, find) :]:
        opening = behind_dash and span is find.spans[0]
        yield Island(find.outer.start if opening else span.start, span.end, number, apart=False)
    for extra in (find.attribution, find.label):
        if extra is not None:
            yield Island(extra.start, extra.end, -1, apart=False)


def _opens_quotation(text: str, mark: Mark) -> bool:
    """Return whether a line taken for a heading ends as a sentence before quoted words does."""
    titular = mark.kind in {MarkKind.HEADING, MarkKind.CAPTION}
    return titular and text[mark.span.start : mark.span.end].endswith(":")


def islands(layout: Layout, found: tuple[Found, ...]) -> list[Island]:
    """Return the islands in text order, disjoint, those of finds before those of marks.

    Args:
        layout: The layout of the text.
        found: The finds, numbered by their place in this tuple.
    """
    shadow = layout.shadow
    names = {_first_words(shadow, find) for find in found if is_quoted_name(shadow, find)}
    every = [island for i, find in enumerate(found) for island in _of_find(shadow, i, find, names)]
    every += [
        Island(mark.span.start, mark.span.end, -1, apart=mark.kind not in _SILENT)
        for mark in layout.marks
        if not _opens_quotation(layout.shadow, mark)
    ]
    every.sort(key=lambda island: (island.start, island.find < 0, island.end))
    kept: list[Island] = []
    edge = 0
    for island in every:
        start = max(island.start, edge)
        if start < island.end:
            kept.append(island._replace(start=start))
            edge = island.end
    return kept
