"""Interviews whose questions stand as paragraphs of their own, with the answers below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.finding.remarks import claims
from testimonies.finding.selfspeech import is_own_account, narrates, speaks_of_self
from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.finding.values import MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.finding.values import Layout


_QUESTION_END = re.compile(r"\?[)”’\"'*_\s]*(?:\([^()?\n]{1,30}\)\s*)?$")  # Were you? (Anna)
_ASKED = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_INTERVIEW = re.compile(r"\binterview|\bQ ?(?:&|and) ?A\b", re.IGNORECASE)
_NAME = re.compile(
    r"[*_]*[^\W\d_a-z][^:.?!“”\"\n]{0,40}:[*_]*\s+"
    r"|[QA]\s+(?=[^\W\d_a-z])|[*_]*[^\W\d_a-z][\w.’'-]+(?:\s[^\W\d_a-z][\w.’'-]+){0,2}[*_]*\s[–—-][*_]*\s"
)
_SIGNED = (  # **bold**, > led, or behind a dash that opens no answer
    re.compile(r"\*\*[^*\n]{3,300}\*\*"),
    re.compile(r">\s?[^\n]{1,400}"),
    re.compile(r"(?:--|[-–—―])\s?[^\n]{3,400}"),
)
_BIDS = re.compile(
    r"(?:Let us|Let[’']s)\s(?:talk|speak|go|return|turn|begin|start"
    r"|take\sa\s(?:short\s|quick\s)?break)\b"
    r"|(?:And\s)?[Ww]elcome\sback\b|(?:Some|Many)\s(?:of\sour\s)?(?:listeners|readers|viewers)\s"
    r"(?:(?:will|may|might)\s)?(?:want|ask|wonder)"
    r"|(?:Tell (?:us|me)|Describe|Explain)\b"
)
_HEDGED = re.compile(
    r"\b(?:surely|presumably|apparently|supposedly|I\s(?:suppose|imagine|presume|take\sit)|then|though|after\sall"
    r"|one\s(?:hears|reads|imagines|assumes)|(?:my|the|another|a\s(?:last|final))\s(?:next\s|last\s|final\s)?question)"
    r"[.!…]|^[^.?!]{0,60}\b(?:surely|presumably|no\sdoubt)\s[^.?!]{1,60}[.!…]$"
    r"|\b(?:my|the)\s(?:next|last|final|previous)\squestion\b|^(?:And\s)?(?:[Ss]o|[Tt]hen)\s[^.?!,]{3,60}[.!…]$"
)
_REPLIES = re.compile(
    r"(?:Yes|Yeah|No|Not\s(?:at\sall|really|quite|always|only|in|for)|Of\scourse|Right|That[’']s\s(?:right|true|so|not)"
    r"|True|Exactly|Maybe|Perhaps|Certainly|Naturally|Absolutely|Sure|Well|Unfortunately|Indeed|Correct|I\s(?:don[’']t\sknow|suppose))\b"
    r"|(?:It|That|This|He|She|They|I|We|There)\s(?:is|was|did|do|does|are|were|had|have|has|can|could|would|am)"
    r"(?:n[’']t|\snot)?[.,]"
)
_OF_US = re.compile(  # of who asks: What do we know? We hear it a lot, don't we?
    r"\b[Ww]e\s(?:know|hear|have|see|say)\b[^.?!]{0,40}\?$"
    r"|\b(?:do|does|is|are|was|were|have|has|did|ca|wo)n[’']t\s(?:we|it|they)\b(?:,\s[^\W\d_a-z]\w+)?\?$"
)
_OF_YOURS = re.compile(  # You did not join them. Some of your colleagues still fly.
    r"(?:And\s|But\s|So\s)?[Yy]ou\s(?:were|had|have|did|was|left|went|wrote|said|told|chose|joined|refused|stayed)\b[^.?!]{3,90}\."
    r"|[^.?!]{2,60}\byour\s(?:own\s|former\s|old\s)?(?:colleagues?|comrades?|wife|husband|brothers?|sisters?|mother|father"
    r"|parents|family|son|daughter|children|superiors?|commanders?|officers|unit|men|friends)\b[^.?!]{2,80}\."
    r"|[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?\s(?:says?|said|thinks|told\sus|writes)\s"
    r"(?:that\s)?you\b[^.?!]{3,90}\."
)
_STATED = re.compile(r"[a-z][.!…]\s")
_MOST_SIGNED = 0.75  # share of the questions
_LONGEST_QUESTION = 400
_LONGEST_PROMPT = 200
_TAIL = 45  # characters in which a question ends, with who asks behind it
_BRIEF = 0.75  # share of the answers of one paragraph and perhaps a prompt
_MOSTLY_BRIEF = 0.6  # share of them, where prompts part the others
_FEWEST = 3  # questions; of fewer more is asked
_TWO = 2
_OF_SELF = 0.5  # share of the answers, short ones apart, in which somebody says I or we
_FEWEST_OF_SELF = 2
_SHORT = 60  # characters of an answer that needs no I: “No, just cold food.”
_OF_SELF_IN_INTERVIEW = 0.34
_OF_YOU = 0.25  # share of the questions that say you
_NARRATED = 0.25  # share of the answers in which a writer reports
SPACING = 12
"""The most paragraphs of an answer, on average."""


@dataclass(frozen=True, slots=True)
class Part:
    """A question or an answer.

    Attributes:
        question: Whether somebody asks.
        start: Where its first words begin.
        own: Its paragraphs.
        label: The name before an answer, where one stands there.
    """

    question: bool
    start: int
    own: Sequence[Span]
    label: Span | None = None


def answers_below_questions(layout: Layout) -> list[Part]:
    """Return bare questions and the answers below them, where they make up an interview.

    Most answers must say I or we. Two questions are enough where both say you, each is answered
    in the first person, and nobody says I above them.

    Args:
        layout: The layout of a text.
    """
    shadow, units = layout.shadow, _units(layout)
    asked = _asked(shadow, units)
    if len(asked) < _TWO:
        return []
    parts = _parts(shadow, units, asked)
    if len(asked) < _FEWEST:
        return parts if _is_excerpt(shadow, units[: asked[0]], parts) else []
    if not _is_interview(shadow, parts):
        return []
    prompts = [*_prompts(shadow, units, asked, parts), *_signed(shadow, units, asked)]
    return _parts(shadow, units, sorted({*asked, *prompts})) if prompts else parts


def _parts(shadow: str, units: list[Span], asked: list[int]) -> list[Part]:
    """Return the questions at these indices, and what stands below each as its answer."""
    parts: list[Part] = []
    for i, edge in zip(asked, [*asked[1:], len(units)], strict=True):
        parts.append(Part(question=True, start=units[i].start, own=units[i : i + 1]))
        if edge > i + 1:
            own = units[i + 1 : edge]
            start = _past_name(shadow, units[i], own[0])
            label = _label(shadow, own[0].start, start)
            parts.append(Part(question=False, start=start, own=own, label=label))
    return parts


def _prompts(shadow: str, units: list[Span], asked: list[int], parts: list[Part]) -> list[int]:
    """Return the indices of paragraphs that ask without a question mark: you were at sea then.

    They are believed right before the first question and its answer, where they bid somebody tell,
    and elsewhere where nearly all answers are one paragraph, or become so by the prompts. What
    others say, held up to whoever answers, parts answers that are mostly brief.
    """
    first = asked[0] - _TWO
    places = range(max(first, 0), len(units) - 1)
    known = set(asked)
    found = [i for i in places if not known & {i, i + 1} and is_prompt(shadow, *_ends(units[i]))]
    found = [i for i in found if i - 1 not in known or _BIDS.match(shadow, units[i].start)]
    bids = [i for i in found if _BIDS.match(shadow, units[i].start)]
    bids = sorted({*bids, *_led(shadow, units, asked)})
    found = sorted({*found, *bids})
    held = [i for i in found if claims(shadow[units[i].start : units[i].end])]
    if held and _brief(_parts(shadow, units, sorted({*asked, *bids, *held}))) >= _MOSTLY_BRIEF:
        bids = sorted({*bids, *held})
    brief = _brief(_parts(shadow, units, sorted({*asked, *bids})) if bids else parts)
    if _MOSTLY_BRIEF <= brief < _BRIEF:
        brief = _brief(_parts(shadow, units, sorted({*asked, *found})))
    told = found if brief >= _BRIEF else [i for i in found if i == first or i in bids]
    return [i for i in told if i in bids or i - 1 not in told]


def _led(shadow: str, units: list[Span], asked: list[int]) -> list[int]:
    """Return the indices of short paragraphs that lead to answers: So it was fear. It was.

    They say no I. They hedge, as whoever asks does, or what stands below begins as a reply, or says
    I where they speak of what you did. What stands right below a question answers it.

    Args:
        shadow: The shadow of a text.
        units: Its paragraphs.
        asked: Which of them are questions.
    """
    known, found = set(asked), []
    for i in range(asked[0] + _TWO, len(units) - 1):
        if known & {i - 1, i, i + 1} or i - 1 in found:
            continue
        text = shadow[units[i].start : units[i].end]
        short = len(text) <= _LONGEST_PROMPT and text[0] not in QUOTATION_MARKS
        if not short or not text.endswith((".", "…", "!")) or narrates(text):
            continue
        hedged = _HEDGED.search(text)
        below = shadow[units[i + 1].start : units[i + 1].end]
        told = _OF_YOURS.fullmatch(text) is not None and speaks_of_self(below)
        if (hedged or told or _REPLIES.match(below)) and not speaks_of_self(_HEDGED.sub("", text)):
            found.append(i)
    return found


def _brief(parts: list[Part]) -> float:
    """Return the share of the answers that are one paragraph and perhaps a prompt."""
    answers = [part for part in parts if not part.question]
    return sum(len(part.own) <= _TWO for part in answers) / max(len(answers), 1)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _signed(shadow: str, units: list[Span], asked: list[int]) -> list[int]:
    """Return the indices of paragraphs that bear the sign most questions bear, as in bold."""
    for sign in _SIGNED:
        bear = {i for i, span in enumerate(units) if sign.fullmatch(shadow, span.start, span.end)}
        if len(bear.intersection(asked)) >= _MOST_SIGNED * len(asked):
            return [i for i in bear if asked[0] - _TWO <= i < len(units) - 1]
    return []


def is_prompt(shadow: str, start: int, end: int) -> bool:
    """Tell whether short words speak to somebody as you and of no I, or bid somebody tell."""
    text = shadow[start:end]
    short = len(text) <= _LONGEST_PROMPT and text[0] not in QUOTATION_MARKS
    if short and claims(text):
        return True
    if not short or not text.endswith((".", "…", "!")) or narrates(text):
        return False
    to_you = _ASKED.search(text) is not None and not speaks_of_self(text)
    return to_you or _BIDS.match(text) is not None


def _past_name(shadow: str, question: Span, answer: Span) -> int:
    """Return where an answer begins, past the name before it where the question has one too."""
    names = [_NAME.match(shadow, span.start, span.end) for span in (question, answer)]
    return names[1].end() if names[0] and names[1] else answer.start


def _label(shadow: str, start: int, end: int) -> Span | None:
    """Return the name between these places, if it is no mere letter."""
    name = shadow[start:end].strip("*_:–—- \n")
    at = shadow.find(name, start, end)
    return Span(at, at + len(name)) if len(name) > 1 else None


def ends_asking(shadow: str, span: Span) -> bool:
    """Tell whether a paragraph ends as a question does."""
    return _QUESTION_END.search(shadow, max(span.end - _TAIL, span.start), span.end) is not None


def _words(shadow: str, part: Part) -> str:
    return shadow[part.start : part.own[-1].end]


def _units(layout: Layout) -> list[Span]:
    """Return the paragraphs and the headings that ask something, in order.

    A line right below a question is its answer although it hangs as captions do.
    """
    shadow = layout.shadow
    headings = (mark.span for mark in layout.marks if mark.kind is MarkKind.HEADING)
    asking = {span for span in headings if ends_asking(shadow, span)}
    units = sorted({*layout.paragraphs, *asking})
    hanging = {mark.span for mark in layout.marks if mark.kind is MarkKind.CAPTION}
    if not hanging:
        return units
    every = sorted({*units, *hanging})
    return [
        span
        for i, span in enumerate(every)
        if span not in hanging or (i and _is_question(shadow, every[i - 1]))
    ]


def _asked(shadow: str, units: list[Span]) -> list[int]:
    """Return the indices of the questions, without answers that end in one: And who pays them?

    Such an answer says more than it asks, and stands right below a question, or right above one.
    """
    asked: list[int] = []
    for i, span in enumerate(units):
        if not _is_question(shadow, span):
            continue
        stated = len(_STATED.findall(shadow, span.start, span.end))
        below = bool(asked) and asked[-1] == i - 1 and stated >= _TWO
        above = i + 1 < len(units) and stated > _TWO and _is_question(shadow, units[i + 1])
        if not (below or above) or not asked:
            asked.append(i)
    return asked


def _is_question(shadow: str, span: Span) -> bool:
    """Tell whether a paragraph is a question to somebody, not one a speaker asks herself."""
    if span.end - span.start > _LONGEST_QUESTION or not ends_asking(shadow, span):
        return False
    text = shadow[span.start : span.end]
    if text[0] in QUOTATION_MARKS:
        return False
    to_you = _ASKED.search(text) is not None or _OF_US.search(text) is not None
    return to_you or not speaks_of_self(text)


def _is_excerpt(shadow: str, above: Sequence[Span], parts: list[Part]) -> bool:
    """Tell whether two questions and their answers are a piece of an interview.

    Args:
        shadow: The shadow of a text.
        above: What stands above the first question.
        parts: The questions and answers.
    """
    questions = [part for part in parts if part.question]
    answers = [part for part in parts if not part.question]
    if len(answers) != len(questions) or not above:
        return False
    firsts = [shadow[part.own[0].start : part.own[0].end] for part in answers]
    to_you = all(_ASKED.search(_words(shadow, part)) for part in questions)
    own_voice = any(is_own_account(shadow[span.start : span.end]) for span in above)
    return to_you and not own_voice and all(map(is_own_account, firsts))


def _is_interview(shadow: str, parts: list[Part]) -> bool:
    """Tell whether questions and answers make up an interview."""
    questions = [part for part in parts if part.question]
    answers = [p for p in parts if not p.question and shadow[p.start] not in QUOTATION_MARKS]
    if len(answers) < _FEWEST:
        return False
    said = [_words(shadow, part) for part in answers[:-1]]
    last = answers[-1].own[0]  # more paragraphs may be a writer's
    said.append(shadow[last.start : last.end])
    to_you = sum(bool(_ASKED.search(_words(shadow, part))) for part in questions)
    of_self = sum(speaks_of_self(text) for text in said)
    telling = sum(speaks_of_self(text) or len(text) > _SHORT for text in said)
    narrated = sum(narrates(text) for text in said)
    length = sum(len(part.own) for part in answers[:-1])
    named = _INTERVIEW.search(shadow) is not None
    enough = _OF_SELF_IN_INTERVIEW if named else _OF_SELF
    fewest = 1 if named and to_you >= _OF_SELF * len(questions) else _FEWEST_OF_SELF
    return (
        of_self >= max(fewest, enough * telling)
        and to_you >= _OF_YOU * len(questions)
        and narrated <= _NARRATED * len(answers)
        and length <= SPACING * len(answers)
    )
