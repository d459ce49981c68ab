"""What the narration shows of its names: which are of people, which of places and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.aliases import Key, name_key
from testimonies.speaking.lexicon import bodies
from testimonies.speaking.mentions import Mention, MentionKind

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.scene import Scene

_IN = frozenset({"in", "at", "near", "across", "towards", "toward", "outside", "inside"})
_DOES = frozenset("vyewud")
_MEETING = frozenset({"met", "meet", "interviewed", "asked", "visited", "called"})
_ABSTRACT = (
    "s", "ty", "ness", "ment", "tion", "sion", "ance", "ence", "ism", "ship", "hood",
    "ing", "cy", "ure",
)  # fmt: skip
_APPOSED = frozenset({",a", ",m", ",r", ",#", ",w", ",s"})


def is_titled(scene: Scene, mention: Mention) -> bool:
    """Return whether a name stands with a rank, a role or a form of address."""
    letters = scene.line.letters
    start = mention.name[0] if mention.name else mention.start
    return bool(set(letters[mention.start : start]) & set("RrmG")) or letters[start] == "H"


def place_names(scene: Scene) -> set[Key]:
    """Return names that stand after ``in`` or ``the`` and never bear a rank or title."""
    places: set[Key] = set()
    titled: set[Key] = set()
    for mention in scene.mentions:
        if mention.name is None:
            continue
        if is_titled(scene, mention):
            titled.add(name_key(scene.line, mention))
        elif scene.line.words[mention.start] == "the" or _stands_in(scene, mention):
            places.add(name_key(scene.line, mention))
    return places - titled


def _stands_in(scene: Scene, mention: Mention) -> bool:
    return mention.start > 0 and scene.line.words[mention.start - 1] in _IN


def acting_names(scene: Scene) -> set[Key]:
    """Return names that somewhere do or say something, as only people and bodies do."""
    return {
        name_key(scene.line, mention)
        for mention in scene.mentions
        if mention.name is not None and _acts(scene.line, mention)
    }


def _acts(line: Line, mention: Mention) -> bool:
    letters = line.letters
    follows = letters[mention.end : mention.end + 2]
    before = letters[mention.start - 1] if mention.start else "/"
    several_words = mention.end - mention.start > 1
    met = mention.start > 0 and line.words[mention.start - 1] in _MEETING
    if follows in _APPOSED or before in {"v", "b"} or met:
        return True
    if not mention.free:
        return False
    unclear = before in "!/Q" and not several_words
    if unclear and line.words[mention.end - 1].endswith(_ABSTRACT):
        return False
    if unclear and follows[:1] == "u":
        return follows == "u#" or line.words[mention.end] == "had"
    does = follows[:1] in _DOES or follows[:1] == "<"
    noted = follows[:1] in {",", "x"} and several_words
    return does or noted or (before == "P" and follows[:1] == "p")


def is_body(scene: Scene, mention: Mention, key: Key, places: set[Key]) -> bool:
    """Return whether a named mention is of a group, an office or a place, not of a person."""
    if mention.kind is MentionKind.BODY or (key and key[-1] in bodies.BODIES):
        return True
    start, end = mention.name or (mention.start, mention.end)
    unclear = "C" in scene.line.letters[start:end] or key in places
    return unclear and not is_titled(scene, mention)
