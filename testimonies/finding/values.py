"""What the finding of quotations knows before anyone asks who speaks: marks, layout, finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.values import Form, Mark, MarkKind

if TYPE_CHECKING:
    from testimonies.finding.lines import Line
    from testimonies.values import Span

__all__ = ["Found", "Layout", "Mark", "MarkKind"]


@dataclass(frozen=True, slots=True)
class Found:
    """Words set off as somebody's own, before anyone knows who speaks.

    Attributes:
        spans: The words without their marks, in text order and disjoint.
        form: How they stand on the page: between marks, in a block, as a turn, or mixed.
        outer: The whole stretch with marks, opening and closing lines, ``>`` signs, speaker name.
        closed: False where the closing mark is missing, so that the end is a guess.
        block: Number of the block it stands in (a block may hold several), else None.
        attribution: A bracketed tail that says who speaks, or a line ``— Name``; else None.
        label: The name of who speaks, without the colon: before a turn, in the key that says whom
            its letter stands for, or in the heading ``Name: “...”`` above a block; None where no
            name is given, as in an interview whose questions and answers stand behind dashes.
    """

    spans: tuple[Span, ...]
    form: Form
    outer: Span
    closed: bool = True
    block: int | None = None
    attribution: Span | None = None
    label: Span | None = None

    @classmethod
    def in_block(
        cls,
        number: int,
        spans: tuple[Span, ...],
        outer: Span,
        *,
        attribution: Span | None = None,
        label: Span | None = None,
    ) -> Found:
        """Return words that stand in a block of their own, which has this number."""
        return cls(spans, Form.BLOCK, outer, block=number, attribution=attribution, label=label)

    @classmethod
    def as_turn(cls, spans: tuple[Span, ...], outer: Span, label: Span | None = None) -> Found:
        """Return words that somebody says in their turn, behind a name or without one."""
        return cls(spans, Form.TURN, outer, label=label)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text lies on the page.

    Attributes:
        shadow: The text with its quotation marks made canonical and odd spaces made plain; of
            equal length, so that every offset into it is an offset into the text.
        marks: Stretches that are not running text, sorted.
        paragraphs: The paragraphs of the running text in order, hard-wrapped lines joined.
        stated: What the format itself states, sorted: some of ``marks``, and besides them the
            paragraphs set as quotations and the names before turns, which are running text.
        lines: The lines of the shadow that are not blank.
    """

    shadow: str
    marks: tuple[Mark, ...]
    paragraphs: tuple[Span, ...]
    stated: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
