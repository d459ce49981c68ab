"""What a query may name: codes, coders, and the names under which something is known."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codebook.naming import alike, called
from reports.dates import dated, number, ordered
from reports.query.errors import QueryError, QueryFault
from reports.query.facts import STATES
from reports.query.matching import plain
from reports.query.tree import And, Compare, Name, Near, Not, Or, Place, Query, Words
from testimonies.values import Certainty, Form, Kind, SourceKind, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codebook.values import Codebook
    from reports.query.facts import Fact

_CLOSED: Mapping[str, tuple[str, ...]] = {
    "state": STATES,
    "voice": tuple(voice.value for voice in Voice),
    "kind": tuple(kind.value for kind in Kind),
    "form": tuple(form.value for form in Form),
    "certainty": tuple(certainty.value for certainty in Certainty),
    "source.kind": tuple(kind.value for kind in SourceKind),
}
_OPEN = ("speaker", "source", "source.language", "coder", "codes", "quotation", "passage", "text")
_CODED = ("category", "direction")
_SHOWN = 8  # choices an error names at most


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names a query may use.

    Attributes:
        codes: Ids of codes and directions.
        coders: Names of the coders who count.
        values: For each name under which something may be known, what is stated there.
        groups: For ``category`` and ``direction``, the codes under each id and name, in small
            letters.
    """

    codes: tuple[str, ...]
    coders: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, Mapping[str, frozenset[str]]]


def vocabulary_of(codebook: Codebook, coders: Iterable[str], facts: Iterable[Fact]) -> Vocabulary:
    """Return what a query of these passages may name."""
    stated: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for name, values in fact.known.items():
            stated[name].update(values)
    names = tuple(coders)
    stated["coder"].update(names)
    open_fields = {name: ordered(stated[name]) for name in (*_OPEN, *sorted(stated))}
    return Vocabulary(
        codes=tuple([d.id for d in codebook.directions] + [code.id for code in codebook.codes]),
        coders=names,
        values={**open_fields, **_CLOSED, **dict.fromkeys(_CODED, ())},
        groups=_groups(codebook),
    )


def settle(tree: Query, query: str, known: Vocabulary) -> Query:
    """Return the tree with every name settled to the one meant.

    Raises:
        QueryError: With every name and value there is none of.
    """
    faults: list[QueryFault] = []
    settled = _settled(tree, known, faults)
    if faults:
        raise QueryError(query, sorted(faults, key=lambda fault: fault.start))
    return settled


def _groups(codebook: Codebook) -> dict[str, dict[str, frozenset[str]]]:
    groups: dict[str, dict[str, frozenset[str]]] = {name: {} for name in _CODED}
    for category in codebook.categories:
        ids = frozenset(code.id for code in codebook.codes if code.category == category.id)
        groups["category"] |= {plain(category.id): ids, plain(category.name): ids}
    for direction in codebook.directions:
        ids = frozenset(code.id for code in codebook.codes if code.direction == direction.id)
        groups["direction"] |= {plain(direction.id): ids, plain(direction.name): ids}
    return groups


def _settled(tree: Query, known: Vocabulary, faults: list[QueryFault]) -> Query:
    if isinstance(tree, (And, Or, Near)):
        left, right = (_settled(part, known, faults) for part in (tree.left, tree.right))
        return replace(tree, left=left, right=right)
    if isinstance(tree, Not):
        return replace(tree, part=_settled(tree.part, known, faults))
    if isinstance(tree, Words):
        return tree
    if isinstance(tree, Compare):
        return _compared(tree, known, faults)
    return _named(tree, known, faults)


def _named(tree: Name, known: Vocabulary, faults: list[QueryFault]) -> Name:
    if tree.by is not None and tree.by_place is not None:
        tree = replace(tree, by=_coder(tree.by, tree.by_place, known, faults))
    if tree.by is None and tree.name.lower() in known.values and tree.name not in known.codes:
        return replace(tree, name=tree.name.lower())
    meant = called(known.codes, tree.name)
    if len(meant) == 1:
        return replace(tree, name=meant[0])
    if meant:
        message = f"{tree.name} names several codes: {_choices(meant)}."
    else:
        near = alike(known.codes, tree.name) or tuple(c for c in known.codes if c.count(".") < 2)  # noqa: PLR2004 - codes at the top
        message = (
            f"There is no code {tree.name}; there are {_choices(near)}. "
            f"To look for words, quote them: '{tree.name}'."
        )
    faults.append(_fault(tree.place, message))
    return tree


def _coder(name: str, place: Place, known: Vocabulary, faults: list[QueryFault]) -> str:
    for coder in known.coders:
        if plain(coder) == plain(name):
            return coder
    there = _choices(known.coders) or "nobody yet"
    faults.append(_fault(place, f"No coder is called {name}; there are {there}."))
    return name


def _compared(tree: Compare, known: Vocabulary, faults: list[QueryFault]) -> Compare:
    tree = replace(tree, field=tree.field.lower())
    if tree.field not in known.values:
        there = _nearest(tree.field, known.values)
        message = f"Nothing is known under {tree.field}; there are {_choices(there, 30)}."
        faults.append(_fault(tree.place, message))
    elif message := _value_fault(tree, known):
        faults.append(_fault(tree.value_place, message))
    return tree


def _value_fault(tree: Compare, known: Vocabulary) -> str:
    if tree.field in known.groups and tree.operator not in {"=", "!="}:
        return f"A {tree.field} is asked for with = or !=."
    if tree.operator == "~" or tree.field == "text":
        return "" if tree.operator == "~" else "Text is searched with ~, as in text ~ bridge."
    if tree.operator not in {"=", "!="}:
        ordered_value = dated(tree.value) or number(tree.value) is not None
        return "" if ordered_value else f"{tree.operator} wants a number or a date, as in 2021."
    there: Iterable[str] = known.groups.get(tree.field, {}) or known.values[tree.field]
    if "*" in tree.value or tree.field == "codes":
        return ""
    if plain(tree.value) in {plain(value) for value in there}:
        return ""
    choices = _choices(_nearest(tree.value, there)) or "none stated"
    return f"No {tree.field} is {tree.value}; there are {choices}."


def _nearest(name: str, there: Iterable[str]) -> tuple[str, ...]:
    """Return all the names there are, those spelt like the one given first."""
    names = tuple(dict.fromkeys(there))
    return tuple(dict.fromkeys((*difflib.get_close_matches(name, names, n=3), *names)))


def _choices(names: Iterable[str], most: int = _SHOWN) -> str:
    listed = list(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more


def _fault(place: Place, message: str) -> QueryFault:
    return QueryFault(place.start, place.end, message)
