"""Accounts below a line that says whose they are: Name, 27, former sergeant; Interview 3 – Name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import names_a_person
from testimonies.finding.joining import has_speech_verb
from testimonies.finding.lines import has_mark
from testimonies.finding.records import is_field, runs_of_fields, with_headings
from testimonies.finding.selfspeech import (
    flowing_spans,
    goes_on,
    is_neutral,
    is_own_account,
    points_back,
    without_strange_tail,
)
from testimonies.finding.values import Found
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_HEAD = re.compile(
    r"[*_#\s]*(?:\d{1,3}[.)]\s{1,4})?"
    r"(?P<name>[^\W\d_a-z](?:[^.?!:;\n*_#]|(?<=\s[A-Z])\.|(?<=\(ret)\.){3,120}[^\s.?!:;,*_#])[*_]*\s*"
)
_BOLD = re.compile(
    r"[*_]{2}(?P<all>(?P<name>(?:(?:[A-Z][a-z]{1,5}\.|\([a-z]+\.?\))\s)*[^\W\d_a-z][\w.’'-]*"
    r"(?:\s[^\W\d_a-z][\w.’'-]*){0,3})(?P<told>,\s[^*\n]{4,120})?)[*_]{2}"
)
_PLACED = re.compile(  # Anton V. (Norvia)
    r"[*_#\s]*(?P<name>[^\W\d_a-z][\w’'-]*\.?(?:\s[^\W\d_a-z][\w’'-]*\.?){0,3})"
    r"\s\([^\W\d_a-z][\w’' -]{2,30}\)[*_]*\s*"
)
_MASKED = re.compile(  # “The Nurse”, 33, army medical corps
    r"[*_#\s]*[“\"‘'](?P<name>[^“”\"‘’'\n]{2,40})[”\"’'],\s(?P<told>[^.?!:;“”\"\n]{2,100})[*_]*\s*"
)
_WORDS = r"interview|testimony|statement|account|story|deposition|narrative|transcript(?:ion)?"
_TITLED = re.compile(
    rf"[*_#\s]*(?i:{_WORDS}|voice|case|witness|in (?:his|her|their) own word)s?\b"
    r"(?i:\s(?:of|by|with|from|no\.?|number)\b)*\s?#?(?:\d{1,3}|[A-Z](?=\s?[-–—:|.]))?\s?[-–—:|.]?\s"
    r"(?P<name>(?:[^\W\d_a-z]|(?<=:\s)(?:an?|the)\s)[^.?!:;()\n*_#]{2,50}[^\s.?!:;()\n,*_#])"
    r"(?:\s\([^()\n]{2,40}\))?[*_]*\s*"
)
_UNTITLED = re.compile(
    rf"[*_#\s]*(?i:(?:(?:his|her|their|the|full)\s)?(?:{_WORDS})|in (?:his|her) own words)"
    r"(?:\s(?:#?\d{1,3}|[A-Z]|[IVX]{2,4}))?[*_:.]*\s*"
)
_TWO_NAMES = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s){1,4}[^\W\d_a-z][\w’'-]+")
_READ = re.compile(r"(?:read|made|given|issued|signed|published|taken)\b", re.IGNORECASE)
_I_AM = re.compile(
    r"\b(?:I am|I’m|I'm|name is|name’s|call(?:s|ed)? me)\s(?:\w+\s){0,3}$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"[*_#\s]*(?:No\.?|Nr\.?|#|Case|Testimony|Statement|Interview|Voice)\s?(?:\d{1,3}|[A-Z]\b)\s?[(\[–—:.-]\s?"
    r"(?P<name>[^()\[\]\n“”\"]{4,80}?)[)\]]?[*_]*\s*"
)
_MARKS = re.compile(
    r"[(\[](?:(?i:(?:fe)?male|man|woman|[mf])|(?:aged?\s)?\d{2}),\s[^()\[\]\n]{4,160}[)\]]\.?"
)
_PRESENTS = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[^\W\d_a-z][\w’'-]+)\s(?:spoke|talked|speaks|told|tells|wrote|writes)\s"
    r"(?:to\s|with\s)?(?:us|our)\b|\bWe\s(?:met|visited|reached|found|called)\s(?:him|her|them)\b"
    r"|\b[Ww]e\s(?:print|publish|reproduce|share|bring|carry)\b"
    r"|\bWe\s(?:met|contacted|interviewed|(?:spoke|talked|sat\sdown)\s(?:to|with))\s(?:him|her|them|[^\W\d_a-z][^\W\d_])"
    r"|\bWe\s(?:contacted|interviewed)\s(?:an?|the|one)\b"
)
_HELD = re.compile(r"(?:Interviewed|Recorded|Taken|Given|Collected|Spoken)\b")
_AGE = re.compile(r",\s(?:aged?\s|about\s|around\s)?\d{2}\b|\(\d{2}\)")
_NAME_ALONE = re.compile(
    r"[*_#\s]*(?P<name>[“\"‘']?[^\W\d_a-z][\w.’'-]*(?:\s(?:[a-z]{2,3}\s)?[^\W\d_a-z][\w.’'-]*){0,3}[”\"’']?\*?)[*_]*"
)
_AGE_BELOW = re.compile(  # 66, Skarn, Norvia; aged 31, former gunner
    r"[*_\s]*(?:[Aa]ged?:?\s)?(?:1[4-9]|[2-9]\d)(?!.*\b(?i:street|road|avenue|lane|square|drive|floor|st|rd|ave)\b)(?:\syears\sold)?(?:\s?[,|·•–—-]\s?[^\n.?!:“”]{2,70})?[*_]*"
)
_ENDED = frozenset(".?!…”’\"'")
_APART = 2  # line ends between a name and the age below it
_FEWEST = 2  # accounts below such lines
_OPENING = 2  # paragraphs in which somebody says I
_MOST_PARAGRAPHS = 40
_LONGEST_HEAD = 200  # characters, marks and numbers among them
_LONGEST_PRINT = 80  # characters of a line that says when and where


_Told = tuple[Span, Span | None, list[Span], Span | None]


def named_accounts(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield the accounts that stand below lines with the names of those who tell them.

    Two of them at least are needed: a name with an age or a calling above words that say I. One is
    enough below a heading that says interview, testimony or the like, with a name or without.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow = layout.shadow
    units = with_headings(layout)
    heads = {
        i: head
        for i, span in enumerate(units)
        if (head := _head(shadow, span)) is not None and not _signs_above(shadow, units, i)
    }
    heads = {**_over_ages(shadow, units), **heads}
    bold = _bold_heads(shadow, units, heads)
    heads = dict(sorted({**_glued_heads(shadow, units, heads), **bold, **heads}.items()))
    own_of = {i: _own(shadow, units, i, heads, anything=i in bold) for i in heads}
    told = [
        (heads[i], own)
        for i, own in own_of.items()
        if own and not _opens_with(shadow, heads[i], own[0])
    ]
    if len(told) >= _FEWEST:
        yield from _blocks(shadow, [(head, head, own, None) for head, own in told], first_number)
    else:
        recorded = _recorded(shadow, units)
        below = recorded if len(recorded) >= _FEWEST else _titled(shadow, units)
        yield from _blocks(shadow, below, first_number)


def _opens_with(shadow: str, name: Span, own: Span) -> bool:
    """Tell whether a paragraph opens with a name, as a writer's does who tells of its bearer."""
    first = re.match(r"\w+", shadow[name.start : name.end])
    return first is not None and shadow.startswith(f"{first.group()} ", own.start, own.end)


def _blocks(shadow: str, told: list[_Told], first_number: int) -> Iterator[Found]:
    """Yield the accounts: of each where it begins, a name, its paragraphs, fields above them."""
    for number, (head, label, own, fields) in enumerate(told, first_number):
        spans = flowing_spans(shadow, own[0].start, own)
        if spans:
            outer = Span(head.start, own[-1].end)
            by = fields if label is None else None
            yield Found.in_block(number, spans, outer, attribution=by, label=label)


def _recorded(shadow: str, units: list[Span]) -> list[_Told]:
    """Return the accounts right below fields that tell of somebody: Rank: private, Age: 21."""
    records = runs_of_fields(shadow, units)
    ends = {i: span for i, span in enumerate(units) if is_field(shadow, span)}
    found: list[_Told] = []
    for i, fields in records:
        own = _own(shadow, units, i, ends)
        if own and _opens(shadow[own[0].start : own[0].end]):
            found.append((own[0], None, own, fields))
    return found


def _titled(shadow: str, units: list[Span]) -> list[_Told]:
    """Return the accounts below headings that call them an interview, a testimony or the like."""
    heads = {i: label for i, span in enumerate(units) if (label := _title(shadow, span))}
    found: list[_Told] = []
    for i, label in heads.items():
        named = label if label != units[i] else None
        below = i
        while below + 1 < len(units) and is_field(shadow, units[below + 1]):
            below += 1
        marked = (
            below == i and i + 1 < len(units) and _MARKS.fullmatch(shadow, *_ends(units[i + 1]))
        )
        if marked or (below == i and i + 1 < len(units) and _is_small_print(shadow, units[i + 1])):
            below += 1
        own = _own(shadow, units, below, heads)
        first = bool(own) and _opens(shadow[own[0].start : own[0].end])
        if first and not (named and _is_told_of(shadow, named, own)):
            record = below > i and (marked or is_field(shadow, units[below]))
            fields = Span(units[i + 1].start, units[below].end) if record else None
            found.append((own[0], named, own, fields))
    return found


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _opens(text: str) -> bool:
    """Tell whether a paragraph may open an account, and does not present whoever gives it."""
    return is_own_account(text) and not _PRESENTS.search(text)


def _is_small_print(shadow: str, span: Span) -> bool:
    """Tell whether a line below a heading only says when or where: given on 3 May."""
    text = shadow[span.start : span.end]
    opens = text[:1].islower() or _HELD.match(text) is not None
    return opens and len(text) <= _LONGEST_PRINT and text[-1:].isalnum()


def _tells_of_interview(shadow: str, span: Span) -> bool:
    """Tell whether a line between a head and its account says how that was given."""
    return is_field(shadow, span) or _is_small_print(shadow, span)


def _title(shadow: str, span: Span) -> Span | None:
    """Return the name in a heading over an account, or the whole of one that gives none."""
    if _UNTITLED.fullmatch(shadow, span.start, span.end):
        return span
    below = shadow.find("\n", span.start, span.end)
    two = below > span.start and _is_small_print(shadow, Span(below + 1, span.end))
    match = _TITLED.fullmatch(shadow, span.start, below if two else span.end)
    if match is None or has_mark(match.group("name")):
        return None
    name = match.group("name")
    known = _TWO_NAMES.fullmatch(name) or names_a_person(name)
    known = known and not _READ.match(name)
    return Span(*match.span("name")) if known else None


def _is_told_of(shadow: str, name: Span, own: list[Span]) -> bool:
    """Return whether words name their speaker as a writer would: I met Velin at his home."""
    last = shadow[name.start : name.end].rsplit(maxsplit=1)[-1]
    said = shadow[own[0].start : own[-1].end]
    for match in re.finditer(rf"\b{re.escape(last)}\b", said):
        if not _I_AM.search(said, max(0, match.start() - 40), match.start()):
            return True
    return False


def _head(shadow: str, span: Span) -> Span | None:
    """Return the words of a line that says whose the account below it is, or None."""
    match = _NUMBERED.fullmatch(shadow, span.start, span.end)
    told = match.group("name") if match is not None else ""
    if match is not None and names_a_person(told) and told[-1] not in _ENDED:
        return Span(*match.span("name"))
    placed = _PLACED.fullmatch(shadow, span.start, span.end)
    if placed is not None:
        return Span(*placed.span("name"))
    masked = _MASKED.fullmatch(shadow, span.start, span.end)
    if masked is not None and (_AGE.search(f", {masked['told']}") or _is_of(masked["told"])):
        return Span(masked.start("name"), masked.end("told"))
    short = span.end - span.start <= _LONGEST_HEAD
    match = _HEAD.fullmatch(shadow, span.start, span.end) if short else None
    if match is None:
        return None
    words = match.group("name")
    tells = _AGE.search(words) or ("," in words and names_a_person(words))
    quotes = has_mark(words) or has_speech_verb(words)
    return Span(*match.span("name")) if tells and not quotes else None


def _is_of(told: str) -> bool:
    return names_a_person(told) or told.startswith("age ")


def _over_ages(shadow: str, units: list[Span]) -> dict[int, Span]:
    """Return by its place each line with an age right below a name: Anna Velin / 66, Skarn."""
    found: dict[int, Span] = {}
    for i in range(1, len(units) - 1):
        name, own = units[i - 1], units[i]
        short = own.end - own.start <= _LONGEST_PRINT
        if not short or not _AGE_BELOW.fullmatch(shadow, own.start, own.end):
            continue
        told = shadow[units[i + 1].start : units[i + 1].end]
        if points_back(told) or not (is_own_account(told) or is_neutral(told)):
            continue
        match = _NAME_ALONE.fullmatch(shadow, name.start, name.end)
        apart = shadow[name.end : own.start]
        if match is not None and apart.count("\n") <= _APART and not apart.strip():
            found[i] = Span(*match.span("name"))
    return found


def _signs_above(shadow: str, units: list[Span], i: int) -> bool:
    """Tell whether a line stands right below words and apart from what follows: it signs them."""
    if not i:
        return False
    above = shadow[units[i - 1].end : units[i].start]
    below = shadow[units[i].end : units[i + 1].start] if i + 1 < len(units) else "\n\n"
    ended = shadow[units[i - 1].end - 1] in _ENDED
    return ended and above.count("\n") == 1 and not above.strip() and below.count("\n") > 1


def _glued_heads(shadow: str, units: list[Span], heads: dict[int, Span]) -> dict[int, Span]:
    """Return lines right above paragraphs that say what somebody is, where two such are heads.

    Former gendarme, by letter; Sub-lieutenant (ret.), who asked that only his rank be given.
    """
    glued = {i for i in range(len(units) - 1) if _is_glued(shadow, units, i)}
    if len(glued & heads.keys()) < _FEWEST:
        return {}
    found = ((i, _HEAD.fullmatch(shadow, *_ends(units[i]))) for i in glued)
    return {
        i: Span(*match.span("name"))
        for i, match in found
        if match is not None and _says_what(match["name"])
    }


def _says_what(words: str) -> bool:
    return "," in words and names_a_person(words) and not has_mark(words)


def _is_glued(shadow: str, units: list[Span], i: int) -> bool:
    """Tell whether a line stands apart from what is above it and right above a paragraph."""
    above = shadow[units[i - 1].end : units[i].start] if i else "\n\n"
    return "\n\n" in above and shadow[units[i].end : units[i + 1].start] == "\n"


def _bold_heads(shadow: str, units: list[Span], heads: dict[int, Span]) -> dict[int, Span]:
    """Return all lines in bold that begin with a name, where two of them tell who somebody is.

    **Anton Velin, conscript, 20**, further on **Velin** alone.
    """
    bold = {
        i: match for i, span in enumerate(units) if (match := _BOLD.fullmatch(shadow, *_ends(span)))
    }
    telling = [
        m
        for m in bold.values()
        if m["told"] and (_AGE.search(m["all"]) or names_a_person(m["told"]))
    ]
    if len(telling) < _FEWEST:
        return {}
    found: dict[int, Span] = {}
    names: set[str] = set()
    for i, match in bold.items():
        last = match["name"].rpartition(" ")[2]
        if match["told"] or i in heads or last in names:
            found[i] = Span(*match.span("all"))
            names.add(last)
    return found


def _own(
    shadow: str, units: list[Span], head: int, heads: dict[int, Span], *, anything: bool = False
) -> list[Span]:
    """Return the paragraphs of the account below a head; none where nobody says I soon.

    Args:
        shadow: The shadow of a text.
        units: Its paragraphs and headings.
        head: Which of them is the head.
        heads: All heads.
        anything: Whether the head alone is enough, whatever is said below it.
    """
    first = head + 1
    while first < len(units) and _tells_of_interview(shadow, units[first]):
        first += 1
    stop = first
    for i in range(first, min(len(units), head + 1 + _MOST_PARAGRAPHS)):
        text = shadow[units[i].start : units[i].end]
        if i in heads or not (goes_on(text) or is_neutral(text)):
            break
        stop = i + 1
    own = units[first:stop]
    if anything:
        return own or units[first : first + 1]
    if not any(is_own_account(shadow[span.start : span.end]) for span in own[:_OPENING]):
        return []
    return list(without_strange_tail(shadow, own))
