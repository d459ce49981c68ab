"""Testimonies of a list, each beside words that tell who gives it: (Male, 34, sergeant)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import is_code, names_a_person, signs_below
from testimonies.finding.joining import has_speech_verb
from testimonies.finding.lines import has_mark
from testimonies.finding.selfspeech import is_neutral, is_own_account, speaks_of_self
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout, Mark

_ITEM = re.compile(
    r"(?:[*•▪◦·–—-]|\(?\d{1,3}[.)])\s+(?P<who>[^\W\d_][^:.?!“”\"\n]{2,90}?):\s+(?=[“\"‘']?[^\W_])"
)
_SOURCE = re.compile(r"[(\[](?:from|taken from|extracts? from)\b[^()\[\]]*\bof\b", re.IGNORECASE)
_BRACKETED = re.compile(
    r"(?:[*•▪◦·–—-]\s{1,4})?[(\[](?P<who>[^()\[\]\n]{4,100})[)\]]\s?[:.–—-]?\s(?=[“\"‘']?[^\W_])"
)
_MARKED = re.compile(
    r"(?P<who>(?i:(?:fe)?male|man|woman|[mf]),\s(?:aged?\s)?\d{2}\b[^:“”\"\n]{0,90}):\s+(?=[“\"‘']?[^\W_])"
)
_BULLET = re.compile(r"[*•▪◦·]\s{1,4}(?=[^\W_])")
_LISTED = re.compile(r"[*•▪◦·–—-]\s{1,4}(?=[^\W_])")
_DASHED = re.compile(r"[-–—―]\s?(?P<who>[^\W\d_][^.?!:“”\"\n]{3,80})")
_AGE = re.compile(r"\b(?:aged?\s)?\d{2}\b")
_SIGNED = re.compile(r"[(\[](?P<who>[^()\[\]\n]{4,160})[)\]]\.?")
_NUMBERED = re.compile(
    r"(?:Testimony|Statement|Interview|Witness|Case|Deposition)\s(?:[Nn]o\.?\s?)?#?\d[\d/-]*"
    r"(?:\s(?P<who>[(\[][^()\[\]\n]{4,160}[)\]]))?\.?"
)
_CLOSING = re.compile(
    r"[.?!…](?:\d{1,3})?\s*(?P<all>[(\[](?P<bracketed>[^()\[\]]{2,120})[)\]]\.?"
    r"|(?:--|[–—―-])\s?(?P<dashed>[^.?!:“”\"\n–—―]{4,80}))$"
)
_LONGEST_SIGN = 140
_OF_SELF_ALONE = re.compile(r"\b(?:I|[Mm]y)\b")
_SCHOLAR = re.compile(
    r"\b(?:respondents?|interviewe(?:es?|rs?)|informants?|participants?|article|chapter|study|section|"
    r"sample|fieldwork)\b|\bI (?:met|interviewed|argue|spoke|talked)\b",
    re.IGNORECASE,
)
_OPENING = frozenset("“\"‘'")
_FEWEST_ITEMS, _FEWEST_SIGNED = 3, 2
_OF_SELF = 0.5  # share of the items in which somebody says I or we
_MOST_PARAGRAPHS = 6
_LONGEST_TITLE = 4  # words


def listed_testimonies(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield the testimonies of a list, and those above a line in brackets that signs each.

    Three items at least, most of them with an I or a we, or two such lines make a list. A paragraph
    that says I and ends in such a bracket, as in a journal, needs no other: ... (R3, former guard).

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    found = [*_items(layout), *_signed(layout), *_excerpts(layout), *_bullets(layout)]
    found += _answers(layout)
    found.sort(key=lambda one: one[0])
    for number, (outer, spans, label, attribution) in enumerate(found, first_number):
        yield Found.in_block(number, spans, outer, attribution=attribution, label=label)


_Told = tuple[Span, tuple[Span, ...], Span | None, Span | None]


def _items(layout: Layout) -> list[_Told]:
    """Return the items ``* Clerk, 22, still serving: words`` of a list."""
    shadow = layout.shadow
    found: list[_Told] = []
    for own in layout.paragraphs:
        forms = (_ITEM, _MARKED, _BRACKETED)
        match = next((m for form in forms if (m := form.match(shadow, own.start, own.end))), None)
        if match is None or has_mark(match.group()) or not _tells_who(match.group("who")):
            continue
        words = words_between(shadow, match.end(), own.end)
        if words is not None:
            found.append((own, (words,), Span(*match.span("who")), None))
    of_self = sum(speaks_of_self(shadow[spans[0].start : spans[0].end]) for _, spans, _, _ in found)
    return found if len(found) >= _FEWEST_ITEMS and of_self >= _OF_SELF * len(found) else []


def _tells_who(words: str) -> bool:
    """Tell whether words say who somebody is, by a calling or an age, and that nobody speaks."""
    return (names_a_person(words) or _AGE.search(words) is not None) and not has_speech_verb(words)


def _signed(layout: Layout) -> list[_Told]:
    """Return the paragraphs above lines such as ``(Male, 34, former sergeant, by phone)``."""
    shadow = layout.shadow
    beside = (mark.span for mark in layout.marks if _may_tell_whose(shadow, mark))
    paragraphs = tuple(sorted({*layout.paragraphs, *beside}))
    found: list[_Told] = []
    for i in range(1, len(paragraphs)):
        own = paragraphs[i]
        signs, by = _signature(shadow, own)
        below = not signs and _stands_below(shadow, paragraphs, i)
        if not signs and not below:
            continue
        first = _first_above(shadow, paragraphs, i, told=below)
        by = own if below else by
        words = words_between(shadow, paragraphs[first].start, paragraphs[i - 1].end)
        if first < i and words is not None:
            outer = Span(words.start, paragraphs[i].end)
            found.append((outer, (words,), None, by))
    known = any(_is_sure(shadow, by) for _, _, _, by in found if by is not None)
    return found if known or len(found) >= _FEWEST_SIGNED else []


def _stands_below(shadow: str, paragraphs: tuple[Span, ...], i: int) -> bool:
    """Tell whether a line right below words and apart from what follows may sign them."""
    own, above = paragraphs[i], paragraphs[i - 1]
    ends = i + 1 == len(paragraphs) or shadow[own.end : paragraphs[i + 1].start].count("\n") > 1
    apart = shadow[above.end : own.start]
    close = apart.count("\n") == 1 and not apart.strip() and shadow[above.end - 1] in ".?!…"
    return ends and close and signs_below(shadow[own.start : own.end])


def _may_tell_whose(shadow: str, mark: Mark) -> bool:
    """Tell whether what looks like a heading tells of the words above it.

    Testimony 12; Former gendarme, Tesk, May 1990.
    """
    if mark.kind is not MarkKind.HEADING:
        return False
    numbered = _NUMBERED.fullmatch(shadow, mark.span.start, mark.span.end) is not None
    return numbered or signs_below(shadow[mark.span.start : mark.span.end])


def _signature(shadow: str, own: Span) -> tuple[bool, Span | None]:
    """Return whether a line signs the words above it, and its part that tells whose they are.

    (Male, 34, former sergeant); — Former sergeant, 34; Testimony 12 (former sergeant).
    """
    numbered = _NUMBERED.fullmatch(shadow, own.start, own.end)
    if numbered is not None:
        if shadow[max(0, own.start - 2) : own.start] == "\n\n":
            return False, None  # numbers what stands below it
        return True, Span(*numbered.span("who")) if numbered["who"] else None
    match = _SIGNED.fullmatch(shadow, own.start, own.end)
    match = match or _DASHED.fullmatch(shadow, own.start, own.end)
    if match is None or "," not in match.group("who") or not _tells_who(match.group("who")):
        return False, None
    return True, own


def _is_sure(shadow: str, by: Span) -> bool:
    """Tell whether a bracket alone says that words are quoted: it gives a source, or a number."""
    return bool(_SOURCE.match(shadow, by.start)) or is_code(
        shadow[by.start : by.end].strip("()[].")
    )


def _excerpts(layout: Layout) -> Iterator[_Told]:
    """Yield the paragraphs that say I and whose end tells who was interviewed."""
    shadow = layout.shadow
    for own in layout.paragraphs:
        by = _signs(shadow, own)
        words = words_between(shadow, own.start, by.start) if by is not None else None
        if by is not None and words is not None and _is_excerpt(shadow, own.start, by):
            yield own, (words,), None, by


def _bullets(layout: Layout) -> list[_Told]:
    """Return the items of a list that a bracket closes: • words (Male, 34, former sergeant)."""
    shadow = layout.shadow
    found: list[_Told] = []
    plain = 0
    for own in layout.paragraphs:
        bullet = _BULLET.match(shadow, own.start, own.end)
        match = _CLOSING.search(shadow, own.start, own.end) if bullet is not None else None
        if bullet is None or match is None or not match["bracketed"]:
            continue
        words = words_between(shadow, bullet.end(), match.start("all"))
        said = shadow[bullet.end() : match.start("all")]
        if words is not None and said[0] not in _OPENING and _AGE.search(match["bracketed"]):
            plain += not has_mark(said)
            found.append((own, (words,), None, Span(*match.span("all"))))
    return found if plain >= _FEWEST_ITEMS else []


def _answers(layout: Layout) -> Iterator[_Told]:
    """Yield the items of a list below a colon that tells of speech, where most of them say I."""
    shadow, paragraphs = layout.shadow, layout.paragraphs
    for i, above in enumerate(paragraphs):
        if shadow[above.end - 1] != ":":
            continue
        if not has_speech_verb(shadow[max(above.start, above.end - _LONGEST_SIGN) : above.end]):
            continue
        items = []
        for own in paragraphs[i + 1 :]:
            bullet = _LISTED.match(shadow, own.start, own.end)
            if bullet is None or shadow[bullet.end()] in _OPENING:
                break
            items.append((own, Span(bullet.end(), own.end)))
        said = [shadow[words.start : words.end] for _, words in items]
        alone = sum(_OF_SELF_ALONE.search(text) is not None for text in said)
        if len(items) > 1 and alone > _OF_SELF * len(items) and all(map(_is_answer, said)):
            yield from ((own, (words,), None, None) for own, words in items)


def _is_answer(text: str) -> bool:
    """Tell whether an item of a list is a sentence in which somebody says I or we."""
    return text.endswith((".", "!", "?", "…")) and is_own_account(text.rstrip("?") + ".")


def _signs(shadow: str, own: Span) -> Span | None:
    """Return the end of a paragraph that signs it: (R3, former guard); — Medic, 31."""
    tail = shadow[max(own.start, own.end - _LONGEST_SIGN) : own.end]
    if tail[-1] in ".?!”" and tail[-2:-1] not in (")", "]"):
        return None
    match = _CLOSING.search(shadow, own.end - len(tail), own.end)
    if match is None:
        return None
    told = _is_interviewed(match["bracketed"]) if match["bracketed"] else _is_aged(match["dashed"])
    return Span(*match.span("all")) if told else None


def _is_aged(words: str) -> bool:
    """Tell whether words behind a dash give a calling and an age."""
    return "," in words and _AGE.search(words) is not None and names_a_person(words)


def _is_interviewed(words: str) -> bool:
    """Tell whether words in a bracket give somebody's number or calling, and no year of a book."""
    return is_code(words) or ("," in words and names_a_person(words))


def _is_excerpt(shadow: str, start: int, by: Span) -> bool:
    """Tell whether a paragraph is one person's words, and not a scholar's who says I or we."""
    text = shadow[start : by.start]
    alone = _OF_SELF_ALONE.search(text) is not None or shadow[by.start] not in "(["
    return alone and is_own_account(text) and not has_mark(text) and not _SCHOLAR.search(text)


def _first_above(
    shadow: str, paragraphs: tuple[Span, ...], signed: int, *, told: bool = False
) -> int:
    """Return the index of the first paragraph of the words that a line signs.

    Args:
        shadow: The shadow of a text.
        paragraphs: Its paragraphs.
        signed: Which of them is the line.
        told: Whether somebody must say I or we in all of them.
    """
    first = signed
    for i in range(signed - 1, max(-1, signed - 1 - _MOST_PARAGRAPHS), -1):
        text = shadow[paragraphs[i].start : paragraphs[i].end]
        divided = shadow[paragraphs[i].end : paragraphs[i + 1].start].strip()
        last = first == signed and not told and is_neutral(text) and not _is_title(text)
        if divided or not (is_own_account(text) or last):
            break
        first = i
    return first


def _is_title(text: str) -> bool:
    """Tell whether a paragraph is a few words that end no sentence: Testimony 2."""
    return len(text.split()) <= _LONGEST_TITLE and text[-1:].isalnum()
