"""The characters that RTF writes as words, signs and bytes of many code pages."""

from __future__ import annotations

import codecs

WORDS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "\u2014", "endash": "\u2013",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "bullet": "\u2022",
    "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}
SYMBOL = "symbol"  # the code page of fonts whose characters mean nothing elsewhere
DEFAULT = "cp1252"

_CHARSETS = {
    2: SYMBOL, 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SETS = {"ansi": DEFAULT, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


def codec_of_charset(number: int) -> str | None:
    """Return the code page of a font's character set, or None for that of the document."""
    return _CHARSETS.get(number)


def codec_of_set(word: str) -> str | None:
    """Return the code page that a word such as ``ansi`` names, or None."""
    return _SETS.get(word)


def codec_of_page(number: int) -> str:
    """Return the code page of a number; that of Western Windows where none has it."""
    name = {10000: "mac_roman", 65001: "utf-8", 0: DEFAULT}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return DEFAULT
