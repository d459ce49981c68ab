"""A writer's paragraphs in what somebody tells: asked why, he looks at the door."""

from __future__ import annotations

import re

from testimonies.finding.attributions import persons_named
from testimonies.finding.endings import names_first
from testimonies.finding.remarks import is_report
from testimonies.finding.selfspeech import ALONE, points_back, says_i, speaks_of_self

_ASIDE = re.compile(
    r"(?:Asked|When\s(?:we\s)?ask|We\sask|At\sthis\spoint|Here|Then|Suddenly)\b"
    r"|(?:He|She)\s(?:pause|laugh|look|fall|fell|shrug|smile|stop|light|lit|think|thought|sigh|weep|wept|cri|begins|began)"
)
_WROTE_TO_US = re.compile(r"\b(?:wrote|writes|sent)\s(?:to\s)?us\b[^.?!]{0,60}:\s[“\"‘']")
APART = re.compile(r"\([^()]+\)|\[[^\[\]]+\]|(?P<dash>--|[—–])\s.+\s(?P=dash)", re.DOTALL)
_SIGNED = re.compile(r"[—–-]\s?(?:(?:[A-Z]\.\s?){2,3}|Eds?\.|Editors?)[\])]?$")  # by whoever asked
_OF_HOUSE = re.compile(  # In response to an inquiry, the police said that ...
    r"(?:In\s(?:response|reply|answer)\sto\s|Respond\w+\sto\s|Contacted\s(?:by|for)\s|Reached\s(?:by|for)\s"
    r"|When\s(?:contacted|reached)\b|(?:An?|The)\s(?:[\w’'-]+\s){0,4}?(?:spokes\w+|press\soffic\w+)\s"
    r"|[^.?!]{2,80}\s(?:did\snot\s(?:respond|reply|answer)|(?:declined|refused)\sto\scomment|could\snot\sbe\sreached)\b)"
)
_I_ASKED = re.compile(
    r"(?:(?:When|Then|Later|Afterwards|At\sthe\send),?\s)?I\s(?:then\s)?ask(?:ed)?\s(?P<whom>him|her)\s"
    r"(?:about|again|why|whether|if|how|what|when|where|who|to\s(?:tell|explain|describe))\b"
)
_ANOTHERS = re.compile(r"\b(?:me|[Mm]y|myself|[Ww]e|[Uu]s|[Oo]ur)\b")
PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_HE = frozenset({"he", "him", "his"})
_SPEAKS = re.compile(
    r"(?:(?:Of|About|On)\s[^.,?!\n]{2,60}?,?\s)?(?:he|she)\s(?:(?:still|also|only|never|now|often)\s)?(?:speaks|talks|says|tells|recalls|remembers|laughs|answers)\b",
    re.IGNORECASE,
)
LONGEST_ASKED = 240  # characters of a paragraph in which a writer asks whoever tells


def is_aside(text: str, names: set[str]) -> bool:
    """Tell whether a paragraph of an account is a writer's: Asked why, he looks at the door."""
    if APART.fullmatch(text) or _SIGNED.search(text):
        return True
    if says_i(text):
        return False
    aside = _ASIDE.match(text) or _OF_HOUSE.match(text) or _WROTE_TO_US.search(text)
    return aside is not None or names_first(text, names) or is_report(text, brief=True)


def is_of_writer(text: str, lead: str, before: str) -> bool:
    """Tell whether a writer asks whoever tells, or tells what became of him or her.

    I asked her about the camp. She shut the window. Or, where the paragraph above it tells of
    nobody who may be meant: She was released in May.

    Args:
        text: The paragraph.
        lead: The editor's note, which may say I, and he or she.
        before: The paragraph of the account right above it, if there is one.
    """
    speaks = _SPEAKS.match(text) is not None
    if not (speaks or points_back(text)):
        return False
    of_whom = PRONOUN.findall(lead)
    male = {word.casefold() in _HE for word in of_whom[-1:]}
    asked = _I_ASKED.match(text)
    if asked is not None:
        brief = len(text) <= LONGEST_ASKED and _ANOTHERS.search(text) is None
        own = ALONE.search(lead) is not None and (asked["whom"] == "him") in male
        return brief and own
    meant = PRONOUN.search(text)
    if speaks_of_self(text) or meant is None or (meant.group().casefold() in _HE) not in male:
        return False
    others = {word.casefold() in _HE for word in PRONOUN.findall(before)}
    return others.isdisjoint(male) and (speaks or not persons_named(before))
