"""Accounts below an editor's note that says who tells them: The following was told by a nurse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from testimonies.finding.asides import APART, LONGEST_ASKED, PRONOUN, is_aside, is_of_writer
from testimonies.finding.barequestions import ends_asking
from testimonies.finding.endings import names_in, stands_below
from testimonies.finding.selfspeech import (
    flowing_spans,
    is_neutral,
    is_own_account,
    says_i,
    speaks_of_self,
    tells_of_another,
    with_quiet_end,
    without_strange_tail,
)
from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.finding.tellers import GIVEN, TOLD_TO, WORDS, presented, teller_of
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from testimonies.finding.values import Layout

_NOTE = re.compile(
    rf"\b(?:[Tt]he\sfollowing|[Ww]hat\sfollows)\b[^.?!\n]{{0,60}}?\b(?:is|was|are|were|has\sbeen)\s(?:\w+\s){{0,2}}?(?:{GIVEN}\b"
    rf"|(?:an?|the|his|her|their|[A-Z][\w’']+)\s(?:[\w-]+\s){{0,4}}?{WORDS}\b)"
    rf"|\b(?:[Bb]elow|[Hh]ere)\sis\s(?:an?\s|the\s|his\s|her\s|their\s|[A-Z][\w’']+\s)(?:[\w-]+\s){{0,4}}?{WORDS}\b"
    rf"|\b(?:[Tt]his\s(?:is\s(?:his|her|their|the|[A-Z]\w+[’']s)\s)?|H(?:is|er)\s|Their\s){WORDS}\s(?:was|is|were|are|has\sbeen)\s(?:\w+\s){{0,2}}?{GIVEN}\b"
    rf"|\b[Tt]his\sis\s(?:his|her|their|[A-Z]\w+[’']s)\s(?:own\s)?{WORDS}\b"
    r"|\bin\s(?:his|her|their)\sown\swords\b|(?<=[.!?]\s)As\stold\sto\s(?=[^\W\d_a-z])"
    r"|\basked\s(?:me|us)\sto\swrite\s(?:down\s)?(?:his|her|their)\s(?:story|account)\b"
    r"|\b(?:recorded|wrote\sdown|took\sdown|set\sdown|transcribed)\s(?:his|her|their)\s(?:story|account|testimony|words)\b"
    r"|\b[Ww]e\s(?:are\s)?(?:publish|print|carry|bring)(?:ing)?\s(?:it|(?:his|her|their)\s(?:story|account|words|monologue))\b"
    r"|\b(?:[Tt]his|[Hh]ere)\sis\swhat\s(?:he|she|[A-Z][\w’']+)\s(?:told|said|wrote|had\sto\s(?:say|tell))\b"
    r"|\b(?:told|tells)\s(?:us|this\s\w+|[A-Z]\w+)\s(?:his|her|their)\s(?:story|account)\b"
)
_EDITED = re.compile(  # The following has been condensed and translated from the Ossel
    r"\b(?:[Tt]he\sfollowing|[Ww]hat\sfollows|(?:[Tt]h(?:is|e)|[Hh]is|[Hh]er|[Tt]heir|[A-Z]\w+[’']s)\s"
    r"(?:account|story|testimony|conversation|interview|monologue|words|text|talk|narrative|recollections?)(?:\sbelow)?)"
    r"\s(?:has\sbeen|have\sbeen|was|were|is|are)\s(?:\w+\s){0,2}?(?:condensed|edited|abridged|shortened|translated"
    r"|trimmed|cut|compressed|transcribed|adapted)\b"
)
_BYLINE = re.compile(
    r"[*_]*(?:(?:[Ww]ritten|[Rr]eported|[Tt]old|[Tt]ext|[Ww]ords|[Ii]nterview(?:ed)?|[Tt]ranslat\w+|[Pp]hotos?|[Pp]hotograph\w*"
    r"|[Ee]dited)\s)?(?:[Bb]y|BY)\s[^\W\d_a-z]|[*_]*(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Rr]ead\stime)\b"
)
_QUESTION = re.compile(r"(?:Q|Question|Interviewer)\d{0,3}\s?[.:)]\s")
_MARKUP = re.compile(r"<[^<>\n]{2,300}>")
_ENDING = re.compile(
    r"\W*(?:share|related|tags?\b|topics?\b|subscribe|sign\sup|comments?\b|leave\sa|more\sfrom|follow|about\b"
    r"|©|copyright|newsletter|you\smay|next\b|previous\b|suggest\b)",
    re.IGNORECASE,
)
_FROM_ANOTHER = re.compile(  # A word from his wife
    r"An?\s(?:\w+\s)?(?:word|note|message|comment|reply|answer|letter)\sfrom\s[^.?!\n]{2,60}$",
    re.MULTILINE,
)
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_HIGHEST = 12  # units above which a note must stand
_ABOVE = 2  # paragraphs above a note that may present whoever tells
_SKIPPED = 5  # units between it and the account
_LONGEST_SLIGHT = 120  # characters of a byline or a heading
_LONGEST_LINE = 50
_LONGEST_QUESTION = 400
_FEWEST_TOLD = 3  # paragraphs that say I
_SHARE = 0.4  # of the characters of all paragraphs


class _Lead(NamedTuple):
    """An editor's note, and the names in it and of whoever gives the account below it."""

    text: str
    names: set[str]


def told_below(layout: Layout, first_number: int) -> tuple[Found, ...]:
    """Return the account below an editor's note, in one piece as long as nothing interrupts it.

    A heading, a picture in markup, a question or a writer's aside does; behind a caption or an
    advertisement it goes on. Most of the text must be told.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow = layout.shadow
    ends = {MarkKind.HEADING, MarkKind.CAPTION, MarkKind.FURNITURE}
    marked = {mark.span for mark in layout.marks if mark.kind in ends}
    units = sorted({*layout.paragraphs, *marked})
    begun = _begins(shadow, units, marked)
    if begun is None:
        return ()
    note, first = begun
    headings = {mark.span for mark in layout.marks if mark.kind is MarkKind.HEADING}
    label = teller_of(shadow, units, note)
    lead = _Lead(shadow[units[note].start : units[note].end], _names(shadow, units[note], label))
    pieces = list(_pieces(shadow, units[first:], marked, headings, lead))
    selfish = sum(speaks_of_self(shadow[own.start : own.end]) for piece in pieces for own in piece)
    length = sum(own.end - own.start for piece in pieces for own in piece)
    whole = sum(own.end - own.start for own in layout.paragraphs)
    if selfish < _FEWEST_TOLD or length < _SHARE * whole:
        return ()
    if len(pieces) == 1 and _is_article(shadow, units[note], pieces[0], marked):
        return ()
    found = []
    for number, piece in enumerate(pieces, first_number):
        spans = flowing_spans(shadow, piece[0].start, piece)
        if spans:
            outer = Span(piece[0].start, piece[-1].end)
            found.append(Found.in_block(number, spans, outer, label=label))
    return tuple(found)


def _names(shadow: str, note: Span, teller: Span | None) -> set[str]:
    """Return the names in an editor's note, and those of whoever gives the account."""
    told = shadow[teller.start : teller.end].split() if teller is not None else []
    return names_in(shadow[note.start : note.end]) | {word for word in told if word.istitle()}


def _begins(shadow: str, units: list[Span], marked: Collection[Span]) -> tuple[int, int] | None:
    """Return the index of an editor's note, and of the first paragraph of the account below it.

    Where there is none a line will do that says by or to whom the account was told.
    """
    high = units[:_HIGHEST]
    notes = [i for i, own in enumerate(high) if own not in marked and _is_note(shadow, units, i)]
    lines = [i for i, own in enumerate(high) if TOLD_TO.search(shadow, own.start, own.end)]
    for i in (*notes, *lines):
        for j in range(i + 1, min(i + 1 + _SKIPPED, len(units) - 1)):
            text = shadow[units[j].start : units[j].end]
            if units[j] in marked or _is_slight(text) or _asks(shadow, units[j]):
                continue
            if text[0] in QUOTATION_MARKS:
                break
            following = shadow[units[j + 1].start : units[j + 1].end]
            opens = is_neutral(text) and not tells_of_another(text) and is_own_account(following)
            if opens or is_own_account(text) or _wonders(text):
                return i, j
            if speaks_of_self(text) or not tells_of_another(text):
                break
    return None


def _is_note(shadow: str, units: list[Span], i: int) -> bool:
    """Tell whether a paragraph is an editor's note on an account: it says who told what follows.

    Or that this was shortened or translated, where a paragraph near it tells of somebody else.
    """
    own = units[i]
    if _NOTE.search(shadow, own.start, own.end) is not None:
        return True
    if _EDITED.search(shadow, own.start, own.end) is None:
        return False
    pronoun = PRONOUN.search(shadow, units[max(0, i - _ABOVE)].start, own.end)
    return pronoun is not None or presented(shadow, units, i) is not None


def _is_article(shadow: str, note: Span, own: Sequence[Span], marked: Collection[Span]) -> bool:
    """Tell whether only a byline says whose an account is that nothing parts: an article told as I.

    Args:
        shadow: The shadow of a text.
        note: The editor's note, or the line that says to whom it was told.
        own: The paragraphs of the account.
        marked: What is heading, caption or furniture in the text.
    """
    if any(form.search(shadow, note.start, note.end) for form in (_NOTE, _EDITED)):
        return False
    return not any(own[0].start < span.start < own[-1].end for span in marked)


def _is_slight(text: str) -> bool:
    """Tell whether a line between note and account is a byline or a heading."""
    return len(text) <= _LONGEST_SLIGHT and (
        _BYLINE.match(text) is not None
        or text[-1].isalnum()
        or text.isupper()
        or APART.fullmatch(text) is not None
    )


def _asks(shadow: str, span: Span) -> bool:
    """Tell whether a short paragraph asks whoever gives the account something."""
    text = shadow[span.start : span.end]
    if len(text) > _LONGEST_QUESTION or not ends_asking(shadow, span):
        return False
    lettered = _QUESTION.match(text) is not None
    return lettered or (_YOU.search(text) is not None and not speaks_of_self(text))


def _wonders(text: str) -> bool:
    """Tell whether a long paragraph that says I ends in a question its speaker leaves open."""
    return len(text) > LONGEST_ASKED and says_i(text) and is_own_account(text.rstrip("?"))


def _pieces(
    shadow: str,
    units: list[Span],
    marked: Collection[Span],
    headings: Collection[Span],
    lead: _Lead,
) -> Iterator[list[Span]]:
    """Yield the paragraphs of an account, parted where something interrupts it.

    Args:
        shadow: The shadow of a text.
        units: The paragraphs and all that is marked, from where the account begins.
        marked: Which of them are headings, captions or furniture.
        headings: Which of them are headings.
        lead: The editor's note.
    """
    begun = False
    own: list[Span] = []
    for span in units:
        text = shadow[span.start : span.end]
        if span in marked:
            if _ENDING.match(text):
                break
            if span in headings:
                yield from _told(shadow, own)
                own = []
        elif _MARKUP.fullmatch(text) or (begun and _is_line(text)):
            yield from _told(shadow, own)
            own = []
        elif begun and (stands_below(text) or _FROM_ANOTHER.match(text)):
            break
        elif (
            _asks(shadow, span)
            or is_aside(text, lead.names)
            or is_of_writer(text, lead.text, shadow[own[-1].start : own[-1].end] if own else "")
        ):
            yield from _told(shadow, own)
            own = []
        else:
            own.append(span)
            begun = True
    if own:
        last = _last_run(shadow, own)
        tail = without_strange_tail(shadow, own[last:])
        tail = with_quiet_end(shadow, tail, own[last:])
        apart = last and not any(speaks_of_self(shadow[span.start : span.end]) for span in tail)
        yield from _told(shadow, own[:last] if apart else [*own[:last], *tail])


def _is_line(text: str) -> bool:
    """Tell whether a short paragraph without a full stop is a heading over what follows."""
    return len(text) <= _LONGEST_LINE and text[-1].isalnum() and text[0].isupper()


def _last_run(shadow: str, own: list[Span]) -> int:
    """Return where the last paragraphs begin between which nothing stands, no heading."""
    apart = (i for i in range(len(own) - 1, 0, -1) if shadow[own[i - 1].end : own[i].start].strip())
    return next(apart, 0)


def _told(shadow: str, own: list[Span]) -> Iterator[list[Span]]:
    """Yield paragraphs if somebody says I or we in them."""
    if any(speaks_of_self(shadow[span.start : span.end]) for span in own):
        yield own
