"""The main block of a page: where its running text stands, and what in it is furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.wordlists import words

if TYPE_CHECKING:
    from lxml.etree import _Element

INLINE = words(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr
    q rp rt ruby s samp small span strike strong sub sup time tt u var wbr br
    """
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "form", "menu"})
_SIDE_TAGS = frozenset({"aside", "header"})
_SURE = words(
    """
    nav navbar navigation breadcrumb breadcrumbs related recommended recommendations trending
    newsletter subscribe subscription signup share sharing sharedaddy addtoany cookie cookies
    consent gdpr comment comments respond disqus advert advertisement advertising ads outbrain
    taboola pagination popup login
    """
)
_LIKELY = words(
    """
    menu sidebar footer masthead popular social banner promo sponsored widget modal overlay
    toolbar tags tag ad more search print topbar submenu dropdown latest
    """
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*?(?:\s+[^“”\"«»\s]+){3,}[”\"»]")
_SIGN = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?\s*")
_MARKS = '“”‘’"«»„'
_SHORT = 40  # characters; a shorter block is no running text
_LINKED = 0.5  # of a block's characters; with more in links it is no running text
_SHARE = 0.85  # of the running text; a child that holds as much holds the main block
_ARTICLE_SHARE = 0.55  # of the same, for a child that says it is the article
_MOST = 0.5  # of the running text; what holds more is never furniture
_MENU = 3  # links
_BYLINE = 400  # characters that may stand between a headline and the main block
_BYLINE_SHARE = 0.1  # of the main block's characters; as much may stand there in a long page


@dataclass(frozen=True, slots=True)
class Weights:
    """How much running text and how many linked characters each element holds.

    Attributes:
        running: Characters of running text by element.
        whole: All characters by element.
        linked: Characters inside links by element.
    """

    running: dict[_Element, int]
    whole: dict[_Element, int]
    linked: dict[_Element, int]


@dataclass(frozen=True, slots=True)
class Main:
    """The main block of a page.

    Attributes:
        element: The element that holds it.
        furniture: Elements in it that are no part of the text.
        headline: The page's headline where it stands outside the block, or None.
        left_out: The text of everything left out, one string a piece.
    """

    element: _Element
    furniture: frozenset[_Element]
    headline: _Element | None
    left_out: tuple[str, ...]


def quoted_in(text: str) -> list[str]:
    """Return the stretches of four words or more that stand between quotation marks in a text."""
    return _QUOTED.findall(" ".join(text.split()))


def main_block(root: _Element) -> Main:
    """Return where the running text of a page stands.

    Args:
        root: The root of a page without what is not shown.
    """
    body = root.find("body")
    body = root if body is None else body
    weights = _weights(body)
    total = weights.running[body]
    furniture = _furniture(body, weights, total)
    running = dict(weights.running)
    for element in furniture:
        lost = weights.running[element]
        for above in (element, *element.iterancestors()):
            running[above] = running.get(above, 0) - lost
    chosen = _with_notes(body, _with_headline(_chosen(body, running), weights, furniture))
    inside = {element for element in furniture if _within(element, chosen)}
    headline = _headline(body, chosen)
    return Main(
        chosen, frozenset(inside), headline, tuple(_left_out(body, chosen, inside, headline))
    )


def _weights(body: _Element) -> Weights:
    """Weigh every element, from the leaves upwards."""
    own: dict[_Element, list[int]] = {}
    whole: dict[_Element, int] = {}
    linked: dict[_Element, int] = {}
    for element in body.iter():
        _count(element, element.text, own, whole, linked)
        parent = element.getparent()
        if element is not body and parent is not None:
            _count(parent, element.tail, own, whole, linked)
    running = dict.fromkeys(body.iter(), 0)
    for element in reversed(list(body.iter())):
        chars, links = own.get(element, (0, 0))
        if chars >= _SHORT and links < _LINKED * chars:
            running[element] += chars
        parent = element.getparent()
        if element is not body and parent is not None:
            for table in (running, whole, linked):
                table[parent] = table.get(parent, 0) + table.get(element, 0)
    return Weights(running, whole, linked)


def _count(
    element: _Element,
    text: str | None,
    own: dict[_Element, list[int]],
    whole: dict[_Element, int],
    linked: dict[_Element, int],
) -> None:
    """Count text that stands directly in an element, for it and for the block it is part of."""
    chars = len(text.strip()) if text else 0
    if not chars or text is None:
        return
    whole[element] = whole.get(element, 0) + chars
    link = False
    block = element
    while block.tag in INLINE and (above := block.getparent()) is not None:
        link = link or block.tag == "a"
        block = above
    if link:
        linked[element] = linked.get(element, 0) + chars
    counts = own.setdefault(block, [0, 0])
    counts[0] += chars
    counts[1] += chars * link


def _furniture(body: _Element, weights: Weights, total: int) -> set[_Element]:
    """Return the outermost elements that are furniture."""
    found: set[_Element] = set()
    stack = list(body)
    while stack:
        element = stack.pop()
        if element.tag not in INLINE and _is_furniture(element, weights, total):
            found.add(element)
        else:
            stack.extend(element)
    return found


def _is_furniture(element: _Element, weights: Weights, total: int) -> bool:
    if _says_article(element) or next(element.iterancestors("blockquote"), None) is not None:
        return False
    if total and weights.running[element] > _MOST * total:
        return False
    whole, linked = weights.whole.get(element, 0), weights.linked.get(element, 0)
    slight = linked >= _LINKED * whole or (not weights.running[element] and not _marked(element))
    names = f"{element.get('class', '')} {element.get('id', '')}"
    told = {word.lower() for word in _WORDS.findall(names)}
    if element.tag in _FURNITURE_TAGS or element.get("role") in {"navigation", "banner", "search"}:
        return not _quotes(element, slight=slight)
    if told & _SURE:
        return True
    if element.tag in _SIDE_TAGS or told & _LIKELY:
        return slight and not _holds_heading(element) and not _quotes(element, slight=slight)
    links = len(element.findall(".//a"))
    return links >= _MENU and linked > 0.8 * whole and not _quotes(element, slight=slight)


def _marked(element: _Element) -> bool:
    """Tell whether a quotation mark stands in an element."""
    return any(mark in str(text) for text in element.itertext() for mark in _MARKS)


def _quotes(element: _Element, *, slight: bool) -> bool:
    """Tell whether running words in an element stand between quotation marks."""
    return not slight and bool(quoted_in("".join(str(text) for text in element.itertext())))


def _holds_heading(element: _Element) -> bool:
    return element.tag == "h1" or element.find(".//h1") is not None


def _chosen(body: _Element, running: dict[_Element, int]) -> _Element:
    """Return the innermost element that holds nearly all of the running text."""
    chosen = body
    while chosen.tag != "article":
        best = max(chosen, key=lambda child: running.get(child, 0), default=None)
        if best is None or best.tag in INLINE or best.tag in {"p", "blockquote", "tr", "td", "li"}:
            return chosen
        wanted = _ARTICLE_SHARE if _says_article(best) else _SHARE
        if running.get(best, 0) <= wanted * running.get(chosen, 0):
            return chosen
        chosen = best
    return chosen


def _with_headline(chosen: _Element, weights: Weights, furniture: set[_Element]) -> _Element:
    """Return the main block, or what holds it and the headline with little else."""
    if chosen.tag in {"article", "body"} or chosen.find(".//h1") is not None:
        return chosen
    room = max(_BYLINE, _BYLINE_SHARE * weights.whole.get(chosen, 0))
    for above in chosen.iterancestors():
        if above.tag in {"html", "body"}:
            break
        lost = sum(weights.whole.get(each, 0) for each in furniture if _within(each, above))
        if weights.whole.get(above, 0) - weights.whole.get(chosen, 0) - lost > room:
            break
        if above.find(".//h1") is not None:
            return above
    return chosen


def _with_notes(body: _Element, chosen: _Element) -> _Element:
    """Return the main block, or what holds it and the notes to which its signs lead."""
    links = {
        link.get("href", "")[1:]
        for link in chosen.iter("a")
        if link.get("href", "").startswith("#")
        and _SIGN.fullmatch("".join(str(text) for text in link.itertext()))
    }
    if not links:
        return chosen
    for target in body.iter():
        if target.get("id") in links or target.get("name") in links:
            while not _within(target, chosen) and (above := chosen.getparent()) is not None:
                chosen = above
    return chosen


def _says_article(element: _Element) -> bool:
    return (
        element.tag in {"article", "main"}
        or element.get("role") == "main"
        or element.get("itemprop") == "articleBody"
    )


def _headline(body: _Element, chosen: _Element) -> _Element | None:
    """Return the headline of the page where it stands before the main block."""
    if chosen.find(".//h1") is not None:
        return None
    found = [each for each in body.iter("h1") if not _within(each, chosen)]
    return found[0] if len(found) == 1 else None


def _within(element: _Element, outer: _Element) -> bool:
    return element is outer or any(above is outer for above in element.iterancestors())


def _left_out(
    body: _Element, chosen: _Element, furniture: set[_Element], headline: _Element | None
) -> list[str]:
    """Return the texts of what is no part of the main block."""
    texts = ["".join(str(text) for text in element.itertext()) for element in furniture]
    kept = {chosen, *chosen.iterancestors()}
    for above in chosen.iterancestors():
        if above.text and _within(above, body):
            texts.append(above.text)
        for child in above if _within(above, body) else ():
            if child not in kept and child is not headline:
                texts.append("".join(str(text) for text in child.itertext()))
            texts.append(child.tail or "")
    return [text for text in texts if text.strip()]
