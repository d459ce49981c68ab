"""Saved web pages: the running text of the main block, with what its tags say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.composing import Composition
from testimonies.reading.html.blocks import blocks_of
from testimonies.reading.html.main import main_block, quoted_in
from testimonies.reading.html.tree import known_encoding, parse_html, take_out_unshown
from testimonies.reading.names import speaker_names
from testimonies.reading.readtext import ReadText
from testimonies.reading.written import Paragraph, Role
from testimonies.values import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from testimonies.reading.html.blocks import Block

_ROLES = {
    MarkKind.HEADING: Role.HEADING,
    MarkKind.CAPTION: Role.CAPTION,
    MarkKind.FOOTNOTE: Role.FURNITURE,
    MarkKind.BLOCK_QUOTATION: Role.QUOTATION,
}
_SHOWN = 60  # characters of a quotation that a warning shows


def read_html(data: bytes, name: str, encoding: str | None = None) -> ReadText:
    """Return the text of the main block of a page, its paragraphs a blank line apart.

    Menus, notices and the like are left out and counted in a warning, which tells of words
    between quotation marks among them. ``<q>`` becomes “ ”; ``<blockquote>`` a block quotation.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        encoding: What to use where the bytes are neither marked nor UTF-8; what the page declares
            where None.

    Raises:
        UnreadableSourceError: If it cannot be decoded or parsed, or shows no words.
    """
    root, warnings = parse_html(data, name, encoding)
    hidden, struck, title = take_out_unshown(root)
    main = main_block(root)
    blocks = blocks_of(main.element, main.furniture)
    if main.headline is not None:
        blocks = [*blocks_of(main.headline), *blocks]
    if not blocks:
        raise UnreadableSourceError(
            f"{name} shows no words of its own; such a page is filled in by a program when it is "
            f"opened. Open it in a browser, save it whole or copy its text, and add that."
        )
    told = (
        *_left_out(
            main.left_out,
            name,
            "outside the main text of {} {} left out, such as menus and notices",
        ),
        *_left_out(hidden, name, "that {} does not show {} left out, such as menus and notices"),
        *_left_out(struck, name, "struck through in {} {} left out"),
    )
    headline = next((b.text for b in blocks if b.kind is MarkKind.HEADING), "")
    return _composed(blocks, (*warnings, *told), " ".join((headline or title).split()))


def read_mhtml(data: bytes, name: str, encoding: str | None = None) -> ReadText:
    """Return the text of a page saved with everything it shows, in one file (.mhtml).

    Args:
        data: Its bytes.
        name: Its name, for messages.
        encoding: As for :func:`read_html`.

    Raises:
        UnreadableSourceError: If there is no page in the file, or the page cannot be read.
    """
    from email import message_from_bytes, policy  # noqa: PLC0415 - only for this format

    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                told = known_encoding(part.get_content_charset() or "")
                return read_html(page, name, encoding or told or None)
    raise UnreadableSourceError(
        f"{name} holds no web page. Save the page again as a single .html file, and add that."
    )


def _composed(blocks: Sequence[Block], warnings: tuple[str, ...], title: str) -> ReadText:
    """Return paragraphs as one text with marks."""
    whole = Composition()
    names = speaker_names(
        [Paragraph(b.runs, Role.BODY if b.kind is None else _ROLES[b.kind]) for b in blocks]
    )
    for i, block in enumerate(blocks):
        whole.begin()
        start = whole.length
        if i in names:
            first, last = names[i]
            whole.put(block.text[:last])
            whole.mark(MarkKind.LABEL, start + first)
            whole.put(block.text[last:])
        else:
            _put(whole, block)
            if block.kind is not None:
                whole.mark(block.kind, start, block.value)
    whole.put("\n")
    return ReadText(whole.text, warnings, whole.marks, title)


def _put(whole: Composition, block: Block) -> None:
    """Put the words of a paragraph, with marks for the signs of notes in running text."""
    text, done = block.text, 0
    for first, last, sign in block.signs if block.kind is not MarkKind.FOOTNOTE else ():
        whole.put(text[done:first])
        start = whole.length
        whole.put(text[first:last])
        whole.mark(MarkKind.FOOTNOTE, start, sign)
        done = last
    whole.put(text[done:])


def _left_out(texts: Sequence[str], name: str, where: str) -> Iterator[str]:
    """Yield a sentence that counts the words left out and tells of quotations among them."""
    count = sum(len(text.split()) for text in texts)
    if not count:
        return
    quoted = [found for text in texts for found in quoted_in(text)]
    words, were = ("1 word", "was") if count == 1 else (f"{count:,} words", "were")
    sentence = f"{words} {where.format(name, were)}."
    if quoted:
        shown = quoted[0] if len(quoted[0]) <= _SHOWN else quoted[0][:_SHOWN].rstrip() + "…"
        stretches = "is 1 stretch" if len(quoted) == 1 else f"are {len(quoted)} stretches"
        sentence += (
            f" Among them {stretches} between quotation marks, the first {shown}; if that belongs "
            f"to the document, save the page's text and add that."
        )
    yield sentence
