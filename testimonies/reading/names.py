"""Which paragraphs of a transcript open with the name of the one who speaks, as it is set."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.finding.lines import tells
from testimonies.finding.openings import NOT_A_NAME
from testimonies.reading.written import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from testimonies.reading.written import Paragraph

_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?"
_NAME = r"[^\W_][^\n\t:“”\"?!\[\]]{0,48}?"
_COLON = re.compile(rf"(?:{_TIME}\s*)?(?P<name>{_NAME})(?:\s*{_TIME})?\s?:(?=\s|$)")
_BOLD = re.compile(
    rf"(?:{_TIME}\s*)?(?P<name>{_NAME})(?:\s*{_TIME})?\s*(?P<after>[.:—–-]|(?=[\t\n]))"
)
_LETTER = re.compile(r"(?P<name>[QA]|[A-Z]{1,3}\d{0,2})[.:)]?")
_MOST_WORDS = 6
_FEWEST = 4  # turns
_FEWEST_EACH = 2
_FEWEST_ROWS = 4
_LONG_CELL = 4  # words that a turn in a table takes on average at least


@dataclass(frozen=True, slots=True)
class _Opening:
    """A paragraph that may open a turn: where in it the name stands, and whether in bold."""

    number: int
    start: int
    end: int
    name: str
    bold: bool
    colon: bool


def speaker_names(paragraphs: Sequence[Paragraph]) -> dict[int, tuple[int, int]]:
    """Return where the names of speakers stand: paragraph number to offsets in its text.

    Names are told by their setting: in bold before what is said, or in a column of their own.
    Nothing is returned for texts whose names stand before plain colons alone: those can be told
    from the words.
    """
    in_tables = dict(_of_tables(paragraphs))
    if in_tables:
        return in_tables
    openings = [one for i, p in enumerate(paragraphs) if (one := _opening(i, p)) is not None]
    counts = Counter(one.name for one in openings)
    often = {name for name, count in counts.items() if count >= _FEWEST_EACH}
    sure = [one for one in openings if one.name in often]
    alone = len(often) == 1 and len(sure) < 2 * _FEWEST
    if len(sure) < _FEWEST or alone or not any(one.bold for one in sure):
        return {}
    first, last = sure[0].number, sure[-1].number
    return {
        one.number: (one.start, one.end)
        for one in openings
        if one.name in often or (one.bold and one.colon and first <= one.number <= last)
    }


def _opening(number: int, paragraph: Paragraph) -> _Opening | None:
    """Return the name with which a paragraph may open a turn, or None."""
    if paragraph.role not in {Role.BODY, Role.QUOTATION} or not paragraph.runs:
        return None
    text, lead = paragraph.text, paragraph.runs[0]
    match = _COLON.match(text)
    if match is None and lead.bold:
        match = _bold_name(text, lead.text)
    if match is None or not _is_name(match.group("name")):
        return None
    raw = match.group("name").rstrip()
    start = match.start("name")
    return _Opening(
        number,
        start,
        start + len(raw),
        raw.casefold(),
        bold=lead.bold and len(lead.text) >= start + len(raw),
        colon=text[: match.end()].endswith(":"),
    )


def _bold_name(text: str, lead: str) -> re.Match[str] | None:
    """Return the name that the bold words before a paragraph are, or None."""
    if len(lead) == len(text):
        return None
    letters = _LETTER.fullmatch(lead.strip())
    if letters is not None:
        return _LETTER.match(text, len(lead) - len(lead.lstrip()))
    match = _BOLD.match(text)
    return match if match is not None and match.end("name") >= len(lead.rstrip(" :.\t\n")) else None


def _is_name(raw: str) -> bool:
    words = raw.casefold().split()
    known_word = words and words[0].strip(".") in NOT_A_NAME
    if not words or len(words) > _MOST_WORDS or known_word or tells(raw):
        return False
    return not raw[0].islower()


def _of_tables(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the names in tables whose column before the last names who speaks."""
    tables: dict[int, dict[int, dict[int, list[int]]]] = {}
    for i, paragraph in enumerate(paragraphs):
        if paragraph.cell is not None:
            cell = paragraph.cell
            row = tables.setdefault(cell.table, {}).setdefault(cell.row, {})
            row.setdefault(cell.column, []).append(i)
    for table in tables.values():
        yield from _of_table(paragraphs, list(table.values()))


def _of_table(
    paragraphs: Sequence[Paragraph], rows: list[dict[int, list[int]]]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the names in one table, or nothing where its rows are no turns."""
    turns = []
    for row in rows:
        columns = sorted(row)
        if len(columns) < 2 or len(row[columns[-2]]) != 1:  # noqa: PLR2004 - name and words
            continue
        name = paragraphs[row[columns[-2]][0]].text
        if _is_name(name) and len(name.split("\n")) == 1:
            said = " ".join(paragraphs[i].text for i in row[columns[-1]])
            turns.append((row[columns[-2]][0], name.rstrip(" :"), len(said.split())))
    names = Counter(name.casefold() for _, name, _ in turns)
    turns = [turn for turn in turns if names[turn[1].casefold()] >= _FEWEST_EACH]
    if len(turns) < _FEWEST_ROWS or 2 * len(turns) < len(rows):
        return
    if sum(length for _, _, length in turns) < _LONG_CELL * len(turns):
        return
    for number, name, _ in turns:
        yield number, (0, len(name))
