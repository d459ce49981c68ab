"""The rule for a bracket right behind the marks with nothing but a name in it: “…” (Velin)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.mentions import MentionKind
from testimonies.values import Certainty

if TYPE_CHECKING:
    from testimonies.speaking.rules.values import Case, Claim

_TWICE = 2  # mentions of whoever the text tells of beside the bracket


def named_behind(case: Case) -> Claim | None:
    """A bracket right behind the marks holds the name of somebody of whom the text tells."""
    line, at = case.scene.line, case.last + 1
    if line.letters[at : at + 1] != "<":
        return None
    who = case.scene.at(at + 1)
    alone = who is not None and line.letters[who.end : who.end + 1] == ">"
    person = case.cast.person(who) if who is not None and alone else None
    if who is None or person is None or who.kind is not MentionKind.NAME:
        return None
    told = person.named and person.single and len(person.mentions) >= _TWICE
    if not told or not person.acts:
        return None
    return case.claim(who, "attribution", at, who.end + 1, Certainty.CERTAIN, direct=True)
