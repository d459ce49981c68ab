"""Why a text may carry a code, in a sentence that quotes the words matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.values import About

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from testimonies.values import Span

_MOST_QUOTES = 4
_SAID_OF = {About.SELF: "oneself", About.OTHERS: "others"}


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


def reason(statements: Iterable[Statement], about: Collection[About] = ()) -> str:
    """Return what speaks for a code in one sentence, and whom it is said of where words tell."""
    told = [said for side, said in _SAID_OF.items() if side in about]
    of = f" Said of {' and of '.join(told)}." if told else ""
    return "; ".join(map(_clause, statements)) + f".{of}"


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
