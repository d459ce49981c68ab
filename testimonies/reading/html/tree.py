"""HTML bytes to a tree: the encoding told, broken markup mended, what is not shown taken out."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.decoding import decode
from testimonies.reading.readtext import ReadText
from testimonies.reading.sniffing import binary_content
from testimonies.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=|<\?xml[^>]{0,100}?encoding\s*=)\s*["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 8_192  # bytes in which a page declares its encoding
_SHIFTING = ("iso-2022", "hz")  # encodings whose bytes are all ASCII
_MOST_TAGS = 2_000_000
_DEEPEST = 2_000
_UNSHOWN = words(
    """
    script style noscript template iframe object embed applet canvas svg math audio video map
    head input select option datalist textarea button progress meter area base link meta
    source track param dialog
    """
)
_NOTHING = "wbr"  # an element that shows nothing and does not part words
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = frozenset({"del", "s", "strike"})
_STRIKING = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden", "d-none"}
)
_CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") or " " for code in range(0x80, 0xA0)}
_CONTROLS |= dict.fromkeys({*range(0x20)} - {0x09, 0x0A, 0x0C, 0x0D}, "")
_UNWANTED = dict.fromkeys({*range(0x20), 0x7F, 0xFFFE, 0xFFFF} - {0x09, 0x0A, 0x0C, 0x0D}, " ")


def parse_html(data: bytes, name: str, encoding: str | None) -> tuple[_Element, tuple[str, ...]]:
    """Return the root of a page, and warnings on its encoding.

    A byte order mark goes first, then UTF-8 if the bytes are that throughout, then what the caller
    names, then what the page declares.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        encoding: What to use where the bytes are not UTF-8, or None.

    Raises:
        UnreadableSourceError: If it cannot be decoded, holds no markup, or far too much of it.
    """
    from lxml import etree  # noqa: PLC0415 - heavy; only for the formats that need it

    content = binary_content(data)
    if content is not None:
        raise UnreadableSourceError(
            f"{name} is no web page: by its content it is {content}. Name it by what it is, or "
            f"save the page again as .html."
        )
    if data.count(b"<") > _MOST_TAGS:
        raise UnreadableSourceError(
            f"{name} holds more than {_MOST_TAGS:,} tags, as no page does. Save its words as plain "
            f"text and add that."
        )
    declared = _declared(data)
    if declared.startswith(_SHIFTING) and data.isascii():
        read = ReadText(data.decode(declared, "replace"))
    else:
        read = decode(data, name, encoding or declared or None)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    text = read.text.translate(_UNWANTED)
    root = etree.fromstring(text.encode("utf-8", "replace") or b" ", parser) if text else None
    if root is None:
        raise UnreadableSourceError(f"{name} holds no page. Save it again, and add that file.")
    if any(depth > _DEEPEST for depth, _ in _depths(root)):
        raise UnreadableSourceError(
            f"{name} nests its elements more than {_DEEPEST:,} deep, as no page does. Save its "
            f"words as plain text and add that."
        )
    return root, read.warnings


def windows_signs(text: str) -> str:
    """Return text with the signs of Windows-1252 where pages write them by their number there."""
    return text.translate(_CONTROLS)


def take_out_unshown(root: _Element) -> tuple[list[str], list[str], str]:
    """Take out of the tree what a reader of the page does not see, or sees struck through.

    Args:
        root: The root of a page; it is changed.

    Returns:
        The texts of hidden elements, those of elements struck through, and the page's title.
    """
    title = "".join(root.xpath("string(.//title)")).strip()  # type: ignore[arg-type]  # a string
    hidden: list[str] = []
    struck: list[str] = []
    for element in list(root.iter()):
        if element.tag in {"html", "body"} or element.getparent() is None:
            continue
        if element.tag in _UNSHOWN:
            _drop(element)
        elif (hides := _is_hidden(element)) or _is_struck(element):
            (hidden if hides else struck).append("".join(map(str, element.itertext())))
            _drop(element)
    return hidden, struck, title


def _declared(data: bytes) -> str:
    """Return the encoding that a page declares, if Python knows it, or nothing."""
    match = _DECLARED.search(data, 0, _HEAD)
    return known_encoding(match[1].decode("ascii", "ignore")) if match else ""


def known_encoding(told: str) -> str:
    """Return the encoding meant by the name that a page or letter gives it, or nothing.

    Latin 1 and ASCII mean Windows-1252 on the web; UTF-8 is tried in any case.

    Args:
        told: The name.
    """
    try:
        name = codecs.lookup(told).name
    except (LookupError, ValueError):
        return ""
    return "cp1252" if name in {"iso8859-1", "ascii"} else "" if name == "utf-8" else name


def _depths(root: _Element) -> Iterator[tuple[int, _Element]]:
    """Yield every element with its depth."""
    stack = [(0, root)]
    while stack:
        depth, element = stack.pop()
        yield depth, element
        if depth <= _DEEPEST:
            stack.extend((depth + 1, child) for child in element)


def _is_hidden(element: _Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDING.search(element.get("style", "")):
        return True
    return not _HIDDEN_CLASSES.isdisjoint(element.get("class", "").split())


def _is_struck(element: _Element) -> bool:
    return element.tag in _STRUCK or bool(_STRIKING.search(element.get("style", "")))


def _drop(element: _Element) -> None:
    """Empty an element and leave the text that follows it."""
    element.clear(keep_tail=True)  # type: ignore[call-arg]  # which the stubs do not know
    element.tag = _NOTHING
