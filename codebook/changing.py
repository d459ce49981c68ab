"""Changes of a codebook as a whole: a code renamed, moved, merged, split, retired or added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from codebook.checking import check
from codebook.errors import ChangeRefusedError, CodebookFaultsError
from codebook.faults import findings
from codebook.mentions import names, with_mentions
from codebook.patterns import parse_pattern
from codebook.values import Code, Codebook, Status
from codebook.versions import with_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codebook.values import Cue


class Act(StrEnum):
    """What was done to a codebook."""

    ADD = "add"
    RENAME = "rename"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    RETIRE = "retire"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, and the codebook after it.

    Attributes:
        act: What was done.
        about: Id of the code it was done to, as it was before.
        codebook: The codebook after it, without faults, with its version.
        now: ``(id before, id after)`` of every code that goes by another id, in codebook order.
        parts: For a split, the ids people choose from for what the code was given to.
    """

    act: Act
    about: str
    codebook: Codebook
    now: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()


def rename(codebook: Codebook, code_id: str, *, last: str = "", name: str = "") -> Change:
    """Give a code another name, another last part of its id, or both; codes below it follow.

    Raises:
        ChangeRefusedError: If nothing would change.
        CodebookFaultsError: If the new id is none or is taken.
    """
    above, _, old = code_id.rpartition(".")
    code = _the(codebook, code_id)
    if last in {"", old} and name in {"", code.name}:
        raise ChangeRefusedError(f"{code_id} is called so already; nothing was changed.")
    renamed = _with(codebook, replace(code, name=name or code.name))
    return _moved(renamed, code_id, f"{above}.{last or old}", Act.RENAME)


def move(codebook: Codebook, code_id: str, under: str) -> Change:
    """Put a code below another code or direction; its last part stays, codes below it follow.

    Raises:
        ChangeRefusedError: If it stands there already or would stand below itself.
        CodebookFaultsError: If the id it would get is none or is taken.
    """
    last = code_id.rpartition(".")[2]
    if f"{under}.".startswith(f"{code_id}."):
        raise ChangeRefusedError(f"{code_id} cannot stand below itself; nothing was changed.")
    if code_id == f"{under}.{last}":
        raise ChangeRefusedError(f"{code_id} stands there already; nothing was changed.")
    return _moved(codebook, code_id, f"{under}.{last}", Act.MOVE)


def merge(codebook: Codebook, code_ids: Sequence[str], into: str) -> Change:
    """Make several codes one: rules, examples and cues come together, the target's text leads.

    Rules and counter-examples that drew the border between the codes that are now one fall away.

    Raises:
        ChangeRefusedError: If there is nothing to merge, or a code stands below another of them.
        CodebookFaultsError: If what comes out has a fault.
    """
    sources = [code_id for code_id in dict.fromkeys(code_ids) if code_id != into]
    if not sources:
        raise ChangeRefusedError("Name at least one other code to merge; nothing was changed.")
    for one in (*sources, into):
        for other in sources:
            if one != other and one.startswith(f"{other}."):
                raise ChangeRefusedError(
                    f"{one} stands below {other}; move it first. Nothing was changed."
                )
    now = {old: new for each in sources for old, new in _following(codebook, each, into).items()}
    target = _united(codebook, [_the(codebook, each) for each in (into, *sources)])
    kept = _with(codebook, target)
    kept = replace(kept, codes=tuple(c for c in kept.codes if c.id not in sources))
    after = _in_order(_renamed(kept, now))
    return Change(Act.MERGE, into, _sound(after), tuple(now.items()))


def split(codebook: Codebook, code_id: str, into: Mapping[str, str]) -> Change:
    """Make several codes of one; what it was given to is then to be looked at again.

    Each new code begins with the rules, examples and cues of the old one, for people to sort out.
    The old code is retired, unless it is one of the parts itself.

    Args:
        codebook: The codebook.
        code_id: The code to split.
        into: Names of the parts by their ids; two or more.

    Raises:
        ChangeRefusedError: If there are fewer than two parts or codes stand below the code.
        CodebookFaultsError: If an id is none or is taken.
    """
    code = _the(codebook, code_id)
    if len(into) < 2:  # noqa: PLR2004 - one part would be a rename
        raise ChangeRefusedError("A split makes two codes or more; name them with --into.")
    if any(each.parent == code_id for each in codebook.codes):
        raise ChangeRefusedError(
            f"Codes stand below {code_id}; move or retire them first. Nothing was changed."
        )
    new = [_copy(code, each, name) for each, name in into.items() if each != code_id]
    kept = replace(code, name=into[code_id]) if code_id in into else _retired(code)
    after = _with(codebook, kept)
    place = after.codes.index(kept) + 1
    codes = (*after.codes[:place], *new, *after.codes[place:])
    return Change(Act.SPLIT, code_id, _sound(_in_order(replace(after, codes=codes))), (), (*into,))


def retire(codebook: Codebook, code_id: str) -> Change:
    """Let a code and those below it be used no more; what was decided with them stands.

    Raises:
        ChangeRefusedError: If it is retired already.
    """
    if _the(codebook, code_id).status is Status.RETIRED:
        raise ChangeRefusedError(f"{code_id} is retired already; nothing was changed.")
    codes = tuple(
        _retired(code) if f"{code.id}.".startswith(f"{code_id}.") else code
        for code in codebook.codes
    )
    return Change(Act.RETIRE, code_id, _sound(replace(codebook, codes=codes)))


def add(codebook: Codebook, code: Code) -> Change:
    """Add a code after the last one below its parent.

    Raises:
        CodebookFaultsError: If its id is none or is taken, or something is missing.
    """
    after = _in_order(replace(codebook, codes=(*codebook.codes, code)))
    return Change(Act.ADD, code.id, _sound(after))


def new_code(code_id: str, name: str) -> Code:
    """Return a code of which nothing is known but its id and name."""
    parts = [*code_id.split("."), ""]
    parent = ".".join(parts[:2]) if code_id.count(".") > 1 else None
    return Code(code_id, parent, name, parts[0], parts[1], "")


def _the(codebook: Codebook, code_id: str) -> Code:
    code = codebook.code(code_id)
    if code is None:
        raise ChangeRefusedError(f"There is no code {code_id}; nothing was changed.")
    return code


def _retired(code: Code) -> Code:
    return replace(code, status=Status.RETIRED)


def _with(codebook: Codebook, code: Code) -> Codebook:
    """Return the codebook with a code in place of the one of its id."""
    return replace(
        codebook, codes=tuple(code if each.id == code.id else each for each in codebook.codes)
    )


def _copy(code: Code, code_id: str, name: str) -> Code:
    """Return a code that says what another says, under an id of its own."""
    bare = new_code(code_id, name)
    place = (bare.parent, bare.direction, bare.category)
    copied = replace(code, id=code_id, name=name, status=Status.ACTIVE)
    return replace(copied, parent=place[0], direction=place[1], category=place[2])


def _moved(codebook: Codebook, old: str, new: str, act: Act) -> Change:
    now = _following(codebook, old, new) if old != new else {}
    after = _renamed(codebook, now)
    after = _in_order(after) if act is Act.MOVE else after
    return Change(act, old, _sound(after), tuple(now.items()))


def _following(codebook: Codebook, old: str, new: str) -> dict[str, str]:
    """Return the new ids of a code and of those below it, by their old ids."""
    return {
        code.id: new + code.id[len(old) :]
        for code in codebook.codes
        if f"{code.id}.".startswith(f"{old}.")
    } | {old: new}


def _renamed(codebook: Codebook, now: Mapping[str, str]) -> Codebook:
    """Return the codebook with new ids in the codes and in the texts that name them."""
    codes = []
    for code in codebook.codes:
        bare = new_code(now.get(code.id, code.id), code.name)
        told = with_mentions(code, codebook, now)
        place = (bare.parent, bare.direction, bare.category)
        told = replace(told, id=bare.id, parent=place[0], direction=place[1], category=place[2])
        codes.append(told)
    return replace(codebook, codes=tuple(codes))


def _in_order(codebook: Codebook) -> Codebook:
    """Return the codebook with each code after its parent and next to its fellows."""
    own: dict[str | None, list[Code]] = {}
    for code in codebook.codes:
        own.setdefault(code.parent, []).append(code)
    codes: list[Code] = []
    for code in own.pop(None, []):
        codes += [code, *own.pop(code.id, [])]
    return replace(codebook, codes=(*codes, *chain.from_iterable(own.values())))


def _united(codebook: Codebook, codes: Sequence[Code]) -> Code:
    """Return the first code with what the others say added to it."""
    first, *others = codes
    ids = {code.id for code in codes}
    definitions = (f"{code.name}: {code.definition}" for code in others if code.definition)
    return replace(
        first,
        include=_once((*_all(codes, "include"), *definitions)),
        exclude=_bordering(codebook, _all(codes, "exclude"), ids),
        examples=_once(_all(codes, "examples")),
        counter_examples=_bordering(codebook, _all(codes, "counter_examples"), ids),
        cues=_different(codebook, chain.from_iterable(code.cues for code in codes)),
    )


def _all(codes: Sequence[Code], field: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(getattr(code, field) for code in codes))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _bordering(codebook: Codebook, texts: Iterable[str], ids: set[str]) -> tuple[str, ...]:
    """Return the texts that name something else than just the codes that are now one."""
    kept = []
    for text in _once(texts):
        named = set(names(codebook, text))
        if not named or named - ids:
            kept.append(text)
    return tuple(kept)


def _different(codebook: Codebook, cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Return the cues, of those that ask for the same words the first."""
    lists = dict(codebook.word_lists)
    first: dict[object, Cue] = {}
    for cue in cues:
        slots = parse_pattern(cue.pattern, lists).slots
        meaning = tuple(
            (frozenset(s.words), frozenset(s.beginnings), s.optional, s.after_gap) for s in slots
        )
        first.setdefault(meaning, cue)
    return tuple(first.values())


def _sound(codebook: Codebook) -> Codebook:
    """Return the codebook with its version.

    Raises:
        CodebookFaultsError: If it has faults.
    """
    if found := findings(check(codebook), codebook, {}):
        raise CodebookFaultsError(found)
    return with_version(codebook)
