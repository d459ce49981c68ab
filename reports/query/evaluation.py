"""Of which passages a query is true, and where in them its words stand."""

from __future__ import annotations

import operator
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.dates import dated, number
from reports.query.matching import find, near, plain
from reports.query.parser import parse
from reports.query.tree import And, Compare, Name, Near, Not, Or, Query, Words
from reports.query.vocabulary import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reports.query.facts import Fact
    from reports.query.matching import Hit
    from reports.query.vocabulary import Vocabulary

_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds.

    Attributes:
        passages: Ids of the passages of which it is true.
        places: For each of these where words of the query stand, as ``(start, end)`` in the
            characters of the passage's words, in order and disjoint.
    """

    passages: frozenset[str]
    places: Mapping[str, tuple[tuple[int, int], ...]]


def understood(query: str, known: Vocabulary) -> Query:
    """Return the tree of a query with every name settled.

    Raises:
        QueryError: If it cannot be read or names what is not known.
    """
    return settle(parse(query), query, known)


def ask(tree: Query, facts: Sequence[Fact], known: Vocabulary) -> Answer:
    """Return the passages of which a settled query is true."""
    asked = _Asked(facts, known)
    true = [fact for fact in facts if asked.holds(tree, fact)]
    places = {fact.passage_id: _apart(asked.places(tree, fact)) for fact in true}
    return Answer(frozenset(places), places)


class _Asked:
    """The passages asked about, each with its neighbours."""

    def __init__(self, facts: Sequence[Fact], known: Vocabulary) -> None:
        self._known = known
        self._lines: dict[str, dict[int, Fact]] = defaultdict(dict)
        for fact in facts:
            self._lines[fact.document][fact.index] = fact

    def holds(self, tree: Query, fact: Fact) -> bool:
        """Return whether the query is true of a passage."""
        match tree:
            case And():
                true = self.holds(tree.left, fact) and self.holds(tree.right, fact)
            case Or():
                true = self.holds(tree.left, fact) or self.holds(tree.right, fact)
            case Not():
                true = not self.holds(tree.part, fact)
            case Words():
                true = bool(find(tree.text, fact.text))
            case Compare():
                true = self._compared(tree, fact)
            case Near():
                true = self._near(tree, fact)
            case Name():
                true = self._named(tree, fact)
        return true

    def places(self, tree: Query, fact: Fact) -> Iterator[tuple[int, int]]:
        """Yield where words that make the query true stand."""
        match tree:
            case And() | Or():
                yield from self.places(tree.left, fact)
                yield from self.places(tree.right, fact)
            case Words():
                yield from ((start, end) for _, _, start, end in find(tree.text, fact.text))
            case Near() if pairs := _near_words(tree, fact):
                yield from ((min(a[2], b[2]), max(a[3], b[3])) for a, b in pairs)
            case Compare(field="text"):
                wanted = re.escape(tree.value)
                yield from (m.span() for m in re.finditer(wanted, fact.text, re.IGNORECASE))
            case _:
                return

    def _named(self, tree: Name, fact: Fact) -> bool:
        if tree.by is None and tree.name in self._known.values:
            return tree.name in fact.known
        return any(
            tree.by in {None, coder} and (code == tree.name or code.startswith(f"{tree.name}."))
            for code, coder in fact.given
        )

    def _near(self, tree: Near, fact: Fact) -> bool:
        if _is_words(tree.left):
            return bool(_near_words(tree, fact))
        line = self._lines[fact.document]
        around = range(fact.index - tree.distance, fact.index + tree.distance + 1)
        if len(around) > len(line):
            around = range(len(line))
        others = [line[place] for place in around if place in line]
        return any(
            self.holds(one, fact) and any(self.holds(other, each) for each in others)
            for one, other in ((tree.left, tree.right), (tree.right, tree.left))
        )

    def _compared(self, tree: Compare, fact: Fact) -> bool:
        if tree.field in self._known.groups:
            return self._grouped(tree, fact)
        stated = (fact.text,) if tree.field == "text" else fact.known.get(tree.field, ())
        if not stated:
            return False
        if tree.operator == "~":
            return any(plain(tree.value) in plain(value) for value in stated)
        if tree.operator in _ORDER:
            return any(_ordered(value, tree.operator, tree.value) for value in stated)
        return any(_fits(tree.value, value) for value in stated) == (tree.operator == "=")

    def _grouped(self, tree: Compare, fact: Fact) -> bool:
        groups = self._known.groups[tree.field]
        fitting = [ids for name, ids in groups.items() if _fits(tree.value, name)]
        wanted = frozenset[str]().union(*fitting)
        given = {code for code, _ in fact.given}
        return bool(given & wanted if tree.operator == "=" else given - wanted)


def _is_words(tree: Query) -> bool:
    return isinstance(tree, Words) or (isinstance(tree, Or) and _is_words(tree.left))


def _near_words(tree: Near, fact: Fact) -> list[tuple[Hit, Hit]]:
    left, right = _hits(tree.left, fact.text), _hits(tree.right, fact.text)
    return list(near(left, right, tree.distance))


def _hits(tree: Query, text: str) -> tuple[Hit, ...]:
    if isinstance(tree, Words):
        return find(tree.text, text)
    if isinstance(tree, Or):
        return (*_hits(tree.left, text), *_hits(tree.right, text))
    return ()


def _fits(wanted: str, value: str) -> bool:
    pattern = re.escape(plain(wanted)).replace(r"\*", ".*")
    return re.fullmatch(pattern, plain(value)) is not None


def _ordered(value: str, sign: str, wanted: str) -> bool:
    """Return whether a value stands so towards another, as far as both are precise."""
    one, two = dated(value), dated(wanted)
    if one and two:
        depth = min(len(one), len(two))
        return _ORDER[sign](one[:depth], two[:depth])
    first, second = number(value), number(wanted)
    return first is not None and second is not None and _ORDER[sign](first, second)


def _apart(places: Iterator[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return places in order, those that touch each other's words run together."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(places)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
