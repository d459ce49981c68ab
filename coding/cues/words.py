"""A text as the words cues are compared with, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import spacy
from spacy.lang.en import English

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SENTENCE_END = "."

_ENDS = re.compile(r"\.|[.!?]*[!?][.!?]*")
_PIECES = re.compile(
    r"n['’]t\b|['’](?:s|re|ve|ll|m|d)\b"  # what is written onto the word before
    r"|[^\W_]+?(?=n['’]t\b)"  # the verb before a contracted “not”
    r"|[^\W_]+(?:[.,][^\W_]+)*",
    re.IGNORECASE,
)
_ALONE = re.compile("[\ud800-\udfff]")
_ENDINGS = {"n't": "not", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}
_VERBS = {"ca": "can", "wo": "will", "sha": "shall"}  # only before “n't”
_AS_WRITTEN = frozenset({"did", "had", "a"})  # spaCy's norms: do, have and, in “I'ma”, gonna
_REMEMBERED = 100_000

_STRETCH = re.compile(r"\S+")
_SPECIAL = frozenset(English.Defaults.tokenizer_exceptions)  # as “cannot” and “etc.”
_PLAIN = re.compile("([A-Za-z]+)(?:([,;:])|([!?])|((?<=[a-z])[.]))?")  # spaCy parts these so too

_Pieces = tuple[tuple[str, int, int], ...]  # each word of a stretch, with its place in it


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text and its sentence ends; other punctuation and white space are left out.

    Attributes:
        forms: Each word as cues see it: lower case, contractions taken apart; ``SENTENCE_END``
            where a sentence ends.
        starts: Where each stands in the text, in code points.
        ends: Where each ends, in code points.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class WordReader:
    """Takes texts apart with spaCy's English tokenizer, each stretch between spaces once."""

    def __init__(self) -> None:
        """Load the tokenizer; it needs no trained model."""
        self._tokenize = spacy.blank("en").tokenizer
        self._known: dict[str, _Pieces] = {}

    def read(self, text: str) -> Words:
        """Return the words of ``text``."""
        clean = text if text.isascii() else _ALONE.sub("\ufffd", text)
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        known = self._known
        forms, starts, ends = [], [], []
        for stretch in _STRETCH.finditer(clean):
            written, place = stretch[0], stretch.start()
            pieces = known.get(written)
            if pieces is None:
                pieces = known[written] = self._pieces(written)
            for form, start, end in pieces:
                forms.append(form)
                starts.append(place + start)
                ends.append(place + end)
        return Words(tuple(forms), tuple(starts), tuple(ends))

    def _pieces(self, written: str) -> _Pieces:
        """Return the words of a stretch without spaces; spaCy looks no further either."""
        plain = _PLAIN.fullmatch(written)
        if plain and _SPECIAL.isdisjoint((written, plain[1])):
            return _plain(plain)
        doc: Doc = self._tokenize(written)
        return tuple(
            (form, token.idx + start, token.idx + end)
            for token in doc
            for form, start, end in _pieces(token)
        )


def _plain(written: re.Match[str]) -> _Pieces:
    """Return a word of letters alone, and the end of a sentence where one is written onto it."""
    word = (written[1].lower(), 0, written.end(1))
    ends = written[3] or written[4]
    return (word, (SENTENCE_END, written.end(1), written.end())) if ends else (word,)


def _pieces(token: Token) -> _Pieces:
    """Return the words of a token as cues see them: one as a rule, none for punctuation."""
    text, lower, norm = token.text, token.lower_, token.norm_.lower()
    if not any(map(str.isalnum, text)):
        return ((SENTENCE_END, 0, len(text)),) if _ENDS.fullmatch(text) else ()
    if norm != lower and not lower.endswith("."):
        return ((_in_full(lower if lower in _AS_WRITTEN else norm), 0, len(text)),)
    found = [(_in_full(piece.group()), *piece.span()) for piece in _PIECES.finditer(text)]
    if len(found) > 1:
        return tuple((_VERBS.get(form, form), start, end) for form, start, end in found)
    return tuple(found)


def _in_full(word: str) -> str:
    """Return a word in lower case, and in full where it is contracted."""
    straight = word.lower().replace("’", "'")
    return _ENDINGS.get(straight, straight)
