"""The rules by which two codes are said to meet, by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reports.errors import UnknownChoiceError

Unit = Literal["passage", "quotation", "testimony", "document"]
Reach = Literal["passages", "characters"]

SAME: tuple[Unit, ...] = ("passage", "quotation", "testimony", "document")
CHOICES = (*SAME, "overlap", "'2 passages'", "'500 characters'")
_NEAR = re.compile(r"(\d{1,9})[ -]?(passages?|characters?|chars?)", re.IGNORECASE)
_PLURALS = {"testimony": "testimonies"}


@dataclass(frozen=True, slots=True)
class Same:
    """Codes meet when they stand in the same unit."""

    unit: Unit

    @property
    def name(self) -> str:
        """The rule in one word, for files and sheets."""
        return self.unit

    @property
    def words(self) -> str:
        """The rule as it stands in a title."""
        return f"in the same {self.unit}"

    @property
    def counted(self) -> str:
        """What one unit is."""
        if self.unit == "testimony":
            return "testimony (all that one speaker says in one document)"
        return self.unit

    @property
    def noun(self) -> tuple[str, str]:
        """The unit, one of them and several."""
        return self.unit, _PLURALS.get(self.unit, f"{self.unit}s")


@dataclass(frozen=True, slots=True)
class Near:
    """Codes meet when their passages lie near each other in a document.

    The unit is a window: a passage and all that begin after it, near enough. Two codes stand in
    one window just when two passages with them lie so near each other.

    Attributes:
        reach: What is measured.
        distance: Passages apart, at most; or characters, of which fewer than this lie between. 0
            characters: the passages overlap.
    """

    reach: Reach
    distance: int

    @property
    def name(self) -> str:
        """The rule in one word, for files and sheets."""
        return "overlap" if self.overlap else f"{self.distance}-{self.reach}"

    @property
    def overlap(self) -> bool:
        """Whether passages must share characters."""
        return self.reach == "characters" and not self.distance

    @property
    def words(self) -> str:
        """The rule as it stands in a title."""
        if self.overlap:
            return "on overlapping passages"
        return f"within {self.distance:,} {self.reach}"

    @property
    def counted(self) -> str:
        """What one unit is."""
        if self.overlap:
            return "window: a passage and those that begin within it"
        if self.reach == "characters":
            return f"window: a passage and those that begin within {self.distance:,} characters"
        return f"window: a passage and the {self.distance:,} after it in its document"

    @property
    def noun(self) -> tuple[str, str]:
        """The unit, one of them and several."""
        return "window", "windows"


Rule = Same | Near


def rule_of(text: str) -> Rule:
    """Return the rule of this name.

    Args:
        text: ``"passage"``, ``"quotation"``, ``"testimony"``, ``"document"``, ``"overlap"``,
            ``"2 passages"`` or ``"500 characters"`` with any number.

    Raises:
        UnknownChoiceError: If there is no such rule.
    """
    wanted = text.strip().lower()
    for unit in SAME:
        if wanted == unit:
            return Same(unit)
    if wanted == "overlap":
        return Near("characters", 0)
    if match := _NEAR.fullmatch(wanted):
        return Near("passages" if match[2].startswith("p") else "characters", int(match[1]))
    raise UnknownChoiceError("rule of co-occurrence", text, CHOICES)
