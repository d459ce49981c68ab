"""How wide a text is, so that labels can be laid out before anything is drawn."""

from __future__ import annotations

import unicodedata

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
# Advance widths of U+0020 to U+007E in thousandths of the size, from the metrics of Helvetica,
# which Arial and Liberation Sans share.
_PLAIN = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
)  # fmt: skip
_FIRST = 0x20
_OTHER = 660  # a letter of another alphabet, about
_SQUARE = 1000  # a letter as wide as it is high
_MORE = "…"


def width_of(text: str, size: float = 12, *, bold: bool = False) -> float:
    """Return how many pixels a line of text takes, about.

    Args:
        text: The text.
        size: Size of its letters in pixels.
        bold: Whether it is bold.
    """
    widths = _BOLD if bold else _PLAIN
    return sum(_width(letter, widths) for letter in text) * size / 1000


def _width(letter: str, widths: tuple[int, ...]) -> int:
    place = ord(letter) - _FIRST
    if 0 <= place < len(widths):
        return widths[place]
    if unicodedata.combining(letter):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter and ord(base) - _FIRST < len(widths):
        return widths[ord(base) - _FIRST]
    return _SQUARE if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def fitted(text: str, room: float, size: float = 12, *, bold: bool = False) -> str:
    """Return a text, cut and ended by dots where it is wider than ``room`` pixels."""
    if width_of(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width_of(kept.rstrip() + _MORE, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + _MORE


def broken(text: str, room: float, size: float = 12, *, bold: bool = False) -> tuple[str, ...]:
    """Return a text as lines of at most ``room`` pixels; only a word wider than that is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(fitted(word, room, size, bold=bold))
    return tuple(lines)


def widest(texts: list[str], size: float = 12, *, bold: bool = False) -> float:
    """Return how many pixels the widest of the texts takes; 0 of none."""
    return max((width_of(text, size, bold=bold) for text in texts), default=0)
