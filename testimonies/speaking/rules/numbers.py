"""Words signed with the number of a case or testimony, alone or with what its witness is."""

from __future__ import annotations

import re
from typing import NamedTuple

from testimonies.finding.numbered import PERSONS, RECORDS

_NUMBERED = re.compile(  # Case 0618, former gunner. Tesk; P7, nurse; Testimony 12 (nurse)
    rf"[\s(\[—–―-]*(?P<code>(?:{RECORDS}|{PERSONS}|int)\b\.?\s*(?:no\b\.?|number|#)?\s*[A-Z]{{0,4}}-?\d{{1,5}}(?:-\d{{2,5}})?[a-z]?"
    r"|[A-Z]{1,3}-?\d{1,4})(?P<rest>\s*$|\s*[\s,;:.()\[\]—–―-].*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_SOMEBODY = re.compile(rf"(?:{PERSONS})\b", re.IGNORECASE)
_DATED = re.compile(r"\d|\b(?:interview|recorded|taken|anonymous|withheld)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z]{3})[.;]\s")
_EDGES = " ,;:.()[]—–―-\n"
_LETTERED = 4  # characters of a code such as P-07


class Numbered(NamedTuple):
    """A signature that opens with a number.

    Attributes:
        key: The number as words in lower case.
        short: The code itself where it is one of letters and a number; else empty.
    somebody: Whether the number is one of people, as of a witness, not of a case.
        told: What it says of the witness, or empty.
    """

    key: tuple[str, ...]
    short: str
    somebody: bool
    told: str


def numbered(text: str) -> Numbered | None:
    """Return the number that opens a signature and what is told behind it, or None."""
    match = _NUMBERED.fullmatch(text)
    if match is None:
        return None
    code = " ".join(match["code"].split())
    told = _SENTENCE.split(match["rest"].strip(_EDGES))[0]
    told = "" if _DATED.match(told) else told
    short = "" if " " in code else code
    somebody = bool(short) or _OF_SOMEBODY.match(code) is not None
    return Numbered(tuple(code.lower().split()), short, somebody, told)
