"""What stands below an interview and is nobody's answer: rights, menus, words to the readers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from testimonies.finding.attributions import persons_named
from testimonies.finding.hearings import is_proceeding
from testimonies.finding.lines import has_mark
from testimonies.finding.selfspeech import narrates, speaks_of_self, tells_of_another

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.finding.lines import Line
    from testimonies.values import Span

_CLOSING_LINE = re.compile(
    r"[\[(*_—–-]*\s?(?:end of (?:the )?(?:interview|transcript|recording|tape|excerpt|extract)|"
    r"(?:interview|excerpt|extract|transcript) ends|"
    r"recording (?:ends|stops)|#{1,6}\s.*|(?:this|the) (?:interview|conversation|transcript|"
    r"exchange|q ?& ?a)\b[^.?!\n]{0,60}\b(?:edited|condensed|translated|shortened|conducted|"
    r"recorded|abridged)|(?:edited|translated|interviewed|transcribed|(?:additional )?reporting|"
    r"interview|editing|asked|sent|posted|filed|published|reported|written) by\s\w+|"
    r"more (?:interviews|stories)|part (?:one|two|three|\d{1,2})\b[^.?!\n]{0,40}\b(?:will|next|"
    r"appears|follows|published)|(?:this|the) (?:interview|conversation|talk) (?:is|was|appeared)|"
    r"(?:interview|this) has been (?:edited|condensed)|"
    r"by\s(?-i:[A-Z])[^.\n]{2,40}\.\s(?:translation|english|edit\w*))\b.*",
    re.IGNORECASE,
)
_FIELD = (
    r"(?:rights|licen[cs]e|copyright|credits?|access|citation|how to cite|cite as|sources?|contact|"
    r"archive|collection|reference|tags?|topics?|keywords?|categor(?:y|ies)|filed under|posted in|"
    r"translation|translator|editor|interview(?:er)?|text|photos?|photographs?|see also|read also|"
    r"also read|read (?:more|next)|related|more|next|previous|listen|download|share|subscribe|"
    r"support us|donate|notes?)(?:\s[^.:?!\n]{1,25})?:"
)
_TO_READERS = (
    r"(?:if|do|would|did|have) you\b[^.?!\n]{0,80}\b(?:mistakes?|errors?|typos?|article|interview|"
    r"podcast|newsletter|comments?|tips?|story to (?:tell|share)|experience to share|the editors?|"
    r"(?:contact|tell|email|write to|follow) us)\b|"
    r"(?:if you|anyone|anybody|whoever)\b[^.?!\n]{0,100}\bplease "
    r"(?:contact|e-?mail|call|write to|get in touch with|tell) (?:me|us|the)\b|"
    r"please\b[^.?!\n]{0,60}\b(?:donate|subscribe|share|comments?|support|click|sign up|contact)\b|"
    r"(?:got|have) an?\s(?:\w+\s)?(?:story|tip|question|account|correction)\b[^.?!\n]{0,60}\?|"
    r"(?:click|sign up|subscribe|follow us|write to us|contact us|support (?:us|our)|share this)\b|"
    r"(?:leave a comment|comments? (?:are|is) closed|comments?\s+\d+|\d+ comments?)\b"
)
_ABOUT_IT = (
    r"about (?-i:[A-Z])\w+(?:\s(?-i:[A-Z])\w+){0,2}$|about the (?:author|writer|interview(?:er)?|"
    r"project|series|photographer|podcast|archive|narrator)\b|(?:copies|reproduction|recordings?|transcripts?)\b[^.?!\n]{0,40}"
    r"\b(?:may|can|are|only|with permission)\b|"
    r"[^.?!\n]{0,60}\b(?:licensed under|rush deadline)\b|the views expressed\b|©|\(c\)\s\d{4}|"
    r"copyright\b[^.?!\n]{0,40}\d{4}|[^.?!\n]{0,80}\ball rights reserved\b|"
    r"(?:an?\s(?:\w+\s)?version\sof\s)?this\s(?:story|article|essay|piece|text|account)\s"
    r"(?:first\s|also\s)?(?:appears|appeared|ran|runs|was\s(?:first\s)?(?:published|read|printed))\b"
)
_FAREWELL = (
    r"(?:[\w’']+[.,!]\s){0,3}we[’']ll\s(?:have\sto\s)?leave\sit\s(?:there|here)\b"
    r"|(?:and\s)?that\sbrings\sus\sto\sthe\send\b|you[’']ve\sbeen\slistening\sto\b"
)
_CITED = r"[^.?!:\n]{3,60}:\s(?:interview|conversation|talk)\b[.,]|[^?!\n]{0,160}\bpublished in:\s"
_ELSEWHERE = (
    r"[←→↑«»•▪]\s?\w|(?:previous|next|back|older|newer|earlier|later)\b[^.?!\n]{0,60}(?<![.?!…])$"
)
_BELOW = re.compile(
    rf"[\[(*_—–-]{{0,3}}\s?(?:{_FIELD}|{_TO_READERS}|{_ABOUT_IT}|{_CITED}|{_FAREWELL}|{_ELSEWHERE})",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.?!…:”’\"')\]*_]$")
_MENU = re.compile(r"\s\|\s|\s[·•»›]\s")
_ABOUT = re.compile(
    r"(?:[A-Z][\w.’'-]+\s){2,4}(?:(?:writes|reports)\s(?:about|for|from|on)\b|(?:is|was)\s(?:an?|the)\s"
    r"[^.]{0,40}\b(?:writer|journalist|author|reporter|editor|correspondent|photographer|contributor|"
    r"producer)\b)"
    r"|(?:[A-Z][\w.-]+[’']?s?\s){1,4}[‘“\"'][^’”\"\n]{3,80}[’”\"']\s(?:is|was|will\sbe)\s(?:forthcoming|published|out\b)"
)
_ASKED_ANOTHER = re.compile(
    r"(?:Afterwards|Later|Finally|In\saddition|After\sth(?:e|is)\s\w+),?\swe\salso\s"
    r"(?:asked|wrote|spoke|talked|met|visited|called|contacted)\b"
)
_OF_RECORD = re.compile(
    r"\b[Tt]he\s(?:witness|interview(?:ee|er)|respondent|deponent|informant|narrator)\b"
    r"|\b[Tt]he\s(?:tape\s)?(?:interview|recording|recorder|tape)\s(?:is|was|had\sto\sbe)\s"
    r"(?:interrupted|stopped|paused|resumed|broken\soff|switched|turned|changed|continued)\b"
)
_OPENS_WITH_NAME = re.compile(
    r"(?:(?:Here|Now|Then|Again|Suddenly|Finally),?\s)?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?(?P<name>[^\W\d_a-z][^\W\d_]{3,})(?:’s|'s)?\s[a-z]"
)
_OPENS_WITH_ROLE = re.compile(
    r"The (?:(?:former|young|old|ex-)\s?)?(?P<name>[^\W\d_]{4,})(?:’s|'s)?\s[a-z]"
)
_WRITER_ASKS = re.compile(
    r"\b(?:I|we)\sask\s(?:him|her|them|about|whether|why|what|how|if)\b"
    r"|\b(?:Before|When|As|After)\s(?:I|we)\s(?:part|leave|say\sgoodbye|get\sup|take\sleave)\b"
)
_OF_ANOTHER = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_TO_PRINT = re.compile(
    r"\b(?:us|me)\s(?:not\s)?to\s(?:print|publish|name|quote|use|reproduce|withhold|show)\b"
)
_WITHIN = re.compile(
    r"(?:(?<=[a-z]\s)|(?<=,\s))(?P<names>[^\W\d_a-z][^\W\d_]+(?:[\s-][^\W\d_a-z][^\W\d_]+){0,4})"
)
_NAME = re.compile(r"[^\W\d_]{4,}")
_PRESENTED = re.compile(
    r"(?:^|\n|[.!?]\s)(?P<names>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){1,3})"
    r"(?:,\s(?:an?|the|aged|\d\d)\b|\s(?:is|was|has|had|served|left|spent|joined|grew|deserted|fled|escaped)\b)"
)
_PLACED = ("in ", "at ", "from ", "near ", "into ", "the ", "outside ", "through ")
_ANYBODY = {
    *("man", "woman", "member", "son", "daughter", "mother", "father", "wife", "widow", "brother"),
    *("sister", "husband", "resident", "witness", "prisoner", "villager", "activist"),
}
_NEAR = 200  # lines above an excerpt of a talk that may name somebody
_MOST_READ = 4000  # characters of a paragraph that are looked at
_LONGEST_PIECE = 40  # characters of an entry of a menu
_FEWEST = 6  # turns of one paragraph each, after which a further paragraph is strange


def ends_transcript(text: str) -> bool:
    """Tell whether a line says that the interview or recording ends."""
    return _CLOSING_LINE.fullmatch(text) is not None


def stands_below(text: str) -> bool:
    """Tell whether a line below the last answer is no part of it: a field, a menu, a plea."""
    about = _ABOUT.match(text) is not None and not speaks_of_self(text)
    return about or bool(_BELOW.match(text)) or ends_transcript(text) or _is_menu(text)


def _is_menu(text: str) -> bool:
    """Tell whether a line is short entries beside one another: Home | Archive | Contact."""
    entries = _MENU.split(text)
    return len(entries) > 1 and all(len(entry) <= _LONGEST_PIECE for entry in entries)


def end_of_last(lines: tuple[Line, ...], openings: Sequence[int]) -> int:
    """Return the index of the line after the last turn: the first that is no part of it.

    Args:
        lines: The lines of a text.
        openings: The indices of the lines with which turns open, in order.
    """
    brief = _in_single_paragraphs(lines, openings)
    excerpt = len(openings) < _FEWEST
    above = lines[max(openings[0] - _NEAR, 0) : openings[0]] if excerpt else ()
    names = names_in(" ".join(line.text for line in above))
    stacked = _are_stacked(lines, openings)
    for i in range(openings[-1] + 1, len(lines)):
        if stacked and lines[i].blank_before:
            return i
        apart = lines[i].blank_before or _ENDS.search(lines[i - 1].text)
        if apart and (stands_below(lines[i].text) or is_proceeding(lines[i].text)):
            return i
        if not lines[i].blank_before:
            continue
        text = paragraph_from(lines, i)
        if opens_with_name(text, names):
            return i
        quotes = has_mark(text) and lines[i].may_quote and not speaks_of_self(text)
        if narrates(text) or quotes or _is_leave(text):
            return i
        if brief and tells_of_another(text) and not speaks_of_self(text):
            return i
    return len(lines)


def _are_stacked(lines: tuple[Line, ...], openings: Sequence[int]) -> bool:
    """Tell whether no blank line parts the few turns of an exchange that a text reproduces."""
    few = len(openings) < _FEWEST and openings[0] > 0 and bool(lines[openings[0]].blank_before)
    between = lines[openings[0] + 1 : openings[-1] + 1]
    return few and not any(line.blank_before for line in between)


def _is_leave(text: str) -> bool:
    """Tell whether a paragraph below the last answer is of a writer's leave: I ask her about it."""
    return _WRITER_ASKS.search(text) is not None and _OF_ANOTHER.search(text) is not None


def paragraph_from(lines: Sequence[Line], i: int) -> str:
    """Return the words of the paragraph that begins with line ``i``, wrapped lines joined."""
    own = [lines[i].text]
    length = len(own[0])
    for j in range(i + 1, len(lines)):
        if lines[j].blank_before or length > _MOST_READ:
            break
        own.append(lines[j].text)
        length += len(lines[j].text)
    return " ".join(own)


def is_remark(text: str) -> bool:
    """Tell whether a paragraph within a turn is a remark on the talk: The witness was shown it.

    Or those who asked tell whom else they asked: Afterwards we also wrote to the sister.
    """
    of_record = _OF_RECORD.search(text) is not None and not speaks_of_self(text)
    return of_record or _ASKED_ANOTHER.match(text) is not None


def names_in(text: str, fewest: int = 1) -> set[str]:
    """Return the words with a capital within sentences, those aside that only tell of places.

    Args:
        text: A few paragraphs.
        fewest: How often a word must stand in them.
    """
    text = " ".join(text.split())
    found = _WITHIN.finditer(text)
    told = (match for match in found if not text.endswith(_PLACED, 0, match.start()))
    names = {name for match in told for name in _NAME.findall(match["names"])}
    counts = Counter(_NAME.findall(text)) if fewest > 1 else {}
    return {name for name in names if fewest == 1 or counts[name] >= fewest}


def presented_in(text: str) -> set[str]:
    """Return the name of whom a few paragraphs present first: Anna Velin was a guard."""
    match = _PRESENTED.search(text)
    return set(_NAME.findall(match["names"])) if match is not None else set()


def opens_with_name(text: str, names: set[str]) -> bool:
    """Tell whether a paragraph without I or we tells of one of these first: Mr Velin breaks off.

    Args:
        text: The paragraph.
        names: Names, and what somebody is in small letters: the lieutenant breaks off.
    """
    return names_first(text, names) and not speaks_of_self(_TO_PRINT.sub("", text[:_MOST_READ]))


def names_first(text: str, names: set[str]) -> bool:
    """Tell whether a paragraph opens with one of these names, whoever says it."""
    match = _OPENS_WITH_NAME.match(text) or _OPENS_WITH_ROLE.match(text)
    return match is not None and match["name"] in names


def roles_in(lead: str, said: Sequence[str]) -> set[str]:
    """Return as what a few paragraphs present somebody: a former lieutenant.

    Args:
        lead: The paragraphs.
        said: How answers begin; the lieutenant told of there is another.
    """
    roles = {role.casefold() for role in persons_named(lead[-_MOST_READ:])} - _ANYBODY
    begun = " ".join(said).casefold()
    return {role for role in roles if f"the {role}" not in begun}


def _in_single_paragraphs(lines: tuple[Line, ...], openings: Sequence[int]) -> bool:
    """Tell whether all of many turns but the last are one paragraph each."""
    if len(openings) < _FEWEST:
        return False
    opened = set(openings)
    return not any(
        lines[i].blank_before for i in range(openings[0], openings[-1]) if i not in opened
    )


def without_what_stands_below(shadow: str, own: Sequence[Span]) -> Sequence[Span]:
    """Return the paragraphs of a last answer up to the first that is no part of it."""
    for i, span in enumerate(own[1:], 1):
        if stands_below(shadow[span.start : span.end]):
            return own[:i]
    return own
