"""Phrases that say more of somebody already mentioned: Velin, a former captain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import Mention, MentionKind
from testimonies.speaking.namekinds import is_titled

if TYPE_CHECKING:
    from testimonies.speaking.scene import Scene

_LONGEST_GAP = 12
_CLAUSE = 8  # words before an object within which its subject stands
_ONE_OF = re.compile(r"(?:f[^,:;=!/Q]{1,5})?,")
_BESIDE = frozenset({",", ",d", ",u", ",#,", "<", ",="})
_OWNED = frozenset({"his", "her", "their"})
_LINKING = "udcw,<>xyet"  # letters between somebody and what they are: who used to serve as


def describes(scene: Scene, mention: Mention, previous: Mention) -> bool:
    """Return whether a phrase says what the one mentioned just before is."""
    if mention.kind is not MentionKind.ROLE or mention.plural:
        return False
    gap = scene.line.letters[previous.end : mention.start]
    if len(gap) > _LONGEST_GAP:
        return False
    if previous.kind is MentionKind.ALONE and _ONE_OF.fullmatch(gap):
        return True
    if mention.predicate and previous.free and not gap.strip(_LINKING):
        return True
    ends = scene.line.letters[mention.end : mention.end + 1] in {",", ">"}
    if mention.opening in _OWNED and not ends:
        return False
    return gap in _BESIDE and _may_take(scene, mention, previous)


def _may_take(scene: Scene, mention: Mention, previous: Mention) -> bool:
    if previous.governed in {"P", "t"} and not is_titled(scene, previous):
        return False
    return bool(previous.name) or (mention.opening in {"a", "an"} and not previous.plural)


def in_passing(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether a role has no article or only describes somebody beside it."""
    beside = previous is not None and scene.line.letters[previous.end : mention.start] == ","
    return not mention.opening or (beside and mention.opening in {"a", "an"})


def is_object(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether somebody does something to the one mentioned: Velin met Tarr."""
    line = scene.line
    start, _ = line.sentence(mention.start)
    start = max(start, mention.start - _CLAUSE)
    before = line.letters[start : mention.start]
    if not before.endswith(("y", "e", "v", "x")) or "Q" in before[-3:]:
        return False
    return previous is not None and previous.start >= start


def introduces_a_name(scene: Scene, mention: Mention) -> bool:
    """Return whether a name follows that a role belongs to: the minister, Velin, ..."""
    after = scene.at(mention.end + 1)
    comma = scene.line.letters[mention.end : mention.end + 1] == ","
    return comma and after is not None and after.name is not None


def telling_words(label: str) -> int:
    """Return how many words of a label tell one soldier from another."""
    common = people.RANKS | people.DETERMINERS | people.MODIFIERS | people.LEAVERS | people.GENERIC
    return sum(word.lower() not in common for word in label.split())
