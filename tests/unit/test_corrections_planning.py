from __future__ import annotations

import dataclasses

from coding.corrections.ground import Ground, short_ids
from coding.corrections.planning import planned
from coding.corrections.rows import Cell, Column, Plan, Row, Sheet
from coding.corrections.settling import Issue
from coding.corrections.values import Amendment, Change
from coding.trail import chained_corrections
from tests.unit.correction_cases import (
    ADDED,
    ASKED_ID,
    FIRED,
    ILSE,
    KRAY,
    ME,
    PARADE,
    RIFLES,
    SOLDIER,
    VARN,
    ground,
    says,
)

SAID = "We left our rifles in the snow,"
ISSUE = Issue(ME, batch="review b-1 ", origin="review b-1 sha256:00")

LOST = dataclasses.replace(ISSUE, base=None)  # of a workbook that knows no more when it went out


def row(sheet: Sheet, number: int, about: str = "", /, **said: str) -> Row:
    """Return a row that carries an id and says things, as ``voice="expert"``."""
    cells = tuple(
        Cell(f"{sheet.value}!{name}{number}", Column[name.upper()], text)
        for name, text in said.items()
    )
    return Row(sheet, f"{sheet.value}!{number}", cells, id=about)


def of_quotation(number: int, about: str, /, **said: str) -> Row:
    return row(Sheet.QUOTATIONS, number, about, **said)


def of_speaker(number: int, about: str, /, **said: str) -> Row:
    return row(Sheet.SPEAKERS, number, about, **said)


def adding(number: int, /, **said: str) -> Row:
    return row(Sheet.ADDED, number, **said)


def plan(*rows: Row, there: Ground | None = None, issue: Issue = ISSUE) -> Plan:
    """Return what comes of rows, once it is sure that no filled cell is forgotten."""
    made = planned(rows, [there or ground()], issue)
    filled = sorted(cell.place for each in rows for cell in each.cells)
    told = [each.place for each in (*made.done, *made.standing, *made.findings)]
    assert sorted(place for place in told if place in filled) == filled
    assert all(each.coder_id == issue.coder_id for each in made.amendments)
    return made


def changes(made: Plan) -> list[tuple[Change, str, str]]:
    return [(each.change, each.about, each.value) for each in made.amendments]


def findings(made: Plan) -> str:
    return "\n".join(map(str, made.findings))


def test_of_words_twice_in_a_study_without_an_id_nobody_knows_which_are_meant() -> None:
    one, other = ground(), dataclasses.replace(ground(), source=dataclasses.replace(
        ground().source, id="s-other", path="other.txt"
    ))  # fmt: skip
    shown = dataclasses.replace(of_quotation(3, "", voice="expert"), words=SAID)
    made = planned([shown], [one, twin(other)], ISSUE)
    assert "its words stand for 2 quotations of this study" in findings(made)
    there = dataclasses.replace(shown, document="other.txt")
    made = planned([there], [one, twin(other)], ISSUE)
    assert changes(made) == [(Change.QUOTATION_VOICE, "q-twin", "expert")]


def twin(other: Ground) -> Ground:
    """Return a source with the same words under another id."""
    again = dataclasses.replace(RIFLES, id="q-twin", source_id=other.source.id)
    found = dataclasses.replace(other.found, quotations=(again,))
    return dataclasses.replace(other, found=found)


def test_what_is_done_is_told_of_by_short_id_and_name_or_first_words() -> None:
    made = plan(of_speaker(3, KRAY.id, voice="expert"), of_quotation(3, RIFLES.id, voice="expert"))
    speaker, quotation = (str(each) for each in made.done)
    assert KRAY.id[:4] in speaker
    assert "Minister Oben Kray: " in speaker
    assert "“We left our rifles" in quotation


def test_a_quotation_that_was_not_dropped_stands_already_where_it_shall_be_kept() -> None:
    made = plan(of_quotation(3, RIFLES.id, drop="no"))
    assert (made.amendments, len(made.standing)) == ((), 1)
    dropped = ground(says(Change.DROP_QUOTATION, RIFLES.id))
    made = plan(of_quotation(3, RIFLES.id, drop="no"), there=dropped, issue=LOST)
    assert changes(made) == [(Change.RESTORE_QUOTATION, RIFLES.id, "")]


def test_the_same_name_of_two_speakers_is_not_guessed() -> None:
    both = ground(says(Change.RENAME_SPEAKER, VARN.id, "Ilse Varn"))
    made = plan(of_speaker(3, KRAY.id, same_as="Ilse Varn"), there=both, issue=LOST)
    assert "may be one of several speakers: write the id of one" in findings(made)
    made = plan(of_quotation(3, RIFLES.id, speaker="Ilse Varn"), there=both, issue=LOST)
    assert f"write the id of one, {ILSE.id}" in findings(made)


def test_signs_alone_name_nobody() -> None:
    made = plan(of_quotation(3, RIFLES.id, speaker="—?"))
    assert findings(made).endswith("“—?” is no name.")


def test_a_new_speaker_gets_an_id_nobody_had_before() -> None:
    (new, *_) = plan(of_quotation(3, PARADE.id, speaker="The cook")).amendments
    there = ground(new, says(Change.RENAME_SPEAKER, new.about, "Oru"))
    again = plan(of_quotation(3, PARADE.id, speaker="The cook"), there=there, issue=LOST)
    (other, *_) = again.amendments
    assert (other.change, other.value) == (Change.NEW_SPEAKER, "The cook")
    assert other.about != new.about


def test_words_that_are_added_and_dropped_at_once_are_listed() -> None:
    made = plan(of_quotation(3, RIFLES.id, drop="yes"), adding(3, words=SAID))
    assert "says “yes” of these very words: leave one of the two" in findings(made)
    assert changes(made) == [(Change.DROP_QUOTATION, RIFLES.id, "")]


def test_a_workbook_that_lost_its_base_is_read_against_the_study_as_it_is() -> None:
    there = ground(says(Change.RENAME_SPEAKER, KRAY.id, "Oben Kray"))
    made = plan(of_quotation(3, RIFLES.id, speaker="Oben Kray"), there=there, issue=LOST)
    assert changes(made) == [(Change.QUOTATION_SPEAKER, RIFLES.id, KRAY.id)]


def test_empty_rows_ask_for_nothing() -> None:
    assert plan(of_quotation(3, RIFLES.id), of_speaker(3, ILSE.id), adding(3)) == Plan()


def test_each_cell_becomes_a_correction_with_the_comment_of_its_row() -> None:
    made = plan(
        of_quotation(3, SOLDIER.id, voice=" Expert ", kind="fragment", comment="asked as one"),
        of_quotation(4, PARADE.id, drop="YES"),
    )
    assert changes(made) == [
        (Change.DROP_QUOTATION, PARADE.id, ""),
        (Change.QUOTATION_VOICE, SOLDIER.id, "expert"),
        (Change.QUOTATION_KIND, SOLDIER.id, "fragment"),
    ]
    assert [each.comment for each in made.amendments] == ["", "asked as one", "asked as one"]
    assert made.memos == ()


def test_a_comment_alone_becomes_a_memo() -> None:
    made = plan(of_quotation(3, RIFLES.id, comment="Which winter?"))
    assert made.memos == ((RIFLES.id, "Which winter?"),)
    again = dataclasses.replace(ISSUE, memos=frozenset(made.memos))
    made = plan(of_quotation(3, RIFLES.id, comment="Which winter?"), issue=again)
    assert (made.memos, len(made.standing)) == ((), 1)


def test_an_unknown_word_is_listed_with_what_comes_near() -> None:
    made = plan(of_quotation(3, RIFLES.id, voice="expret", kind="testimonial", drop="ok"))
    assert "did you mean expert?" in findings(made)
    assert "did you mean testimony?" in findings(made)
    assert "“ok” is neither yes nor no." in findings(made)
    assert made.amendments == ()


def test_a_name_nobody_bears_becomes_one_new_speaker_with_a_note() -> None:
    made = plan(
        of_quotation(3, PARADE.id, speaker="The  cook"),
        of_quotation(4, SOLDIER.id, speaker="the cook"),
    )
    (new, one, other) = made.amendments
    assert (new.change, new.value) == (Change.NEW_SPEAKER, "The cook")
    assert one.value == other.value == new.about
    assert "is a new speaker of snow.txt" in str(made.notes[0])


def test_a_name_is_known_by_any_spelling_that_was_shown_and_by_its_id() -> None:
    for name in ("minister oben kray", " Minister  Oben Kray", KRAY.id):
        made = plan(of_quotation(3, RIFLES.id, speaker=name))
        assert changes(made) == [(Change.QUOTATION_SPEAKER, RIFLES.id, KRAY.id)]


def test_nobody_takes_a_quotation_from_its_speaker() -> None:
    made = plan(
        of_quotation(3, RIFLES.id, speaker="nobody"), of_quotation(4, PARADE.id, speaker="nobody")
    )
    assert changes(made) == [(Change.QUOTATION_SPEAKER, RIFLES.id, "")]
    assert len(made.standing) == 1


def test_who_is_the_same_must_be_known() -> None:
    made = plan(
        of_speaker(3, VARN.id, same_as="Ilse Varm"), of_speaker(4, ILSE.id, same_as="Ilse Varn")
    )
    assert "did you mean Ilse Varn?" in findings(made)
    assert "own name" in findings(made)
    assert made.amendments == ()


def test_a_name_and_voice_beside_a_merger_belong_to_the_one_that_stays() -> None:
    made = plan(of_speaker(3, VARN.id, same_as="Ilse Varn", name="Corporal Varn", voice="deserter"))
    assert changes(made) == [
        (Change.MERGE_SPEAKERS, VARN.id, ILSE.id),
        (Change.RENAME_SPEAKER, ILSE.id, "Corporal Varn"),
        (Change.SPEAKER_VOICE, ILSE.id, "deserter"),
    ]


def test_speakers_merged_in_a_circle_are_listed_and_not_merged() -> None:
    made = plan(
        of_speaker(3, VARN.id, same_as="Ilse Varn"),
        of_speaker(4, ILSE.id, same_as="Varn"),
        of_speaker(5, KRAY.id, same_as="Varn"),
    )
    assert len(made.findings) == 2
    assert "in a circle" in findings(made)
    assert changes(made) == [(Change.MERGE_SPEAKERS, KRAY.id, VARN.id)]


def test_two_cells_that_say_different_things_of_the_same_are_both_listed() -> None:
    made = plan(
        of_quotation(3, RIFLES.id, voice="expert"),
        of_quotation(9, RIFLES.id, voice="family"),
        of_speaker(3, VARN.id, same_as="Ilse Varn", name="A"),
        of_speaker(4, ILSE.id, name="B"),
    )
    assert len(made.findings) == 4
    assert "Quotations!voice9 says “family” of the same" in findings(made)
    assert changes(made) == [(Change.MERGE_SPEAKERS, VARN.id, ILSE.id)]


def test_two_cells_that_say_the_same_are_one_correction() -> None:
    made = plan(
        of_quotation(3, RIFLES.id, voice="expert"), of_quotation(9, RIFLES.id, voice="Expert")
    )
    assert len(made.amendments) == 1
    assert len(made.done) == 2


def test_words_are_added_with_what_is_said_of_them() -> None:
    made = plan(
        adding(3, document="snow.txt", words="“Nobody asked us anything.”", which="1",
               speaker="Varn", voice="family", kind="testimony", comment="seen on page 1")
    )  # fmt: skip
    (added, named, voiced) = made.amendments
    assert (added.change, added.about, added.value) == (Change.ADD_QUOTATION, ASKED_ID, "direct")
    assert added.spans == ADDED.spans
    assert added.passages == (ADDED.spans,)
    assert (named.value, voiced.value) == (VARN.id, "family")
    assert {each.comment for each in made.amendments} == {"seen on page 1"}
    assert len(made.standing) == 1  # a testimony it is by its voice


def test_words_found_twice_nowhere_or_in_a_quotation_are_listed_with_their_whole_row() -> None:
    made = plan(
        adding(3, words="NOBODY asked us anything.", voice="family"),
        adding(4, words="Nobody ever asked.", speaker="Varn"),
        adding(5, words="left our rifles"),
        adding(6, speaker="Varn", kind="term"),
        adding(7, document="ice.txt", words="corporal"),
        adding(8, words="corporal", which="second"),
    )
    assert made.amendments == ()
    told = findings(made)
    assert "stand 2 times in snow.txt: write into “Which one” 1 (" in told
    assert "do not stand in snow.txt" in told
    assert f"overlap with the quotation {RIFLES.id[:6]}" in told
    assert "the row has no words" in told
    assert "there is no document “ice.txt” in this study" in told
    assert "stand once in snow.txt" in told


def test_longer_words_may_replace_a_quotation_dropped_in_the_same_workbook() -> None:
    made = plan(
        of_quotation(3, PARADE.id, drop="yes"), adding(3, words="The “great parade” was over.")
    )
    assert [each.change for each in made.amendments] == [
        Change.DROP_QUOTATION,
        Change.ADD_QUOTATION,
    ]


def test_words_that_are_a_quotation_already_say_nothing_new() -> None:
    made = plan(adding(3, words="They fired first,", voice="expert"))
    assert changes(made) == [(Change.QUOTATION_VOICE, FIRED.id, "expert")]
    made = plan(
        adding(3, words="They fired first,"), there=ground(says(Change.DROP_QUOTATION, FIRED.id))
    )
    assert changes(made) == [(Change.RESTORE_QUOTATION, FIRED.id, "")]


def test_a_row_is_known_by_its_short_id_or_its_words_when_its_id_is_gone() -> None:
    voice = (Cell("Q!K3", Column.VOICE, "expert"),)
    short = Row(Sheet.QUOTATIONS, "Q!3", voice, short=RIFLES.id[:6])
    words = Row(Sheet.QUOTATIONS, "Q!3", voice, words="We left our rifles  in the snow,")
    for each in (short, words):
        assert changes(plan(each)) == [(Change.QUOTATION_VOICE, RIFLES.id, "expert")]


def test_a_row_of_nothing_in_this_study_is_listed() -> None:
    made = plan(of_quotation(3, "q-0000000000", voice="expert"), of_speaker(4, "", name="X"))
    assert "belongs to no quotation of this study (q-0000000000)" in findings(made)
    assert "names no speaker of this study" in findings(made)


def test_words_typed_over_what_was_found_are_listed_and_the_rest_is_done() -> None:
    cells = (Cell("Q!K3", Column.VOICE, "expert"),)
    edited = Row(
        Sheet.QUOTATIONS, "Q!3", cells, RIFLES.id, words="We left our guns", words_place="Q!H3"
    )
    made = plan(edited)
    assert "(“rifles in the snow,” to “guns”)" in findings(made)
    assert len(made.amendments) == 1
    renamed = Row(Sheet.SPEAKERS, "S!3", (), ILSE.id, words="Ilse V.", words_place="S!C3")
    assert "write it into “Name to show”" in findings(plan(renamed))


def test_a_name_typed_over_by_an_earlier_import_is_no_edit() -> None:
    there = ground(says(Change.RENAME_SPEAKER, ILSE.id, "I. Varn"))
    issued = Row(Sheet.SPEAKERS, "S!3", (), ILSE.id, words="Ilse Varn", words_place="S!C3")
    assert plan(issued, there=there) == Plan()


def test_what_was_done_says_nothing_new_the_second_time() -> None:
    rows = (
        of_speaker(3, VARN.id, same_as="Ilse Varn", name="Corporal Varn", comment="same rank"),
        of_speaker(4, KRAY.id, voice="expert"),
        of_quotation(3, RIFLES.id, speaker="The cook", voice="defector", comment="see page 2"),
        of_quotation(4, SOLDIER.id, speaker="nobody", kind="term"),
        of_quotation(5, PARADE.id, drop="yes"),
        adding(3, words="Nobody asked us anything.", which="1", speaker="the cook", comment="new"),
    )
    first = plan(*rows)
    assert first.findings == ()
    written = chained_corrections(first.amendments, after=None, at="2031-05-04T09:30:00Z")
    there = dataclasses.replace(ground(), corrections=written)
    second = plan(*rows, there=there)
    assert (second.amendments, second.memos, second.findings) == ((), (), ())
    assert len(second.standing) == sum(len(each.cells) for each in rows)


def test_a_voice_that_stands_is_still_said_where_the_speaker_changes() -> None:
    made = plan(of_quotation(3, RIFLES.id, speaker="Minister Oben Kray", voice="defector"))
    assert [each.change for each in made.amendments] == [
        Change.QUOTATION_SPEAKER,
        Change.QUOTATION_VOICE,
    ]


def later(origin: str, *amendments: Amendment) -> Ground:
    own = [dataclasses.replace(each, coder_id="c-other", origin=origin) for each in amendments]
    written = chained_corrections(own, after=None, at="2031-05-04T09:30:00Z")
    return dataclasses.replace(ground(), corrections=written)


def test_what_somebody_else_said_since_the_workbook_was_issued_is_not_overwritten() -> None:
    there = later("review b-2 sha256:11", says(Change.QUOTATION_VOICE, RIFLES.id, "family"))
    issue = dataclasses.replace(ISSUE, names={"c-other": "Edda Holm"})
    made = plan(of_quotation(3, RIFLES.id, voice="expert"), there=there, issue=issue)
    assert "Edda Holm has said otherwise (voice of quotation, family" in findings(made)
    assert made.amendments == ()


def test_what_was_known_when_the_workbook_was_issued_may_be_changed() -> None:
    there = later("review b-2 sha256:11", says(Change.QUOTATION_VOICE, RIFLES.id, "family"))
    issue = dataclasses.replace(ISSUE, base=1)
    made = plan(of_quotation(3, RIFLES.id, voice="expert"), there=there, issue=issue)
    assert len(made.amendments) == 1


def test_a_second_thought_from_the_same_workbook_is_taken() -> None:
    there = later("review b-1 sha256:11", says(Change.QUOTATION_VOICE, RIFLES.id, "family"))
    assert len(plan(of_quotation(3, RIFLES.id, voice="expert"), there=there).amendments) == 1


def test_corrections_are_taken_back() -> None:
    there = ground(
        says(Change.MERGE_SPEAKERS, VARN.id, ILSE.id), says(Change.DROP_QUOTATION, PARADE.id)
    )
    made = plan(
        of_speaker(3, VARN.id, same_as="nobody"), of_quotation(3, PARADE.id, drop="no"), there=there
    )
    assert changes(made) == [
        (Change.PART_SPEAKERS, VARN.id, ""),
        (Change.RESTORE_QUOTATION, PARADE.id, ""),
    ]
    made = plan(of_speaker(3, VARN.id, same_as="Minister Oben Kray"), there=there)
    assert [each.change for each in made.amendments] == [
        Change.PART_SPEAKERS,
        Change.MERGE_SPEAKERS,
    ]


def test_dropping_what_carries_decisions_says_what_becomes_of_them() -> None:
    issue = dataclasses.replace(ISSUE, decided={RIFLES.id: 3})
    made = plan(of_quotation(3, RIFLES.id, drop="yes"), issue=issue)
    assert "3 decisions on its passages stay in the log and count no more" in str(made.notes[0])


def test_short_ids_are_as_long_as_they_must_be() -> None:
    ids = ["q-aaaa000000", "q-aaaa100000", "q-bbbb000000"]
    assert short_ids(ids) == {ids[0]: "q-aaaa0", ids[1]: "q-aaaa1", ids[2]: "q-bbbb"}
