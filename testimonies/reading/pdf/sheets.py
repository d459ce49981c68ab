"""Opening a PDF through PDFium and giving out its pages as sheets of words."""

from __future__ import annotations

import ctypes
from contextlib import closing
from typing import TYPE_CHECKING, Any

from testimonies.errors import UnreadableSourceError
from testimonies.reading.pdf.glyphs import Glyphs
from testimonies.reading.pdf.values import Rule, Sheet
from testimonies.reading.pdf.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 5_000
MOST_CHARACTERS = 8_000_000
_MOST_OBJECTS = 20_000  # drawn things of a page that are looked through for rules
_THIN = 2.0
_WIDE = 30.0  # what parts notes from the text
_SHORTEST = 2.0  # what strikes a letter out


def sheets_of(data: bytes, name: str) -> Iterator[Sheet | None]:
    """Yield the pages of a PDF; None for one that cannot be read.

    Args:
        data: Its bytes.
        name: Its name, for messages.

    Raises:
        UnreadableSourceError: If it cannot be opened, wants a password, or is too long.
    """
    with closing(_opened(data, name)) as document:
        if len(document) > MOST_PAGES:
            raise UnreadableSourceError(
                f"{name} has {len(document):,} pages; up to {MOST_PAGES:,} are read. "
                f"Split it and add the parts."
            )
        room = MOST_CHARACTERS
        for index in range(len(document)):
            sheet, taken = _sheet(document, index, room, name)
            room -= taken
            yield sheet


def _opened(data: bytes, name: str) -> Any:  # noqa: ANN401 - the library's classes are untyped
    """Return the document, or say why it does not open."""
    import pypdfium2  # noqa: PLC0415 - a library is loaded by the call that needs it
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        code = getattr(fault, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        raise UnreadableSourceError(
            f"{name} is encrypted and asks for a password. Open it with its password, save it "
            f"without one, and add that file."
        )
    if code == raw.FPDF_ERR_SECURITY:
        raise UnreadableSourceError(
            f"{name} is protected in a way that cannot be read here. Print it into a new PDF and "
            f"add that file."
        )
    raise UnreadableSourceError(
        f"{name} is damaged or cut off: it begins as a PDF does, but no pages can be found in it. "
        f"Fetch or save it again, and add that file."
    )


def _sheet(document: Any, index: int, room: int, name: str) -> tuple[Sheet | None, int]:  # noqa: ANN401 - as above
    """Return one page and how many characters it holds."""
    import pypdfium2  # noqa: PLC0415 - as above

    try:
        page = document[index]
        with closing(page):
            words_page = page.get_textpage()
            with closing(words_page):
                count = words_page.count_chars()
                if count > room:
                    raise UnreadableSourceError(
                        f"{name} holds more than {MOST_CHARACTERS:,} characters. Split it and add "
                        f"the parts."
                    )
                turn = page.get_rotation() % 360
                box = page.get_mediabox()
                rules = tuple(_rules(page)) if not turn and count else ()
                words, aside, struck = words_of(Glyphs(words_page.raw, turn, box), count, rules)
                height = box[2] - box[0] if turn in {90, 270} else box[3] - box[1]
        label = _label(document, index)
    except pypdfium2.PdfiumError:
        return None, 0
    wide = tuple(rule for rule in rules if rule.x1 - rule.x0 >= _WIDE)
    return Sheet(label, height, words, wide, aside, struck), count


def _label(document: Any, index: int) -> str:  # noqa: ANN401 - as above
    """Return what the document calls a page, or nothing."""
    try:
        return " ".join(str(document.get_page_label(index)).split())
    except UnicodeDecodeError:
        return ""


def _rules(page: Any) -> Iterator[Rule]:  # noqa: ANN401 - as above
    """Yield the thin horizontal lines drawn on a page."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for i in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, i)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        if top.value - bottom.value <= _THIN and right.value - left.value >= _SHORTEST:
            yield Rule(left.value, right.value, (top.value + bottom.value) / 2)
