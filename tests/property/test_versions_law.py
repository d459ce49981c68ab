"""However a document is edited, no decision is lost or moved to other words unseen."""

from __future__ import annotations

import difflib
import itertools
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coding.values import Ruling, Verdict
from coding.versions.aligning import aligned, words_of
from tests.property.chances import chances
from tests.property.test_store_round_trip import some_words
from tests.unit.store_cases import AT
from tests.unit.version_cases import (
    MIRA,
    PARAGRAPHS,
    changed,
    put_in,
    study_in,
    text_of,
    words_by_id,
)

if TYPE_CHECKING:
    from random import Random

    from coding.store import Store

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
NEW = (
    "“We sold the engine of the second lorry and bought onions with it,” said a cook who deserted.",
    "Rain fell on the customs house.",
    "“I was told not to look at the river, and I looked,” said Oru Venn.",
)


WHOLE = ("insert", "delete", "swap", "again")
WITHIN = ("word", "cut", "join")


def edited(
    paragraphs: list[str], chance: Random, edits: tuple[str, ...] = WHOLE + WITHIN
) -> list[str]:
    """Return the paragraphs after a few edits: of whole ones, or of words in one."""
    made = list(paragraphs)
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(made)) if made else 0
        what = chance.choice(edits)
        if what == "insert" or not made:
            made.insert(place, chance.choice(NEW))
        elif what == "delete":
            del made[place]
        elif what == "swap":
            made.insert(chance.randrange(len(made)), made.pop(place))
        elif what == "word":
            words = made[place].split(" ")
            words[chance.randrange(len(words))] = chance.choice(
                ("not", "harbour", "", "“", "never")
            )
            made[place] = " ".join(words)
        elif what == "cut":
            made[place] = made[place][: chance.randrange(len(made[place]) + 1)]
        elif what == "join" and place + 1 < len(made):
            made[place] += " " + made.pop(place + 1)
        else:
            made.append(made[place])
    return [each for each in made if each.strip()] or [NEW[1]]


def decide_some(store: Store, chance: Random, turn: int) -> None:
    some = [each for each in store.passages() if chance.random() < 0.7]
    rulings = [Ruling(each.id, f"driver.{turn}", MIRA.id, Verdict.ACCEPT) for each in some]
    store.decide(rulings, at=AT, codebook_version="v1")


def alike(one: str, other: str) -> float:
    """Return how alike words are, by a measure of its own."""
    ours, theirs = re.findall(r"\w+", one.casefold()), re.findall(r"\w+", other.casefold())
    return difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


@settings(max_examples=25, deadline=None, phases=QUICK)
@given(chances)
def test_every_decision_is_on_words_like_those_it_was_made_of_or_is_held(chance: Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        study = study_in(Path(name))
        paragraphs = list(PARAGRAPHS)
        with study.store() as store:
            put_in(study, store, text_of(paragraphs))
            decide_some(store, chance, 0)
            for turn in range(1, chance.randint(2, 4)):
                paragraphs = edited(paragraphs, chance)
                changed(study, store, text_of(paragraphs))
                decide_some(store, chance, turn)
            words, standing = words_by_id(store), {each.id for each in store.passages()}
            held = {each.id for each in store.homeless()}
            before = {each.seq: each.passage_id for each in store.decisions(as_written=True)}
            now = {each.seq: each.passage_id for each in store.decisions()}
            assert before.keys() == now.keys()
            for seq, passage in now.items():
                assert (passage in standing) is not (passage in held)
                if passage in held:
                    assert words[passage]
                    assert passage not in standing
                elif passage != before[seq]:
                    # Each version may change a little, so a chain of them is followed link by link.
                    assert_links_are_alike(store, before[seq], words)
            targets = [each.said["to"] for each in store.events("passage moved")]
            assert len(targets) == len(set(targets))  # no two passages became one
            assert store.verify() == ()


def assert_links_are_alike(store: Store, passage: str, words: dict[str, str]) -> None:
    moves = store.moves()
    while passage in moves.next:
        following = moves.next[passage]
        assert alike(words[passage], words[following]) >= 0.75
        passage = following


@settings(max_examples=12, deadline=None, phases=QUICK)
@given(chances)
def test_paragraphs_that_were_moved_or_away_for_a_while_have_all_their_codes(
    chance: Random,
) -> None:
    with tempfile.TemporaryDirectory() as name:
        study = study_in(Path(name))
        with study.store() as store:
            put_in(study, store, text_of())
            decide_some(store, chance, 0)
            others = edited(list(PARAGRAPHS), chance, WHOLE)
            changed(study, store, text_of([*others, "Fog came in."]))
            changed(study, store, text_of())
            words = words_by_id(store)
            before = [words[each.passage_id] for each in store.decisions(as_written=True)]
            assert [words[each.passage_id] for each in store.decisions()] == before
            assert store.homeless() == ()


@given(some_words, st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"])), st.data())
def test_an_alignment_pairs_equal_words_in_order(
    start: str, words: list[str], data: st.DataObject
) -> None:
    old = [*words_of(start).forms, *words]
    new = [*old[: data.draw(st.integers(0, len(old)))], *data.draw(st.permutations(words))]
    pairs = sorted(aligned(old, new).items())
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a[1] < b[1] for a, b in itertools.pairwise(pairs))
    assert aligned(old, old) == {n: n for n in range(len(old))}
