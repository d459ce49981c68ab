"""What differs between two codebooks, in words a person reads."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import chain
from typing import TYPE_CHECKING

from codebook.cue_lines import LABELS, cue_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codebook.values import Category, Code, Codebook, Cue, Direction

_CODE = (
    *("name", "definition", "include", "exclude", "examples", "counter_examples", "cues", "level"),
    *("status", "in_vivo", "proposed_by", "proposed_in"),
)
_HEAD = ("title", "language", "source")
_PARTS = (("directions", "direction"), ("categories", "category"))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Attributes:
        where: The code or part, as ``"driver.moral"``, ``"category wages"`` or
            ``"driver.moral: cue “ashamed”"``.
        field: The field, or empty where the whole code or part came or went.
        before: What stood there; empty where nothing did.
        after: What stands there; empty where nothing does.
    """

    where: str
    field: str
    before: str
    after: str


def differences(before: Codebook, after: Codebook) -> tuple[Difference, ...]:
    """Return what differs: the head first, then codes in the order of ``after``, lost ones last.

    In lists each entry that came or went is a difference of its own. A code that says the same
    under another id is told as one difference of the field ``id``.
    """
    return (*_head(before, after), *_codes(before, after))


def _head(before: Codebook, after: Codebook) -> Iterator[Difference]:
    for name in _HEAD:
        yield from _field("codebook", name, getattr(before, name), getattr(after, name))
    for name, singular in _PARTS:
        yield from _parts(singular, getattr(before, name), getattr(after, name))
    old, new = dict(before.word_lists), dict(after.word_lists)
    for name in dict.fromkeys((*new, *old)):
        yield from _field(f"word list {name}", "words", old.get(name, ()), new.get(name, ()))


def _parts(
    kind: str,
    before: tuple[Direction | Category, ...],
    after: tuple[Direction | Category, ...],
) -> Iterator[Difference]:
    old, new = ({each.id: each for each in side} for side in (before, after))
    for part in dict.fromkeys((*new, *old)):
        where = f"{kind} {part}"
        if part not in old:
            yield Difference(where, "", "", new[part].name)
        elif part not in new:
            yield Difference(where, "", old[part].name, "")
        else:
            for name in (field.name for field in fields(old[part])):
                yield from _field(where, name, getattr(old[part], name), getattr(new[part], name))


def _codes(before: Codebook, after: Codebook) -> Iterator[Difference]:
    old, new = ({code.id: code for code in side.codes} for side in (before, after))
    now = same_codes(before, after)
    was = {new_id: old_id for old_id, new_id in now.items()}
    for code in after.codes:
        yield from _code(code, old.get(was.get(code.id, code.id)))
    for lost in before.codes:
        if lost.id not in new and lost.id not in now:
            yield Difference(lost.id, "", lost.name, "")


def same_codes(before: Codebook, after: Codebook) -> dict[str, str]:
    """Return new ids by old ids of codes that are gone and stand again under another id.

    Two codes are the same when they have the same examples and cues, and some.
    """
    known, kept = ({code.id for code in side.codes} for side in (before, after))
    gone = {_content(code): code.id for code in before.codes if code.id not in kept}
    new = {_content(code): code.id for code in after.codes if code.id not in known}
    return {gone[content]: new[content] for content in gone if content in new and any(content)}


def _content(code: Code) -> tuple[object, object]:
    return code.examples, code.cues


def _code(code: Code, old: Code | None) -> Iterator[Difference]:
    if old is None:
        yield Difference(code.id, "", "", code.name)
        return
    yield from _field(code.id, "id", old.id, code.id)
    for name in _CODE:
        if name == "cues":
            yield from _cues(code.id, old.cues, code.cues)
        else:
            yield from _field(code.id, name, getattr(old, name), getattr(code, name))


def _cues(where: str, before: tuple[Cue, ...], after: tuple[Cue, ...]) -> Iterator[Difference]:
    """Yield the cues that came or went, and what is said otherwise of those that stayed."""
    old, new = ({cue_line(cue): cue for cue in side} for side in (before, after))
    yield from _field(where, "cues", tuple(old), tuple(new))
    for line, cue in new.items():
        for name in LABELS.values() if line in old else ():
            place = f"{where}: cue “{line}”"
            yield from _field(place, name, getattr(old[line], name), getattr(cue, name))


def _field(where: str, name: str, before: object, after: object) -> Iterator[Difference]:
    if before == after:
        return
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        yield Difference(where, name, str(before or ""), str(after or ""))
        return
    lost = [str(each) for each in before if each not in after]
    come = [str(each) for each in after if each not in before]
    if not lost and not come:
        yield Difference(where, name, "another order", "this order")
    yield from chain(
        (Difference(where, name, each, "") for each in lost),
        (Difference(where, name, "", each) for each in come),
    )
