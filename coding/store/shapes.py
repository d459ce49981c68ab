"""How each value lies in its table: the columns are the fields of its dataclass."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from coding.corrections.values import Change, Correction
from coding.store.fitting import Marks
from coding.values import Coder, CoderKind, Decision, Event, Memo, Suggestion, Tier, Verdict
from testimonies.values import (
    Certainty,
    Form,
    Kind,
    Mark,
    MarkKind,
    Passage,
    Quotation,
    Source,
    SourceKind,
    Span,
    Speaker,
    Text,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from _typeshed import DataclassInstance

V_co = TypeVar("V_co", bound="DataclassInstance", covariant=True)


@dataclass(frozen=True)
class Shape(Generic[V_co]):
    """Where the fields of one kind of value are kept.

    Attributes:
        table: The table that has a row for each value.
        value: The dataclass; a field that is named nowhere below is a column, kept as it is.
        read: For fields that are not plain strings or numbers, what makes them of their column.
        write: For fields SQLite cannot hold, what makes their column of them.
        spans: For each field of spans, the table they are kept in.
        lone: Those fields of ``spans`` that hold one span or None.
    """

    table: str
    value: type[V_co]
    read: Mapping[str, Callable[[Any], object]] = field(default_factory=dict)
    write: Mapping[str, Callable[[Any], object]] = field(default_factory=dict)
    spans: Mapping[str, str] = field(default_factory=dict)
    lone: frozenset[str] = frozenset()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns in the order of ``row``."""
        names = (each.name for each in fields(self.value))
        return tuple(name for name in names if name not in self.spans)

    @cached_property
    def _readers(self) -> tuple[tuple[str, Callable[[Any], object] | None], ...]:
        return tuple((name, self.read.get(name)) for name in self.columns)

    def row(self, value: DataclassInstance) -> tuple[object, ...]:
        """Return what is stored in ``columns`` for a value."""
        return tuple(self.write.get(name, _as_it_is)(getattr(value, name)) for name in self.columns)

    def spans_of(self, value: DataclassInstance, name: str) -> tuple[Span, ...]:
        """Return the spans of a field, none or one where it is a lone span."""
        spans = getattr(value, name)
        if name in self.lone:
            return () if spans is None else (spans,)
        return tuple(spans)

    def restored(self, row: Sequence[Any], spans: Mapping[str, tuple[Span, ...]]) -> V_co:
        """Return the value of a row of ``columns`` and of its spans, field by field."""
        given: dict[str, Any] = {
            name: kept if read is None else read(kept)
            for (name, read), kept in zip(self._readers, row, strict=True)
        }
        given |= spans
        for name in self.lone:
            given[name] = next(iter(spans[name]), None)
        return self.value(**given)


def _as_it_is(kept: object) -> object:
    return kept


def _pairs(kept: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in json.loads(kept))


def _json(pairs: tuple[tuple[str, str], ...]) -> str:
    return json.dumps(pairs, ensure_ascii=False)


def _spans(kept: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in kept)


def _words(kept: str) -> tuple[Span, ...]:
    return _spans(json.loads(kept))


def _pieces(kept: str) -> tuple[tuple[Span, ...], ...]:
    return tuple(_spans(piece) for piece in json.loads(kept))


def _words_json(spans: tuple[Span, ...]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])


def _pieces_json(pieces: tuple[tuple[Span, ...], ...]) -> str:
    return json.dumps([[[span.start, span.end] for span in piece] for piece in pieces])


def _marks(kept: str) -> tuple[Mark, ...]:
    return tuple(
        Mark(MarkKind(kind), Span(start, end), value)
        for kind, start, end, value in json.loads(kept)
    )


def _marks_json(marks: tuple[Mark, ...]) -> str:
    rows = [[each.kind, each.span.start, each.span.end, each.value] for each in marks]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


SOURCES = Shape("sources", Source, read={"kind": SourceKind})
TEXTS = Shape("texts", Text)
MARKS = Shape("marks", Marks, read={"marks": _marks}, write={"marks": _marks_json})
SPEAKERS = Shape(
    "speakers", Speaker, read={"voice": Voice, "attributes": _pairs}, write={"attributes": _json}
)
QUOTATIONS = Shape(
    "quotations",
    Quotation,
    read={"form": Form, "kind": Kind, "voice": Voice, "certainty": Certainty},
    spans={"spans": "quotation_spans", "cue": "quotation_cues"},
    lone=frozenset({"cue"}),
)
PASSAGES = Shape("passages", Passage, spans={"spans": "passage_spans"})
SUGGESTIONS = Shape(
    "suggestions", Suggestion, read={"tier": Tier}, spans={"evidence": "suggestion_evidence"}
)
CODERS = Shape("coders", Coder, read={"kind": CoderKind})
DECISIONS = Shape("decisions", Decision, read={"verdict": Verdict})
CORRECTIONS = Shape(
    "corrections",
    Correction,
    read={"change": Change, "spans": _words, "passages": _pieces},
    write={"spans": _words_json, "passages": _pieces_json},
)
EVENTS = Shape("events", Event)
MEMOS = Shape("memos", Memo)
