"""Quotations that a dash opens: — I left — he says —. I did; – I left, says the major."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.joining import SPEECH_VERBS, has_speech_verb
from testimonies.finding.selfspeech import speaks_of_self, tells_of_another
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_OPENS = re.compile(r"[*_]{0,3}(?:--|[–—―]|-(?=\s))\s?(?=[“\"‘'(\[…¿¡]?[^\W\d_a-z])")
_DASHED = re.compile(
    r"(?P<end>[,.?!…]?)\s?(?:--|[–—―]|(?<=[,.?!…]\s)-(?=\s))\s?"
    r"(?P<tag>[^\W\d_][^–—―\n]{2,80}?)(?:\s?(?:--|[–—―]|(?<=\s)-(?=\s))\s?[.,:;]?|[.]\s*$|[.]?\s*$)"
)
_PERSON = re.compile(r"\b(?:he|she|they|the|an?|his|her|[A-Z][\w’'-]+)\b")
_ANY = r"(?:the|an?|his|her|their|another|one)\s"
_SAYS = (
    rf"(?:(?:he|she)\s|{_ANY}(?:[\w-]+\s){{1,5}}?|(?!I\s)(?:[A-Z][\w.’'-]*\s){{1,4}}){SPEECH_VERBS}"
    rf"(?<!ing)|(?!tells\b|told\b){SPEECH_VERBS}(?<=[sd])\s"
    rf"(?:he|she|{_ANY}[\w-]+(?:\s[\w-]+){{0,3}}|(?!I\b)[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){{0,3}})"
)
_GOES_ON = (
    r"(?:(?<=tells)\sus)?(?:,\s[^.?!…\n]{2,80}|\s(?:and|while|with|about|of|in|on|from|when|who|after|as|before|at|over|"
    r"through|without|today|now|again|to\s(?:the|[A-Z][\w-]*)|[a-z]+ly)\b[^.?!…\n]{0,80})?"
)
_SAID = re.compile(rf"(?:{_SAYS})\b{_GOES_ON}")
_AFTER_COMMA = re.compile(
    rf"(?P<end>,|[?!…](?=\s[a-z]))\s(?P<tag>(?:{_SAYS})\b{_GOES_ON})\.(?:\s[–—―-](?=\s)|(?=\s|$))"
)
_FEWEST = 2  # paragraphs behind dashes, one of them with who speaks
_TAGGED = 0.2  # share of them, for the others to be believed


def dash_quotations(layout: Layout) -> Iterator[Found]:
    """Yield the words behind dashes of a text that sets them off so, without who says them.

    Two paragraphs at least must open with a dash, and one of them tell who speaks, between dashes
    or behind a comma. One is enough where both dashes or the comma stand as they do around a tag.

    Args:
        layout: The layout of a text.
    """
    shadow = layout.shadow
    opened = [
        (p, m.end()) for p in layout.paragraphs if (m := _OPENS.match(shadow, p.start, p.end))
    ]
    told = [without_tags(shadow, start, own.end) for own, start in opened]
    tagged = [_is_tagged(pieces, own) for (own, _), pieces in zip(opened, told, strict=True)]
    if not any(tagged):
        return
    if len(opened) < _FEWEST and not _is_certain(shadow, opened[0][1], opened[0][0].end):
        return
    enough = sum(tagged) >= _TAGGED * len(opened)
    for (own, _), pieces, by in zip(opened, told, tagged, strict=True):
        spans = tuple(w for a, b in pieces if (w := words_between(shadow, a, b)) is not None)
        if spans and (by or (enough and _may_be_spoken(shadow, own))):
            yield Found(spans, Form.DIRECT, Span(own.start, max(spans[-1].end, own.start + 1)))


def _is_tagged(pieces: list[tuple[int, int]], own: Span) -> bool:
    """Tell whether who speaks was taken out of a paragraph."""
    return len(pieces) > 1 or (bool(pieces) and pieces[-1][1] < own.end)


def _may_be_spoken(shadow: str, own: Span) -> bool:
    """Tell whether a paragraph behind a dash is a sentence, and asks nobody."""
    text = shadow[own.start : own.end].rstrip("*_ ")
    return text.endswith((".", "!", "…", ":")) or speaks_of_self(text)


def _is_certain(shadow: str, start: int, end: int) -> bool:
    """Tell whether a paragraph behind a dash tells by its form alone that somebody speaks."""
    if _AFTER_COMMA.search(shadow, start, end):
        return True
    return any(
        match["end"] and _SAID.fullmatch(match["tag"].rstrip(",. "))
        for match in _DASHED.finditer(shadow, start, end)
    )


def without_tags(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words of a paragraph behind a dash stand, those who speak taken out.

    Args:
        shadow: The shadow of a text.
        start: Where the words begin behind the dash.
        end: Where the paragraph ends.
    """
    pieces: list[tuple[int, int]] = []
    at = start
    for match in _tags(shadow, start, end):
        if match.start() < at:
            continue
        pieces.append((at, match.end("end")))
        at = match.end()
    if at < end and not (pieces and _is_a_writers(shadow[at:end])):
        pieces.append((at, end))
    return pieces


def _tags(shadow: str, start: int, end: int) -> list[re.Match[str]]:
    """Return what may say who speaks: between dashes, else behind a comma."""
    dashed = [
        match
        for match in _DASHED.finditer(shadow, start, end)
        if has_speech_verb(match["tag"]) and _PERSON.search(match["tag"])
    ]
    return dashed or list(_AFTER_COMMA.finditer(shadow, start, end))


def _is_a_writers(text: str) -> bool:
    """Tell whether what follows a tag is told by the writer: He lights a cigarette."""
    return tells_of_another(text) and not speaks_of_self(text)
