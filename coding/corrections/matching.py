"""Which speaker or quotation a row that came back is about: by its ids, else by its words."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.corrections.ground import plain
from coding.corrections.rows import Remark, Sheet
from coding.corrections.values import Change
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coding.corrections.ground import Ground
    from coding.corrections.rows import Row

_MOST = 32_000  # characters of a quotation that are shown in one cell
_CLOSE = 0.6
_IN_BRACKETS = re.compile(r"\s*\[v-[0-9a-z]+\]\s*$")  # an id after a name that two share
_NAMING = frozenset({Change.NEW_SPEAKER, Change.RENAME_SPEAKER})
_SIGNS = {" ", "\ufffd", *map(chr, range(0x2400, 0x2422))}  # shown for what no cell can hold


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about: a source, and the id of a speaker or quotation in it."""

    source_id: str
    about: str

    @property
    def of_speaker(self) -> bool:
        """Whether it is a speaker: ids tell by how they begin."""
        return self.about.startswith("v-")


def shown(ground: Ground, quotation_id: str) -> str:
    """Return the words of a quotation as a cell shows them."""
    words = excerpt(ground.text.text, ground.quotations[quotation_id].spans).text
    return words if len(words) <= _MOST else f"{words[:_MOST]} … (cut)"


class Finder:
    """Finds what rows are about; knows every speaker and quotation of a study."""

    def __init__(self, grounds: Iterable[Ground], sheet: Sheet) -> None:
        """Look through the sources for speakers, or for quotations."""
        self._sheet = sheet
        self._subjects: dict[str, Subject] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._documents: dict[str, str] = {}
        for ground in grounds:
            for id_, words in _words_of(ground, sheet).items():
                self._subjects[id_] = Subject(ground.source.id, id_)
                self._words[id_] = words
                self._documents[id_] = ground.source.path

    def find(self, row: Row) -> Subject | str:
        """Return what a row is about, or why nobody knows, as a sentence."""
        if row.id in self._subjects:
            return self._subjects[row.id]
        short = row.short.casefold()
        by_short = [id_ for id_ in self._subjects if short and id_.startswith(short)]
        if len(by_short) == 1:
            return self._subjects[by_short[0]]
        by_words = self._by_words(row)
        if len(by_words) == 1:
            return self._subjects[by_words[0]]
        return self._why_not(row, by_words)

    def edit(self, row: Row, subject: Subject) -> Remark | None:
        """Return what to say where the row shows other words than those it is about."""
        known = self._words[subject.about]
        if not row.words or _same(row.words) in map(_same, known):
            return None
        real = known[0]
        if self._sheet is Sheet.SPEAKERS:
            told = f"“{row.words}” was typed over “{real}” and is not kept"
            return Remark(row.words_place, f"{told}: write it into “Name to show”.")
        told = f"the words were changed ({_difference(real, row.words)}) and that is not kept"
        return Remark(
            row.words_place,
            f"{told}, since a source never changes: drop the quotation and add the right words.",
        )

    def _by_words(self, row: Row) -> Sequence[str]:
        if not row.words:
            return ()
        wanted, document = _same(row.words), plain(row.document)
        return [
            id_
            for id_, known in self._words.items()
            if wanted in map(_same, known) and document in {"", plain(self._documents[id_])}
        ]

    def _why_not(self, row: Row, by_words: Sequence[str]) -> str:
        what = "speaker" if self._sheet is Sheet.SPEAKERS else "quotation"
        if by_words:
            return f"its ids are gone and its words stand for {len(by_words)} {what}s of this study"
        if row.id or row.short:
            return f"this row belongs to no {what} of this study ({row.id or row.short})"
        hint = "; a new one belongs on the sheet “Add quotations”" if what == "quotation" else ""
        return f"this row names no {what} of this study{hint}"


def _words_of(ground: Ground, sheet: Sheet) -> Mapping[str, tuple[str, ...]]:
    """Return what a row may show of each speaker or quotation; of a speaker, every name so far."""
    if sheet is Sheet.QUOTATIONS:
        return {id_: (shown(ground, id_),) for id_ in ground.quotations}
    names = {id_: [name, ground.alone[id_].label] for id_, name in ground.names.items()}
    for speaker in ground.found.speakers:
        names[speaker.id].append(speaker.label)
    for each in ground.corrections:
        if each.change in _NAMING and each.about in names:
            names[each.about].append(each.value)
    return {id_: tuple(dict.fromkeys(each)) for id_, each in names.items()}


def _same(words: str) -> str:
    """Return words as they are compared: without spaces, and without what no cell can hold."""
    words = _IN_BRACKETS.sub("", words)
    seen = (each for each in words if each.isprintable() and each not in _SIGNS)
    return unicodedata.normalize("NFC", "".join(seen)).casefold()


def _difference(real: str, typed: str) -> str:
    """Return the first stretch where two texts that differ in some word do so, both shown."""
    was, now = real.split(), typed.split()
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    _, a, b, c, d = next(each for each in matcher.get_opcodes() if each[0] != "equal")
    return f"“{' '.join(was[a:b][:8])}” to “{' '.join(now[c:d][:8])}”"


def near(word: str, choices: Iterable[str]) -> str:
    """Return “; did you mean …” where one of the choices comes close, else nothing."""
    by_plain = {plain(each): each for each in choices}
    close = difflib.get_close_matches(plain(word), by_plain, n=2, cutoff=_CLOSE)
    return f"; did you mean {' or '.join(by_plain[each] for each in close)}?" if close else ""
