from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reports.narrowing import asked_of
from reports.query.errors import QueryError
from tests.unit.test_query import told

if TYPE_CHECKING:
    from collections.abc import Callable

EVIDENCE = told()
ALL = frozenset(passage.id for passage in EVIDENCE.passages)
ATOMS = [
    "leave.heart",
    "stay",
    "pity by 'Ada Holm'",
    "speaker.rank = captain",
    "voice != defector",
    "'village'",
    "text ~ a",
    "codes > 1",
    "'fired' near/4 'village'",
    "leave.bread near/1 leave.heart",
]
TREES = st.recursive(
    st.sampled_from(ATOMS).map(lambda atom: (atom, found(atom))),
    lambda parts: st.one_of(
        parts.map(lambda part: (f"not ({part[0]})", ALL - part[1])),
        st.tuples(parts, parts).map(lambda two: joined("and", *two, frozenset.intersection)),
        st.tuples(parts, parts).map(lambda two: joined("or", *two, frozenset.union)),
    ),
    max_leaves=6,
)
Asked = tuple[str, frozenset[str]]


def found(query: str) -> frozenset[str]:
    return asked_of(EVIDENCE, query).passages


def joined(
    word: str,
    left: Asked,
    right: Asked,
    combine: Callable[[frozenset[str], frozenset[str]], frozenset[str]],
) -> Asked:
    return f"({left[0]}) {word} ({right[0]})", combine(left[1], right[1])


@given(TREES)
def test_and_or_and_not_are_those_of_sets(asked: Asked) -> None:
    query, passages = asked
    assert found(query) == passages


@given(st.sampled_from(ATOMS), st.sampled_from(ATOMS), st.sampled_from(ATOMS))
def test_and_binds_closer_than_or_and_not_closer_than_both(a: str, b: str, c: str) -> None:
    assert found(f"{a} or {b} and {c}") == found(a) | (found(b) & found(c))
    assert found(f"not {a} and {b}") == (ALL - found(a)) & found(b)


@given(st.text(alphabet="leavnotdrby()'\"=~<>!/ *.5“”\n\t", max_size=40))
def test_any_text_is_answered_or_refused_with_a_place_inside_it(query: str) -> None:
    try:
        assert found(query) <= ALL
    except QueryError as error:
        for fault in error.faults:
            assert 0 <= fault.start <= fault.end <= len(query)
