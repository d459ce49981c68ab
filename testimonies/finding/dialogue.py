"""Interviews without names: questions and answers behind dashes, and answers below questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.finding.selfspeech import (
    flowing_spans,
    narrates,
    speaks_of_self,
    without_strange_tail,
)
from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.finding.values import Layout

_DASH = re.compile(
    r"[*_]{0,3}(?:--|[-–—―])\s?[*_]{0,3}(?:(?=[“\"‘'(\[…]?[^\W\d_a-z])|(?<=[–—―]\s)(?=\d))"
)
_QUESTION_END = re.compile(r"\?[)”’\"'*_\s]*$")
_ONLY_ASKS = re.compile(r"[^.!…\n]*\?[)”’\"'*_\s]*")
_ASKED = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_INTERVIEW = re.compile(r"\binterview|\bQ ?(?:&|and) ?A\b", re.IGNORECASE)
_LONGEST_QUESTION = 400
_FEWEST_QUESTIONS = 2  # behind dashes
_FEWEST_CHANGES = 2  # from question to answer or back
_ASKING = 0.25  # share of the answers that only ask back
_FEWEST_CHANGES_ELSE = 6  # where no answer says I or we
_FEWEST_BARE = 3  # questions without dashes
_OF_SELF = 0.5  # share of the answers, short ones apart, in which somebody says I or we
_FEWEST_OF_SELF = 2
_SHORT = 60  # characters of an answer that needs no I: “No, just cold food.”
_OF_SELF_IN_INTERVIEW = 0.34
_OF_YOU = 0.34  # share of the questions that say you
_SPACING = 12  # paragraphs of an answer at most, on average
_NARRATED = 0.25  # share of the answers in which a writer reports


@dataclass(frozen=True, slots=True)
class _Part:
    """A question or an answer.

    Attributes:
        question: Whether somebody asks.
        start: Where its first words begin.
        own: Its paragraphs.
    """

    question: bool
    start: int
    own: Sequence[Span]


def unnamed_turns(layout: Layout) -> tuple[Found, ...]:
    """Return the answers of an interview that names nobody before its turns; none in other texts.

    Behind dashes questions and answers must change several times. Below bare questions at least
    three answers are needed, and most of them must say I or we. The questions are no finds; each
    lies in the outer stretch of its answer.

    Args:
        layout: The layout of a text.
    """
    if layout.shadow.count("?") < _FEWEST_QUESTIONS:
        return ()
    parts = _dashed(layout) or _asked(layout)
    found = []
    for place, part in enumerate(parts):
        if part.question or layout.shadow[part.start] in QUOTATION_MARKS:
            continue
        last = place == len(parts) - 1
        own = without_strange_tail(layout.shadow, part.own[:_SPACING]) if last else part.own
        spans = flowing_spans(layout.shadow, part.start, own)
        before = parts[place - 1] if place and parts[place - 1].question else part
        if spans:
            found.append(_turn(spans, Span(before.own[0].start, spans[-1].end)))
    return tuple(found)


def _turn(spans: tuple[Span, ...], outer: Span) -> Found:
    return Found(
        spans=spans,
        form=Form.TURN,
        outer=outer,
        closed=True,
        block=None,
        attribution=None,
        label=None,
    )


def _dashed(layout: Layout) -> list[_Part]:
    """Return questions and answers that dashes open, where they change often enough."""
    shadow, paragraphs = layout.shadow, layout.paragraphs
    dashes = [(i, m.end()) for i, p in enumerate(paragraphs) if (m := _DASH.match(shadow, p.start))]
    asks = [_ends_asking(shadow, paragraphs[i]) for i, _ in dashes]
    if asks.count(True) < _FEWEST_QUESTIONS or False not in asks:
        return []
    parts: list[_Part] = []
    edges = [i for i, _ in dashes[1:]] + [len(paragraphs)]
    for (i, start), edge, asking in zip(dashes, edges, asks, strict=True):
        answers = bool(parts) and parts[-1].question
        parts.append(_Part(asking and not answers, start, paragraphs[i:edge]))
    dense = dashes[-1][0] - dashes[0][0] <= _SPACING * len(dashes)
    return parts if dense and _is_dialogue(shadow, parts) else []


def _is_dialogue(shadow: str, parts: list[_Part]) -> bool:
    """Tell whether parts behind dashes change often enough, and answer rather than ask back."""
    answers = [_words(shadow, part) for part in parts if not part.question]
    back = sum(_ONLY_ASKS.fullmatch(words) is not None for words in answers)
    changes = sum(a.question != b.question for a, b in pairwise(parts))
    of_self = any(speaks_of_self(words) for words in answers)
    return (
        len(parts) - len(answers) >= _FEWEST_QUESTIONS
        and changes >= (_FEWEST_CHANGES if of_self else _FEWEST_CHANGES_ELSE)
        and back <= _ASKING * len(answers)
    )


def _words(shadow: str, part: _Part) -> str:
    return shadow[part.start : part.own[-1].end]


def _ends_asking(shadow: str, span: Span) -> bool:
    return _QUESTION_END.search(shadow, max(span.end - 12, span.start), span.end) is not None


def _asked(layout: Layout) -> list[_Part]:
    """Return bare questions and the answers below them, where they make up an interview."""
    shadow, units = layout.shadow, _units(layout)
    asked = [i for i, span in enumerate(units) if _is_question(shadow, span)]
    if len(asked) < _FEWEST_BARE:
        return []
    parts: list[_Part] = []
    for i, edge in zip(asked, [*asked[1:], len(units)], strict=True):
        parts.append(_Part(question=True, start=units[i].start, own=units[i : i + 1]))
        if edge > i + 1:
            own = units[i + 1 : edge]
            parts.append(_Part(question=False, start=own[0].start, own=own))
    return parts if _is_interview(shadow, parts) else []


def _units(layout: Layout) -> list[Span]:
    """Return the paragraphs and the headings that ask something, in order."""
    headings = (mark.span for mark in layout.marks if mark.kind is MarkKind.HEADING)
    asking = {span for span in headings if _ends_asking(layout.shadow, span)}
    return sorted({*layout.paragraphs, *asking}) if asking else list(layout.paragraphs)


def _is_question(shadow: str, span: Span) -> bool:
    """Tell whether a paragraph is a question to somebody, not one a speaker asks herself."""
    if span.end - span.start > _LONGEST_QUESTION or not _ends_asking(shadow, span):
        return False
    text = shadow[span.start : span.end]
    if text[0] in QUOTATION_MARKS:
        return False
    return not speaks_of_self(text) or _ASKED.search(text) is not None


def _is_interview(shadow: str, parts: list[_Part]) -> bool:
    """Tell whether questions and answers make up an interview."""
    questions = [part for part in parts if part.question]
    answers = [p for p in parts if not p.question and shadow[p.start] not in QUOTATION_MARKS]
    if len(answers) < _FEWEST_BARE:
        return False
    said = [_words(shadow, part) for part in answers]
    to_you = sum(bool(_ASKED.search(_words(shadow, part))) for part in questions)
    of_self = sum(speaks_of_self(text) for text in said)
    telling = sum(speaks_of_self(text) or len(text) > _SHORT for text in said)
    narrated = sum(narrates(text) for text in said)
    length = sum(len(part.own) for part in answers[:-1])
    enough = _OF_SELF_IN_INTERVIEW if _INTERVIEW.search(shadow) else _OF_SELF
    return (
        of_self >= max(_FEWEST_OF_SELF, enough * telling)
        and to_you >= _OF_YOU * len(questions)
        and narrated <= _NARRATED * len(answers)
        and length <= _SPACING * len(answers)
    )
