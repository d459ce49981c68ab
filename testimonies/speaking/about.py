"""What a text tells as a whole that bears on where its speakers stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from testimonies.speaking.citing import cited_names
from testimonies.speaking.otherside import forces_gone_over_to
from testimonies.speaking.topic import leavers_in

if TYPE_CHECKING:
    from testimonies.speaking.topic import Leavers

_ENOUGH = 300  # words by which a text about those who left says so


class About(NamedTuple):
    """What a text is about.

    Attributes:
        leavers: How it calls soldiers who left; None where it is not about them.
        forces: The forces to which it says that soldiers went over, in lower case.
        cited: The family names of whom it cites with a year, in lower case.
        excerpt: Whether it is too short to say what it is about.
    """

    leavers: Leavers | None = None
    forces: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
    excerpt: bool = True


def about(text: str) -> About:
    """Return what a text is about."""
    return About(
        leavers=leavers_in(text),
        forces=forces_gone_over_to(text),
        cited=cited_names(text),
        excerpt=text.count(" ") < _ENOUGH,
    )
