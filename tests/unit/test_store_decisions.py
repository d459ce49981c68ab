from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coding.errors import (
    UnfitValuesError,
    UnknownCoderError,
    UnknownPassageError,
    UnstorableTextError,
)
from coding.ids import coder_id
from coding.store import Store
from coding.trail import broken_links
from coding.values import Memo, Verdict
from testimonies.values import Span
from tests.unit.store_cases import AT, MIRA, TOVE, new_store, ruling, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LATER = "2031-05-05T10:00:00Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path) as store:
        yield store


def test_decisions_are_returned_as_they_stand_in_the_trail(store: Store) -> None:
    first = store.decide([ruling(store, comment="clear")], at=AT, codebook_version="v1")
    more = [ruling(store, coder=TOVE), ruling(store, verdict=Verdict.WITHDRAW)]
    second = store.decide(more, at=LATER, codebook_version="v2")
    assert store.decisions() == first + second
    assert [each.seq for each in store.decisions()] == [1, 2, 3]
    assert broken_links(store.decisions()) == ()


def test_decisions_on_one_passage_can_be_asked_for(store: Store) -> None:
    made = store.decide([ruling(store)], at=AT, codebook_version="v1")
    assert store.decisions(passage_id=made[0].passage_id) == made
    assert store.decisions(passage_id="p-other") == ()


def test_where_nothing_is_decided_nothing_is_written(store: Store) -> None:
    before = store.acts()
    assert store.decide([], at=AT, codebook_version="v1") == ()
    assert store.acts() == before


def test_decisions_of_strangers_are_refused_all_together(store: Store) -> None:
    strange = [replace(ruling(store), coder_id=f"c-{n}") for n in (2, 1)]
    with pytest.raises(UnknownCoderError, match="“c-1”, “c-2”; the coders are") as caught:
        store.decide([ruling(store), *strange], at=AT, codebook_version="v1")
    assert MIRA.id in str(caught.value)
    assert store.decisions() == ()


def test_decisions_about_unknown_passages_are_refused_all_together(store: Store) -> None:
    lost = [replace(ruling(store), passage_id=f"p-{n}") for n in (2, 1)]
    with pytest.raises(UnknownPassageError, match="“p-1”, “p-2”"):
        store.decide([ruling(store), *lost], at=AT, codebook_version="v1")
    assert store.decisions() == ()


def test_a_comment_with_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(UnstorableTextError, match="character 4 "):
        store.decide([ruling(store, comment="why \udfff")], at=AT, codebook_version="v1")
    assert store.decisions() == ()


def test_a_coder_who_is_known_is_left_as_they_are(store: Store) -> None:
    before = store.acts()
    store.add_coder(MIRA, at=LATER)
    assert (store.coders(), store.acts()) == ((MIRA, TOVE), before)


def test_a_coder_whom_another_process_makes_known_meanwhile_is_left_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.acts()
    with monkeypatch.context() as patched:
        patched.setattr(store, "coders", tuple)
        store.add_coder(MIRA, at=LATER)
    assert (store.coders(), store.acts()) == ((MIRA, TOVE), before)


def test_the_id_of_a_coder_does_not_hang_on_spacing_or_unicode_form() -> None:
    assert coder_id("  Zoé   Lund ") == coder_id("Zoe\u0301 Lund") != coder_id("Zoe Lund")
    assert coder_id("Zoé").startswith("c-")


def test_suggestions_come_back_as_they_were_given(store: Store) -> None:
    (passage,) = store.passages()
    made = (suggestion(passage), suggestion(passage, "driver.fear", "model/2"))
    store.replace_suggestions(made[:1], suggester="cues/1", at=AT)
    store.replace_suggestions(made[1:], suggester="model/2", at=AT)
    assert store.suggestions() == made
    assert store.suggestions(passage_id=passage.id) == made
    assert store.suggestions(suggester="cues/1") == made[:1]
    assert store.suggestions(passage_id="p-other") == ()


def test_new_suggestions_take_the_place_of_those_of_every_version(store: Store) -> None:
    (passage,) = store.passages()
    other = suggestion(passage, by="cues-own/1")
    store.replace_suggestions([suggestion(passage)], suggester="cues/1", at=AT)
    store.replace_suggestions([other], suggester="cues-own/1", at=AT)
    newer = suggestion(passage, "driver.fear", "cues/2")
    store.replace_suggestions([newer], suggester="cues/2", at=AT)
    assert store.suggestions() == (other, newer)
    store.replace_suggestions([], suggester="cues", at=AT)
    assert store.suggestions() == (other,)
    assert store.verify() == ()


def test_suggestions_that_make_no_sense_are_refused_and_the_old_ones_stay(store: Store) -> None:
    (passage,) = store.passages()
    good = suggestion(passage)
    store.replace_suggestions([good], suggester="cues/1", at=AT)
    wild = replace(good, evidence=(Span(1, 9_999),))
    wrong = (good, good, wild, replace(good, suggester="model/2"))
    with pytest.raises(UnfitValuesError, match="twice") as caught:
        store.replace_suggestions(wrong, suggester="cues/1", at=AT)
    assert "beyond its text" in str(caught.value)
    assert "model/2 is not cues" in str(caught.value)
    with pytest.raises(UnknownPassageError):
        store.replace_suggestions([replace(good, passage_id="p-1")], suggester="cues", at=AT)
    assert store.suggestions() == (good,)


def test_memos_come_back_as_they_were_given(store: Store) -> None:
    memo = Memo("m-1", "driver.moral", MIRA.id, AT, "Compare with the second village.")
    store.add_memo(memo)
    assert store.memos() == store.memos(about="driver.moral") == (memo,)
    assert store.memos(about="driver.fear") == ()
    with pytest.raises(UnknownCoderError):
        store.add_memo(replace(memo, id="m-2", coder_id="c-1"))
    with pytest.raises(UnfitValuesError):
        store.add_memo(memo)


def test_each_act_names_its_command_and_the_last_decision(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    new_store(tmp_path / "other").close()
    with Store.open(tmp_path / "other" / "study.sqlite3", command="code") as store:
        made = store.decide([ruling(store), ruling(store)], at=LATER, codebook_version="v1")
        act = store.acts()[-1]
    assert (act.what, act.at, act.command) == ("decisions: 2", LATER, "code")
    assert (act.decisions, act.head) == (2, made[-1].hash)


def test_an_act_that_kills_its_writer_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> str:
        raise KeyboardInterrupt

    before = (store.acts(), store.decisions())
    with monkeypatch.context() as patched:
        patched.setattr("coding.store.acts.act_seal", stopped)
        with pytest.raises(KeyboardInterrupt):
            store.decide([ruling(store)], at=AT, codebook_version="v1")
    assert (store.acts(), store.decisions()) == before
    assert store.decide([ruling(store)], at=AT, codebook_version="v1")[0].seq == 1
