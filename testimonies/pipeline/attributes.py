"""The custom attributes of documents and spans, such as ``span._.speaker``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from testimonies.pipeline.packing import (
    PassageRow,
    QuotationRow,
    Table,
    pack,
    unpack,
    unpack_passages,
)
from testimonies.values import Extraction

if TYPE_CHECKING:
    from collections.abc import Callable

    from testimonies.pipeline.packing import Pairs
    from testimonies.values import Passage, Speaker

_KEY = "exitvoice"
_NOTHING = pack(Extraction((), ()))


@dataclass(frozen=True, slots=True)
class Getter:
    """Reads one attribute; equal to any other of its name, so that loading twice is harmless."""

    name: str

    def __call__(self, of: Doc | SpacySpan) -> object:
        """Return the attribute of a document or a span."""
        return _READERS[self.name](of)


def register() -> None:
    """Make the attributes known to spaCy.

    Raises:
        ValueError: If another component owns an attribute of the same name.
    """
    for target, names in ((Doc, DOC_ATTRIBUTES), (SpacySpan, SPAN_ATTRIBUTES)):
        for name in names:
            _register(target, name)


def _register(target: type[Doc | SpacySpan], name: str) -> None:
    getter = Getter(name)
    known = target.get_extension(name)[2] if target.has_extension(name) else getter
    if repr(known) != repr(getter):
        raise ValueError(
            f"{target.__name__}._.{name} is already set by another component. "
            f"Remove it with {target.__name__}.remove_extension({name!r}) before adding this one."
        )
    target.set_extension(name, getter=getter, force=True)


def table_of(doc: Doc) -> Table:
    """Return what was found in a document; nothing where no component has read it."""
    return cast("Table", doc.user_data.get(_KEY, _NOTHING))


def has_table(doc: Doc) -> bool:
    """Return whether `exitvoice_quotations` has read a document."""
    return _KEY in doc.user_data


def set_table(doc: Doc, table: Table) -> None:
    """Keep what was found with the document."""
    doc.user_data[_KEY] = table


def quotation_of(span: SpacySpan) -> QuotationRow | None:
    """Return the quotation that a span is, is a passage of, or stands in; else None."""
    table = table_of(span.doc)
    passage = table["passages"].get(span.id_)
    known = table["quotations"].get(passage["quotation_id"] if passage else span.id_)
    if known is not None:
        return known
    start, end = span.start_char, span.end_char
    for row in table["quotations"].values():
        if any(first <= start and end <= last for first, last in row["spans"]):
            return row
    return None


def _extraction(doc: Doc) -> Extraction:
    return unpack(table_of(doc))


def _speakers(doc: Doc) -> tuple[Speaker, ...]:
    return _extraction(doc).speakers


def _passages(doc: Doc) -> tuple[Passage, ...]:
    return unpack_passages(table_of(doc))


def _field(name: str) -> Callable[[SpacySpan], object]:
    def read(span: SpacySpan) -> object:
        row = quotation_of(span)
        return cast("dict[str, object]", row)[name] if row else None

    return read


def _speaker(span: SpacySpan) -> str | None:
    row = quotation_of(span)
    speaker = table_of(span.doc)["speakers"].get(row["speaker_id"] or "") if row else None
    return speaker["label"] if speaker else None


def _cue(span: SpacySpan) -> SpacySpan | None:
    row = quotation_of(span)
    if not row or not row["cue"]:
        return None
    start, end = row["cue"][0]
    return span.doc.char_span(start, end, alignment_mode="expand")


def _chars(span: SpacySpan) -> tuple[int, int]:
    """Return the exact characters of a quotation's or passage's span, else the span's own."""
    table = table_of(span.doc)
    row: PassageRow | QuotationRow | None
    row = table["passages"].get(span.id_) or table["quotations"].get(span.id_)
    own = (span.start_char, span.end_char)
    return min(_chars_of(row["spans"]), key=lambda pair: _apart(pair, own)) if row else own


def _chars_of(pairs: Pairs) -> list[tuple[int, int]]:
    return [(start, end) for start, end in pairs]


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


_OF_QUOTATION = ("speaker_id", "voice", "kind", "form", "rule", "certainty")
_READERS: dict[str, Callable[..., object]] = {
    "extraction": _extraction,
    "speakers": _speakers,
    "passages": _passages,
    "speaker": _speaker,
    "cue": _cue,
    "chars": _chars,
    "quotation_id": _field("id"),
    **{name: _field(name) for name in _OF_QUOTATION},
}

DOC_ATTRIBUTES = ("extraction", "speakers", "passages")
SPAN_ATTRIBUTES = ("speaker", "cue", "chars", "quotation_id", *_OF_QUOTATION)
