"""What stands on the pages of a printed codebook, before it is HTML or Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codebook.tree import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codebook.values import Category, Code, Codebook, Direction


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that was given a code.

    Attributes:
        text: Its words, on one line.
        speaker: What the speaker is called; empty where nobody knows.
        source: What people call the document.
        passage_id: Its id.
    """

    text: str
    speaker: str
    source: str
    passage_id: str


@dataclass(frozen=True, slots=True)
class Use:
    """How a code was used in a study.

    Attributes:
        passages: How many passages carry it or a code below it.
        speakers: How many speakers said them.
        quotes: Some of the passages that were given it itself.
    """

    passages: int
    speakers: int
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A codebook with what a study made of it.

    Attributes:
        codebook: The codebook.
        study: What people call the study; empty without one.
        base: How many passages were looked at, in words.
        uses: How each code was used, by its id; empty without a study.
    """

    codebook: Codebook
    study: str = ""
    base: str = ""
    uses: Mapping[str, Use] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """One code on the page.

    Attributes:
        code: The code.
        category: Its category.
        depth: How many codes stand above it.
        remarks: Its level, its status and who proposed it, as far as there is any.
        used: Its use in words; empty without a study.
        quotes: Passages that were given it.
    """

    code: Code
    category: Category
    depth: int
    remarks: tuple[str, ...]
    used: str
    quotes: tuple[Quote, ...]


def sections(printed: Printed) -> Iterator[tuple[Direction, tuple[Section, ...]]]:
    """Yield each direction with its codes, those below a code right after it."""
    book = printed.codebook
    categories = {category.id: category for category in book.categories}
    for side in book.directions:
        codes = [code for code in book.codes if code.direction == side.id]
        ordered = [
            each
            for top in codes
            if top.parent is None
            for each in (top, *(below for below in codes if top.id in ancestors(below.id)))
        ]
        yield side, tuple(_section(code, categories[code.category], printed) for code in ordered)


def _section(code: Code, category: Category, printed: Printed) -> Section:
    use = printed.uses.get(code.id)
    used = _used(use) if use else ""
    quotes = use.quotes if use else ()
    return Section(code, category, len(ancestors(code.id)), _remarks(code), used, quotes)


def _remarks(code: Code) -> tuple[str, ...]:
    status = "" if code.status.value == "active" else code.status.value
    level = code.level.value if code.level else ""
    in_vivo = f"in the speaker's words: “{code.in_vivo}”" if code.in_vivo else ""
    by = f"proposed by {code.proposed_by}" if code.proposed_by else ""
    at = f"proposed in {code.proposed_in}" if code.proposed_in and not by else ""
    at = f"{by} in {code.proposed_in}" if by and code.proposed_in else by or at
    return tuple(filter(None, (level, status, in_vivo, at)))


def _used(use: Use) -> str:
    if not use.passages:
        return "Not given to any passage yet."
    passages = f"{use.passages:,} passage{'' if use.passages == 1 else 's'}"
    speakers = f"{use.speakers:,} known speaker{'' if use.speakers == 1 else 's'}"
    return f"{passages}, {speakers}."


def head_lines(printed: Printed) -> tuple[str, ...]:
    """Return what is said of the codebook and of the study, a sentence each."""
    book = printed.codebook
    source = (book.source,) if book.source else ()
    counts = f"{len(book.codes)} codes, version {book.version[:12]}."
    used = (f"Counted in “{printed.study}”: {printed.base}.",) if printed.study else ()
    return (*source, counts, *used)


RULES = (
    ("include", "Give it also"),
    ("exclude", "Do not give it"),
    ("examples", "Examples"),
    ("counter_examples", "Looks like it and is not"),
)
