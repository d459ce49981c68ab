"""Who in a transcript asks, presents or reports: such turns are the document's own narration."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.finding.readaloud import read_out
from testimonies.finding.values import Mark, MarkKind
from testimonies.speaking.hearings import on_panel
from testimonies.speaking.lexicon import bodies, people
from testimonies.speaking.printed import printed_panel
from testimonies.values import Form, Span
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.finding.values import Found, Layout

ASKERS = words("""
    q question questions interviewer journalist reporter host moderator presenter int
    interviewers facilitator chair chairman chairwoman researcher anchor announcer newsreader
    correspondent byline narrator narration voiceover court chairperson counsel examiner panel
    advocate reporting
    """)
_INTERPRETERS = frozenset({"interpreter", "the interpreter", "translator", "the translator"})
_INSIDE = people.FAMILY | people.SOLDIERS | people.RANKS | people.LEAVERS
_WORD = re.compile(r"[^\W_]+")
_REPORTING = r"(?:reporter|correspondent|presenter|host|producer|journalist|colleague|interviewer)"
_REPORTS = (
    r"(?:reports?\b|reporting\b|reported\sfrom|has\sthis\sreport|has\sbeen\sto|went\sto\smeet)"
)
_TALKS_WITH = re.compile(
    r"\b(?P<name>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){1,3})\s(?:talks|talked|speaks|spoke|sat\sdown"
    r"|sits\sdown|met|meets|interviews|interviewed)\s(?:with|to)?\s?(?=[^\W\d_a-z]|an?\s|the\s)"
)
_INTERVIEWS = re.compile(
    r"\b(?i:interview(?:ed|er)?(?!\s(?:with|of):)|conversation|conducted|recorded|questions)\b[^?!\n]{0,80}?"
    r"(?:\bby:?\s|:\s)(?:[^\W\d_a-z]\w{1,4}\.\s)?"
    r"(?P<name>[^\W\d_a-z][\w’'-]+(?:[ ][^\W\d_a-z][\w’'-]+){1,3})(?!\swith\b)\b"
)
_HOSTS = re.compile(
    r"\b(?:welcome\sto\s(?:the|our)\s(?:show|program(?:me)?|podcast)|(?:our|my)\sguests?|joins?\s(?:us|me)|joining\s(?:us|me)"
    r"|thank(?:s|\syou)(?:\s(?:so|very)\smuch)?\sfor\s(?:being|joining|talking|speaking|coming|your\stime)"
    r"|we[’']ll\sbe\s(?:right\s)?back|stay\swith\sus|tell\sus\s(?:about|what|how|why))\b",
    re.IGNORECASE,
)
_SHOW = re.compile(
    r"\b(?:welcome(?:\sback)?\sto|you(?:[’']re|\sare)\slistening\sto|you(?:[’']ve|\shave)\sbeen\slistening\sto)"
    r"\s(?=the\s|our\s|this\s|another\s|an?\s|(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_I_AM = r"(?:I[’']m|I\sam|[Mm]y\sname\sis|[Mm]y\sname[’']s)\s"
_THIS_IS = re.compile(
    r"\b(?:[Tt]his\sis|[Yy]ou(?:[’']re|\sare)\slistening\sto|[Ww]elcome\s(?:back\s)?to)\s[^.?!\n]{2,60}[.,!]?\s"
    rf"(?:and\s)?{_I_AM}(?P<name>[^,.;!?\n]{{2,60}})"
    rf"|\b{_I_AM}(?P<first>[^,.;!?\n]{{2,60}}?)[,.]?\s(?:and\s)?(?:[Tt]his\sis|[Yy]ou(?:[’']re|\sare)\slistening)\b"
)
_BEHIND = re.compile(r"[*_]*\s?[\[(](?P<part>[^()\[\]\n:]{1,40})[\])]")
_TELLS = 4000  # characters above and below the turns that tell who asks
_HALF = 0.6
_FEWEST = 2  # turns
_LEADING = 3  # turns of whoever leads a talk, at least
_SOME = 0.2  # share of them that ask, at least
_TWICE = 2
_BRIEF = 4  # turns
_FEW = 20  # words
_ROLE_BEHIND = 2  # names before a role
_SHORT = 3  # letters of a word that names nobody


def label_words(text: str, find: Found) -> list[str]:
    """Return the words of the name before a turn, in lower case; none where there is no name."""
    label = find.label
    return _WORD.findall(text[label.start : label.end].lower()) if label is not None else []


def without_narrators(
    text: str, layout: Layout, found: tuple[Found, ...]
) -> tuple[Layout, tuple[Found, ...]]:
    """Return the layout and the finds with the turns of those who ask or report made narration.

    Their names become marks of the layout, so that what they tell reads as a writer's sentences.
    A transcript in which nobody else speaks is left as it is.

    Args:
        text: The canonical text.
        layout: Its layout.
        found: The quotations found in it, in text order.
    """
    turns = [find for find in found if find.form is Form.TURN and find.label is not None]
    if not turns:
        return layout, found
    narrating = _narrating(text, turns)
    told = {find.outer for find in turns if _family(text, find) in narrating}
    if not told or len(told) == len(turns):
        return layout, found
    marks = tuple(
        Mark(MarkKind.FURNITURE, Span(find.outer.start, find.spans[0].start))
        for find in turns
        if find.outer in told and find.outer.start < find.spans[0].start
    )
    marked = replace(layout, marks=tuple(sorted((*layout.marks, *marks), key=lambda m: m.span)))
    kept = [find for find in found if find.outer not in told]
    asked = tuple(find for find in turns if find.outer in told)
    return marked, tuple(sorted((*kept, *read_out(layout, asked)), key=lambda find: find.spans[0]))


def _family(text: str, find: Found) -> str:
    """Return the last word of the name before a turn, shared by a full name and a short one."""
    return (label_words(text, find) or [""])[-1]


def _narrating(text: str, turns: list[Found]) -> set[str]:
    """Return the last words of the names of those who ask or report."""
    by_name = _by_speaker(text, turns)
    leading = _leading(text, turns)
    talking = _talking(text, turns[0].outer.start, turns[-1].outer.end)
    names = [" ".join(label_words(text, find)) for find in turns]
    panel = on_panel(text, turns, names) | printed_panel(text, names)
    narrating = {
        name
        for name, finds in by_name.items()
        if name and not _INSIDE & set(name.split())
        if _by_name(name)
        or name in _INTERPRETERS
        or asks(text, finds)
        or _asks_once(text, finds, len(turns))
        or _only_asks(text, finds)
        or name in leading
        or _is_reporter(text, name)
        or _hosts(text, finds)
        or _presents(text, name, finds, turns[0])
        or name in talking
        or name in panel
        or _prompts(text, name, by_name)
    }
    short = (_initials(name) for name in narrating if " " in name)
    called = (_before_a_part(text, by_name[name][0]) for name in narrating)
    words = (word for name in narrating for word in _last_words(name))
    return {*short, *words, *filter(None, called)}


def _before_a_part(text: str, find: Found) -> str:
    """Return the family name before a part in the programme: TOLL of MARA TOLL, ... REPORTER."""
    label = find.label
    name, comma, _ = text[label.start : label.end].partition(",") if label else ("", "", "")
    return (_WORD.findall(name.lower()) or [""])[-1] if comma else ""


def _by_speaker(text: str, turns: list[Found]) -> dict[str, list[Found]]:
    """Return the turns by the name before them, those by initials with those by the name."""
    names = [" ".join(label_words(text, find)) for find in turns]
    full = {_initials(name): name for name in names if " " in name}
    by_name: dict[str, list[Found]] = {}
    for name, find in zip(names, turns, strict=True):
        by_name.setdefault(full.get(name, name), []).append(find)
    return by_name


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _last_words(name: str) -> list[str]:
    """Return the last word of a name, and of PAUL VELIN, BYLINE the one by which he goes on."""
    told = name.split()
    return told[-2:] if len(told) > _ROLE_BEHIND and told[-1] in ASKERS else told[-1:]


def _by_name(name: str) -> bool:
    told = name.split()
    return bool(ASKERS & set(told)) or (len(told) > 1 and told[-1] in bodies.OUTLETS)


def asks(text: str, finds: list[Found]) -> bool:
    """Return whether most of somebody's turns end as questions do."""
    questions = sum("?" in text[find.spans[-1].start : find.spans[-1].end][-3:] for find in finds)
    return len(finds) > 1 and questions >= _HALF * len(finds)


def _asks_once(text: str, finds: list[Found], turns: int) -> bool:
    """Return whether somebody's only turn, in an interview of a few, ends as questions do."""
    alone = len(finds) == 1 and turns <= _BRIEF
    return alone and "?" in text[finds[0].spans[-1].start : finds[0].spans[-1].end][-3:]


def _only_asks(text: str, finds: list[Found]) -> bool:
    """Return whether all that somebody says is one short question: And you obeyed?"""
    said = text[finds[0].spans[0].start : finds[0].spans[-1].end]
    return len(finds) == 1 and said.endswith("?") and len(said.split()) <= _FEW


def _hosts(text: str, finds: list[Found]) -> bool:
    """Return whether somebody speaks twice as hosts do: our guest is; thank you for being here."""
    said = (text[find.spans[0].start : find.spans[-1].end] for find in finds)
    return sum(len(_HOSTS.findall(words)) for words in said) >= _FEWEST


def _presents(text: str, name: str, finds: list[Found], first: Found) -> bool:
    """Return whether somebody is called the host, or opens a programme: This is The Gate, I'm Ada.

    Args:
        text: The canonical text.
        name: The name before the turns, in lower case.
        finds: The turns.
        first: The first turn of the text.
    """
    label = finds[0].label
    part = _BEHIND.match(text, label.end) if label is not None else None
    if part is not None and ASKERS & set(_WORD.findall(part["part"].lower())):
        return True
    start, end = first.spans[0].start, first.spans[-1].end
    if finds[0] is first and _SHOW.search(text, start, end):
        return True
    told = _THIS_IS.finditer(text, max(0, start - _TELLS), end if finds[0] is first else start)
    names = (match["name"] or match["first"] for match in told)
    return any(_last_words(name)[-1] in _WORD.findall(own.lower()) for own in names)


def _prompts(text: str, name: str, by_name: dict[str, list[Found]]) -> bool:
    """Return whether somebody opens a talk and leads it: short turns, some of them questions.

    The others' turns are twice as long, and they ask less: You were on duty. And you left?
    """
    own = by_name[name]
    others = [find for other, finds in by_name.items() if other != name for find in finds]
    if len(own) < _LEADING or not others or own[0].outer.start > others[0].outer.start:
        return False
    asked, answered = _share_asked(text, own), _share_asked(text, others)
    brief = _TWICE * _words_said(text, own) <= _words_said(text, others)
    return brief and asked >= max(_SOME, 2 * answered)


def _share_asked(text: str, finds: list[Found]) -> float:
    """Return the share of turns that end as questions do."""
    ends = (text[find.spans[-1].start : find.spans[-1].end][-3:] for find in finds)
    return sum("?" in end for end in ends) / len(finds)


def _words_said(text: str, finds: list[Found]) -> float:
    """Return the mean number of words of turns."""
    said = (text[find.spans[0].start : find.spans[-1].end] for find in finds)
    return sum(len(words.split()) for words in said) / len(finds)


def _is_reporter(text: str, name: str) -> bool:
    """Return whether a text calls somebody its reporter: our reporter Velin; Velin reports.

    Or a field does, with nothing else on its line: Presenter: Mara Velin.
    A letter or a number is no name: Q for the interviewer, A for the witness; Speaker 2.
    """
    if len(name) == 1 or name[-1].isdigit():
        return False
    called = r"\s".join(map(re.escape, name.split()))
    pattern = (
        rf"\b{_REPORTING},?\s(?:\w+\s)?{called}\b|\b{called},?\s{_REPORTS}"
        rf"|\b{_REPORTING}s?:[ ](?:[\w.’'-]+[ ]){{0,3}}{called}(?=\s*$|[ ]{{2}}|[ ]?[,(|/])"
    )
    return re.search(pattern, text, re.IGNORECASE | re.MULTILINE) is not None


def _talking(text: str, first: int, last: int) -> set[str]:
    """Return by which labels somebody may stand who is said to talk with another or interview them.

    Mara Velin talks with Davit S., or interviewed by Mara Velin: her name, its last word, her
    initials.

    Args:
        text: The canonical text.
        first: Where the first turn begins; it is told above that.
        last: Where the last turn ends; who interviewed may be told below that too.
    """
    labels: set[str] = set()
    start, end = max(0, first - _TELLS), last + _TELLS
    above = (*_TALKS_WITH.finditer(text, start, first), *_INTERVIEWS.finditer(text, start, first))
    for match in (*above, *_INTERVIEWS.finditer(text, last, end)):
        words = match.group("name").lower().split()
        labels |= {" ".join(words), words[-1], "".join(word[0] for word in words)}
    return labels


def _leading(text: str, turns: list[Found]) -> set[str]:
    """Return the names of those whose turns mostly tell who speaks next: His sister waited."""
    leads: dict[str, list[bool]] = {}
    for find, following in pairwise(turns):
        name, then = label_words(text, find), label_words(text, following)
        if name != then:
            said = set(_WORD.findall(text[find.spans[0].start : find.spans[-1].end].lower()))
            named = any(word in said for word in then if len(word) > _SHORT)
            leads.setdefault(" ".join(name), []).append(named)
    return {
        name
        for name, named in leads.items()
        if len(named) >= _FEWEST and sum(named) >= _HALF * len(named)
    }
