"""Who tells an account, by the editor's note above it: what follows was told to us by a nurse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.selfspeech import speaks_of_self
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

GIVEN = r"(?:told|given|written|dictated|recorded|related|narrated|shared|spoken|sent|set\sdown)"
WORDS = (
    r"(?:account|story|testimony|conversation|interview|monologue|words|statement|letter|talk|narrative"
    r"|report|diary|memories|recollections?)"
)
_FULL = (
    r"[^\W\d_a-z][\w.’'-]+(?:\s(?:[“\"‘'][^“”\"‘’'\n]{2,30}[”\"’']\s)?[^\W\d_a-z][\w.’'-]+){0,3}"
)
TOLD_TO = re.compile(  # Anton Velin, 44, as told to Mara Holm
    r"(?:\A|(?<=\n)|(?<=[.,;]\s))[*_]*(?:(?:[Aa]s\s)?[Tt]old\s(?:to|by):?|[Rr]ecorded\sby"
    rf"|(?:He|She|They)\stold\s(?:his|her|their)\sstory\sto)\s{_FULL}(?=[,.\n*_]|\s(?:(?:in|at|on|over)\b|[·|•–—-])|$)"
)
_TOLD_BY = re.compile(
    rf"(?:\A|(?<=\n))[*_]*(?:[Tt]old\sby:?\s(?P<who>{_FULL})|[Bb]y\s(?P<teller>{_FULL}),?\sas\stold\sto\b)"
)
_NAME_ALONE = re.compile(
    r"[*_#\s]*(?P<who>[^\W\d_a-z][\w.’'-]+(?:[ ]{1,2}[^\W\d_a-z][\w.’'-]+){1,3})[*_\s]*"
)
_NAME = r"(?P<who>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,3})"
_CALLED = re.compile(
    r"\b(?:(?:be|is|was|are)\scalled|call\s(?:him|her|them)|(?:gave|gives)\s(?:his|her)\sname\sas|goes\sby|refer\sto\s(?:him|her|them)\sas"
    rf"|under\sthe\sname(?:\sof)?)\s[“\"‘']?{_NAME}"
)
_BY_NAME = re.compile(
    rf"\b(?:{GIVEN}\s(?:to\s[^.?!\n]{{2,40}}?\s)?by|{WORDS}\s(?:of|by|with|from))\s(?!(?:the|an?)\b){_NAME}"
)
_DESCRIBED = re.compile(
    rf"\b(?:{GIVEN}\s(?:to\s[^.?!\n]{{2,40}}?\s)?by|{WORDS}\s(?:of|by|with|from))\s(?P<who>(?:an?|one)\s[^.,;:?!\n]{{3,70}}?)"
    r"(?=\s(?:who|whom|whose|of|from|in|at|on|that)\b|[.,;:?!])"
)
_ONE_OF_THEM = re.compile(  # we spoke with one of those who left: Anton, 34
    r"\b(?:met|interviewed|(?:spoke|talked|sat\sdown)\s(?:to|with))\s(?:one|an?)\b[^.?!\n]{2,90}[:,]\s"
    rf"{_NAME},\s(?:aged?\s)?\d{{2}}\b"
)
_FULL_NAME = r"(?P<who>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){1,3})"
_MET = re.compile(
    rf"\b(?:met|visited|interviewed|found|recorded|(?:spoke|talked|sat\sdown)\s(?:to|with))\s(?:[a-z][^.,?!\n]{{1,40}},\s)?{_FULL_NAME}"
    rf"|{_FULL_NAME.replace('who', 'teller')}\s(?:told|tells)\s(?:me|us)\b"
)
_PRESENTED = re.compile(  # Mr. Velin, 47, is a cooper; Velin was a guard from 2013 on
    r"(?:^|(?<!\b[MD][rs])(?<!Mrs)[.!?]\s)(?P<who>(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?(?!(?:He|She|It|This|That|There|They|The|An?)\b)"
    r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,3})(?:\s\([^()\n]{3,80}\))?"
    r"(?:,\s(?:aged?\s)?\d{2},?\s|,\san?\s|\s(?:is|was|served|worked|grew|joined|left|spent)\s)",
    re.MULTILINE,
)
_STANDS_FIRST = re.compile(  # A former constable on tear gas and starting again
    r"(?P<who>(?:An?|One)\s(?:former|retired|ex-|deserted|onetime)[^.,;:?!\n]{2,50}?)"
    r"\s(?:on|about|tells|told|talks|speaks|recalls|remembers|explains|describes|looks)\b"
)
_ABOVE = 2  # paragraphs above a note that may present whoever tells


def teller_of(shadow: str, units: Sequence[Span], note: int) -> Span | None:
    """Return the words in a note, or near above it, that name whoever tells an account.

    Or that describe them: one former sergeant.

    Args:
        shadow: The shadow of a text.
        units: Its paragraphs and all that is marked in it.
        note: Which of them is the note.
    """
    told = _teller(shadow, units[note]) or presented(shadow, units, note)
    return told or _name_above(shadow, units, note)


def _teller(shadow: str, note: Span) -> Span | None:
    """Return the words of a note that name whoever tells the account, or describe them."""
    for pattern in (_TOLD_BY, _CALLED, _ONE_OF_THEM, _BY_NAME, _DESCRIBED, _MET):
        match = pattern.search(shadow, note.start, note.end)
        if match is not None:
            return Span(*match.span("who" if match["who"] else "teller"))
    return None


def _name_above(shadow: str, units: Sequence[Span], note: int) -> Span | None:
    """Return the line near above a line that says to whom an account was told, if it is a name."""
    for above in reversed(units[max(0, note - _ABOVE) : note]):
        match = _NAME_ALONE.fullmatch(shadow, above.start, above.end)
        if match is not None:
            return Span(*match.span("who"))
    return None


def presented(shadow: str, units: Sequence[Span], note: int) -> Span | None:
    """Return the name of whom a note, or a paragraph right above it, presents.

    Where none names anybody: the words by which a line above it describes whoever tells.
    """
    for above in reversed(units[max(0, note - _ABOVE) : note + 1]):
        match = _PRESENTED.search(shadow, above.start, above.end)
        if match is not None and not speaks_of_self(match["who"]):
            return Span(*match.span("who"))
    first = (_STANDS_FIRST.match(shadow, above.start, above.end) for above in units[:note])
    return next((Span(*match.span("who")) for match in first if match is not None), None)
