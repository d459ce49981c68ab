"""What the parties of a case are called at the head of a decision: M T, Appellant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.speaking.cast import Cast

_HEAD = 2500  # characters in which the parties are named
_PARTY = re.compile(
    r"^[ \t]*(?P<name>[^\W\d_a-z][\w.’' -]{0,60}?)[ \t]*\n?\s*(?:\([^()\n]{3,40}\)\s*)?"
    r"(?:[ \t]{2,}|\n\s*)(?P<part>Appellant|Applicant|Claimant|Petitioner|Plaintiff|Respondent"
    r"|Defendant)[ \t]*$",
    re.MULTILINE,
)
_BETWEEN = re.compile(
    r"^[ \t]*(?:between|before|and|v\.?|representation)\s*:?[ \t]*$", re.IGNORECASE
)


def name_parties(text: str, cast: Cast) -> None:
    """Call whoever a decision calls only the appellant by the name its head gives them.

    Args:
        text: The canonical text.
        cast: Who is who there.
    """
    for part, name in _parties(text[:_HEAD]):
        nameless = (person for person in cast.persons if person.nameless and person.single)
        meant = [person for person in nameless if part in person.roles and not person.headed]
        if meant:
            most = max(meant, key=lambda person: len(person.mentions))
            cast.christen(most, name, tuple(name.lower().split()))


def _parties(head: str) -> Iterator[tuple[str, str]]:
    """Yield each party of a case by its part, and its name."""
    for match in _PARTY.finditer(head):
        if not _BETWEEN.fullmatch(match["name"]):
            yield match["part"].lower(), match["name"].strip()
