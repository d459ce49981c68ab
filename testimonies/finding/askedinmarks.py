"""Interviews printed wholly in marks: questions between marks are nobody's testimony there."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.finding.selfspeech import ALONE
from testimonies.values import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.finding.values import Found
    from testimonies.values import Span

_ASKED = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_FEWEST = 3  # questions
_OF_YOU = 0.3  # share of them that say you
_LONGEST = 300  # characters of a question
_LONGER = 2.0  # times the mean length of a question that an answer has on average
_ANSWER = 100  # characters of an answer on average


def without_questions(
    shadow: str, paragraphs: Sequence[Span], found: Sequence[Found]
) -> list[Found]:
    """Return the finds without an interviewer's questions, where marks stand around these too.

    Such a question is a paragraph of its own between marks, the next paragraph opens with a mark,
    and there are several of them, the answers longer by far.

    Args:
        shadow: The shadow of a text.
        paragraphs: Where its running text stands, in order.
        found: What was found, in order.
    """
    following = {a.start: b.start for a, b in pairwise(paragraphs)}
    ends = {own.start: own.end for own in paragraphs}
    opened = {one.outer.start: one for one in found if one.form is Form.DIRECT}
    asked: list[Found] = []
    answers: list[Found] = []
    for start, one in opened.items():
        answer = opened.get(following.get(start, -1))
        whole = ends.get(start, -1) == one.outer.end and one.attribution is None
        if whole and answer is not None and _asks(shadow, one) and not _asks(shadow, answer):
            asked.append(one)
            answers.append(answer)
    if len(asked) < _FEWEST or not _is_interview(shadow, asked, answers):
        return list(found)
    questions = {one.outer for one in asked}
    return [one for one in found if one.outer not in questions]


def _words(shadow: str, one: Found) -> str:
    return shadow[one.spans[0].start : one.spans[-1].end]


def _asks(shadow: str, one: Found) -> bool:
    """Tell whether words between marks are a short question of somebody who says no I."""
    words = _words(shadow, one)
    return words.endswith("?") and len(words) <= _LONGEST and ALONE.search(words) is None


def _is_interview(shadow: str, asked: list[Found], answers: list[Found]) -> bool:
    """Tell whether these are questions to somebody, and answers that say far more."""
    questions = [_words(shadow, one) for one in asked]
    said = [_words(shadow, one) for one in answers]
    to_you = sum(_ASKED.search(words) is not None for words in questions)
    mean = sum(map(len, said)) / len(said)
    longer = mean >= max(_ANSWER, _LONGER * sum(map(len, questions)) / len(questions))
    of_self = sum(ALONE.search(words) is not None for words in said)
    return to_you >= _OF_YOU * len(asked) and longer and 2 * of_self >= len(said)
