"""Why a text may carry a code, in a sentence that quotes the words matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from testimonies.values import Span

_MOST_QUOTES = 4


@dataclass(frozen=True, slots=True)
class Statement:
    """What a reason says of one code.

    Attributes:
        name: The name of the code.
        negated: Whether the words speak for it because they are negated.
        quotes: The words, in text order.
    """

    name: str
    negated: bool
    quotes: tuple[str, ...]


def quote(text: str, evidence: Iterable[Span]) -> str:
    """Return the words at some places of a text on one line, ``…`` for what stands between."""
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in evidence)


def reason(statements: Iterable[Statement]) -> str:
    """Return one sentence that says what speaks for a code."""
    return "; ".join(map(_clause, statements)) + "."


def _clause(statement: Statement) -> str:
    """Return one clause: quotes, verb, code."""
    quotes = statement.quotes
    marked = [f"“{said}”" for said in quotes[:_MOST_QUOTES]]
    if len(quotes) > _MOST_QUOTES:
        marked.append(f"{len(quotes) - _MOST_QUOTES} more")
    listed = " and ".join(part for part in (", ".join(marked[:-1]), marked[-1]) if part)
    if statement.negated:
        says = "negated, so it speaks" if len(quotes) == 1 else "negated, so they speak"
        return f"{listed} — {says} for {statement.name}"
    return f"{listed} {'speaks' if len(quotes) == 1 else 'speak'} for {statement.name}"
