"""Codes in brackets that belong to whoever is said to speak: says a cook of the depot (R6)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from testimonies.finding.attributions import is_code
from testimonies.speaking.labels import stands_for_one

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case, Claim

_LAST = re.compile(r"\((?P<code>[^(),;:\s]{2,12})(?P<told>[,;:]\s[^()]{1,80})?\)[.!?]?\s*$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BESIDE = frozenset({"said after", "split"})  # rules by which a tag stands behind the words
_LONGEST = 400  # characters of a tag


def coded(case: Case, claim: Claim, code: str) -> Claim | None:
    """Return the claim with a code for whoever speaks, or None where it is another's.

    Args:
        case: The quotation.
        claim: Who speaks, by the words beside it.
        code: The code, as it stands.
    """
    person, key = claim.person, (code.lower(),)
    known = case.cast.named(key)
    if person is None or not person.single or known is person:
        return claim if person is not None and known is person else None
    if person.nameless and ("(" in person.label or stands_for_one(person.label)):
        return None  # who has another code, or of whom nothing is told but the code
    if known is not None:
        if _is_heard(case, known) or known.label.lower() != code.lower():
            return None
        case.cast.take_in(person, known)
    label = f"{person.label} ({code})" if person.nameless else person.label
    case.cast.code(person, label, key)
    return claim


def coded_at_end(case: Case, claim: Claim | None) -> Claim | None:
    """Return the claim of a tag at whose end a bracket gives the code of whoever speaks.

    “...”, said a woman whose husband had been a cook (R6, female, 31). Where the bracket was taken
    for that of the cook, it is so no longer.
    """
    if claim is None or claim.person is None or claim.rule.partition(":")[0] not in _BESIDE:
        return claim
    person, line = claim.person, case.scene.line
    beside = case.first if claim.rule.startswith("split") else case.last
    end = line.sentence(beside)[1]
    if "Q" in line.letters[beside + 1 : end] or not person.single or person.named:
        return claim
    where = line.span(beside + 1, end) if beside + 1 < end else None
    match = (
        _LAST.search(line.text, max(where.start, where.end - _LONGEST), where.end)
        if where
        else None
    )
    if match is None or not is_code(match["code"]):
        return claim
    code = match["code"]
    known = case.cast.named((code.lower(),))
    if known is not None and known is not person and _is_heard(case, known):
        return replace(claim, person=known)
    if known is not None and known is not person and known.label.endswith(f" ({code})"):
        known.label = known.label.removesuffix(f" ({code})")
        case.cast.code(person, f"{person.label} ({code})", (code.lower(),))
    else:
        claim = coded(case, claim, code) or claim
    person.learn([word.lower() for word in _WORDS.findall(match["told"] or "")])
    return claim


def _is_heard(case: Case, person: Person) -> bool:
    """Return whether somebody has spoken already."""
    return any(one is not None and one.person is person for one in case.claims)
