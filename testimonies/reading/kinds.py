"""Guessing what sort of document a text is, from its layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding import lay_out
from testimonies.finding.finder import spoken_turns
from testimonies.values import MarkKind, SourceKind
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.values import Mark

_QUOTE_LINE = re.compile(r"^\s*quote\.?\s*$", re.IGNORECASE | re.MULTILINE)
_GLUED_NOTE = re.compile(r"[^\W\d_][.,;’”\"')]{1,2}\d{1,3}\s")
_CHAPTER = re.compile(
    r"\bthis report\b|\bexecutive summary\b|^\s*abstract\b", re.IGNORECASE | re.MULTILINE
)
_TIME = re.compile(r"\d{1,2}:\d{2}:\d{2}|\[\d{1,2}:\d{2}\]")
_ASKING = words("q question interviewer i int question moderator host reporter")
_FEW_NAMES = 2
_MANY_NOTES = 10
_LONG = 40_000
_ASKED = 0.6


def guess_kind(text: str, marks: tuple[Mark, ...] = ()) -> SourceKind:
    """Return the most likely kind of a document.

    Turns make it an interview where one of two speakers mostly asks, else a transcript; footnote
    numbers, ``Quote.`` lines or great length make it a report; anything else is an article.

    Args:
        text: Its canonical text.
        marks: The layout its format states.
    """
    layout = lay_out(text, marks)
    spoken = spoken_turns(layout)
    if spoken:
        names: dict[str, list[str]] = {}
        for turn in spoken:
            label = turn.label or turn.outer
            name = text[label.start : label.end].casefold().strip(". ")
            names.setdefault(name, []).append(text[turn.spans[-1].start : turn.spans[-1].end])
        return _kind_of_turns(names, timed=bool(_TIME.search(text)))
    notes = len(_GLUED_NOTE.findall(layout.shadow))
    notes += sum(mark.kind is MarkKind.FOOTNOTE for mark in marks)
    if notes >= _MANY_NOTES or _QUOTE_LINE.search(layout.shadow) or len(text) >= _LONG:
        return SourceKind.REPORT
    return SourceKind.REPORT if notes and _CHAPTER.search(layout.shadow) else SourceKind.ARTICLE


def _kind_of_turns(names: dict[str, list[str]], *, timed: bool) -> SourceKind:
    """Return whether turns by these speakers are an interview or a transcript."""
    if timed or len(names) > _FEW_NAMES:
        asked_by_role = any(name.split(" ")[0] in _ASKING for name in names) and not timed
        return SourceKind.INTERVIEW if asked_by_role else SourceKind.TRANSCRIPT
    asking = max(
        sum(words.rstrip("”’\"')]").endswith("?") for words in said) / len(said)
        for said in names.values()
    )
    by_role = any(name.split(" ")[0] in _ASKING for name in names)
    return SourceKind.INTERVIEW if by_role or asking >= _ASKED else SourceKind.TRANSCRIPT
