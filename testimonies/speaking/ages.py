"""How old somebody is, as far as it tells who is meant: the 26-year-old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.mentions import Mention, is_age

if TYPE_CHECKING:
    from testimonies.speaking.line import Line

_DIGITS = 2


def age_word(line: Line, mention: Mention) -> str:
    """Return the age a mention states as a word such as ``26-year-old``, or an empty string.

    Read are "a 26-year-old guard", "Velin, 26," and "Velin (26)"; not "the mother of Velin, 26,".
    """
    for word in line.words[mention.start : mention.end]:
        if is_age(word):
            return word
    if mention.name is None and line.letters[mention.end - 1] in "NC":
        return ""  # the mother of Velin, 23,
    after = line.letters[mention.end : mention.end + 3]
    if len(after) > 1 and after[0] in ",<" and after[1] == "#" and after[2:] in {"", ",", ">", "!"}:
        word = line.words[mention.end + 1]
        return f"{word}-year-old" if len(word) == _DIGITS and word.isdigit() else ""
    return ""
