"""Decisions follow their codes: what stands after renames, moves, merges and splits."""

import json

from coding.recoding import (
    CodebookEvent,
    CodeChange,
    ToReview,
    changed_after,
    code_changes,
    settled,
    suggested_now,
    to_review,
)
from coding.values import Decision, Event, Suggestion, Tier, Verdict

ACCEPT, REJECT, UNSURE, WITHDRAW = Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE, Verdict.WITHDRAW


def said(  # noqa: PLR0913  (what a decision is)
    seq: int, code: str, verdict: Verdict, version: str, *, passage: str = "p", coder: str = "c"
) -> Decision:
    return Decision(seq, passage, code, coder, verdict, "", "", "", version, "", "")


def renamed(before: str, after: str, old: str, new: str) -> CodeChange:
    return CodeChange(before, after, "rename", old, {old: new})


def merged(before: str, after: str, into: str, *sources: str) -> CodeChange:
    return CodeChange(before, after, "merge", into, dict.fromkeys(sources, into))


def divided(before: str, after: str, code: str, *parts: str) -> CodeChange:
    return CodeChange(before, after, "split", code, {}, parts)


def stand(
    decisions: list[Decision], changes: list[CodeChange], as_of: str | None = None
) -> dict[str, str]:
    rows = settled(decisions, changes, as_of=as_of)
    return {each.code_id: each.verdict.value for each in rows}


def test_without_changes_the_latest_word_stands() -> None:
    words = [said(1, "a", ACCEPT, "1"), said(2, "a", REJECT, "1"), said(3, "b", ACCEPT, "1")]
    assert stand(words, []) == {"a": "reject", "b": "accept"}


def test_a_decision_follows_its_code_through_every_rename() -> None:
    changes = [renamed("1", "2", "a", "b"), renamed("2", "3", "b", "c")]
    assert stand([said(1, "a", ACCEPT, "1")], changes) == {"c": "accept"}
    assert stand([said(1, "b", ACCEPT, "2")], changes) == {"c": "accept"}
    assert stand([said(1, "a", ACCEPT, "1"), said(2, "c", WITHDRAW, "3")], changes) == {
        "c": "withdraw"
    }


def test_a_new_code_under_an_old_name_is_another_code() -> None:
    changes = [renamed("1", "2", "a", "b")]
    words = [said(1, "a", ACCEPT, "1"), said(2, "a", REJECT, "2")]
    assert stand(words, changes) == {"b": "accept", "a": "reject"}


def test_a_workbook_of_an_older_version_that_comes_back_late_is_read_in_its_own_names() -> None:
    changes = [renamed("1", "2", "a", "b")]
    words = [said(1, "b", REJECT, "2"), said(2, "a", ACCEPT, "1")]
    assert stand(words, changes) == {"b": "accept"}


def test_what_was_given_outweighs_what_was_refused_of_merged_codes() -> None:
    changes = [merged("1", "2", "a", "b")]
    words = [said(1, "a", ACCEPT, "1"), said(2, "b", REJECT, "1")]
    assert stand(words, changes) == {"a": "accept"}
    assert stand(words[1:], changes) == {"a": "reject"}
    assert stand([said(1, "a", UNSURE, "1"), *words[1:]], changes) == {"a": "unsure"}


def test_a_word_on_the_merged_code_itself_outweighs_all_before_it() -> None:
    changes = [merged("1", "2", "a", "b")]
    words = [said(1, "a", ACCEPT, "1"), said(2, "b", ACCEPT, "1"), said(3, "a", REJECT, "2")]
    assert stand(words, changes) == {"a": "reject"}


def test_a_merge_of_merges_asks_each_code_for_its_own_last_word() -> None:
    changes = [merged("1", "2", "a", "b"), merged("2", "3", "c", "a")]
    words = [
        said(1, "b", ACCEPT, "1"),
        said(2, "a", WITHDRAW, "2"),  # takes back both
        said(3, "c", REJECT, "2"),
    ]
    assert stand(words, changes) == {"c": "reject"}
    assert stand([*words, said(4, "a", ACCEPT, "1")], changes) == {"c": "accept"}


def test_coders_and_passages_are_kept_apart() -> None:
    changes = [merged("1", "2", "a", "b")]
    words = [
        said(1, "b", ACCEPT, "1", coder="x"),
        said(2, "a", REJECT, "1", coder="y"),
        said(3, "a", REJECT, "1", passage="q", coder="x"),
    ]
    rows = {(d.passage_id, d.coder_id, d.verdict.value) for d in settled(words, changes)}
    assert rows == {("p", "x", "accept"), ("p", "y", "reject"), ("q", "x", "reject")}


def test_a_split_code_keeps_its_passages_on_a_list_until_each_is_decided_on_anew() -> None:
    changes = [divided("1", "2", "a", "y", "z")]
    words = [said(1, "a", ACCEPT, "1"), said(2, "a", ACCEPT, "1", passage="q")]
    assert to_review(words, changes) == (
        ToReview("p", "a", "c", ("y", "z")),
        ToReview("q", "a", "c", ("y", "z")),
    )
    words.append(said(3, "z", ACCEPT, "2"))
    assert to_review(words, changes) == (ToReview("q", "a", "c", ("y", "z")),)
    rows = {(d.passage_id, d.code_id, d.verdict.value) for d in settled(words, changes)}
    assert rows == {("p", "z", "accept"), ("q", "a", "accept")}


def test_refusing_a_part_is_a_decision_too() -> None:
    changes = [divided("1", "2", "a", "y", "z")]
    words = [said(1, "a", ACCEPT, "1"), said(2, "y", REJECT, "2")]
    assert to_review(words, changes) == ()
    assert stand(words, changes) == {"y": "reject"}


def test_a_code_that_is_a_part_of_its_own_split_is_reviewed_by_deciding_on_it() -> None:
    changes = [divided("1", "2", "a", "a", "z")]
    words = [said(1, "a", ACCEPT, "1")]
    assert to_review(words, changes) == (ToReview("p", "a", "c", ("a", "z")),)
    words.append(said(2, "a", ACCEPT, "2"))
    assert to_review(words, changes) == ()
    assert stand(words, changes) == {"a": "accept"}


def test_the_review_list_names_codes_as_they_are_called_now() -> None:
    changes = [divided("1", "2", "a", "y", "z"), renamed("2", "3", "z", "w"),
               renamed("3", "4", "a", "old")]  # fmt: skip
    words = [said(1, "a", ACCEPT, "1")]
    assert to_review(words, changes) == (ToReview("p", "old", "c", ("y", "w")),)
    assert to_review([*words, said(2, "w", ACCEPT, "4")], changes) == ()


def test_what_was_taken_back_before_a_split_is_not_to_be_reviewed() -> None:
    changes = [divided("1", "2", "a", "y", "z")]
    words = [said(1, "a", ACCEPT, "1"), said(2, "a", WITHDRAW, "1")]
    assert to_review(words, changes) == ()


def test_as_of_a_version_codes_are_called_as_then_and_later_decisions_left_out() -> None:
    changes = [renamed("1", "2", "a", "b"), merged("2", "3", "b", "x")]
    words = [said(1, "a", ACCEPT, "1"), said(2, "b", REJECT, "2"), said(3, "x", ACCEPT, "2"),
             said(4, "b", WITHDRAW, "3")]  # fmt: skip
    assert stand(words, changes, "1") == {"a": "accept"}
    assert stand(words, changes, "2") == {"b": "reject", "x": "accept"}
    assert stand(words, changes, "3") == {"b": "withdraw"}
    assert stand(words, changes) == stand(words, changes, "3")


def test_a_change_taken_back_leaves_decisions_as_they_were() -> None:
    changes = [renamed("1", "2", "a", "b"), renamed("2", "1", "b", "a")]
    words = [said(1, "a", ACCEPT, "1"), said(2, "b", REJECT, "2")]
    assert stand(words[:1], changes) == {"a": "accept"}
    assert stand(words, changes) == {"a": "reject"}


def test_a_decision_under_a_version_nobody_noted_is_read_from_the_beginning() -> None:
    assert stand([said(1, "a", ACCEPT, "?")], [renamed("1", "2", "a", "b")]) == {"b": "accept"}


def suggestion(code: str, score: float, version: str = "1", by: str = "cues/1") -> Suggestion:
    return Suggestion("p", code, (), "", Tier.WEAK, score, by, version)


def test_suggestions_follow_their_codes_and_the_better_of_merged_ones_stays() -> None:
    changes = [renamed("1", "2", "a", "b"), merged("2", "3", "x", "y")]
    made = [suggestion("a", 0.5), suggestion("x", 0.2), suggestion("y", 0.4),
            suggestion("y", 0.1, by="other/1"), suggestion("a", 0.3, version="2")]  # fmt: skip
    told = [(s.code_id, s.score, s.suggester) for s in suggested_now(made, changes)]
    assert told == [
        ("b", 0.5, "cues/1"), ("x", 0.4, "cues/1"), ("x", 0.1, "other/1"), ("a", 0.3, "cues/1"),
    ]  # fmt: skip
    assert suggested_now(made, []) == tuple(made)
    worse = suggested_now([suggestion("x", 0.4), suggestion("y", 0.2)], changes)
    assert [(each.code_id, each.score) for each in worse] == [("x", 0.4)]


def event(seq: int, kind: str, about: str, **body: object) -> Event:
    return Event(seq, kind, about, "", json.dumps(body), "", "shell", "", "")


def test_changes_are_read_from_the_events_in_their_order() -> None:
    changed = CodebookEvent.CHANGED.value
    rest = {"parts": [], "comment": ""}
    events = [
        event(5, changed, "b", act="rename", before="2", after="3", now={"b": "c"}, **rest),
        event(2, "seen", "p"),
        event(3, changed, "a", act="rename", before="1", after="2", now={"a": "b"}, **rest),
    ]
    assert code_changes(events) == (renamed("1", "2", "a", "b"), renamed("2", "3", "b", "c"))
    assert [changed_after(events, version) for version in "123"] == [3, 5, None]
