"""The characters of one page as PDFium tells them: which, where, how large, how bold."""

from __future__ import annotations

import ctypes
import math
from typing import Any

_LIGATURES = {
    "\x02": "-",  # what PDFium gives for a hyphen that ends a line
    "\u2010": "-",
    "\uf0b7": "•",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_SURROGATES = range(0xD800, 0xE000)
_LEAN = 0.1  # radians a line of type may lean and still be straight
_NAME_LENGTH = 128
_BOLD = (b"bold", b"black", b"heavy", b"demi")
_FORCED_BOLD = 1 << 18
_QUARTER, _THREE_QUARTERS = 90, 270

Box = tuple[float, float, float, float]


class Glyphs:
    """The characters of one page, turned as the page is shown.

    Heights and lengths are in points from the left and the foot of the page as shown.
    """

    __slots__ = (
        "_box", "_faces", "_flags", "_height", "_matrix", "_name", "_raw", "_rect", "_text",
        "_turn", "_width", "_x", "_y",
    )  # fmt: skip

    def __init__(self, text: Any, turn: int, box: Box) -> None:  # noqa: ANN401 - PDFium's classes are untyped
        """Keep the page.

        Args:
            text: PDFium's own handle of the page's text.
            turn: By how many degrees the page is turned when shown: 0, 90, 180 or 270.
            box: Left, foot, right and head of the page before it is turned.
        """
        from pypdfium2 import raw  # noqa: PLC0415 - a library is loaded by the call that needs it

        self._raw = raw
        self._text = text
        self._turn = turn
        self._box = box
        self._width, self._height = box[2] - box[0], box[3] - box[1]
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_NAME_LENGTH)
        self._flags = ctypes.c_int()
        self._faces: dict[bytes, bool] = {}

    def char(self, i: int) -> str:
        """Return character ``i``; the replacement character for one that is not known."""
        code = self._raw.FPDFText_GetUnicode(self._text, i)
        if not code or code in _SURROGATES or code & 0xFFFE == 0xFFFE:  # noqa: PLR2004 - not a character
            return "\ufffd"
        char = chr(code)
        return _LIGATURES.get(char, char)

    def box(self, i: int) -> Box:
        """Return left, foot, right and head of the place that character ``i`` takes."""
        rect = self._rect
        if not self._raw.FPDFText_GetLooseCharBox(self._text, i, rect):
            return (0.0, 0.0, 0.0, 0.0)
        if not self._turn:
            return rect.left, rect.bottom, rect.right, rect.top
        a = self._turned(rect.left, rect.bottom)
        b = self._turned(rect.right, rect.top)
        return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])

    def baseline(self, i: int) -> float:
        """Return the height of the line that character ``i`` stands on."""
        x, y = self._x, self._y
        self._raw.FPDFText_GetCharOrigin(self._text, i, x, y)
        return self._turned(x.value, y.value)[1] if self._turn else y.value

    def size(self, i: int) -> float:
        """Return the size of the type."""
        matrix = self._matrix
        size = float(self._raw.FPDFText_GetFontSize(self._text, i))
        if self._raw.FPDFText_GetMatrix(self._text, i, matrix):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
        return round(size, 1)

    def straight(self, i: int) -> bool:
        """Tell whether character ``i`` stands upright on the page as shown."""
        angle = self._raw.FPDFText_GetCharAngle(self._text, i)
        return angle < 0 or abs(math.sin((angle - math.radians(self._turn)) / 2)) < _LEAN / 2

    def bold(self, i: int) -> bool:
        """Tell whether the type is bold."""
        self._raw.FPDFText_GetFontInfo(self._text, i, self._name, _NAME_LENGTH, self._flags)
        face = self._name.value
        if face not in self._faces:
            self._faces[face] = any(each in face.lower() for each in _BOLD)
        return self._faces[face] or bool(self._flags.value & _FORCED_BOLD)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """Return where a place of the page lies when the page is shown."""
        x, y = x - self._box[0], y - self._box[1]
        if self._turn == _QUARTER:
            return y, self._width - x
        if self._turn == _THREE_QUARTERS:
            return self._height - y, x
        return (self._width - x, self._height - y) if self._turn else (x, y)
