"""The spaCy components `exitvoice_quotations` and `exitvoice_passages`."""

from __future__ import annotations

import hashlib
import html
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from testimonies.ids import source_id
from testimonies.passages import MOST_SENTENCES, cut_passages
from testimonies.pipeline.attributes import has_table, register, set_table, table_of
from testimonies.pipeline.packing import pack, unpack
from testimonies.quotations import find_quotations
from testimonies.values import Extraction, Passage, Quotation, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as SpacySpan

QUOTATIONS = "exitvoice_quotations"
PASSAGES = "exitvoice_passages"
Label = Literal["kind", "voice"]
_SPAN_ATTRIBUTES = ["doc.spans", "span._.speaker", "span._.voice", "span._.kind"]


@dataclass(frozen=True, slots=True)
class QuotationsComponent:
    """Finds the quotations of a document.

    Attributes:
        spans_key: The group in ``doc.spans`` that is filled.
        label: What the spans are labelled with.
        syntax: Name of an installed pipeline with a parser that votes on speakers, or None.
    """

    spans_key: str
    label: Label
    syntax: str | None

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans`` and the attributes of one document."""
        text = text_of(doc)
        extraction = find_quotations(text)
        if self.syntax is not None:
            from testimonies.pipeline.syntax import load_syntax, vote  # noqa: PLC0415 - only if used

            extraction = vote(load_syntax(self.syntax), text, extraction)
        set_table(doc, pack(extraction))
        _fill(doc, self.spans_key, self.label, extraction, extraction.quotations)
        return doc


@dataclass(frozen=True, slots=True)
class PassagesComponent:
    """Cuts the quotations of a document into passages.

    Attributes:
        spans_key: The group in ``doc.spans`` that is filled.
        label: What the spans are labelled with.
        most_sentences: The most sentences a passage may hold.
    """

    spans_key: str
    label: Label
    most_sentences: int

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans`` and the attributes of one document.

        Raises:
            ValueError: If no quotations were looked for before.
        """
        if not has_table(doc):
            raise ValueError(
                f"{PASSAGES} cuts what {QUOTATIONS} finds: add {QUOTATIONS} before it."
            )
        extraction = unpack(table_of(doc))
        passages = cut_passages(
            text_of(doc), extraction.quotations, most_sentences=self.most_sentences
        )
        set_table(doc, pack(extraction, passages))
        _fill(doc, self.spans_key, self.label, extraction, passages)
        return doc


@Language.factory(
    QUOTATIONS,
    default_config={"spans_key": "quotations", "label": "kind", "syntax": None},
    assigns=["doc.spans"],
)
def make_quotations(
    nlp: Language,  # noqa: ARG001 - every factory is given it
    name: str,  # noqa: ARG001 - the same
    spans_key: str,
    label: Label,
    syntax: str | None,
) -> QuotationsComponent:
    """Return the component that finds quotations.

    Raises:
        ValueError: If ``syntax`` names no installed pipeline with a parser, or another component
            owns an attribute of the same name.
    """
    register()
    if syntax is not None:
        from testimonies.pipeline.syntax import load_syntax  # noqa: PLC0415 - only if used

        load_syntax(syntax)
    return QuotationsComponent(spans_key, label, syntax)


@Language.factory(
    PASSAGES,
    default_config={
        "spans_key": "passages",
        "label": "kind",
        "most_sentences": MOST_SENTENCES,
    },
    assigns=["doc.spans"],
    requires=["doc.spans"],
)
def make_passages(
    nlp: Language,  # noqa: ARG001 - every factory is given it
    name: str,  # noqa: ARG001 - the same
    spans_key: str,
    label: Label,
    most_sentences: int,
) -> PassagesComponent:
    """Return the component that cuts passages.

    Raises:
        ValueError: If ``most_sentences`` is below 1, or another component owns an attribute of
            the same name.
    """
    register()
    cut_passages(Text("", "", ""), (), most_sentences=most_sentences)
    return PassagesComponent(spans_key, label, most_sentences)


def text_of(doc: Doc) -> Text:
    """Return the text of a document as a canonical text, with the id a UTF-8 file of it has."""
    digest = hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Text(source_id(digest), doc.text, digest)


def _fill(
    doc: Doc,
    spans_key: str,
    label: Label,
    extraction: Extraction,
    pieces: Sequence[Quotation | Passage],
) -> None:
    quotations = {quotation.id: quotation for quotation in extraction.quotations}
    names = {speaker.id: speaker.label for speaker in extraction.speakers}
    spans: list[SpacySpan] = []
    for piece in pieces:
        of = piece if isinstance(piece, Quotation) else quotations[piece.quotation_id]
        shown = (of.kind if label == "kind" else of.voice).value
        name = html.escape(names.get(of.speaker_id or "", ""), quote=False)
        spans += _aligned(doc, piece, shown, name)
    doc.spans[spans_key] = SpanGroup(doc, name=spans_key, spans=spans)


def _aligned(doc: Doc, piece: Quotation | Passage, label: str, name: str) -> list[SpacySpan]:
    """Return the tokens of each span of a piece; tokens that two of them share come once."""
    found = [
        doc.char_span(
            span.start,
            span.end,
            label=label,
            kb_id=name,
            span_id=piece.id,
            alignment_mode="expand",
        )
        for span in piece.spans
    ]
    whole = [span for span in found if span is not None]
    same = {
        index + 1
        for index, (one, other) in enumerate(pairwise(whole))
        if (one.start, one.end) == (other.start, other.end)
    }
    return [span for index, span in enumerate(whole) if index not in same]
