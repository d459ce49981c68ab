"""Interviews without names: questions and answers behind dashes, and answers below questions."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.finding.barequestions import (
    SPACING,
    Part,
    answers_below_questions,
    ends_asking,
    is_prompt,
)
from testimonies.finding.dashquotes import without_tags
from testimonies.finding.directions import without_directions
from testimonies.finding.endings import (
    is_remark,
    names_in,
    opens_with_name,
    presented_in,
    roles_in,
    without_what_stands_below,
)
from testimonies.finding.records import by_records
from testimonies.finding.remarks import is_report
from testimonies.finding.selfspeech import (
    ALONE,
    flowing_spans,
    speaks_of_self,
    with_quiet_end,
    without_strange_tail,
)
from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.finding.values import Layout

_DASH = re.compile(
    r"[*_]{0,3}(?:--|[-–—―])\s?[*_]{0,3}(?:(?=[“\"‘'(\[…]?[^\W\d_a-z])|(?<=[–—―]\s)(?=\d))"
)
_ONLY_ASKS = re.compile(r"[^.!…\n]*\?[)”’\"'*_\s]*")
_FEWEST_QUESTIONS = 2
_SINGLE = 0.55  # share of questions and answers of one paragraph, where nearly all are
_MOSTLY_ASK, _NEARLY_ALL = 0.6, 0.85  # shares of what dashes open: it asks; answers stand below
_FEWEST_CHANGES = 2  # from question to answer or back
_ASKING = 0.25  # share of the answers that only ask back
_OFTEN = 2  # times that a text names whoever answers before it asks
_LEAD = 20_000  # characters above the first question that may name whoever answers
_FEWEST_CHANGES_ELSE = 6  # where no answer says I or we


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
    shadow = layout.shadow
    dashed = _dashed(layout)
    parts = dashed or answers_below_questions(layout)
    single = _in_single_paragraphs(parts)
    brief = bool(dashed) and single
    first = parts[0].start if parts else 0
    lead = shadow[max(first - _LEAD, 0) : first]
    begun = [shadow[part.start : part.own[0].end] for part in parts if not part.question]
    names = names_in(lead, _OFTEN) | presented_in(lead) | roles_in(lead, begun)
    cut = list(by_records(layout, parts))
    found = []
    label = None
    for place, (given, fields) in enumerate(cut):
        label = given.label or label
        part = _behind_scene(shadow, given, names)
        if part.question or shadow[part.start] in QUOTATION_MARKS:
            continue
        last = place == len(cut) - 1
        told = _up_to_remark(shadow, part.own, names, brief=single)
        whole = without_what_stands_below(shadow, told) if last else told
        own = without_strange_tail(shadow, whole[:SPACING]) if brief or last else whole
        own = _of_one(shadow, own) if brief else own
        quiet = last and not dashed and len(told) == len(part.own)
        own = with_quiet_end(shadow, own, whole) if quiet else own
        said = flowing_spans(shadow, part.start, own)
        untagged = _untagged(shadow, said) if dashed else said
        spans = _spoken(shadow, untagged)
        asked = cut[place - 1][0] if place else part
        before = asked if asked.question else part
        if spans and untagged != said:
            found.append(Found(spans, Form.DIRECT, Span(own[0].start, spans[-1].end)))
        elif spans:
            turn = Found.as_turn(spans, Span(before.own[0].start, spans[-1].end), label)
            found.append(replace(turn, attribution=fields))
    return tuple(found)


def _in_single_paragraphs(parts: list[Part]) -> bool:
    """Tell whether nearly all questions and answers are one paragraph each."""
    return sum(len(part.own) == 1 for part in parts) >= _SINGLE * len(parts)


def _behind_scene(shadow: str, part: Part, names: set[str]) -> Part:
    """Return an answer without the paragraphs before it in which a writer tells who gives it."""
    own = part.own
    while len(own) > 1 and opens_with_name(shadow[own[0].start : own[0].end], names):
        own = own[1:]
    return part if own is part.own else replace(part, start=own[0].start, own=own)


def _up_to_remark(
    shadow: str, own: Sequence[Span], names: set[str], *, brief: bool
) -> Sequence[Span]:
    """Return the paragraphs of an answer up to one in which a writer tells of whoever answers."""
    for i, span in enumerate(own[1:], 1):
        text = shadow[span.start : span.end]
        if is_remark(text) or is_report(text, brief=brief) or opens_with_name(text, names):
            return own[:i]
    return own


def _of_one(shadow: str, own: Sequence[Span]) -> Sequence[Span]:
    """Return the paragraphs of an answer up to the last in which somebody says I, not only we."""
    last = next((i for i in range(len(own) - 1, 0, -1) if ALONE.search(shadow, *_ends(own[i]))), 0)
    return own[: last + 1]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _untagged(shadow: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the words of an answer behind a dash without who gives it: — he says —."""
    pieces = (piece for span in spans for piece in without_tags(shadow, span.start, span.end))
    return tuple(Span(start, end) for start, end in pieces)


def _spoken(shadow: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the words of an answer without what a writer says in brackets is seen or heard."""
    pieces = (piece for span in spans for piece in without_directions(shadow, span.start, span.end))
    words = (words_between(shadow, start, end) for start, end in pieces)
    return tuple(span for span in words if span is not None)


def _dashed(layout: Layout) -> list[Part]:
    """Return questions and answers that dashes open, where they change often enough."""
    shadow, paragraphs = layout.shadow, layout.paragraphs
    dashes = [(i, m.end()) for i, p in enumerate(paragraphs) if (m := _DASH.match(shadow, p.start))]
    asks = [ends_asking(shadow, paragraphs[i]) for i, _ in dashes]
    if asks.count(True) < _FEWEST_QUESTIONS or _all_ask(len(paragraphs), dashes, asks):
        return []
    parts: list[Part] = []
    edges = [i for i, _ in dashes[1:]] + [len(paragraphs)]
    following = [*asks[1:], True]
    for (i, start), edge, asking, asked in zip(dashes, edges, asks, following, strict=True):
        answers = bool(parts) and parts[-1].question
        asks_you = asking or (not asked and is_prompt(shadow, start, paragraphs[i].end))
        parts.append(Part(asks_you and not answers, start, paragraphs[i:edge]))
    dense = dashes[-1][0] - dashes[0][0] <= SPACING * len(dashes)
    kept = _without_items(shadow, parts)
    return kept if dense and _is_dialogue(shadow, kept) else []


def _all_ask(count: int, dashes: list[tuple[int, int]], asks: list[bool]) -> bool:
    """Return whether dashes open questions alone, perhaps some that bid: Tell us of the pit.

    Args:
        count: How many paragraphs a text has.
        dashes: The numbers of the paragraphs that dashes open, and where their words begin.
        asks: For each of these whether it ends as a question.
    """
    opened = {i for i, _ in dashes}
    answered = sum(i + 1 < count and i + 1 not in opened for i in opened)
    return all(asks) or (
        asks.count(True) >= _MOSTLY_ASK * len(asks) and answered >= _NEARLY_ALL * len(asks)
    )


def _without_items(shadow: str, parts: list[Part]) -> list[Part]:
    """Return the parts without those that no question opens, where one dash is for questions.

    Where all questions stand behind one sort of dash and all answers below them behind another,
    whatever else stands behind the first is an item of a list.
    """
    asking = {_dash(shadow, part) for part in parts if part.question}
    answering = {_dash(shadow, b) for a, b in pairwise(parts) if a.question and not b.question}
    if not asking or asking & answering:
        return parts
    below = [False, *(part.question for part in parts)]
    return [
        part
        for part, answers in zip(parts, below, strict=False)
        if part.question or answers or _dash(shadow, part) in answering
    ]


def _dash(shadow: str, part: Part) -> str:
    """Return the dash that opens a question or an answer."""
    return shadow[part.own[0].start : part.start].strip("*_ ")


def _is_dialogue(shadow: str, parts: list[Part]) -> bool:
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


def _words(shadow: str, part: Part) -> str:
    return shadow[part.start : part.own[-1].end]
