"""Lines that sign words, and that only credit others: Guard (name withheld); Col. (Ret.) Velin."""

from __future__ import annotations

import re

from testimonies.speaking.lexicon import ROLE_WORDS, people
from testimonies.values import Span
from testimonies.wordlists import MONTHS

_WITHHELD = re.compile(  # right below the marks
    r"[^\S\n]*\n\s*(?P<who>[^\W\d_a-z][^\n“”\"‘’.:;()]{2,60}?)\s*"
    r"(?i:\((?:(?:real|full|his|her|first)\s)*(?:name|identity)\s(?:is\s|was\s|has\sbeen\s|on\s)?"
    r"(?:withheld|changed|concealed|hidden|protected|suppressed|record)[^()\n]{0,40}\))\s*(?=\n|$)"
)
_CREDIT = re.compile(
    r"[(\[\s]*(?:pic|photo|photograph|picture|image|credit|video|caption|source)s?\s?[:/]",
    re.IGNORECASE,
)
_BYLINE = re.compile(  # (Reporting by Velin in Skarn; editing by Tarr)
    r"[(\[\s]*(?:additional\s)?(?:reporting|writing|editing|compiled|translated|translation|written|edited)\s(?:by|from|in)\b",
    re.IGNORECASE,
)
_RETIRED = re.compile(r"\s?[(\[](?:ret\.?|retd\.?|ret[’']d\.?|retired)[)\]]\.?", re.IGNORECASE)
_NOT_OF_THEM = re.compile(
    rf"\b(?:interview\w*|(?:by\s)?(?:tele)?phone|in\sperson|recorded|online|via|{MONTHS}|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_AGE_OR_BRANCH = re.compile(
    r",\s(?P<told>(?:aged?\s)?\d{2}|infantry|artillery|navy|air\sforce|police|engineers|signals)(?=[,;.)\]]|$)",
    re.IGNORECASE,
)
_PLACE = re.compile(r",\s(?P<told>[^\W\d_a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*){0,2})(?=[,.;]|$)")
_AGED = re.compile(
    r"[(\[\s–—―-]*(?P<name>(?:[A-Z]\.[ ]?){1,3}"
    r"|[^\W\d_a-z][\w’'-]+(?:[ ][^\W\d_a-z][\w’'-]+){0,3})\*?"
    rf",\s(?:aged?\s)?[1-9]\d\b(?!\s(?:{MONTHS})\b)"
)
_HELD_WITH = re.compile(  # — Ledger Watch interview with “Velin,” Skarn
    r"[(\[\s–—―~-]*(?:[^\W\d_a-z][\w’'-]*\s){0,4}(?i:(?:tele)?(?:phone\s)?interviews?|conversation|talk)\swith\s"
)
_IN_MARKS = re.compile(  # — “Velin,” former guard
    r"[(\[\s–—―~-]*[“\"‘'](?P<name>[^\W\d_a-z][\w.’'-]*?(?:\s[^\W\d_a-z][\w.’'-]*?){0,3}),?[”\"’']"
    r"(?=,|\s[(\[a-z]|\s[^\W\d_a-z])"
)
_SIGNED = re.compile(  # — Anna Velin, Skarn, June 1991; — Anna V. (not her real name)
    r"[\s–—―~-]+(?P<name>(?:[A-Z]\.[ ]?){1,3}(?=,)"
    r"|[^\W\d_a-z][\w’'-]+(?:[ ](?:[A-Z]\.|[^\W\d_a-z][\w’'-]+)){1,3})"
    rf"(?:\s[(\[]|,\s(?!(?:\d{{1,2}}\s)?(?:{MONTHS})\b|(?:19|20)\d\d\b)(?!the\b))"
)
_NO_NAMES = (
    ROLE_WORDS | people.RANKS | people.SOLDIERS | people.LEAVERS | {"male", "female", "former"}
)
_OPENING = re.compile(r"(?<!\w)(?=\w)")


def signed_below(text: str, end: int) -> Span | None:
    """Return who signs words on the line below, the name kept back: Harbour guard (name withheld).

    Args:
        text: The text.
        end: Where the words end, their closing mark included.
    """
    match = _WITHHELD.match(text, end)
    return Span(*match.span("who")) if match is not None else None


def is_credit(text: str, *, recorded: bool) -> bool:
    """Return whether a line says who made a picture or a text, not who speaks.

    Args:
        text: The line.
        recorded: Whether it is one of the fields of a record, of which one may be a source.
    """
    return _BYLINE.match(text) is not None or (_CREDIT.match(text) is not None and not recorded)


def retired_in_front(text: str) -> str:
    """Return a signature with the mark of a retired officer in front: Col. (Ret.) Velin."""
    plain = _RETIRED.sub("", text)
    return plain if plain == text else _OPENING.sub("retired ", plain, count=1)


def aged_name(text: str) -> str | None:
    """Return the name that opens a signature with an age behind it: Anna, 17, Skarn; A.V., 17."""
    match = _AGED.match(text)
    if match is None or not _NO_NAMES.isdisjoint(match["name"].lower().split()):
        return None
    return " ".join(match["name"].split())


def without_interview(text: str) -> str:
    """Return a signature from whoever was interviewed on: Interview with a guard, Skarn."""
    match = _HELD_WITH.match(text)
    return text if match is None else f"– {text[match.end() :]}"


def signed_name(text: str) -> str | None:
    """Return the name that opens a line behind a dash, in marks or with more behind it."""
    match = _IN_MARKS.match(text) or _SIGNED.match(text)
    if match is None or not _NO_NAMES.isdisjoint(re.findall(r"[\w-]+", match["name"].lower())):
        return None
    return " ".join(match["name"].split())


def described(text: str) -> str:
    """Return what a list of marks tells of somebody: Male, 34, former sergeant; no interview."""
    told = []
    for part in re.split(r"[,.;]\s", text.strip("()[] .–—―-")):
        if _NOT_OF_THEM.search(part):
            break
        told.append(part.strip())
    return ", ".join(told)


def described_first(label: str, text: str) -> str:
    """Return a description with the age, branch and place behind it: former private, 22, Marr."""
    told = text.lstrip("([ –—―-").rstrip(")] .")
    if not told.startswith(label):
        return label
    match = _AGE_OR_BRANCH.match(told, len(label))
    known = f"{label}, {match['told']}" if match else label
    place = _PLACE.match(told, len(known))
    named = place is not None and not _NOT_OF_THEM.search(place["told"])
    return f"{known}, {place['told']}" if place is not None and named else known
