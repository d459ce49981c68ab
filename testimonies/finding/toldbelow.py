"""Accounts below an editor's note that says who tells them: The following was told by a nurse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import persons_named
from testimonies.finding.barequestions import ends_asking
from testimonies.finding.endings import names_first, names_in, stands_below
from testimonies.finding.selfspeech import (
    ALONE,
    flowing_spans,
    is_neutral,
    is_own_account,
    narrates,
    points_back,
    says_i,
    speaks_of_self,
    tells_of_another,
    with_quiet_end,
    without_strange_tail,
)
from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from testimonies.finding.values import Layout

_GIVEN = r"(?:told|given|written|dictated|recorded|related|narrated|shared|spoken|sent|set\sdown)"
_WORDS = (
    r"(?:account|story|testimony|conversation|interview|monologue|words|statement|letter|talk|narrative"
    r"|report|diary|memories|recollections?)"
)
_NOTE = re.compile(
    rf"\b(?:[Tt]he\sfollowing|[Ww]hat\sfollows)\b[^.?!\n]{{0,60}}?\b(?:is|was|are|were|has\sbeen)\s(?:\w+\s){{0,2}}?(?:{_GIVEN}\b"
    rf"|(?:an?|the|his|her|their|[A-Z][\w’']+)\s(?:[\w-]+\s){{0,4}}?{_WORDS}\b)"
    rf"|\b(?:[Bb]elow|[Hh]ere)\sis\s(?:an?\s|the\s|his\s|her\s|their\s|[A-Z][\w’']+\s)(?:[\w-]+\s){{0,4}}?{_WORDS}\b"
    rf"|\b(?:[Tt]his\s(?:is\s(?:his|her|their|the|[A-Z]\w+[’']s)\s)?|H(?:is|er)\s|Their\s){_WORDS}\s(?:was|is|were|are|has\sbeen)\s(?:\w+\s){{0,2}}?{_GIVEN}\b"
    rf"|\b[Tt]his\sis\s(?:his|her|their|[A-Z]\w+[’']s)\s(?:own\s)?{_WORDS}\b"
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
_FULL = (
    r"[^\W\d_a-z][\w.’'-]+(?:\s(?:[“\"‘'][^“”\"‘’'\n]{2,30}[”\"’']\s)?[^\W\d_a-z][\w.’'-]+){0,3}"
)
_TOLD_TO = re.compile(  # Anton Velin, 44, as told to Mara Holm
    r"(?:\A|(?<=\n)|(?<=[.,;]\s))[*_]*(?:(?:[Aa]s\s)?[Tt]old\s(?:to|by):?|[Rr]ecorded\sby"
    rf"|(?:He|She|They)\stold\s(?:his|her|their)\sstory\sto)\s{_FULL}(?=[,.\n*_]|\s(?:(?:in|at|on|over)\b|[·|•–—-])|$)"
)
_TOLD_BY = re.compile(
    rf"(?:\A|(?<=\n))[*_]*(?:[Tt]old\sby:?\s(?P<who>{_FULL})|[Bb]y\s(?P<teller>{_FULL}),?\sas\stold\sto\b)"
)
_NAME_ALONE = re.compile(
    r"[*_#\s]*(?P<who>[^\W\d_a-z][\w.’'-]+(?:[ ]{1,2}[^\W\d_a-z][\w.’'-]+){1,3})[*_\s]*"
)
_BYLINE = re.compile(
    r"[*_]*(?:(?:[Ww]ritten|[Rr]eported|[Tt]old|[Tt]ext|[Ww]ords|[Ii]nterview(?:ed)?|[Tt]ranslat\w+|[Pp]hotos?|[Pp]hotograph\w*"
    r"|[Ee]dited)\s)?(?:[Bb]y|BY)\s[^\W\d_a-z]|[*_]*(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Rr]ead\stime)\b"
)
_QUESTION = re.compile(r"(?:Q|Question|Interviewer)\d{0,3}\s?[.:)]\s")
_ASIDE = re.compile(
    r"(?:Asked|When\s(?:we\s)?ask|We\sask|At\sthis\spoint|Here|Then|Suddenly)\b"
    r"|(?:He|She)\s(?:pause|laugh|look|fall|fell|shrug|smile|stop|light|lit|think|thought|sigh|weep|wept|cri|begins|began)"
)
_WROTE_TO_US = re.compile(r"\b(?:wrote|writes|sent)\s(?:to\s)?us\b[^.?!]{0,60}:\s[“\"‘']")
_OF_OFFICE = re.compile(  # according to the ministry; said in January 2014 that
    r"\baccording\sto\s(?:the|its|official)\s[^.?!]{0,40}\b(?:ministry|government|army|police|figures|report|commission)\b"
    r"|\bsaid\sin\s(?:an?\s(?:\w+\s)?(?:statement|response|reply|report)|[A-Z][a-z]+\s(?:19|20)\d\d)\b"
)
_APART = re.compile(r"\([^()]+\)|\[[^\[\]]+\]|(?P<dash>--|[—–])\s.+\s(?P=dash)", re.DOTALL)
_SIGNED = re.compile(r"[—–-]\s?(?:(?:[A-Z]\.\s?){2,3}|Eds?\.|Editors?)[\])]?$")  # by whoever asked
_OF_HOUSE = re.compile(  # In response to an inquiry, the police said that ...
    r"(?:In\s(?:response|reply|answer)\sto\s|Respond\w+\sto\s|Contacted\s(?:by|for)\s|Reached\s(?:by|for)\s"
    r"|When\s(?:contacted|reached)\b|(?:An?|The)\s(?:[\w’'-]+\s){0,4}?(?:spokes\w+|press\soffic\w+)\s"
    r"|[^.?!]{2,80}\s(?:did\snot\s(?:respond|reply|answer)|(?:declined|refused)\sto\scomment|could\snot\sbe\sreached)\b)"
)
_I_ASKED = re.compile(
    r"(?:(?:When|Then|Later|Afterwards|At\sthe\send),?\s)?I\s(?:then\s)?ask(?:ed)?\s(?P<whom>him|her)\s"
    r"(?:about|again|why|whether|if|how|what|when|where|who|to\s(?:tell|explain|describe))\b"
)
_ANOTHERS = re.compile(r"\b(?:me|[Mm]y|myself|[Ww]e|[Uu]s|[Oo]ur)\b")
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_HE = frozenset({"he", "him", "his"})
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
_NAME = r"(?P<who>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,3})"
_CALLED = re.compile(
    r"\b(?:(?:be|is|was|are)\scalled|call\s(?:him|her|them)|(?:gave|gives)\s(?:his|her)\sname\sas|goes\sby|refer\sto\s(?:him|her|them)\sas"
    rf"|under\sthe\sname(?:\sof)?)\s[“\"‘']?{_NAME}"
)
_BY_NAME = re.compile(
    rf"\b(?:{_GIVEN}\s(?:to\s[^.?!\n]{{2,40}}?\s)?by|{_WORDS}\s(?:of|by|with|from))\s(?!(?:the|an?)\b){_NAME}"
)
_DESCRIBED = re.compile(
    rf"\b(?:{_GIVEN}\s(?:to\s[^.?!\n]{{2,40}}?\s)?by|{_WORDS}\s(?:of|by|with|from))\s(?P<who>(?:an?|one)\s[^.,;:?!\n]{{3,70}}?)"
    r"(?=\s(?:who|whom|whose|of|from|in|at|on|that)\b|[.,;:?!])"
)
_ONE_OF_THEM = re.compile(  # we spoke with one of those who left: Anton, 34
    r"\b(?:met|interviewed|(?:spoke|talked|sat\sdown)\s(?:to|with))\s(?:one|an?)\b[^.?!\n]{2,90}[:,]\s"
    rf"{_NAME},\s(?:aged?\s)?\d{{2}}\b"
)
_FULL_NAME = r"(?P<who>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){1,3})"
_MET = re.compile(
    rf"\b(?:met|visited|interviewed|found|recorded|(?:spoke|talked|sat\sdown)\s(?:to|with))\s(?:[a-z][^.,?!\n]{{1,40}},\s)?{_FULL_NAME}"
    rf"|{_FULL_NAME.replace('who', 'teller')}\s(?:told|tells)\s(?:me|us)\b"
)
_PRESENTED = re.compile(  # Mr. Velin, 47, is a cooper; Velin was a guard from 2013 on
    r"(?:^|(?<!\b[MD][rs])(?<!Mrs)[.!?]\s)(?P<who>(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?(?!(?:He|She|It|This|That|There|They|The|An?)\b)"
    r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,3})(?:\s\([^()\n]{3,80}\))?"
    r"(?:,\s(?:aged?\s)?\d{2},?\s|,\san?\s|\s(?:is|was|served|worked|grew|joined|left|spent)\s)",
    re.MULTILINE,
)
_STANDS_FIRST = re.compile(  # A former constable on tear gas and starting again
    r"(?P<who>(?:An?|One)\s(?:former|retired|ex-|deserted|onetime)[^.,;:?!\n]{2,50}?)"
    r"\s(?:on|about|tells|told|talks|speaks|recalls|remembers|explains|describes|looks)\b"
)
_SPEAKS = re.compile(
    r"(?:(?:Of|About|On)\s[^.,?!\n]{2,60}?,?\s)?(?:he|she)\s(?:(?:still|also|only|never|now|often)\s)?(?:speaks|talks|says|tells|recalls|remembers|laughs|answers)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_HIGHEST = 12  # units above which a note must stand
_ABOVE = 2  # paragraphs above a note that may present whoever tells
_SKIPPED = 5  # units between it and the account
_LONGEST_SLIGHT = 120  # characters of a byline or a heading
_LONGEST_LINE = 50
_LONGEST_QUESTION = 400
_LONGEST_ASKED = 240  # characters of a paragraph in which a writer asks whoever tells
_FEWEST_TOLD = 3  # paragraphs that say I
_SHARE = 0.4  # of the characters of all paragraphs


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
    pieces = list(_pieces(shadow, units[first:], marked, headings, units[note]))
    selfish = sum(speaks_of_self(shadow[own.start : own.end]) for piece in pieces for own in piece)
    length = sum(own.end - own.start for piece in pieces for own in piece)
    whole = sum(own.end - own.start for own in layout.paragraphs)
    if selfish < _FEWEST_TOLD or length < _SHARE * whole:
        return ()
    if len(pieces) == 1 and _is_article(shadow, units[note], pieces[0], marked):
        return ()
    label = _teller(shadow, units[note]) or _presented(shadow, units, note)
    label = label or _name_above(shadow, units, note)
    found = []
    for number, piece in enumerate(pieces, first_number):
        spans = flowing_spans(shadow, piece[0].start, piece)
        if spans:
            outer = Span(piece[0].start, piece[-1].end)
            found.append(Found.in_block(number, spans, outer, label=label))
    return tuple(found)


def _begins(shadow: str, units: list[Span], marked: Collection[Span]) -> tuple[int, int] | None:
    """Return the index of an editor's note, and of the first paragraph of the account below it.

    Where there is none a line will do that says by or to whom the account was told.
    """
    high = units[:_HIGHEST]
    notes = [i for i, own in enumerate(high) if own not in marked and _is_note(shadow, units, i)]
    lines = [i for i, own in enumerate(high) if _TOLD_TO.search(shadow, own.start, own.end)]
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
    pronoun = _PRONOUN.search(shadow, units[max(0, i - _ABOVE)].start, own.end)
    return pronoun is not None or _presented(shadow, units, i) is not None


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
        or _APART.fullmatch(text) is not None
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
    return len(text) > _LONGEST_ASKED and says_i(text) and is_own_account(text.rstrip("?"))


def _pieces(
    shadow: str,
    units: list[Span],
    marked: Collection[Span],
    headings: Collection[Span],
    note: Span,
) -> Iterator[list[Span]]:
    """Yield the paragraphs of an account, parted where something interrupts it.

    Args:
        shadow: The shadow of a text.
        units: The paragraphs and all that is marked, from where the account begins.
        marked: Which of them are headings, captions or furniture.
        headings: Which of them are headings.
        note: The editor's note, which may name whoever gives the account.
    """
    lead = shadow[note.start : note.end]
    names = names_in(lead)
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
            or _is_aside(text, names)
            or _is_of_writer(text, lead, shadow[own[-1].start : own[-1].end] if own else "")
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


def _is_aside(text: str, names: set[str]) -> bool:
    """Tell whether a paragraph of an account is a writer's: Asked why, he looks at the door."""
    if _APART.fullmatch(text) or _SIGNED.search(text):
        return True
    if says_i(text):
        return False
    aside = _ASIDE.match(text) or _OF_HOUSE.match(text) or _WROTE_TO_US.search(text)
    aside = aside or (_OF_OFFICE.search(text) if not speaks_of_self(text) else None)
    return narrates(text) or aside is not None or names_first(text, names)


def _is_of_writer(text: str, lead: str, before: str) -> bool:
    """Tell whether a writer asks whoever tells, or tells what became of him or her.

    I asked her about the camp. She shut the window. Or, where the paragraph above it tells of
    nobody who may be meant: She was released in May.

    Args:
        text: The paragraph.
        lead: The editor's note, which may say I, and he or she.
        before: The paragraph of the account right above it, if there is one.
    """
    speaks = _SPEAKS.match(text) is not None
    if not (speaks or points_back(text)):
        return False
    of_whom = _PRONOUN.findall(lead)
    male = {word.casefold() in _HE for word in of_whom[-1:]}
    asked = _I_ASKED.match(text)
    if asked is not None:
        brief = len(text) <= _LONGEST_ASKED and _ANOTHERS.search(text) is None
        own = ALONE.search(lead) is not None and (asked["whom"] == "him") in male
        return brief and own
    meant = _PRONOUN.search(text)
    if speaks_of_self(text) or meant is None or (meant.group().casefold() in _HE) not in male:
        return False
    others = {word.casefold() in _HE for word in _PRONOUN.findall(before)}
    return others.isdisjoint(male) and (speaks or not persons_named(before))


def _teller(shadow: str, note: Span) -> Span | None:
    """Return the words of a note that name whoever tells the account, or describe them."""
    for pattern in (_TOLD_BY, _CALLED, _ONE_OF_THEM, _BY_NAME, _DESCRIBED, _MET):
        match = pattern.search(shadow, note.start, note.end)
        if match is not None:
            return Span(*match.span("who" if match["who"] else "teller"))
    return None


def _name_above(shadow: str, units: list[Span], note: int) -> Span | None:
    """Return the line near above a line that says to whom an account was told, if it is a name."""
    for above in reversed(units[max(0, note - _ABOVE) : note]):
        match = _NAME_ALONE.fullmatch(shadow, above.start, above.end)
        if match is not None:
            return Span(*match.span("who"))
    return None


def _presented(shadow: str, units: list[Span], note: int) -> Span | None:
    """Return the name of whom a note, or a paragraph right above it, presents.

    Where none names anybody: the words by which a line above it describes whoever tells.
    """
    for above in reversed(units[max(0, note - _ABOVE) : note + 1]):
        match = _PRESENTED.search(shadow, above.start, above.end)
        if match is not None and not speaks_of_self(match["who"]):
            return Span(*match.span("who"))
    first = (_STANDS_FIRST.match(shadow, above.start, above.end) for above in units[:note])
    return next((Span(*match.span("who")) for match in first if match is not None), None)
