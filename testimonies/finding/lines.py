"""The lines of a shadow, and what can be told of one line alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from statistics import quantiles

_LINE = re.compile(r"[^\n]+")
_TERMINAL = re.compile(r"[.?!…:;”’\"'][)\]*_”’\"']*(?:\s?[\[(]?\d{1,3}[\])]?)?$")
_SENTENCE_END = re.compile(r"[.?!…][)\]*_”’\"']*(?:\s?[\[(]?\d{1,3}[\])]?)?$")
_SPEECH = re.compile(
    r"\b(?=[acdeirstw])(?:says?|said|told|tells?|explain(?:s|ed)|adds?|added|asks?|asked|recalls?|recalled|"
    r"according to|writes?|wrote|states?|stated|claims?|claimed|describ(?:es|ed)|insist(?:s|ed)|"
    r"continu(?:es|ed)|replie[sd]|admits?|admitted|warn(?:s|ed))\b",
    re.IGNORECASE,
)
_CLOSING_SINGLE = re.compile(r"(?:^|\s)['’]\w|[.,?!]['’]")
_LEFT_HANGING = re.compile(
    r"(?<=[\w,]\s)(?:the|an?|of|in|on|at|to|by|for|from|with|and|or|but|that|who|which|was|were|had|has"
    r"|his|her|their|its|as|than|called|named)$"
)  # ends no line but one of running text
_WRAPPED_SHARE = 0.3
_LONG = 30
_FEW = 3


@dataclass(frozen=True)
class Line:
    """One line without the white space at its ends.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        text: Its characters.
        indent: Number of white-space characters before it.
        blank_before: Number of blank lines before it.
        ends_sentence: Whether a sentence may end with this line.
        ends_terminally: Whether a paragraph may: a sentence, or words before a colon or a mark.
    """

    start: int
    end: int
    text: str
    indent: int
    blank_before: int
    ends_sentence: bool
    ends_terminally: bool

    @cached_property
    def may_quote(self) -> bool:
        """Whether it holds a quotation mark or a speech verb, so that it is never furniture."""
        return has_mark(self.text) or bool(_SPEECH.search(self.text))


def tells(text: str) -> bool:
    """Tell whether words say that somebody speaks, as ``the clerk said``; a title does not."""
    return bool(_SPEECH.search(text.partition(" ")[2]))


def has_mark(text: str) -> bool:
    """Tell whether a quotation mark stands in ``text``, apostrophes aside."""
    if "“" in text or "”" in text or '"' in text or "‘" in text:
        return True
    return ("'" in text or "’" in text) and _CLOSING_SINGLE.search(text) is not None


def lines_of(shadow: str) -> tuple[Line, ...]:
    """Return the lines of ``shadow`` that are not blank, in order."""
    lines = []
    last_end = -1
    for match in _LINE.finditer(shadow):
        text = match.group()
        stripped = text.lstrip()
        if not stripped:
            continue
        indent = len(text) - len(stripped)
        start = match.start() + indent
        blank = shadow.count("\n", max(last_end, 0), start) - (last_end >= 0)
        stripped = stripped.rstrip()
        last_end = start + len(stripped)
        ends = not stripped[-1].isalpha() and _TERMINAL.search(stripped) is not None
        sentence = ends and _SENTENCE_END.search(stripped) is not None
        lines.append(Line(start, last_end, stripped, indent, max(blank, 0), sentence, ends))
    return tuple(lines)


def runs_on(line: Line, following: Line) -> bool:
    """Tell whether a sentence runs from ``line`` into the line that follows it at once."""
    if following.blank_before or line.ends_terminally:
        return False
    lower = following.text.lstrip("([“‘\"'")[:1].islower()
    return lower or _LEFT_HANGING.search(line.text) is not None


def wrap_width(lines: tuple[Line, ...]) -> int | None:
    """Return the width at which the text's lines are wrapped, or None where they are not.

    A text is wrapped when a good share of its longer lines run on into the next.
    """
    long = [i for i, line in enumerate(lines[:-1]) if len(line.text) >= _LONG]
    if len(long) < _FEW:
        return None
    running = sum(1 for i in long if runs_on(lines[i], lines[i + 1]))
    if running < _WRAPPED_SHARE * len(long):
        return None
    return round(quantiles((len(lines[i].text) for i in long), n=10)[-2])
