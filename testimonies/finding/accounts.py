"""Quotations that nothing marks: accounts after a colon or below a name, and pull quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from testimonies.finding.attributions import closing_bracket, is_signature, names_a_person
from testimonies.finding.endings import names_in
from testimonies.finding.headlines import name_before_quotation
from testimonies.finding.interruptions import blanked, ends_of_pages
from testimonies.finding.joining import has_speech_verb
from testimonies.finding.lines import has_mark
from testimonies.finding.lonely import (
    COLON,
    LAST_SENTENCE,
    LONGEST_INTRODUCTION,
    LONGEST_TAG,
    MOST_PARAGRAPHS,
    ends_in_note,
    set_off_alone,
    set_off_by_note,
)
from testimonies.finding.selfspeech import (
    flowing_spans,
    goes_on,
    is_neutral,
    is_own_account,
    points_back,
    says_i,
    speaks_of_self,
)
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Form, Span
from testimonies.wordlists import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.lines import Line
    from testimonies.finding.values import Layout

_PUT = re.compile(
    r"\b(?:(?:put|puts|said|says|told|wrote|writes|recalled|recalls|remembered|explained|explains|described|describes)"
    r"(?:\s(?:it|me|us|this))?),$"
)
_TOLD_OF = re.compile(r"(?:^|[.?!][”’\"')]*\s)(?P<last>[^.?!]{12,240})[.,](?:\[?\d{1,3}\]?)?$")
_OPENS_WITH_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+\s|,\s\d{2},\s)")
_WORDS_OF = re.compile(
    r"\b(?:story|stories|account|words|testimony|statement|letter|post|message|tapes?|cassettes?"
    r"|recordings?|diary|notebooks?|memoirs?)\b",
    re.IGNORECASE,
)
_LEADING = any_of("Following following Below below This this Here here Asked asked")
_WRITTEN_BY = re.compile(
    r"\b(?:following|below|this)\b[^.?!\n]{0,60}\b(?:was|is|were|are|has been)\s(?:\w+\s)?"
    r"(?:read|written|submitted|sent|told|given|shared|provided|recorded)\b[^.?!\n]{0,60}?\bby\s"
    r"|\b(?:below|here)\b[^.?!\n]{0,20}\b(?:we\s)?(?:publish|print|reproduce|share|post|carry|is|are)\b"
    r"[^.?!\n]{0,60}\b(?:what\s[^.?!\n]{2,80}\b(?:said|told|wrote)|words|statement|speech|letter|testimony)\b"
    r"|\basked\s(?:us|me)\sto\s(?:print|publish|share|post|carry|send)\s(?:this|it|the\sfollowing)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(  # Here is a part of it:
    r"\b(?:[Hh]ere\s(?:is|are|follows?)|[Bb]elow\s(?:is|are)|[Tt]hese\sare|[Tt]his\sis)\s(?:an?\s|the\s|some\s|a\sfew\s|two\s)?"
    r"(?:short\s|longer\s|brief\s)?(?:parts?|excerpts?|extracts?|passages?|lines|sections?)\b[^.?!\n]{0,60}:$"
)
_READ_OUT = re.compile(
    r"following\s(?:statement|letter|declaration|message|testimony|appeal|speech|account|words)\b"
)
_WE_PRINT = re.compile(
    r"[Ww]e\s(?:print|publish|reproduce|share|carry|post)\s(?:this|it|his|her|their|the)\b"
)
_HELD = re.compile(
    r"\((?:the\s|author’?s?\s)?(?:interview|conversation|testimony|statement)", re.IGNORECASE
)
_ASKED = re.compile(  # She asked him why he had stayed. There is a long silence.
    r"\b(?:[Aa]sk(?:s|ed)?|want(?:s|ed) to know|wonder(?:s|ed))\b[^.?!:;]{0,60}"
    r"\b(?:why|whether|if|how|what|when|where|who)\s(?:he|she)\b[^.?!:;]{3,80}\."
    r"(?:\s[^.?!:;]{4,100}\.)?$"
)
_MY_KIN = re.compile(  # a writer's of whoever gives the account: My uncle never told me
    r"My\s(?P<kin>(?:great-)?(?:grand)?(?:father|mother|dad|mum|pa|ma)|uncle|aunt|brother|sister|husband"
    r"|wife|cousin|son|daughter|friend|neighbou?r|partner)\b"
)
_OF_BLOG = re.compile(
    r"\b(?:next|last|previous|earlier)\s(?:week’s\s)?(?:post|entry|instalment|column|chapter)\b"
    r"|\b(?:this|the)\s(?:blog|post|essay|tapes?|cassettes?|recordings?|transcript)\b"
    r"|\bI\s(?:will|shall|have)\s(?:write|written|post|posted|translated?|transcribed?)\b"
)
_FIRST_WORD = re.compile(r"(?P<name>[^\W\d_]{4,})\s[a-z]")
_LEAD = 1500  # characters above an account that may name whoever gives it
_SHORTEST_PULLED, _LONGEST_PULLED = 40, 240


def accounts(layout: Layout, lines: tuple[Line, ...], first_number: int) -> Iterator[Found]:
    """Yield what stands without marks and is certainly somebody's own words, kind by kind.

    An account follows a paragraph that ends in a colon and tells of somebody speaking, or a
    heading ``Name: “...”``; it runs as long as its paragraphs say I or we. After such a colon one
    paragraph that ends in the sign of a note may do without I or we. A pull quote is a line
    that says I or we above a short line that names a person.

    Args:
        layout: The layout of a text.
        lines: The lines of its shadow.
        first_number: The number of the first block found here.
    """
    number = first_number
    edges = [0]
    sure = any(True for _ in _introduced(layout, only_sure=True))
    introduced = _introduced(layout) if sure else ()
    for own, label in introduced:
        by = closing_bracket(layout.shadow, own[-1].start, own[-1].end)
        last = Span(own[-1].start, by.start if by is not None else own[-1].end)
        spans = flowing_spans(layout.shadow, own[0].start, [*own[:-1], last])
        if spans:
            edges += [own[0].start, own[-1].end]
            outer = Span(own[0].start, own[-1].end)
            held = by is None or _HELD.match(layout.shadow, by.start)
            whose = None if held or label is not None else by
            yield Found(
                spans,
                Form.BLOCK,
                outer,
                closed=False,
                block=number,
                label=label,
                attribution=whose,
            )
            number += 1
    for line, signature in _pulled(lines):
        words = words_between(layout.shadow, line.start, line.end)
        if words is not None and _between(edges, line.start, signature.end):
            outer, by = Span(line.start, signature.end), Span(signature.start, signature.end)
            yield Found.in_block(number, (words,), outer, attribution=by)
            number += 1


def _between(edges: list[int], start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` lies outside the stretches that begin and end at the edges.

    Args:
        edges: 0, then the start and the end of each stretch, in order.
        start: Where it begins.
        end: Where it ends.
    """
    place = bisect_right(edges, start)
    return place % 2 == 1 and place == bisect_left(edges, end)


def _introduced(
    layout: Layout, *, only_sure: bool = False
) -> Iterator[tuple[list[Span], Span | None]]:
    """Yield the paragraphs of each account and the name in a heading above.

    It is not sure where only a sentence leads to it, which counts beside accounts that are. Without
    those nothing is asked that tells only where an account ends: whether there is any stays true.

    Args:
        layout: The layout of a text.
        only_sure: Whether those that are not sure are left out.
    """
    shadow = blanked(layout.shadow, ends_of_pages(layout))
    marked = {mark.span for mark in layout.marks if mark.kind is MarkKind.HEADING}
    headings = {span.start for span in marked}
    paragraphs = sorted({*layout.paragraphs, *marked})
    edge = 0
    writer = len(paragraphs) if only_sure else _first_of_self(shadow, paragraphs)
    for i in range(len(paragraphs) - 1):
        if i < edge:
            continue
        label = _name(shadow, paragraphs[i]) if paragraphs[i].start in headings else None
        if label is None and set_off_by_note(shadow, paragraphs, i, headings):
            yield [paragraphs[i + 1]], None
            edge = i + 2
            continue
        sure = label is not None or _introduces(shadow, paragraphs[i])
        sure = sure or _goes_over(shadow, paragraphs[i], paragraphs[i + 1])
        if writer <= i and not sure and _answers(shadow, paragraphs, i, headings):
            yield [paragraphs[i + 1]], None
            edge = i + 2
            continue
        if not (sure or (not only_sure and _leads_to(shadow, paragraphs[i]))):
            continue
        stop = _account_end(shadow, paragraphs, i + 1, headings, bridging=label is not None)
        if writer <= i:
            stop = _up_to_writer(shadow, paragraphs, i + 1, stop)
        if label is None and stop == i + 1:
            stop += set_off_alone(shadow, paragraphs, i, headings)
        if stop > i + 1:
            yield paragraphs[i + 1 : stop], label
            edge = stop


def _first_of_self(shadow: str, paragraphs: list[Span]) -> int:
    """Return the index of the first paragraph that says I: above all accounts, the writer's."""
    for i, own in enumerate(paragraphs):
        if says_i(shadow[own.start : own.end]):
            return i
    return len(paragraphs)


def _up_to_writer(shadow: str, paragraphs: list[Span], first: int, stop: int) -> int:
    """Return where an account ends in a text whose writer says I as well.

    That is above a further paragraph that says he or she of somebody told of above it, or opens
    with a name or a relative that stands above: of whoever gives the account. Or it tells what
    somebody was asked, or of what is being written.
    """
    end = paragraphs[first].start
    lead = shadow[max(end - _LEAD, 0) : end] if stop > first + 1 else ""
    names = names_in(lead)
    for i in range(first + 1, stop):
        text = shadow[paragraphs[i].start : paragraphs[i].end]
        opening = _FIRST_WORD.match(text)
        named = opening is not None and opening["name"] in names
        kin = _MY_KIN.match(text)
        own = kin is not None and f"my {kin['kin']}" in lead
        if named or own or points_back(text) or _ASKED.search(text) or _OF_BLOG.search(text):
            return i
    return stop


def _answers(shadow: str, paragraphs: list[Span], i: int, headings: set[int]) -> bool:
    """Tell whether a paragraph that says I follows what somebody was asked: why he had stayed."""
    before, own = paragraphs[i], paragraphs[i + 1]
    if own.start in headings or shadow[before.end : own.start].strip():
        return False
    text = shadow[own.start : own.end]
    if not is_own_account(text) or not says_i(text):
        return False
    told = shadow[max(before.start, before.end - LONGEST_INTRODUCTION) : before.end]
    return _ASKED.search(told) is not None and not (has_mark(told) or points_back(text))


def _name(shadow: str, paragraph: Span) -> Span | None:
    return name_before_quotation(shadow, paragraph.start, paragraph.end)


def _introduces(shadow: str, paragraph: Span) -> bool:
    """Tell whether a paragraph ends in a colon and tells of somebody who speaks.

    Or it says that what follows was written or told by somebody.
    """
    if any(form.search(shadow, paragraph.start, paragraph.end) for form in (_READ_OUT, _WE_PRINT)):
        return True
    leading = _LEADING.finditer(shadow, paragraph.start, paragraph.end)
    if any(_WRITTEN_BY.match(shadow, lead.start(), paragraph.end) for lead in leading):
        return True
    start = max(paragraph.start, paragraph.end - LONGEST_INTRODUCTION)
    if ":" not in shadow[paragraph.end - 4 : paragraph.end]:
        return False
    text = shadow[start : paragraph.end]
    if not COLON.search(text):
        return False
    if _PART_OF.search(text):
        return True
    sentence = LAST_SENTENCE.search(text)
    told = sentence.group("last") if sentence else text
    named = _OPENS_WITH_NAME.match(told) is not None
    return named or has_speech_verb(told) or names_a_person(told) or bool(_WORDS_OF.search(told))


def _goes_over(shadow: str, paragraph: Span, following: Span) -> bool:
    """Tell whether a sentence goes over into words set off in small letters.

    As one former private put it,
    """
    start = max(paragraph.start, paragraph.end - LONGEST_TAG)
    put = shadow[paragraph.end - 1] == "," and shadow[following.start].islower()
    return put and _PUT.search(shadow, start, paragraph.end) is not None


def _leads_to(shadow: str, paragraph: Span) -> bool:
    """Tell whether a paragraph may open an account in a text that sets off others below colons.

    One former signaller explained what kept him. The words follow on lines of their own. Or it
    ends in a colon, whatever it tells: It was worse at the ford:
    """
    text = shadow[max(paragraph.start, paragraph.end - LONGEST_INTRODUCTION) : paragraph.end]
    match = _TOLD_OF.search(text)
    told = match["last"] if match is not None else ""
    speaks = names_a_person(told) and has_speech_verb(told) and not has_mark(told)
    return (speaks or COLON.search(text) is not None) and not speaks_of_self(text)


def _account_end(
    shadow: str, paragraphs: list[Span], first: int, headings: set[int], *, bridging: bool
) -> int:
    """Return the index after the last paragraph of an account that may begin at ``first``."""
    stop = first
    for i in range(first, min(len(paragraphs), first + MOST_PARAGRAPHS)):
        own = paragraphs[i]
        divided = shadow[paragraphs[i - 1].end : own.start].strip() if i else ""
        text = shadow[own.start : own.end]
        noted = i > first and ends_in_note(shadow[paragraphs[i - 1].start : paragraphs[i - 1].end])
        if divided or own.start in headings or (noted and not ends_in_note(text)):
            break
        if i > first and _is_signed(shadow, paragraphs[i - 1]) and not _is_signed(shadow, own):
            break
        if _indent(shadow, own) != _indent(shadow, paragraphs[first]):
            break
        if goes_on(text) if i > first else is_own_account(text):
            stop = i + 1
        elif not (bridging and first < i == stop and is_neutral(text)):
            break
    return stop


def _is_signed(shadow: str, paragraph: Span) -> bool:
    """Tell whether a paragraph ends in a bracket that says who spoke, or where: (Interview 12)."""
    return closing_bracket(shadow, paragraph.start, paragraph.end) is not None


def _indent(shadow: str, paragraph: Span) -> int:
    """Return how many characters of white space stand before a paragraph on its line."""
    return paragraph.start - shadow.rfind("\n", 0, paragraph.start) - 1


def _pulled(lines: tuple[Line, ...]) -> Iterator[tuple[Line, Line]]:
    """Yield each pull quote with the line below that signs it."""
    for i in range(len(lines) - 1):
        line, signature = lines[i], lines[i + 1]
        apart = i + 2 == len(lines) or lines[i + 2].blank_before
        starts = line.blank_before or i == 0
        if signature.blank_before or not (starts and apart):
            continue
        if _may_be_pulled(line.text) and is_signature(signature.text):
            yield line, signature


def _may_be_pulled(text: str) -> bool:
    """Tell whether a line is long and short enough and says I or we without any mark."""
    if not _SHORTEST_PULLED <= len(text) <= _LONGEST_PULLED or has_mark(text):
        return False
    return text[0].isupper() and is_own_account(text) and speaks_of_self(text)
