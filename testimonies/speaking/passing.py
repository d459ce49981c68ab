"""Who is told of only in passing: anybody of a sort, one of many, a writer's companion, a note."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.speaking.describing import in_passing
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.scene import Scene

_VERBAL = frozenset("xyuveijgkQ")
_PRESENT = words("must cannot can may should can't can’t won't won’t")
_GENERIC = re.compile(r"w[^!/,:;QN]{1,12}|[du]{1,3}")
_WRITERS = frozenset({"our", "my"})
_COLLEAGUES = words("""
    colleague correspondent interpreter translator fixer photographer reporter driver interviewer
    researcher guide
    """)
_NEW = frozenset({"a", "an", "some", "several", "many"})


def is_aside(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether somebody described is told of in passing, or is anybody of a sort."""
    if in_passing(scene, mention, previous) or _one_of_many(scene, mention):
        return True
    return _is_noted(scene, mention) or is_anybody(scene, mention) or _is_the_writers(mention)


def _is_noted(scene: Scene, mention: Mention) -> bool:
    """Return whether a sentence without a verb only notes what somebody is: Still a major."""
    if mention.name is not None or mention.opening not in _NEW or mention.governed:
        return False
    start, end = scene.line.sentence(mention.start)
    rest = scene.line.letters[start : mention.start] + scene.line.letters[mention.end : end]
    return _VERBAL.isdisjoint(rest)


def is_anybody(scene: Scene, mention: Mention) -> bool:
    """Return whether what is said holds of anybody of a sort: an officer who leaves must repay."""
    line = scene.line
    if mention.name is not None or mention.plural or mention.opening not in {"a", "an"}:
        return False
    match = _GENERIC.match(line.letters, mention.end)
    told = line.words[mention.end : match.end() + 1] if match else []
    return not _PRESENT.isdisjoint(told) or ("has", "to") in pairwise(told)


def _is_the_writers(mention: Mention) -> bool:
    """Return whether somebody works with whoever writes: our colleague, my interpreter."""
    return mention.opening in _WRITERS and mention.head in _COLLEAGUES


def _one_of_many(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody acts together with several: the commander and his officers."""
    others = scene.at(mention.end + 1)
    beside = scene.line.letters[mention.end : mention.end + 1] == "&"
    return beside and others is not None and others.plural
