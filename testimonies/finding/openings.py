"""How turns open: the name, the part or the letter before the words of whoever speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.finding.hearings import announces
from testimonies.finding.lines import tells
from testimonies.values import Span
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.finding.lines import Line

_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
TIME = rf"[\[(<]?(?:{_DATE},?\s)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[.,]\d{{1,3}})?[\])>]?"
_NAME = r"(?:[^\W\d_]|\d{1,3}(?=[:.\s]))[^\n:\[\]<>“”\"?!;]{0,48}?"
_LABEL = re.compile(
    rf"(?:{TIME}\s*[-–—]?\s*)?(?:[-*_]{{1,3}}|>>\s*)?"
    rf"(?:[\[(](?P<bracketed>[^\W_][^\n:\[\]()<>“”\"?!;]{{0,48}})[\])]|(?P<name>{_NAME})"
    r"|(?P<raised>[A-Z][A-Z0-9 .,()’'&/-]{48,90}))"
    rf"(?:\s[\[(][^()\[\]\n:]{{1,40}}[\])])?(?:\s*{TIME})?[*_]{{0,3}}\s?:[*_]{{0,3}}(?=\s|$)[ ]*"
)
_LETTERS = re.compile(
    r"(?P<name>Q|A|Question|Answer)(?:\d{0,3}[.):]|\.\d{1,3}[.):]?)\s+(?=\S)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?P<name>(?:[A-Z]\.\s?){2,3})\s+(?=[^\W\d_])")  # A.V. I was a cook.
_OFFICES = (
    r"Chair(?:man|woman|person)?|Vice\sChair(?:man|woman)?|Presiding\sOfficer|Clerk|Witness|Interpreter|Speaker"
    r"|President|Senator|Representative|Congress(?:man|woman)|Commissioner|Judge|Justice|Ambassador"
    r"|Secretary|Professor|General|Admiral|Colonel|Major|Captain|Lieutenant|Sergeant"
)
_IN_RECORD = re.compile(  # Mr. VELIN. I thank you.
    r"(?P<name>(?:(?:The|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Senator|Chairman|Chairwoman|Representative|Ambassador"
    r"|General|Colonel|Major|Captain|Lieutenant|Sergeant)\.?\s){1,2}(?:Mc|Mac|De|O[’'])?[A-Z]{2}[A-Z’'-]*"
    r"(?:\s[A-Z][A-Z’'-]+)?)\.\s+(?=[“\"‘]?[^\W\d_a-z])"
)
_IN_PRINT = re.compile(  # Mr. Velin. I thank you; Mr. Velin of Harrow; The Chairman.
    rf"(?P<name>(?:The\s(?:{_OFFICES})|(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Sgt|Lt|Capt|Col|Gen|Maj|Cpl)\."
    rf"|{_OFFICES}|Private|Corporal)(?:\s[^\W\d_a-z][\w’'-]+){{1,3}}(?:\sof\s(?:[^\W\d_a-z][\w’'-]+\s?){{1,3}}(?<!\s))?))"
    r"(?:\s\[[^\[\]\n]{2,40}\])?\.\s+(?=[“\"‘]?[^\W\d_a-z])"
)
_IN_CAPITALS = re.compile(  # ANNA VELIN. I was there, too.
    r"(?P<name>(?!(?:MRS|MISS|PROF|SGT|CAPT|COL|GEN|HON|REV|BRIG|MAJ|LIEUT|ADM)\b)[A-Z][A-Z’'-]{2,}(?:\s(?:[A-Z]\.|[A-Z][A-Z’'-]+)){0,3})\.\s+(?=[“\"‘]?[^\W\d_a-z])"
)
_HANDED_IN = re.compile(  # [The prepared statement of Mr. Velin follows:]
    r"\[(?:The\s)?(?:(?:prepared|written|full)\s)?(?:statement|testimony)\sof\s(?P<name>[^\[\]:]{3,48}?)"
    r"\s(?:follows|reads|is\sas\sfollows):?\.?\]:?"
)
_BY_LETTER = re.compile(  # B. – I slept. A. V. – I did not.
    r"(?P<name>[A-Z](?:\.?\s?[A-Z]){0,2})\.?\s?[–—]\s(?=\S)"
)
_SPACED = re.compile(r"(?P<name>[QA]|[A-Z]{2,3})(?:[ ]{2,}|\t[ ]*)(?=\S)")  # AV  I was a cook.
_CLIP = re.compile(
    r"(?:clip|sot|sound\s?bite|actuality|insert|tape|vox)\s[(\[](?P<who>[^()\[\]]+)[)\]]\s?:",
    re.IGNORECASE,
)
NOT_A_NAME = words(
    """
    source sources illustration translation photo photos picture image caption credit note
    notes date place location time title author by tags topics keywords figure table summary
    abstract example http https url email tel phone updated published language duration format
    subject re from to cc recorded interview opinion analysis exclusive watch video breaking
    rush transcript explainer profile news live editorial commentary background context read
    listen feature
    fx sfx gfx music atmos actuality ends
    programme program episode part chapter tx season series case day session hearing docket
    name rank age sex gender unit village township occupation position status region ethnicity
    religion nationality born address interviewed branch service location area period sector
    who where when why share
    producer producers tx dur contact contacts
    update updates correction report podcast essay obituary special warning editors reporting
    """
)
_CITATION = re.compile(r"(?:Interview|Conversation)[.,]\s")  # Anna Velin: Interview. 3 May.
_MAY_SPEAK = words("source sources author editors who reporting")  # The author: I was late.
_SHORT_NAME = 3  # letters of a word of a name by which nobody is told of
_LETTER = 2  # letters of Q or OK, which are no names in capitals
_SPELT_OUT = frozenset({"question", "answer"})
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Turn:
    """A line that opens a turn.

    Attributes:
        line: Index of the line.
        outer: Where the turn begins, its name included.
        label: The name, or what a key line above the turns says it stands for.
        name: The name as it is compared with others.
        start: Where the words begin.
        capitals: Whether the name is written in capitals.
        dashed: Whether a dash parts letters that stand for the name from the words.
    """

    line: int
    outer: int
    label: Span
    name: str
    start: int
    capitals: bool = False
    dashed: bool = False

    @property
    def initials(self) -> str:
        """The first letters of a name of several words, by which it may be called later."""
        parts = self.name.split()
        return "".join(part[0] for part in parts) if len(parts) > 1 else ""

    @property
    def called(self) -> set[str]:
        """The longer words of the name, as a sentence writes them: VELIN is Velin there."""
        return {word.capitalize() for word in self.name.split() if len(word) > _SHORT_NAME}

    @property
    def family(self) -> str:
        """The last word of the name: a full name is followed by the family name alone.

        Of a question and an answer spelt out at first, the letters by which they go on.
        """
        last = self.name.split()[-1]
        return last[0] if last in _SPELT_OUT else last


def opening(i: int, line: Line) -> Turn | None:
    """Return the turn that a line opens, if any."""
    lettered, raised = line.text[1:2] in {".", " "}, line.text[0].isupper()
    spaced = raised and (line.text[1:2].isupper() or line.text[1:2].isspace())
    apart = raised and (line.indent > 1 or line.blank_before)
    match = _BY_LETTER.match(line.text) if lettered else None
    match = match or (_LETTERS.match(line.text) if line.text[0] in "QAqa" else None)
    match = match or (_SPACED.match(line.text) if spaced else None)
    match = match or (_HANDED_IN.fullmatch(line.text) if line.text[0] == "[" else None)
    match = match or (_IN_RECORD.match(line.text) if raised else None)
    match = match or (_IN_PRINT.match(line.text) if apart else None)
    match = match or (_LABEL.match(line.text) if ":" in line.text else None)
    match = match or (_IN_CAPITALS.match(line.text) if apart else None)
    match = match or (_INITIALS.match(line.text) if lettered else None)
    if not match:
        return None
    if clip := _CLIP.match(line.text):
        start, end = (line.start + at for at in clip.span("who"))
        name = line.text[slice(*clip.span("who"))].casefold()
        return Turn(i, line.start, Span(start, end), name, line.start + match.end())
    group = next(key for key in ("name", "bracketed", "raised") if match.groupdict().get(key))
    raw = match.group(group)
    before = raw.partition(",")[0].strip(" *_")
    titled = before.isupper() and len(before) > _LETTER  # ANNA VELIN, Former Guard:
    name = (before if titled else raw.strip(" *_")).casefold()
    words = name.split()
    if not words or len(words) > _MOST_WORDS or _is_field(words):
        return None
    said = line.text[match.end() :]
    if tells(name) or announces(name, said) or _CITATION.match(said):
        return None
    if not (raw[0].isupper() or raw[0].isdigit() or line.text[0] in "[(*<0123456789"):
        return None
    start = line.start + match.start(group)
    label = Span(start, start + len(raw.rstrip(" *_")))
    capitals = titled or (raw.isupper() and len(name) > _LETTER)
    outer, dashed = start - (group == "bracketed"), match.re is _BY_LETTER
    return Turn(i, outer, label, name, line.start + match.end(), capitals, dashed)


def _is_field(words: list[str]) -> bool:
    """Tell whether the words before a colon name a part of the page: Photo, The Interview."""
    if words[0] == "the" and words[-1] in NOT_A_NAME - _MAY_SPEAK:
        return True
    return words[0].strip(".") in NOT_A_NAME
