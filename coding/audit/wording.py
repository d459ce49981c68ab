"""Words that people type into an audit, taken for what they say, and never guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from codebook.values import Status
from coding.corrections.ground import plain
from coding.corrections.matching import near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codebook.values import Code, Codebook


class Said(StrEnum):
    """What can be said of a code on a passage."""

    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"
    UNSURE = "unsure"
    WITHDRAW = "withdraw"


CERTAINTIES = ("high", "medium", "low")
VERDICTS = (Said.ACCEPT, Said.REJECT, Said.CHANGE, Said.UNSURE)
NEW = "new:"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TIME = r"(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIME}")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})")
_NAMED = re.compile(
    r"(?:(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.?\s+(\d{1,2}),?)\s+(\d{4})"
)
_SEPARATORS = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of some words.

    Attributes:
        value: What they say, in the program's own words; empty where that is not known.
        fault: Why it is not known, a sentence; empty where it is.
        note: How the words were read, where they differ from the value; else empty.
    """

    value: str
    fault: str = ""
    note: str = ""


def verdict(words: str) -> Heard:
    """Return the verdict that words name; case and white space make no difference."""
    return _one_of(words, (*VERDICTS, Said.WITHDRAW), "verdict")


def certainty(words: str) -> Heard:
    """Return the certainty that words name."""
    return _one_of(words, CERTAINTIES, "certainty")


def codes(words: str, codebook: Codebook, now: Callable[[str], str] = str) -> tuple[Heard, ...]:
    """Return the codes that words name, several where a semicolon or a line end parts them.

    Args:
        words: What was typed or chosen.
        codebook: The codebook in use.
        now: What a code that was called so is called now.
    """
    parts = [part.strip() for part in _SEPARATORS.split(words) if part.strip()]
    return tuple(code(part, codebook, now) for part in parts) or (code(words, codebook, now),)


def code(words: str, codebook: Codebook, now: Callable[[str], str] = str) -> Heard:
    """Return the one code that words name: its id, its name, the last part of its id, an older id.

    Args:
        words: What was typed or chosen.
        codebook: The codebook in use.
        now: What a code that was called so is called now.
    """
    wanted = _spelled(words)
    ways = (
        [each for each in codebook.codes if each.id == wanted],
        [each for each in codebook.codes if plain(each.name) == plain(words)],
        [each for each in codebook.codes if each.id.rpartition(".")[2] == wanted],
        [each for each in codebook.codes if plain(f"{each.id}: {each.name}") == plain(words)],
    )
    meant = next((way for way in ways if way), [])
    if len(meant) == 1:
        return _active(meant[0], words)
    if meant:
        ids = " or ".join(each.id for each in meant)
        return Heard("", f"“{words}” may be {ids}: write the whole id.")
    if (renamed := now(wanted)) != wanted and (known := codebook.code(renamed)) is not None:
        return _active(known, words)
    hint = near(words, _spellings(codebook)) or "."
    return Heard("", f"“{words}” is no code of the codebook{hint} A new one begins with “{NEW}”.")


def date(words: str, *, dated: bool) -> Heard:
    """Return the day that words name as ISO 8601; what could be two days is not guessed.

    Args:
        words: What the cell holds.
        dated: Whether the spreadsheet itself holds it as a date.
    """
    if dated:
        return Heard(words)
    text = unicodedata.normalize("NFKC", words).strip()
    if match := _ISO.fullmatch(text):
        year, month, day, time = match.groups()
        return _day(words, int(year), int(month), int(day), time or "")
    if match := _NUMBERS.fullmatch(text):
        return _numbered(words, *map(int, match.groups()))
    if match := _NAMED.fullmatch(text):
        day, month = match[1] or match[4], (match[2] or match[3])[:3].lower()
        if month in _MONTHS:
            return _day(words, int(match[5]), _MONTHS.index(month) + 1, int(day))
    return Heard("", f"“{words}” is no date; write it as 2026-05-31.")


def _one_of(words: str, choices: tuple[str, ...], what: str) -> Heard:
    wanted = plain(unicodedata.normalize("NFKC", words))
    for choice in choices:
        if wanted == choice:
            note = "" if words == choice else f"“{words}” was read as {choice}."
            return Heard(str(choice), note=note)
    listed = ", ".join(each for each in choices if each != Said.WITHDRAW)
    return Heard("", f"“{words}” is no {what}{near(words, choices) or '.'} Choose from: {listed}.")


def _spellings(codebook: Codebook) -> Iterator[str]:
    """Yield every way in which a code may be named."""
    for each in codebook.codes:
        yield from (each.id, each.name, each.id.rpartition(".")[2])


def _spelled(words: str) -> str:
    """Return words as an id is spelled."""
    text = plain(unicodedata.normalize("NFKC", words))
    text = re.sub(r"\s*[.>/]\s*", ".", text)
    return re.sub(r"[\s_]+", "-", text.strip(" .;,"))


def _active(meant: Code, words: str) -> Heard:
    if meant.status is Status.RETIRED:
        return Heard("", f"{meant.id} is retired and may not be given any more; choose another.")
    note = "" if words == meant.id else f"“{words}” was read as {meant.id}."
    return Heard(meant.id, note=note)


def _numbered(words: str, first: int, second: int, year: int) -> Heard:
    """Return the day of a date all in numbers, where only one reading is possible."""
    most = 12
    if first <= most and second <= most and first != second:
        days = f"{year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}"
        return Heard("", f"“{words}” may be {days}; write the one that is meant.")
    day, month = (first, second) if second <= most else (second, first)
    return _day(words, year, month, day)


def _day(words: str, year: int, month: int, day: int, time: str = "") -> Heard:
    if not (1 <= month <= len(_MONTHS) and 1 <= day <= _DAYS[month - 1]):
        return Heard("", f"“{words}” is no day of the calendar; write it as 2026-05-31.")
    value = f"{year}-{month:02}-{day:02}" + (f" {time}" if time else "")
    return Heard(value, note="" if value == words else f"“{words}” was read as {value}.")
