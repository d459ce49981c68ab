"""A text's line of words together with the mentions in it, ready to be asked questions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.speaking.mentions import Mention, find_mentions
from testimonies.speaking.words import read_line

if TYPE_CHECKING:
    from testimonies.finding.values import Found, Layout
    from testimonies.speaking.line import Line


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at.

    Attributes:
        line: The narration as words.
        mentions: Everybody mentioned, in order.
        starts: Where each mention starts in the line.
    """

    line: Line
    mentions: list[Mention]
    starts: list[int]

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin at ``start`` or later and before ``end``."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def at(self, place: int) -> Mention | None:
        """Return the mention that begins at a place, or None."""
        i = bisect_left(self.starts, place)
        found = i < len(self.starts) and self.starts[i] == place
        return self.mentions[i] if found else None


def set_scene(text: str, layout: Layout, found: tuple[Found, ...]) -> Scene:
    """Return the scene of a text."""
    line = read_line(text, layout, found)
    mentions = find_mentions(line)
    return Scene(line, mentions, [mention.start for mention in mentions])
