"""The tokens of RTF: groups, control words, characters by their number, plain bytes."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)"
)


class Sort(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SIGN = auto()
    BYTES = auto()


class Token(NamedTuple):
    """One token.

    Attributes:
        sort: What it is.
        word: Of a control word its name, of a control sign the sign.
        value: The number after a control word, or None.
        data: Bytes of text.
        by_number: Whether the bytes were written by their number.
    """

    sort: Sort
    word: str = ""
    value: int | None = None
    data: bytes = b""
    by_number: bool = False


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of an RTF file; bytes of pictures and the like are passed over.

    Args:
        data: Its bytes.
    """
    place = 0
    while (match := _TOKEN.search(data, place)) is not None:
        word, value, number, sign, brace, letters = match.groups()
        place = match.end()
        if word is not None:
            token = Token(Sort.WORD, word.decode("ascii"), int(value) if value else None)
            if token.word == "bin":
                place += max(token.value or 0, 0)
            yield token
        elif number is not None:
            yield Token(Sort.BYTES, data=bytes.fromhex(number.decode("ascii")), by_number=True)
        elif sign is not None:
            yield Token(Sort.SIGN, sign.decode("latin-1"))
        elif brace is not None:
            yield Token(Sort.OPEN if brace == b"{" else Sort.CLOSE)
        elif letters is not None:
            yield Token(Sort.BYTES, data=letters)
