from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from reports.frequency import frequency
from reports.narrowing import asked_of, narrowed
from reports.query.errors import QueryError
from testimonies.values import Span, Text
from tests.unit.test_reports_cases import small_evidence

if TYPE_CHECKING:
    from reports.evidence import Evidence
    from testimonies.values import Passage

LINES = (
    "They fired on the village while my mother’s house burned.",
    "The village was quiet.",
    "We fired high, far from any village.",
    "Nobody paid us.",
    "I would lose the pension.",
    "It was wrong.",
    "We ate cold rice.",
)


def told() -> Evidence:
    """Return the small evidence with words: p1 to p4 in d1, p5 to p7 in d2."""
    evidence = small_evidence()
    passages: list[Passage] = []
    texts: list[Text] = []
    for key, lines in (("d1", LINES[:4]), ("d2", LINES[4:])):
        text = "\n".join(lines)
        texts.append(Text(key, text, sha256(text.encode()).hexdigest()))
        for line in lines:
            start = text.index(line)
            passage = evidence.passages[len(passages)]
            passages.append(replace(passage, spans=(Span(start, start + len(line)),)))
    return replace(evidence, passages=tuple(passages), texts=tuple(texts))


@pytest.mark.parametrize(
    ("query", "passages"),
    [
        ("leave.heart", "p1 p4 p6"),
        ("pity", "p1 p4"),
        ("leave", "p1 p2 p4 p6"),
        ("leave.heart and not stay.bread", "p4 p6"),
        ("not (leave.heart or stay.bread)", "p3 p7"),
        ("leave.heart AND speaker.rank = captain", "p4"),
        ("leave.heart by 'Bo Rask'", "p1"),
        ("stay.bread by 'bo  rask' and not stay.bread by Ada*", None),
        ("category = bread", "p1 p2 p5"),
        ("direction = 'Reasons to stay'", "p1 p2 p5"),
        ("direction != leave", "p1 p2 p5"),
        ("state = no-code", "p3"),
        ("state = not-seen", "p7"),
        ("codes >= 2", "p1 p2"),
        ("codes = 0", "p3 p7"),
        ("coder = 'Bo Rask'", "p1 p2 p3"),
        ("speaker.rank", "p1 p2 p3 p4"),
        ("not speaker.rank", "p5 p6 p7"),
        ("speaker.rank != captain", "p1 p2 p3"),
        ("speaker = c*", "p5"),
        ("speaker ~ N", "p1 p2 p3 p4"),
        ("source = 'second report' or source = d1.txt", "p1 p2 p3 p4 p5 p6 p7"),
        ("passage = p2", "p2"),
        ("'village'", "p1 p2 p3"),
        ("'VILLAG*'", "p1 p2 p3"),
        ("'villag'", ""),
        ("text ~ villag", "p1 p2 p3"),
        ('"my mother\'s"', "p1"),
        ("'fired' near/3 'village'", "p1"),
        ("('fired' or 'paid') near/6 'village'", "p1 p3"),
        ("'fired' near/1 'fired'", ""),
        ("leave.bread near/0 stay.bread", "p2"),
        ("leave.bread near/1 leave.heart", "p1 p2"),
        ("leave.bread near/2 leave.heart", "p1 p2 p4"),
        ("leave.bread near/99999999999 stay.bread.pension", "p1 p2"),
    ],
)
def test_a_query_finds_the_passages_it_is_true_of(query: str, passages: str | None) -> None:
    if passages is None:
        with pytest.raises(QueryError, match="No coder is called Ada"):
            asked_of(told(), query)
    else:
        assert sorted(asked_of(told(), query).passages) == passages.split()


@pytest.mark.parametrize(
    ("query", "marked", "says"),
    [
        ("", "^", "must stand here"),
        ("leave.heart and", "               ^", "must stand here"),
        ("leave.heart pity", "            ^^^^", "Write `and`, `or`"),
        ("(pity", "^", "never closed"),
        ("pity)", "    ^", "never opened"),
        ("not (pity or shame", "    ^", "never closed"),
        ("'pity", "^^^^^", "never closed"),
        ("pity near 'x'", "     ^^^^", "as in near/5"),
        ("pity near/2 'x'", "     ^^^^^^", "codes beside codes"),
        ("'a' near/2 ('x' or pity)", "    ^^^^^^", "codes beside codes"),
        ("voice =", "       ^", "must stand here"),
        ("'...'", "^^^^^", "no word between"),
        ("piti", "^^^^", "There is no code piti; there are leave.heart.pity. To look for words"),
        ("heart", "^^^^^", "several codes: leave.heart, stay.heart"),
        ("pity by Zoe", "        ^^^", "there are Ada Holm, Bo Rask"),
        ("speaker.rnk = captain", "^^^^^^^^^^^", "there are speaker.rank"),
        ("speaker.rank = captian", "               ^^^^^^^", "there are captain, private"),
        ("voice = deserted", "        ^^^^^^^^", "there are deserter"),
        ("category = breed", "           ^^^^^", "there are bread"),
        ("category ~ breed", "           ^^^^^", "with = or !="),
        ("text = x", "       ^", "searched with ~"),
        ("codes > many", "        ^^^^", "a number or a date"),
        ("not " * 101 + "pity", " " * 400 + "^^^", "More than 100"),
        ("pity" + " or pity" * 300, "", "at most 500 words"),
    ],
)
def test_an_error_stands_under_its_word_and_names_what_there_is(
    query: str, marked: str, says: str
) -> None:
    with pytest.raises(QueryError) as error:
        asked_of(told(), query)
    said = str(error.value).splitlines()
    assert says in said[-1]
    assert said[-2].startswith(f"  {marked}")
    assert not marked or said[-2] == f"  {marked}"


def test_all_names_there_are_none_of_are_told_at_once() -> None:
    with pytest.raises(QueryError) as error:
        asked_of(told(), "pti and voice = z and pity by Zoe")
    assert [fault.start for fault in error.value.faults] == [0, 16, 30]


def test_the_places_of_words_are_told_and_run_together_where_they_overlap() -> None:
    answer = asked_of(told(), "'fired' near/3 'village' or 'the village'")
    line = LINES[0]
    assert [line[start:end] for start, end in answer.places["p1"]] == ["fired on the village"]
    assert [LINES[1][start:end] for start, end in answer.places["p2"]] == ["The village"]


def test_reports_of_a_query_say_so_and_count_only_what_it_finds() -> None:
    table = frequency(narrowed(told(), "  leave.heart   and speaker.rank "))
    assert table.head.where == "leave.heart and speaker.rank"
    assert "2 passages seen of 2 passages asked for" in table.head.base
    counts = dict(zip(table.frame["code"], table.frame["passages"], strict=True))
    assert (counts["leave.heart"], counts["stay.bread"], counts["leave.bread"]) == (2, 1, 0)


def test_a_query_true_of_nothing_gives_a_table_that_says_so() -> None:
    table = frequency(narrowed(told(), "leave.heart and codes = 0"))
    assert table.head.notes[-1] == "The query is true of no passage."
    assert table.frame["passages"].sum() == 0
