"""From elements to paragraphs: headings, captions, block quotations and notes told by tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from testimonies.reading.html.main import INLINE
from testimonies.reading.html.tree import windows_signs
from testimonies.reading.written import Run
from testimonies.values import MarkKind

if TYPE_CHECKING:
    from collections.abc import Container

    from lxml.etree import _Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong", "th"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SIGN = re.compile(r"\s*[\[(]?(?P<sign>\d{1,3}|[*†‡§]{1,3})[\])]?\s*")
_NOTE_ID = re.compile(
    r"_?(?:fn|ftn|edn|sdfootnote|sdendnote|footnote|endnote|cite_note|note)[-_:.]?(?:\w+-)?(?P<number>\d{1,3})$",
    re.IGNORECASE,
)
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
_NOTE_CLASSES = frozenset({"footnotes", "footnote", "endnotes", "endnote", "reflist"})
_BACK = frozenset({"↩", "↩\ufe0e", "↩\ufe0f", "↑", "^", "⬑", "⏎", "↵"})
_MARGIN = re.compile(
    r"margin-(?P<side>left|right)\s*:\s*(?:0?\.[3-9]\d*in|[1-9]\d*(?:\.\d+)?(?:in|cm|em)|"
    r"(?:2\d|[3-9]\d|\d{3})(?:\.\d+)?(?:px|pt))",
    re.IGNORECASE,
)
_QUOTES = ("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a page.

    Attributes:
        runs: Its characters, bold told from plain.
        kind: What its element makes it, or None for running text.
        value: Of a block quotation, its number on the page; of a note, its number.
        signs: The signs of notes in it, as offsets into its text with what stands in brackets.
    """

    runs: tuple[Run, ...]
    kind: MarkKind | None = None
    value: str = ""
    signs: tuple[tuple[int, int, str], ...] = ()

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class _Walk:
    """A walk through the elements of a block of a page."""

    blocks: list[Block] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _signs: list[tuple[int, int, str]] = field(default_factory=list)
    _length: int = 0
    _bold: int = 0
    _preformatted: int = 0
    _quotes: int = 0
    _kinds: list[tuple[_Element, MarkKind | None, str]] = field(default_factory=list)
    _quotations: int = 0
    _items: dict[_Element | None, int] = field(default_factory=dict)

    def start(self, element: _Element) -> bool:
        """Enter an element; return whether its content is still to be walked through."""
        tag = str(element.tag)
        if tag == "br":
            self._line_end()
        elif tag not in INLINE:
            self._start_block(element, tag)
        elif tag == "q":
            self._put(_QUOTES[self._quotes % 2][0])
            self._quotes += 1
        elif _is_back_link(element):
            return False
        elif (sign := _sign_of(element)) is not None:
            self._put_sign(sign)
            return False
        self._bold += tag in _BOLD
        self._put(element.text)
        return True

    def end(self, element: _Element) -> None:
        """Leave an element."""
        tag = str(element.tag)
        self._bold -= tag in _BOLD
        self._preformatted -= tag == "pre"
        if tag == "q":
            self._quotes -= 1
            self._put(_QUOTES[self._quotes % 2][1])
        elif tag in {"td", "th"} and _is_plain_cell(element):
            self._put("\t", keep=True)
        elif tag not in INLINE:
            self.flush()
        if self._kinds and self._kinds[-1][0] is element:
            self._kinds.pop()

    def follow(self, element: _Element) -> None:
        """Take what follows an element."""
        self._put(element.tail)

    def flush(self) -> None:
        """End the paragraph, if it holds anything."""
        runs = _trimmed(self._runs)
        text = "".join(run.text for run in runs)
        if text:
            _, kind, value = self._kinds[-1] if self._kinds else (None, None, "")
            if kind is MarkKind.FOOTNOTE and value and not text.startswith((value, f"[{value}")):
                runs = (Run(f"[{value}] "), *runs)
                self._signs = []
            signs = tuple(sign for sign in self._signs if sign[1] <= len(text))
            self.blocks.append(Block(runs, kind, value, signs))
        self._runs, self._signs, self._length = [], [], 0

    def _start_block(self, element: _Element, tag: str) -> None:
        if not (tag in {"td", "th"} and _is_plain_cell(element)):
            self.flush()
        self._preformatted += tag == "pre"
        kind, value = self._kind_of(element, tag)
        if kind is not None or tag in {"cite", "footer"}:
            self._kinds.append((element, kind, value))

    def _kind_of(self, element: _Element, tag: str) -> tuple[MarkKind | None, str]:
        """Return what an element makes of its paragraphs."""
        above = self._kinds[-1][1] if self._kinds else None
        if tag in _HEADINGS:
            return MarkKind.HEADING, ""
        if tag in _CAPTIONS or "caption" in element.get("class", "").lower():
            return MarkKind.CAPTION, ""
        number = self._note_number(element, inside=above is MarkKind.FOOTNOTE)
        if number is not None:
            return MarkKind.FOOTNOTE, number
        if above is MarkKind.BLOCK_QUOTATION:
            return None, ""
        if tag == "blockquote":
            self._quotations += 1
        if tag == "blockquote" or (tag in {"p", "div"} and _is_set_in(element)):
            return MarkKind.BLOCK_QUOTATION, str(self._quotations)
        return None, ""

    def _note_number(self, element: _Element, *, inside: bool) -> str | None:
        """Return the number of the note that an element is; nothing where it holds several."""
        match = _NOTE_ID.match(element.get("id", ""))
        if match is not None and element.tag not in _HEADINGS:
            return match["number"]
        if inside:
            if element.tag != "li":
                return None
            above = element.getparent()
            self._items[above] = self._items.get(above, 0) + 1
            return str(self._items[above])
        classes = set(element.get("class", "").lower().split())
        told = element.get("role") in _NOTE_ROLES or not classes.isdisjoint(_NOTE_CLASSES)
        return "" if told else None

    def _line_end(self) -> None:
        """End a line; the second in a row ends the paragraph."""
        if self._runs and self._runs[-1].text.endswith("\n") and not self._preformatted:
            self.flush()
        else:
            self._put("\n", keep=True)

    def _put_sign(self, sign: str) -> None:
        if self._length:
            start = self._length
            self._put(f"[{sign}]")
            self._signs.append((start, self._length, sign))
        else:
            self._put(f"[{sign}] ")

    def _put(self, text: str | None, *, keep: bool = False) -> None:
        """Add characters, white space run together."""
        if not text:
            return
        text = windows_signs(text)
        if self._preformatted:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif keep:
            if self._runs and self._runs[-1].text.endswith(" "):
                self._shorten()
        else:
            text = _SPACES.sub(" ", text)
            if not self._runs or self._runs[-1].text[-1:] in {" ", "\n", "\t"}:
                text = text.lstrip(" ")
        if text and (self._runs or text.strip()):
            self._runs.append(Run(text, self._bold > 0))
            self._length += len(text)

    def _shorten(self) -> None:
        last = self._runs.pop()
        self._length -= 1
        if last.text[:-1]:
            self._runs.append(Run(last.text[:-1], last.bold))


def blocks_of(element: _Element, without: Container[_Element] = ()) -> list[Block]:
    """Return the paragraphs of an element in order.

    Args:
        element: An element of a page without what is not shown.
        without: Elements to leave out.
    """
    from lxml import etree  # noqa: PLC0415 - heavy; only for the formats that need it

    walk = _Walk()
    walker = etree.iterwalk(element, events=("start", "end"))
    skipped: set[_Element] = set()
    for event, each in walker:
        if event == "start":
            if each in without or not walk.start(each):
                skipped.add(each)
                walker.skip_subtree()
            continue
        if each not in skipped:
            walk.end(each)
        if each is not element:
            walk.follow(each)
    walk.flush()
    return walk.blocks


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Return runs without white space at the end, those alike joined."""
    kept: list[Run] = []
    for run in runs:
        if kept and kept[-1].bold == run.bold:
            kept[-1] = Run(kept[-1].text + run.text, run.bold)
        else:
            kept.append(run)
    while kept:
        last = kept.pop()
        if last.text.rstrip():
            return (*kept, Run(last.text.rstrip(), last.bold))
    return ()


def _is_set_in(element: _Element) -> bool:
    """Tell whether an element's own style sets it in from both sides."""
    margins = {m["side"].lower() for m in _MARGIN.finditer(element.get("style", ""))}
    return {"left", "right"} <= margins


def _is_plain_cell(cell: _Element) -> bool:
    """Tell whether a cell of a table holds nothing but words on a line."""
    return all(each.tag in INLINE for each in cell.iterdescendants())


def _is_back_link(element: _Element) -> bool:
    """Tell whether an element only leads back from a note to its sign."""
    words = "".join(str(text) for text in element.itertext()).strip()
    return element.tag == "a" and words in _BACK


def _sign_of(element: _Element) -> str | None:
    """Return the sign of a note that an element is, or None."""
    referring = element.get("role") == "doc-noteref" or "footnote-ref" in element.get("class", "")
    if element.tag != "sup" and not referring:
        return None
    match = _SIGN.fullmatch("".join(str(text) for text in element.itertext()))
    return match["sign"] if match else None
