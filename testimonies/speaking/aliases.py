"""Several names of one person or body in a text, brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.scene import Scene

Key = tuple[str, ...]
_MOST = 20  # names with the same beginning and end that are compared
_SURE = 4  # letters at the beginning of a name that two spellings share


def name_key(line: Line, mention: Mention) -> Key:
    """Return the words of a name in lower case without forms of address."""
    if mention.name is None:
        return ()
    start, end = mention.name
    first = start
    while first < end - 1 and line.letters[first] in "Ha":
        first += 1
    return tuple(line.words[i] for i in range(first, end) if line.letters[i] != "z")


def full_names(scene: Scene) -> dict[Key, Key]:
    """Return for each name the fullest name of the same person in the text.

    A shorter name joins a longer one that begins or ends with it, if only one does, or, where
    several do, the one named first. An acronym in brackets joins the name before it.
    """
    keys = {name_key(scene.line, mention): None for mention in scene.mentions if mention.name}
    by_edge: dict[Key, list[Key]] = {}
    for key in sorted(keys, key=len, reverse=True):
        for size in range(1, min(len(key), 5)):
            for edge in {key[:size], key[-size:]}:
                by_edge.setdefault(edge, []).append(key)
    variants = _variants(list(keys))
    joined = {key: _longest(by_edge.get(key, []), variants) or key for key in keys}
    joined.update(variants)
    joined.update(_acronyms(scene))
    return {key: _follow(joined, key) for key in joined}


def _variants(keys: list[Key]) -> dict[Key, Key]:
    """Return for names spelt with one letter less or more the way they are spelt first."""
    found: dict[Key, Key] = {}
    first: dict[tuple[int, str, str], list[Key]] = {}
    for key in keys:
        if len(key) > 1:
            alike = first.setdefault((len(key), key[0][:_SURE], key[-1]), [])
            same = next((other for other in alike[:_MOST] if _one_letter_apart(key, other)), None)
            if same is None:
                alike.append(key)
            else:
                found[key] = same
    return found


def _one_letter_apart(one: Key, other: Key) -> bool:
    if one[1:] != other[1:]:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    return len(long) == len(short) + 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(_SURE, len(long))
    )


def _longest(longer: list[Key], variants: dict[Key, Key]) -> Key | None:
    if not longer:
        return None
    top = longer[0]
    rivals = [key for key in longer if not set(variants.get(key, key)) <= set(top)]
    if rivals and variants.get(top, top) != top:
        return _longest([key for key in longer if key != top], variants)
    return None if rivals else top


def _acronyms(scene: Scene) -> dict[Key, Key]:
    letters = scene.line.letters
    found = {}
    for before, after in zip(scene.mentions, scene.mentions[1:], strict=False):
        if before.name and after.name and letters[before.end : after.start] == "<":
            bracketed = after.end - after.start == 1 and letters[after.start] == "C"
            if bracketed and letters[after.end : after.end + 1] == ">":
                found[name_key(scene.line, after)] = name_key(scene.line, before)
    return found


def _follow(joined: dict[Key, Key], key: Key) -> Key:
    for _ in range(3):
        key = joined.get(key, key)
    return key
