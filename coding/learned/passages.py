"""Invented passages with their codes, from which the model learns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NO_CODE = "none"


@dataclass(frozen=True, slots=True)
class Example:
    """A passage somebody has coded.

    Attributes:
        text: The passage.
        codes: The ids of its upper codes; empty where it carries none.
        document: What it came from. Passages of one document are never split between those a
            model learns from and those it is tried on.
    """

    text: str
    codes: frozenset[str]
    document: str


def parse(name: str, lines: Iterable[str]) -> Iterator[Example]:
    """Yield the examples of one file: a line holds codes, a bar and a passage; ``#`` a comment.

    The passages of a file are of one hand and one purpose, so the file is their document: what a
    model makes of them is known from a model that learned from other files only.

    Raises:
        ValueError: If a line is not like that.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        codes, bar, text = (part.strip() for part in line.partition("|"))
        if not bar or not codes or not text:
            raise ValueError(f"{name}, line {number}: write codes, a bar and a passage.")
        held = frozenset() if codes == NO_CODE else frozenset(codes.split())
        yield Example(text, held, name)
