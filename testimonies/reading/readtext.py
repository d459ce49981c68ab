"""What a reader hands over: the text of one file, with the layout its format states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testimonies.values import Mark, Respondents, SourceKind


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of one file and what its format says of it.

    Attributes:
        text: The canonical text, without a byte order mark.
        warnings: What a person should know of the reading, one sentence each.
        marks: Layout that the format itself states, sorted by span; none where layout has to be
            judged from the words. Neighbouring block quotations are one unless their values differ.
        title: What the document calls itself, or nothing.
        kind: What sort of document the format makes it, or None where its words must tell.
        respondents: Of a survey, each respondent's id with what its other columns say of them.
    """

    text: str
    warnings: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    title: str = ""
    kind: SourceKind | None = None
    respondents: Respondents = ()
