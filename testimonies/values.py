"""The values of this package: sources, texts, spans, speakers, quotations, testimonies, passages.

Every span counts Unicode code points, half-open, from the start of one source's canonical text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from testimonies.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of one canonical text.

    Attributes:
        start: Offset of the first character, in Unicode code points from 0.
        end: Offset after the last character, in the same unit.

    Raises:
        SpanError: If ``start`` is negative or ``end`` does not lie after it.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that holds nothing."""
        if not 0 <= self.start < self.end:
            raise SpanError(start=self.start, end=self.end)


# Each respondent's id with what is known of them, as sorted ``(name, value)`` pairs.
Respondents: TypeAlias = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


class SourceKind(StrEnum):
    """What sort of document a source is."""

    REPORT = "report"
    ARTICLE = "article"
    INTERVIEW = "interview"
    TRANSCRIPT = "transcript"
    SURVEY = "survey"


class Voice(StrEnum):
    """Where a speaker stands towards the army."""

    DEFECTOR = "defector"
    DESERTER = "deserter"
    IN_SERVICE = "in-service"
    FAMILY = "family"
    OFFICIAL = "official"
    EXPERT = "expert"
    ORGANISATION = "organisation"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def inside(self) -> bool:
        """Whether the voice comes from within the army or its families."""
        return self in _INSIDE


_INSIDE = frozenset({Voice.DEFECTOR, Voice.DESERTER, Voice.IN_SERVICE, Voice.FAMILY})


class Form(StrEnum):
    """How a quotation stands on the page."""

    DIRECT = "direct"
    BLOCK = "block"
    TURN = "turn"
    MIXED = "mixed"


class Kind(StrEnum):
    """What a quotation is evidence of.

    A testimony is a statement by an inside voice; a statement is a full quotation of anybody else;
    a fragment is an attributed part of a sentence, or a mere greeting; a term is a scare quote, a
    name or a slogan.
    """

    TESTIMONY = "testimony"
    STATEMENT = "statement"
    FRAGMENT = "fragment"
    TERM = "term"


class Certainty(StrEnum):
    """How far a reader may lean on what a rule found, strongest first."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


class MarkKind(StrEnum):
    """What a stretch of layout is."""

    FURNITURE = "furniture"
    FOOTNOTE = "footnote"
    HEADING = "heading"
    CAPTION = "caption"
    PAGE = "page"
    BLOCK_QUOTATION = "block-quotation"
    LABEL = "label"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of layout, marked and never taken out of the text.

    Attributes:
        kind: What it is: menus and the like, a footnote, a heading, a caption, the head, foot or
            number of a page, a paragraph set as a quotation, the name before a speaker's turn, or
            the words of one cue of subtitles.
        span: Where it stands, without the white space around it.
        value: What else the reader knows of it: the number of the page it begins, the number of a
            footnote, the time at which a cue or a turn begins.
    """

    kind: MarkKind
    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it was received.

    Attributes:
        id: Short stable id, made from the bytes.
        title: What people call the document.
        path: File name inside the study, or the file name read when there is no study.
        kind: What sort of document it is.
        language: BCP 47 tag of its main language.
        sha256: Hex digest of its bytes as received.
        reader: Name and version of the reader that made its canonical text, as ``"plain/1"``.
        citation: How to cite it; empty where nobody has said.
    """

    id: str
    title: str
    path: str
    kind: SourceKind
    language: str
    sha256: str
    reader: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The canonical text of one source: made once by a reader and never changed afterwards.

    Attributes:
        source_id: Id of the source it was made from.
        text: The text; every span of the source counts its code points.
        sha256: Hex digest of the text in UTF-8.
    """

    source_id: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body quoted in one source, all its names merged.

    Attributes:
        id: Short stable id, made from the source's id and the label.
        label: The fullest way the source names the speaker.
        voice: Where the speaker stands towards the army.
        attributes: What the source says of the speaker, as sorted ``(name, value)`` pairs,
            such as ``("rank", "sergeant")``.
    """

    id: str
    label: str
    voice: Voice
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words a source puts into somebody's mouth, with who says so and where.

    Attributes:
        id: Short stable id, made from the source's id and the spans.
        source_id: Id of the source it stands in.
        spans: The quoted words without their marks, in text order and disjoint; several where a
            speaker tag or page furniture splits the quotation.
        speaker_id: Id of its speaker, or None where no rule was sure enough.
        cue: The words that say who speaks, or None.
        form: How it stands on the page.
        kind: What it is evidence of.
        rule: Name of the rule that named the speaker, or ``"none"``.
        certainty: How far the naming of the speaker may be leaned on.
        voice: Where the speaker stands towards the army; known also where the text says what sort
            of people speak without naming one.
    """

    id: str
    source_id: str
    spans: tuple[Span, ...]
    speaker_id: str | None
    cue: Span | None
    form: Form
    kind: Kind
    rule: str
    certainty: Certainty
    voice: Voice = Voice.UNKNOWN


@dataclass(frozen=True, slots=True)
class Testimony:
    """All that one speaker says in one source."""

    speaker_id: str
    source_id: str
    quotation_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of coding and of agreement: a piece of one quotation.

    Attributes:
        id: Short stable id, made from the quotation's id and the spans.
        quotation_id: Id of the quotation it is a piece of.
        spans: Its words, each span inside one span of the quotation.
        index: Its place among the quotation's passages, from 0.
    """

    id: str
    quotation_id: str
    spans: tuple[Span, ...]
    index: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one file.

    Attributes:
        source: The document.
        text: Its canonical text.
        data: Its bytes as received.
        warnings: What a person should know of the reading, one sentence each.
        marks: Layout that the format itself states, such as footnotes, sorted; for plain text,
            where layout has to be judged from the words, there are none.
        respondents: Of a survey, each respondent's id with what its other columns say of them.
    """

    source: Source
    text: Text
    data: bytes
    warnings: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    respondents: Respondents = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one canonical text.

    Attributes:
        speakers: The people and bodies quoted, each once.
        quotations: The quotations in text order.
        marks: How the text lies on the page, stated by its format or judged from its words, sorted.
    """

    speakers: tuple[Speaker, ...]
    quotations: tuple[Quotation, ...]
    marks: tuple[Mark, ...] = ()
