"""The shadow of a text: equal in length, with quotation marks and spaces made canonical."""

from __future__ import annotations

import re

DOUBLE_OPEN = "“"
DOUBLE_CLOSE = "”"
DOUBLE = '"'
SINGLE_OPEN = "‘"
SINGLE_CLOSE = "’"
SINGLE = "'"

QUOTATION_MARKS = "“”\"‘’'"

_SAME_MARK = {
    "«": DOUBLE_OPEN,
    "»": DOUBLE_CLOSE,
    "„": DOUBLE_OPEN,
    "‟": DOUBLE_OPEN,
    "〝": DOUBLE_OPEN,
    "〞": DOUBLE_CLOSE,
    "「": DOUBLE_OPEN,
    "」": DOUBLE_CLOSE,
    "″": DOUBLE,
    "＂": DOUBLE,
    "‹": SINGLE_OPEN,
    "›": SINGLE_CLOSE,
    "‛": SINGLE_OPEN,
    "‚": SINGLE_OPEN,
    "ʼ": SINGLE_CLOSE,
    "′": SINGLE,
    "´": SINGLE,
    "＇": SINGLE,
}
_PLAIN_SPACES = "\t\v\f\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
_PLAIN_SPACES += "\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_LINE_ENDS = "\x85\u2028\u2029"

_TABLE = str.maketrans(
    _SAME_MARK | dict.fromkeys(_PLAIN_SPACES + _UNSEEN, " ") | dict.fromkeys(_LINE_ENDS, "\n")
)
_OTHERS = re.compile(f"[{''.join(map(chr, _TABLE))}]+")
_PAIR_OF_BACKTICKS = re.compile(r"``(?=[^\s`])")
_BACKTICK = re.compile(r"(?<![^\s(“‘\"'])`(?=\w[^`\n]{0,120}['’])")
_OPENING_SINGLES = re.compile(r"(?<![^\s(\[—–-])''(?=[^\s'])")
_FEWEST_PAIRS = 4  # fewer may be quoted words inside others
_PAIR_OF_SINGLES = re.compile(r"(?<![\s'])''")
_POINTING_IN = re.compile(r"(?<![^\s(\[—–-])»(?=\w)")  # »So«, as some set guillemets
_POINTING_OUT = re.compile(r"(?<![^\s(\[—–-])«(?=[\s\w])")
_TURNED = str.maketrans("»«›‹", "“”‘’")
_LOW = "„"  # opens what “ closes: „So“
_HIGH = str.maketrans("“", "”")
_HIGH_SINGLE = str.maketrans("“‘", "”’")


def shadow_of(text: str) -> str:
    """Return ``text`` with canonical marks and spaces, character for character.

    Every offset into the shadow is an offset into the text. Line ends become a newline (of a pair
    the carriage return becomes a space); spaces that do not break and marks that are not seen
    become plain spaces; guillemets, low marks, primes and the like become curly or straight marks.
    """
    shadow = _OTHERS.sub(lambda match: match[0].translate(_TABLE), _as_set_in_english(text))
    if "\r" in shadow:
        shadow = shadow.replace("\r\n", " \n").replace("\r", "\n")
    if "``" in shadow or shadow.count("''") >= _FEWEST_PAIRS:
        shadow = _OPENING_SINGLES.sub(" “", _PAIR_OF_BACKTICKS.sub(" “", shadow))
        shadow = _PAIR_OF_SINGLES.sub("” ", shadow)
    return _BACKTICK.sub("‘", shadow) if "`" in shadow else shadow


def _as_set_in_english(text: str) -> str:
    """Return a text whose marks close as others open with them the right way: „So“ and »So«."""
    low = text.count(_LOW)
    if low and DOUBLE_CLOSE not in text and 2 * low >= text.count(DOUBLE_OPEN):
        text = text.translate(_HIGH_SINGLE if "‚" in text else _HIGH)
    if "«" in text and len(_POINTING_IN.findall(text)) > len(_POINTING_OUT.findall(text)):
        text = text.translate(_TURNED)
    return text
