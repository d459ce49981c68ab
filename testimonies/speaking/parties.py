"""What the parties of a case are called at the head of a decision: M T, Appellant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.speaking.cast import Cast

_HEAD = 2500  # characters in which the parties are named
_PARTS = words("appellant applicant claimant petitioner plaintiff respondent defendant")
_NO_PARTY = words("between and before v v. representation")  # lines between those that name one
_WIDE = "  "  # between a name and a part on one line
_COUNTRY = re.compile(r"\s?\([^()]{2,40}\)$")  # M T (Norvia)
_MOST = 12  # words of a name: the secretary of state for the home department


def name_parties(text: str, cast: Cast) -> None:
    """Call whoever a decision calls only the appellant by the name its head gives them.

    Args:
        text: The canonical text.
        cast: Who is who there.
    """
    for part, name in parties_in(text[:_HEAD]):
        nameless = (person for person in cast.persons if person.nameless and person.single)
        meant = [person for person in nameless if part in person.roles and not person.headed]
        if meant:
            most = max(meant, key=lambda person: len(person.mentions))
            called = name.lower().split()
            cast.christen(most, name, tuple(called))
            most.learn([word for word in called if word in people.OFFICIALS])


def parties_in(head: str) -> Iterator[tuple[str, str]]:
    """Yield each party of a case by its part, in small letters, and its name.

    A part ends a line, behind a wide gap or alone; the name stands before it or on the line
    above, one in brackets passed over: (ANONYMITY DIRECTION MADE).
    """
    above = ""
    for line in head.expandtabs().splitlines():
        told, _, part = line.strip().rpartition(_WIDE)
        told = told.strip()
        if part.strip().lower() in _PARTS:
            name = above if not told or told[0] == "(" else told
            name = _COUNTRY.sub("", name)
            if _is_name(name):
                yield part.strip().lower(), name
        elif line.strip() and line.strip()[0] != "(":
            above = line.strip()


def _is_name(line: str) -> bool:
    """Return whether a line may name a party: it opens with a capital and is no heading."""
    named = line[:1].isupper() and line.rstrip(":").lower() not in _NO_PARTY
    return named and ":" not in line and len(line.split()) <= _MOST
