"""Several names of one person or body in a text, brought together."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import bodies, people
from testimonies.speaking.namekeys import PARENTS
from testimonies.speaking.persons import given_gender

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.namekeys import Key
    from testimonies.speaking.scene import Scene

_BODIES = bodies.NAMED_BY | bodies.OUTLETS
_OWNED = frozenset({"his", "her", "their"})
_FAR_MORE = 3  # times
_BOTH = {"female", "male"}
_MOST = 20  # names with the same beginning and end that are compared
_SURE = 4  # letters at the beginning of a name that two spellings share


def full_names(scene: Scene, first: dict[Key, int], kin: set[Key]) -> dict[Key, Key]:
    """Return for each name the fullest name of the same person in the text.

    A shorter name joins a longer one that begins or ends with it, if only one does, or, where
    several do, the one named first. An acronym in brackets joins the name before it.

    Args:
        scene: The text.
        first: Where each name first stands.
        kin: Names that are first those of somebody's relative.
    """
    keys = Counter(mention.key for mention in scene.mentions if mention.name)
    addressed = _forms_of_address(scene)
    by_edge: dict[Key, list[Key]] = {}
    for key in sorted(keys, key=len, reverse=True):
        for size in range(1, min(len(key), 5)):
            inner = {(word,) for word in key[1:-1]} if size == 1 else set()
            for edge in {key[:size], key[-size:]} | inner:
                by_edge.setdefault(edge, []).append(key)
    variants = _variants(list(keys))
    joined = {}
    for key in keys:
        others = (
            one
            for one in by_edge.get(key, [])
            if (one not in kin or first[one] < first[key])
            and not (one[0] in PARENTS and one[1:] == key)
            and addressed[one] | addressed[key] != _BOTH
            and addressed[key] | _given(one) != _BOTH
        )
        joined[key] = _longest(key, list(others), variants, keys) or key
    joined.update(variants)
    joined.update(_acronyms(scene))
    return {key: _follow(joined, key) for key in joined}


def _given(name: Key) -> set[str]:
    """Return the gender that a given name tells, if it does."""
    gender = given_gender(name)
    return {gender} if gender else set()


def first_named(scene: Scene) -> tuple[dict[Key, int], set[Key]]:
    """Return where each name first stands, and which names are first those of a relative.

    Hale is not his wife, the painter Ruta Hale, whom the text names after him.
    """
    first: dict[Key, int] = {}
    kin: set[Key] = set()
    previous: Mention | None = None
    for mention in scene.mentions:
        if mention.name is not None:
            key = mention.key
            if key not in first:
                first[key] = mention.start
                if _is_of_a_relative(scene, mention, previous):
                    kin.add(key)
        previous = mention
    return first, kin


def _is_of_a_relative(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    described = scene.line.words[mention.start : mention.name[0]] if mention.name else []
    if mention.opening in _OWNED and people.FAMILY & set(described):
        return True
    if previous is None or previous.opening not in _OWNED or previous.head not in people.FAMILY:
        return False
    return scene.line.letters[previous.end : mention.start] in {"", ","}


def shared_names(full: dict[Key, Key], first: dict[Key, int]) -> dict[Key, tuple[Key, ...]]:
    """Return for each single name that stays alone the longer names of people who bear it."""
    bearing: dict[Key, dict[Key, None]] = {}
    for name in full.values():
        if len(name) > 1 and name[-1] not in _BODIES:
            for word in {name[0], name[-1]}:
                bearing.setdefault((word,), {})[name] = None
    return {
        key: tuple(bearing[key])
        for key, own in full.items()
        if own == key
        and key in bearing
        and first.get(key, 0) > min(first.get(name, 0) for name in bearing[key])
    }


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


def _forms_of_address(scene: Scene) -> defaultdict[Key, set[str]]:
    """Return the genders that the forms of address before each name tell: Ko, Ma, Mr, Mrs."""
    told: defaultdict[Key, set[str]] = defaultdict(set)
    line = scene.line
    for mention in scene.mentions:
        if mention.name is not None and line.letters[mention.name[0]] == "H":
            word = line.words[mention.name[0]].rstrip(".")
            gender = "female" if word in people.FEMALE else "male" if word in people.MALE else ""
            if gender:
                told[mention.key].add(gender)
    return told


def _longest(
    key: Key, longer: list[Key], variants: dict[Key, Key], counts: Counter[Key]
) -> Key | None:
    """Return the longer name that a name is short for, or None where that is not clear."""
    people = [one for one in longer if one[-1] not in _BODIES]
    if not longer or (not people and len(longer[0]) <= 2 * len(key)):
        return None
    longer = people or longer
    top = longer[0]
    rivals = [one for one in longer if not set(variants.get(one, one)) <= set(top)]
    if rivals and variants.get(top, top) != top:
        return _longest(key, [one for one in longer if one != top], variants, counts)
    return _foremost(longer, counts) if rivals else top


def _foremost(rivals: list[Key], counts: Counter[Key]) -> Key | None:
    """Return the name that a text bears far more often than all others like it, or None."""
    first, second = sorted(rivals, key=lambda one: -counts[one])[:2]
    return first if counts[first] >= _FAR_MORE * counts[second] else None


def _acronyms(scene: Scene) -> dict[Key, Key]:
    letters = scene.line.letters
    found = {}
    for before, after in zip(scene.mentions, scene.mentions[1:], strict=False):
        if before.name and after.name and letters[before.end : after.start] == "<":
            bracketed = after.end - after.start == 1 and letters[after.start] == "C"
            if bracketed and letters[after.end : after.end + 1] == ">":
                short, name = after.key, before.key
                if name and short[0][0] == name[0][0]:
                    found[short] = name
    return found


def _follow(joined: dict[Key, Key], key: Key) -> Key:
    for _ in range(3):
        key = joined.get(key, key)
    return key
