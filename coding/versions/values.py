"""The values of versions: what an older version held, and where it went in the newer one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from testimonies.values import Extraction, Passage


class VersionEvent(StrEnum):
    """What is recorded when a document changed.

    ``UPDATED`` is about the source that was current before, ``MOVED``, ``HELD`` and ``LEFT`` are
    about a passage of an older version.
    """

    UPDATED = "source updated"
    MOVED = "passage moved"
    HELD = "passage held"
    LEFT = "passage left"


class How(StrEnum):
    """How a passage was found again."""

    EXACT = "exact"
    NEAR = "near"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Older:
    """What an older version of a source holds that may go on in a newer one.

    Attributes:
        text: Its canonical text.
        extraction: Its speakers and quotations as found, added quotations among them.
        passages: All their passages, also those of dropped quotations and of terms.
        touched: Ids of the passages and quotations that people have had to do with.
    """

    text: str
    extraction: Extraction
    passages: tuple[Passage, ...]
    touched: frozenset[str]


@dataclass(frozen=True, slots=True)
class Move:
    """Where a passage of an older version went.

    Attributes:
        old: Its id there.
        new: The id of the passage that now has its words.
        how: Whether the words are the same but for white space and the shape of marks, or nearly.
        likeness: Twice the words both share over the words of both, 0 to 1.
    """

    old: str
    new: str
    how: How
    likeness: float


@dataclass(frozen=True, slots=True)
class Version:
    """A newer version of a source, ready to be stored, and where everything older went.

    Attributes:
        extraction: What was found in it, and the quotations of older versions that people had to
            do with and whose words still stand though no rule finds them any more.
        passages: Its passages, cut where older ones were cut.
        moves: Where passages went, in the order of the older ones.
        held: Ids of passages people had to do with that went nowhere.
        quotations: Where quotations went, by their older id.
        speakers: Where speakers went, by their older id.
    """

    extraction: Extraction
    passages: tuple[Passage, ...]
    moves: tuple[Move, ...]
    held: tuple[str, ...]
    quotations: Mapping[str, str]
    speakers: Mapping[str, str]
