"""Cutting the narration into words and giving each its letter."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from testimonies.speaking.capitals import opens_only, raised_openings, title_zones
from testimonies.speaking.lettering import (
    AFTER_OTHERS,
    DEEDS,
    OF_PICTURES,
    SHORT,
    capitalised,
    places_of,
    seam,
    settled,
    uncapitalised,
)
from testimonies.speaking.lexicon import CLASSES, grammar
from testimonies.speaking.line import Line
from testimonies.speaking.namewords import (
    Cut,
    join_retired,
    name_call_signs,
    name_cases,
    name_honorifics,
    name_in_tags,
    name_small_words,
    name_states,
    name_trades,
    time_service,
)
from testimonies.speaking.narration import islands
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.finding.values import Found, Layout
    from testimonies.speaking.narration import Island
    from testimonies.values import Span

_TOKEN = re.compile(
    r"((?:[a-z]++(?=[ ,\n])[ ]?)+)"  # the most usual: words in small letters, a space after each
    r"|(?:[^\W\d_]\.){2,}(?:[’']s)?"  # U.S.
    r"|\[\^?\d{1,3}\]"  # a note
    r"|(?<![^\W_])[A-Z]\.(?=\s?[A-Z]|,)"  # an initial
    r"|[^\W\d_](?:[^\W_]|[-‐‑’'](?=[^\W_]))*"  # a word
    r"|(?<![.,’”\"')\]\w])\d(?:[^\W_]|[.,:/–-](?=\d)|-(?=[^\W_]))*%?"  # a number, 24-year-old
    r"|[.!?…]+|[,:;()\[\]—–―|]|(?<=\s)-+(?=\s)"
)
_IS_AN_INITIAL = re.compile(r"\. [a-z]")  # A. was a clerk
_ARTICLED = re.compile(r"[a-z]{2,3}[-’'][A-Z]")  # al-Amari
_POINTS = {",": ",", ":": ":", ";": ";", "|": ";", "(": "<", ")": ">", "[": "<", "]": ">"}
_DASHES = frozenset("—–―-")
_POSSESSIVES = ("’s", "'s", "’S", "'S")
_FOLLOWS = re.compile(
    r"[\"'’”“)\]»]*(?:\d{0,3}|[¹²³⁰-⁹]{1,3}|\[\^?\d{1,3}\])(?:\s+[\"'‘“(«\[•*-]*([^\s])|\s*$)"
)
_ENDED = re.compile(r"[.!?…]\W{0,2}$")
_ORDINALS = frozenset({"first", "second", "third"})
_NEVER = sys.maxsize
_DATELINE = 10  # words that may tell where and by whom a text was written
_PLACED = frozenset("CNMHm#,<>")
_PICTURES = frozenset({"image", "media", "video"})
_BEGINNING = frozenset({"begins", "began", "starts", "started", "opens", "opened"})
_GOING = frozenset({"went", "goes"})  # on: a verb of saying
_PRONOUN_AND_VERB = re.compile(
    r"(I|you|he|she|it|we|they|who)([’'](?:m|ve|ll|re|d|s))", re.IGNORECASE
)
_NAMELIKE = frozenset("vigneydx")  # with a capital inside a sentence, part of a name
_NAMED = frozenset("NHrR")
_SEVERAL = frozenset({"some", "many", "several", "these", "those", "few", "two", "three"})
_COUNTING = frozenset({"first", "only"})
_FIRST = frozenset({"first", "1st", "2nd", "3rd"})
_BEFORE_RANKS = _FIRST | {"only", "deputy", "squadron"}
_LED = (["leader"], ["commander"], ["sergeant"])
_NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)
_MATTERS = words("""
    name names identity leave training desertion recruitment discipline morale pay hunger ammunition
    food money fear
    newspapers phones telephones officers soldiers conscripts members families relatives wives
    leaflets rations letters television radio internet nobody everybody religion smart
    """)
_SMALL = frozenset("mu&coP")  # the same right after a name: Senn So Brill


class _Cutter:
    """Gathers the words of one text; a builder used once."""

    def __init__(self, text: str, paragraphs: tuple[Span, ...], finds: int) -> None:
        self.text = text
        self.edges = [paragraph.start for paragraph in reversed(paragraphs)]
        self.edge = self.edges[-1] if paragraphs else _NEVER
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.letters: list[str] = []
        self.places: list[list[int]] = [[] for _ in range(finds)]
        self.lower: set[str] = set()
        self.inside: list[int] = []
        self.unsure: list[int] = []

    def put(self, start: int, end: int, word: str, letter: str) -> None:
        """Add one word."""
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.letters.append(letter)

    def part(self, at: int) -> None:
        """End the paragraph, once, before the character ``at``."""
        if self.letters and self.letters[-1] != "/":
            self.put(at, at, "", "/")

    def reach(self, at: int) -> None:
        """End paragraphs that lie before the character ``at``."""
        if at < self.edge:
            return
        while self.edges and self.edges[-1] <= at:
            self.edges.pop()
        self.edge = self.edges[-1] if self.edges else _NEVER
        self.part(at)

    def stretch(self, start: int, end: int) -> None:
        """Cut the narration between two offsets."""
        for match in _TOKEN.finditer(self.text, start, end):
            at = match.start()
            if match.lastindex:
                self.small(at, match[1].split())
                continue
            if at >= self.edge:
                self.reach(at)
            word = match[0]
            if word in _POINTS:
                self.put(at, at + 1, word, _POINTS[word])
                continue
            glued = seam(word)
            if glued:
                self.word(at, at + glued, word[:glued])
                self.part(at + glued)
            self.word(at + glued, match.end(), word[glued:])

    def small(self, at: int, run: list[str]) -> None:
        """Add words in small letters, the first of which begins at ``at``, one space after each."""
        starts, ends, words, letters = self.starts, self.ends, self.words, self.letters
        for word in run:
            if at >= self.edge:
                self.reach(at)
            end = at + len(word)
            letter = settled(word)
            if letter:
                self.lower.add(word)
                starts.append(at)
                ends.append(end)
                words.append(word)
                letters.append(letter)
            else:
                self.plain(at, end, word, word[0])
            at = end + 1

    def word(self, start: int, end: int, word: str) -> None:
        """Add a word of the narration, or what may end a sentence; a note is left out."""
        first = word[0]
        if first in ".!?…" and not first.isalnum():
            self.stop(start, end, word)
        elif first == "[":
            return
        elif first in _DASHES:
            self.put(start, end, word, "=")
        elif word.isalpha():
            self.plain(start, end, word, first)
        elif contracted := _PRONOUN_AND_VERB.fullmatch(word):
            self.plain(start, start + contracted.end(1), contracted[1], first)
            self.put(start + contracted.end(1), end, contracted[2].lower(), "u")
        elif word.endswith(_POSSESSIVES):
            self.word(start, end - 2, word[:-2])
            self.put(end - 2, end, "'s", "z")
        else:
            self.plain(start, end, word, first)

    def plain(self, start: int, end: int, word: str, first: str) -> None:
        """Add a word or a number with its letter."""
        lower = word.lower()
        if word == "A" and _IS_AN_INITIAL.match(self.text, end):
            self.inside.append(len(self.letters))
            self.put(start, end, lower, "N")
            return
        if lower in AFTER_OTHERS and self.words and self.paired(start, end, lower):
            return
        if first.isupper():
            letter = self.raised(start, lower, capitalised(word, lower))
        else:
            articled = not word.islower() and _ARTICLED.match(word) is not None
            if not articled:
                self.lower.add(lower)
            letter = "N" if articled else uncapitalised(lower, first)
            if letter == "#" and self.words and self.words[-1] in grammar.SHORT_MONTHS:
                self.letters[-1] = "M"
            letter = self.deed(letter, lower)
        self.put(start, end, lower, letter)

    def raised(self, start: int, lower: str, letter: str) -> str:
        """Return the letter of a word with a capital, by where it stands."""
        if self.opens_sentence():
            if letter == "N":
                self.unsure.append(len(self.letters))
        elif letter == "N":
            self.inside.append(len(self.letters))
        elif self.letters[-1] == "Q":
            letter = "N" if letter in _NAMELIKE and letter not in DEEDS else letter
        elif letter in _NAMELIKE or (letter in _SMALL and self.follows_name(start)):
            letter = "N"
        elif lower in _NUMBERS and self.letters[-1] == "H":
            letter = "N"  # Ko Nine
        return letter

    def deed(self, letter: str, word: str) -> str:
        """Return the letter of a word, which after an owner or an article is no verb of saying."""
        if letter not in DEEDS or not self.letters:
            return letter
        return "n" if self.is_owned() or self.is_counted(word) else letter

    def paired(self, start: int, end: int, lower: str) -> bool:
        """Add a word that with the one before it makes another; return whether it was added."""
        if lower == "class" and self.words[-1] in _ORDINALS:
            self.put(start, end, lower, "R")
        elif lower in OF_PICTURES and self.words[-1] in _PICTURES:
            self.letters[-1] = "!"
            self.put(start, end, lower, "!")
        elif lower == "on" and self.words[-1] in _GOING:
            self.letters[-1] = "v"
            return False
        else:
            return False
        return True

    def is_owned(self) -> bool:
        """Return whether a noun has to follow: Velin's orders, her claim, the order."""
        return self.letters[-1] in "zs" or self.words[-1] in {"the", "a", "an"}

    def is_counted(self, word: str) -> bool:
        """Return whether a word is a noun of several: some addresses, these claims."""
        return self.words[-1] in _SEVERAL and word.endswith("s") and len(word) > len("says")

    def opens_sentence(self) -> bool:
        """Return whether the next word has its capital from where it stands, not as a name.

        It has not behind quoted words that end in a comma: “…,” Rose said.
        """
        if not self.letters or self.letters[-1] in "!/:":
            return True
        return self.letters[-1] == "Q" and self.text[self.ends[-1] - 1] != ","

    def follows_name(self, start: int) -> bool:
        """Return whether a name, a rank or a form of address ends right before a character."""
        beside = self.letters[-1] in _NAMED and start - self.ends[-1] == 1
        return beside and (self.letters[-1] in "rR" or self.text[self.starts[-1]].isupper())

    def stop(self, start: int, end: int, word: str) -> None:
        """Add a full stop, unless it belongs to an abbreviation."""
        before = self.words[-1] if self.words and self.ends[-1] == start else ""
        follows = _FOLLOWS.match(self.text, end)
        short = word == "." and before in grammar.ABBREVIATIONS
        if follows and not short and (follows[1] is None or not follows[1].islower()):
            self.put(start, end, word, "!")

    def quoted(self, island: Island) -> None:
        """Add the quoted words of a find."""
        self.reach(island.start)
        if island.apart:
            self.part(island.start)
        self.places[island.find].append(len(self.letters))
        self.put(island.start, island.end, "", "Q")
        if island.apart:
            self.part(island.end)

    def line(self) -> Line:
        """Return the line once every stretch is cut."""
        for place in raised_openings(self.letters):
            self.letters[place] = CLASSES.get(self.words[place], "C")
        titled = self.read_titles()
        names = {self.words[place] for place in self.inside if place not in titled}
        for place in self.unsure:
            word = self.words[place]
            opens = word in _MATTERS or opens_only(self.letters, self.words, place)
            opens = opens and word not in names
            if word in self.lower or opens:
                self.letters[place] = uncapitalised(word, word[0])
        self.speak_up()
        self.raise_ranks()
        cut = Cut(self.text, self.starts, self.ends, self.words, self.letters)
        name_small_words(cut, titled)
        name_honorifics(cut)
        self.end_datelines()
        name_trades(cut)
        name_states(cut)
        name_cases(cut)
        join_retired(cut)
        time_service(cut)
        name_call_signs(cut)
        name_in_tags(cut)
        return Line(
            text=self.text,
            starts=self.starts,
            ends=self.ends,
            words=self.words,
            letters="".join(self.letters),
            places=tuple(map(tuple, self.places)),
            stops=[
                i
                for i in places_of(self.letters, "[!/Q]")
                if self.letters[i] != "Q" or self.ends_sentence(i)
            ],
            breaks=places_of(self.letters, "/"),
        )

    def read_titles(self) -> set[int]:
        """Read the words of titles as if no capitals raised them, and return their places."""
        titled: set[int] = set()
        for zone in title_zones(self.letters, self.spelt):
            titled.update(zone)
            for place in zone:
                word = self.words[place]
                if self.letters[place] == "N" and word in CLASSES:
                    self.letters[place] = uncapitalised(word, word[0])
        return titled

    def spelt(self, place: int) -> str:
        """Return the word at a place as it stands."""
        return self.text[self.starts[place] : self.ends[place]]

    def speak_up(self) -> None:
        """Take a verb of beginning right before a colon for one of saying: Velin begins: “…”."""
        for place in places_of(self.letters, ":"):
            if place and self.words[place - 1] in _BEGINNING:
                self.letters[place - 1] = "v"

    def raise_ranks(self) -> None:
        """Take "first" before a rank for a part of it, and a deputy alone for somebody."""
        for place in [i for i, word in enumerate(self.words) if word in _BEFORE_RANKS]:
            word, after = self.words[place], self.letters[place + 1 : place + 2]
            if word in _FIRST and after == ["R"]:
                self.letters[place] = "m"
            if (
                word in _COUNTING
                and after == ["r"]
                and self.letters[place - 1 : place] in (["a"], ["s"])
            ):
                self.letters[place] = "m"  # the first source, the only member
            if word == "squadron":
                self.letters[place] = "R" if self.words[place + 1 : place + 2] in _LED else "G"
            if word == "deputy" and _NAMED.isdisjoint(after) and after not in (["m"], ["G"]):
                self.letters[place] = "r"

    def end_datelines(self) -> None:
        """End a sentence after the place a paragraph begins with: HARROWGATE, Norvia (CNP) —."""
        for place in places_of(self.letters, "="):
            if place > _DATELINE and "/" not in self.letters[place - _DATELINE : place]:
                continue
            start = place
            while start > 0 and self.letters[start - 1] in _PLACED:
                start -= 1
            opens = start < place and (start == 0 or self.letters[start - 1] == "/")
            agency = "".join(self.letters[start:place]).endswith("<C>")  # Skarn (CNP) --
            placed = self.letters[start] == "C" or self.letters[start : start + 2] == ["H", "C"]
            if opens and (placed or agency):
                self.letters[place] = "!"
                self.letters[start] = "C"

    def ends_sentence(self, place: int) -> bool:
        """Return whether a sentence ends with the quoted words at this place."""
        start, end = self.starts[place], self.ends[place]
        if not _ENDED.search(self.text[max(start, end - SHORT) : end]):
            return False
        follows = _FOLLOWS.match(self.text, end)
        return bool(follows and (follows[1] is None or not follows[1].islower()))


def read_line(text: str, layout: Layout, found: tuple[Found, ...]) -> Line:
    """Return the narration of ``text`` as a line of words.

    Args:
        text: The canonical text.
        layout: Its layout.
        found: The finds in it.
    """
    cutter = _Cutter(text, layout.paragraphs, len(found))
    edge = 0
    for island in islands(layout, found):
        cutter.stretch(edge, island.start)
        if island.find >= 0:
            cutter.quoted(island)
        elif island.apart:
            cutter.part(island.start)
        edge = island.end
    cutter.stretch(edge, len(text))
    return cutter.line()
