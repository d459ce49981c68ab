"""Codes and initials in brackets behind a description: a cook (R14); a lawyer (Source B)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import MentionKind, is_coded, is_numbered

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.scene import Scene

_BEFORE = 10  # words before the bracket within which a description begins
_OF_WHAT = re.compile(r"(?:[fP][^,:;=!/Q<>vyuwec&]{1,6})?")  # a cook of the coast guard
_NEW = frozenset({"a", "an", "one", "another"})
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]")
_SIGNED = re.compile(
    r"[(\[\s]*(?P<name>(?:(?P<rank>[A-Z][a-z]+\.?(?:\s[A-Z]?[a-z]+\.?)?)\s)?(?:(?:[A-Z]\.\s?){1,3}|[A-Z](?=[,)\]])))"
    r"\s*(?=[,;)\]])"
)  # (Sergeant V., Skarn)


def described_beside(scene: Scene, mention: Mention) -> Mention | None:
    """Return the description right before a bracket that opens with nothing but a code.

    A former cook (R14); a lawyer (Source B); a captain (Captain V., by telephone).

    Args:
        scene: The text.
        mention: A name, which may stand first in a bracket.
    """
    letters = scene.line.letters
    opening, closing = letters[mention.start - 1 : mention.start], letters[mention.end :][:1]
    if opening != "<" or closing not in {">", ","} or not _stands_for_a_name(scene, mention):
        return None
    place = mention.start - 1
    for one in reversed(scene.between(max(0, place - _BEFORE), place)):
        if _OF_WHAT.fullmatch(letters[one.end : place]) is None:
            return None
        if one.kind in {MentionKind.ROLE, MentionKind.ALONE}:
            bare = not one.opening and one.head in people.RANKS  # Sergeant (M.H.)
            return one if not one.plural and (one.opening in _NEW or bare) else None
    return None


def initial_in(text: str) -> str:
    """Return the initial, with a rank before it, that opens a signature in brackets, or nothing."""
    match = _SIGNED.match(text)
    if match is None:
        return ""
    ranked = match["rank"] is None or not people.RANKS.isdisjoint(match["rank"].lower().split())
    return match["name"].strip() if ranked else ""


def _stands_for_a_name(scene: Scene, mention: Mention) -> bool:
    """Return whether a mention is a code, a number or an initial, a rank before it or not."""
    line = scene.line
    start, end = mention.name or (mention.start, mention.end)
    if is_numbered(line, mention.start):
        return True
    single = end - start == 1
    initial = single and _INITIALS.fullmatch(line.said(start, end)) is not None
    return single and (is_coded(line.words[start]) or initial)
