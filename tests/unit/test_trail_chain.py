from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from coding.trail import BEGINNING, broken_links, chained, entry_hash
from coding.values import Decision, Ruling, Verdict

AT = "2031-05-04T09:30:00Z"


def trail(length: int) -> tuple[Decision, ...]:
    rulings = [
        Ruling(f"p-{n}", "driver.moral", "c-1", Verdict.ACCEPT, "why") for n in range(length)
    ]
    return chained(rulings, after=None, at=AT, codebook_version="v1")


def test_the_first_entry_follows_zeros_and_the_next_follows_the_first() -> None:
    first, second = trail(2)
    assert (first.seq, second.seq) == (1, 2)
    assert first.previous_hash == BEGINNING
    assert second.previous_hash == first.hash == entry_hash(first)


def test_a_trail_written_in_two_parts_is_the_trail_written_at_once() -> None:
    whole = trail(4)
    rulings = [Ruling(e.passage_id, e.code_id, e.coder_id, e.verdict, "why") for e in whole]
    early = chained(rulings[:2], after=None, at=AT, codebook_version="v1")
    late = chained(rulings[2:], after=early[-1], at=AT, codebook_version="v1")
    assert early + late == whole


def test_the_hash_of_an_entry_is_that_of_its_other_fields_as_sorted_compact_json() -> None:
    ruling = Ruling("p-1", "driver.moral", "c-1", Verdict.UNSURE, "“maybe” ကို 𐀀")
    (entry,) = chained([ruling], after=None, at=AT, codebook_version="v1")
    written = (
        '{"at":"2031-05-04T09:30:00Z","code_id":"driver.moral","codebook_version":"v1",'
        '"coder_id":"c-1","comment":"“maybe” ကို 𐀀","origin":"shell","passage_id":"p-1",'
        '"previous_hash":"' + "0" * 64 + '","seq":1,"verdict":"unsure"}'
    )
    assert entry.hash == hashlib.sha256(written.encode()).hexdigest()


def test_what_json_cannot_hold_has_a_hash_of_its_own() -> None:
    (entry,) = trail(1)
    assert entry_hash(replace(entry, comment=b"why")) != entry.hash  # type: ignore[arg-type]


def test_a_whole_trail_has_no_broken_link_in_whatever_order_it_is_given() -> None:
    assert broken_links(reversed(trail(5))) == ()
    assert broken_links([]) == ()


SECOND = trail(3)[1]


@pytest.mark.parametrize(
    "changed",
    [
        replace(SECOND, passage_id="p-9"),
        replace(SECOND, code_id="driver.fear"),
        replace(SECOND, coder_id="c-2"),
        replace(SECOND, verdict=Verdict.REJECT),
        replace(SECOND, at="2031-05-04T09:30:01Z"),
        replace(SECOND, comment="why not"),
        replace(SECOND, origin="demo"),
        replace(SECOND, codebook_version="v2"),
        replace(SECOND, hash=BEGINNING[:-1] + "1"),
    ],
)
def test_a_change_of_any_field_breaks_the_hash_of_its_entry(changed: Decision) -> None:
    first, _, third = trail(3)
    link, *others = broken_links((first, changed, third))
    assert link.seq == 2
    assert "hash differs" in link.message
    assert [other.seq for other in others] == ([3] if changed.hash != SECOND.hash else [])


def test_a_changed_entry_with_a_new_hash_breaks_the_link_of_the_next() -> None:
    entries = list(trail(3))
    changed = replace(entries[1], comment="other")
    entries[1] = replace(changed, hash=entry_hash(changed))
    (link,) = broken_links(entries)
    assert link.seq == 3
    assert "not chained" in link.message


def test_missing_entries_are_named_together() -> None:
    entries = trail(7)
    links = broken_links((*entries[1:3], *entries[5:]))
    assert [(link.seq, link.message) for link in links] == [
        (1, "The entry is missing."),
        (4, "The entries 4 to 5 are missing."),
    ]


def test_two_entries_that_changed_places_are_both_found() -> None:
    first, second, third = trail(3)
    swapped = (first, replace(third, seq=2), replace(second, seq=3))
    assert {link.seq for link in broken_links(swapped)} == {2, 3}


def test_a_number_that_stands_twice_is_found() -> None:
    first, second = trail(2)
    messages = [link.message for link in broken_links((first, first, second))]
    assert messages == ["This number stands twice or below 1 in the trail."]


def test_all_that_is_broken_is_found_at_once() -> None:
    entries = list(trail(9))
    entries[2] = replace(entries[2], comment="x")
    entries[7] = replace(entries[7], previous_hash=BEGINNING)
    del entries[4]
    assert [link.seq for link in broken_links(entries)] == [3, 5, 8, 8]
