"""Twenty-six nasty ways in which an audit workbook comes back, each with what must happen."""

from __future__ import annotations

import re
import shutil
import time
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from coding.audit.asking import Terms
from coding.values import Verdict
from exitvoice.errors import RowsError
from tests.unit.audit_cases import (
    FAMILY,
    FIRE,
    PAY,
    ROSA,
    SAID,
    Book,
    Desk,
    new_desk,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coding.audit.values import Plan

FERRY, HARVEST, BREAD = "fire on the ferry", "since the harvest", "The bread was good"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return new_desk(tmp_path_factory.mktemp("audit"))


def verdicts(plan: Plan) -> set[tuple[str, Verdict]]:
    return {(ruling.code_id, ruling.verdict) for ruling in plan.rulings}


def counts(plan: Plan) -> tuple[int, int, int, int]:
    return len(plan.done), len(plan.standing), len(plan.held), len(plan.refused)


def notes(plan: Plan) -> str:
    return "\n".join(map(str, plan.notes))


def accept_two(book: Book) -> None:
    book.say(FERRY, Verdict="accept", Comment="plain")
    book.say(HARVEST, Verdict="reject")


TWO = {(FIRE, Verdict.ACCEPT), (PAY, Verdict.REJECT)}


def without_ids(book: Book) -> None:
    page = book.page("Audit")
    for heading in ("_id", "_ck", "_list", "#"):
        page.delete_cols(book.place(heading))


def test_01_with_the_id_columns_deleted_rows_are_known_by_their_words(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        without_ids(book)

    plan = desk.plan(edit)
    assert verdicts(plan) == TWO
    assert counts(plan) == (3, 0, 0, 0)


def duplicate(book: Book, words: str) -> int:
    """Copy a row below the last one and return its number."""
    page, row = book.page("Audit"), book.row(words)
    last = int(page.max_row) + 1
    for cell in page[row]:
        page.cell(last, cell.column).value = cell.value
    return last


def test_02_a_row_copied_with_the_same_verdict_counts_once(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        duplicate(book, FERRY)

    plan = desk.plan(edit)
    assert len(plan.rulings) == 2
    assert counts(plan) == (5, 0, 0, 0)


def test_03_a_row_copied_with_another_verdict_holds_both_and_nothing_else(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        book.say(duplicate(book, FERRY), Verdict="reject")

    plan = desk.plan(edit)
    assert verdicts(plan) == {(PAY, Verdict.REJECT)}
    assert len(plan.held) == 4
    assert "which is right?" in plan.held[0].message


def test_04_with_the_sheet_renamed_and_meta_deleted_nothing_is_lost(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        book.page("Audit").title = "meine Antworten"
        del book.book["_meta"]
        book.book.custom_doc_props.props.clear()

    plan = desk.plan(edit)
    assert verdicts(plan) == TWO
    assert {ruling.origin.partition(" sha")[0] for ruling in plan.rulings} != {
        "audit unknown batch"
    }


def test_04_with_every_mark_of_the_batch_lost_somebody_must_say_who_it_was(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        without_ids(book)
        for name in ("_meta", "Passages"):
            del book.book[name]
        book.book.custom_doc_props.props.clear()
        del book.book.defined_names["exitvoice_batch"]

    plan = desk.plan(edit)
    assert counts(plan) == (0, 0, 0, 3)
    assert "--reviewer" in plan.refused[0].message
    assert verdicts(desk.plan(edit, Terms(reviewer=ROSA))) == TWO


@pytest.mark.parametrize("typed", [" Accept\u00a0", "ACCEPT", "accept ", "Ａccept"])
def test_05_case_and_white_space_are_set_right_and_told(desk: Desk, typed: str) -> None:
    plan = desk.plan(lambda book: book.say(FERRY, Verdict=typed))
    assert verdicts(plan) == {(FIRE, Verdict.ACCEPT)}
    assert len(plan.notes) == 1


@pytest.mark.parametrize(
    ("typed", "told_"), [("accpt", "did you mean accept?"), ("ok", "Choose from"), ("x", "is no")]
)
def test_06_a_verdict_is_never_guessed(desk: Desk, typed: str, told_: str) -> None:
    plan = desk.plan(lambda book: book.say(FERRY, Verdict=typed, Comment="sure"))
    assert counts(plan) == (0, 0, 0, 2)
    assert told_ in plan.refused[0].message


@pytest.mark.parametrize(
    "typed",
    [
        "driver.pragmatic.exploitation", "Driver . pragmatic . Exploitation", "exploitation",
        "Exploitation and mistreatment", "driver.pragmatic.exploitation ;",
    ],
)  # fmt: skip
def test_07_a_code_may_be_named_by_its_label_or_with_spaces(desk: Desk, typed: str) -> None:
    plan = desk.plan(lambda book: book.say(HARVEST, Verdict="change", Correct_code=typed))
    assert verdicts(plan) == {
        (PAY, Verdict.REJECT), ("driver.pragmatic.exploitation", Verdict.ACCEPT)
    }  # fmt: skip


def test_07_a_code_that_is_none_is_not_guessed_and_a_new_one_is_kept(desk: Desk) -> None:
    plan = desk.plan(lambda book: book.say(HARVEST, Verdict="change", Correct_code="exploitaton"))
    assert counts(plan) == (0, 0, 0, 2)
    assert "did you mean" in plan.refused[0].message
    plan = desk.plan(lambda book: book.say(HARVEST, Verdict="change", Correct_code="new: Hunger"))
    assert verdicts(plan) == {(PAY, Verdict.REJECT)}
    assert [event.body["name"] for event in plan.happenings] == ["Hunger"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (date(2026, 5, 31), "2026-05-31"), ("31.05.2026", "2026-05-31"),
        ("5/31/2026", "2026-05-31"), ("31 May 2026", "2026-05-31"), ("May 31, 2026", "2026-05-31"),
        ("2026-05-31", "2026-05-31"),
        ("03/04/2026", ""), ("yesterday", ""), ("2026-02-31", ""), ("45000", ""),
    ],
)  # fmt: skip
def test_08_dates_as_text_are_read_where_only_one_day_is_possible(
    desk: Desk, typed: object, day: str
) -> None:
    plan = desk.plan(lambda book: book.say(FERRY, Verdict="accept", Date=typed))
    assert verdicts(plan) == {(FIRE, Verdict.ACCEPT)}
    assert [event.body["date"] for event in plan.happenings] == ([day] if day else [])
    assert len(plan.refused) == (0 if day else 1)


def test_09_a_comment_that_became_a_date_is_kept_and_told(desk: Desk) -> None:
    plan = desk.plan(lambda book: book.say(FERRY, Verdict="accept", Comment=date(2026, 5, 12)))
    assert [ruling.comment for ruling in plan.rulings] == ["2026-05-12"]
    assert "made a date of this" in notes(plan)


def test_10_merged_verdicts_are_listed_and_not_spread(desk: Desk) -> None:
    def edit(book: Book) -> None:
        row, place = (
            book.say(FERRY, Verdict="accept", Comment="all of these"),
            book.place("Verdict"),
        )
        book.page("Audit").merge_cells(None, row, place, row + 2, place)

    plan = desk.plan(edit)
    assert plan.rulings == ()
    assert "unmerge" in plan.refused[0].message
    assert [memo[2] for memo in plan.memos] == ["all of these"]


def test_11_saved_while_filtered_hidden_rows_count_too(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        book.page("Audit").row_dimensions[book.row(HARVEST)].hidden = True
        book.page("Audit").auto_filter.add_filter_column(10, ["accept"])

    plan = desk.plan(edit)
    assert verdicts(plan) == TWO
    assert "1 rows of “Audit” were hidden" in notes(plan)


def test_12_sorted_with_columns_moved_and_rows_above_the_headings(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        page = book.page("Audit")
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        head, body = rows[0], sorted(rows[1:], key=lambda row: str(row[4]), reverse=True)
        order = sorted(range(len(head)), key=lambda place: str(head[place]))
        page.delete_rows(1, page.max_row)
        page.append(["Please be done by Friday"])
        page.append([])
        for row in (head, *body):
            page.append([row[place] for place in order])

    plan = desk.plan(edit)
    assert verdicts(plan) == TWO
    assert counts(plan) == (3, 0, 0, 0)


def test_12_a_part_of_the_columns_sorted_alone_is_held(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        page, place = book.page("Audit"), book.place("_id")
        one, other = page.cell(book.row(FERRY), place), page.cell(book.row(HARVEST), place)
        one.value, other.value = other.value, one.value

    plan = desk.plan(edit)
    assert counts(plan) == (0, 0, 3, 0)
    assert "sorted alone" in plan.held[0].message


def test_13_a_deleted_row_rejects_nothing(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        book.page("Audit").delete_rows(book.row("come for my mother"))

    plan = desk.plan(edit)
    assert verdicts(plan) == TWO
    assert FAMILY not in {ruling.code_id for ruling in plan.rulings}
    assert "deleting a row rejects nothing" in notes(plan)


def test_14_a_row_typed_below_is_listed_with_where_it_belongs(desk: Desk) -> None:
    def edit(book: Book) -> None:
        last = book.page("Audit").max_row + 1
        book.say(last, Passage="They were cold.", Code=FIRE, Verdict="accept")

    plan = desk.plan(edit)
    assert counts(plan) == (0, 0, 0, 1)
    assert "Add codes" in plan.refused[0].message


def test_15_a_passage_spell_corrected_stays_as_it_is_and_the_verdict_counts(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        book.say(FERRY, Passage=SAID[0].replace("rifle", "weapon"))

    plan = desk.plan(edit)
    assert verdicts(plan) == TWO
    assert "“rifle” to “weapon”" in notes(plan)
    with desk.store() as store:
        assert SAID[0] in store.text(store.sources()[0].id).text


def test_15_a_code_typed_over_is_held(desk: Desk) -> None:
    plan = desk.plan(lambda book: book.say(FERRY, Verdict="accept", Code=PAY))
    assert counts(plan) == (0, 0, 1, 0)


def test_16_a_formula_is_neither_run_nor_used(desk: Desk) -> None:
    plan = desk.plan(lambda book: book.say(FERRY, Verdict='="acc"&"ept"', Comment="why"))
    assert plan.rulings == ()
    assert "the cell holds a formula" in plan.refused[0].message


def ole(stream: str) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + stream.encode("utf-16-le") + bytes(512)


def bomb(path: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/workbook.xml", "<workbook/>")
        parts.writestr("xl/worksheets/sheet1.xml", bytes(64 * 1024 * 1024))


def zipped(path: Path, *names: str) -> None:
    with ZipFile(path, "w") as parts:
        for name in names:
            parts.writestr(name, "x")


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda path: path.write_bytes(ole("EncryptedPackage")), "protected by a password"),
        (lambda path: path.write_bytes(ole("Workbook")), "of the old kind (.xls)"),
        (lambda path: zipped(path, "mimetype", "content.xml"), "OpenDocument sheet (.ods)"),
        (lambda path: zipped(path, "Index/Document.iwa"), "Numbers document"),
        (lambda path: zipped(path, "xl/workbook.bin"), ".xlsb"),
        (
            lambda path: path.write_text("Verdict,Comment\naccept,\n", encoding="utf-8"),
            "no Excel workbook",
        ),
        (
            lambda path: path.write_text("<html><table></table></html>", encoding="utf-8"),
            "web page",
        ),
        (lambda path: path.write_bytes(b""), "empty"),
        (bomb, "packed as no workbook is"),
        (lambda path: openpyxl.Workbook().save(path), "no sheet with the columns"),
    ],
)
def test_17_to_21_what_is_no_workbook_is_named_as_what_it_is(
    desk: Desk, tmp_path: Path, make: Callable[[Path], object], complaint: str
) -> None:
    make(tmp_path / "back.xlsx")
    with pytest.raises(RowsError, match=re.escape(complaint)):
        desk.take_in(tmp_path / "back.xlsx")


def test_20_a_workbook_cut_off_is_refused_and_then_no_other_is_taken_in(
    desk: Desk, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(desk.out.read_bytes()[:9000])
    good = desk.edited(accept_two)
    with pytest.raises(RowsError, match="damaged or cut off"):
        desk.take_in(good, cut, applied=True)
    with desk.store() as store:
        assert len(store.decisions()) == 3


def rewritten(desk: Desk, path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Return the workbook with its parts changed as bytes."""
    back = desk.edited(accept_two, path.name)
    with ZipFile(back) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return path


def test_21_an_entity_bomb_does_not_go_off(desk: Desk, tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    doctype = f'<!DOCTYPE sst [<!ENTITY l0 "ha">{laughs}]>'.encode()

    def change(name: str, body: bytes) -> bytes:
        if name != "xl/sharedStrings.xml":
            return body
        return body.replace(b"<sst", doctype + b"<sst", 1).replace(b"plain", b"&l8;", 1)

    started = time.process_time()
    taken = desk.take_in(rewritten(desk, tmp_path / "bomb.xlsx", change))
    assert time.process_time() - started < 5
    assert all(len(ruling.comment) < 100 for ruling in taken.plan.rulings)


def test_22_macros_and_links_to_other_files_are_told_and_never_run(
    desk: Desk, tmp_path: Path
) -> None:
    path = rewritten(desk, tmp_path / "macros.xlsm", lambda _name, body: body)
    with ZipFile(path, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
        parts.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    plan = desk.take_in(path).plan
    assert verdicts(plan) == TWO
    assert "macros; they were not run" in notes(plan)
    assert "were not followed" in notes(plan)


def test_23_a_stray_cell_in_the_last_of_a_million_rows_costs_nothing(desk: Desk) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        page = book.page("Audit")
        page.cell(1_048_576, 1).font = openpyxl.styles.Font(bold=True)
        page.cell(1_048_576, book.place("Comment")).value = "the end"

    back = desk.edited(edit)
    started = time.process_time()
    plan = desk.take_in(back).plan
    assert time.process_time() - started < 5
    assert verdicts(plan) == TWO
    assert list(told(plan)["refused"]) == ["Audit!N1048576"]


def test_24_as_google_and_numbers_export_it(desk: Desk, tmp_path: Path) -> None:
    def edit(book: Book) -> None:
        accept_two(book)
        for name in ("_meta", "_lists"):  # hidden sheets become visible ones
            book.page(name).sheet_state = "visible"
        book.page("Audit").sheet_properties.tabColor = None
        book.page("Audit").freeze_panes = None
        book.page("Audit").conditional_formatting = type(
            book.page("Audit").conditional_formatting
        )()
        for validation in (*book.page("Audit").data_validations.dataValidation,):
            book.page("Audit").data_validations.dataValidation.remove(validation)

    assert verdicts(desk.plan(edit)) == TWO

    def numbers(book: Book) -> None:  # a summary sheet, and a title line above each table
        edit(book)
        book.book.create_sheet("Export Summary", 0)["A1"] = "This document was exported"
        book.page("Audit").insert_rows(1)
        book.page("Audit")["A1"] = "Audit"
        book.page("Audit").title = "Audit - Table 1"

    assert verdicts(desk.plan(numbers)) == TWO
    back = rewritten(
        desk, tmp_path / "prefixed.xlsx",
        lambda name, body: _prefixed(body) if name.startswith("xl/worksheets/") else body,
    )  # fmt: skip
    assert verdicts(desk.take_in(back).plan) == TWO


def _prefixed(body: bytes) -> bytes:
    """Return a part with a prefix before each of its names, as some programs write it."""
    named = re.sub(rb"<(/?)(?![?!/])([A-Za-z])", rb"<\1x:\2", body)
    return named.replace(b'xmlns="http', b'xmlns:x="http', 1)


def test_25_a_workbook_of_another_study_is_listed_cell_by_cell(desk: Desk, tmp_path: Path) -> None:
    other = new_desk(tmp_path)
    back = desk.edited(accept_two)
    plan = other.take_in(back).plan
    assert counts(plan) == (0, 0, 0, 3)
    assert "made from another study, “The river guard”" in plan.refused[0].message


def test_25_a_row_pasted_from_another_workbook_is_known_by_its_own_batch(
    desk: Desk,
) -> None:
    def edit(book: Book) -> None:
        row = book.say(FERRY, Verdict="accept")
        cell = book.page("Audit").cell(row, book.place("_id"))
        cell.value = "b-0000000000/" + cell.value.partition("/")[2]

    plan = desk.plan(edit)
    assert counts(plan) == (0, 0, 0, 1)
    assert "knows no batch b-0000000000" in plan.refused[0].message


def test_25_a_code_that_means_something_else_now_is_told(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    path = desk.study.codebook_path
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("What Poor conditions is.", "Low pay."), encoding="utf-8")
    plan = desk.plan(accept_two)
    assert verdicts(plan) == TWO
    assert f"{PAY} means something else now" in notes(plan)


def test_25_a_code_that_left_the_codebook_can_be_rejected_and_no_longer_given(
    tmp_path: Path,
) -> None:
    desk = new_desk(tmp_path)
    path = desk.study.codebook_path
    text = path.read_text(encoding="utf-8")
    other = text.replace("refusing-orders", "refusal").replace("Refusing orders", "Saying no")
    path.write_text(other, encoding="utf-8")
    plan = desk.plan(accept_two)
    assert verdicts(plan) == {(PAY, Verdict.REJECT)}
    assert "no longer in the codebook" in plan.refused[0].message
    assert FIRE in {rejected.code_id for rejected in desk.plan(reject_ferry).rulings}


def reject_ferry(book: Book) -> None:
    book.say(FERRY, Verdict="reject")


def test_26_two_copies_of_one_reviewer_are_merged_and_contradictions_held(
    tmp_path: Path,
) -> None:
    desk = new_desk(tmp_path)

    def other(book: Book) -> None:
        book.say(FERRY, Verdict="reject")
        book.say(BREAD, Verdict="accept")
        book.say(HARVEST, Verdict="reject")

    one, two = desk.edited(accept_two, "one.xlsx"), desk.edited(other, "two.xlsx")
    plan = desk.take_in(one, two).plan
    assert verdicts(plan) == {(PAY, Verdict.REJECT)}
    assert {each.place.file for each in plan.held} == {"one.xlsx", "two.xlsx"}
    assert len(plan.happenings) == 1
    desk.take_in(one, applied=True)
    later = desk.take_in(two, applied=True).plan
    assert [each.message for each in later.held if "here it is reject" in each.message]
    with desk.store() as store:
        assert [each.verdict for each in store.decisions()][3:] == [Verdict.ACCEPT, Verdict.REJECT]
        assert store.verify() == ()


def test_a_study_copied_with_its_store_takes_its_workbooks_in(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    moved = shutil.copytree(desk.study.folder, tmp_path / "moved")
    there = Desk(type(desk.study)(moved, desk.study.settings), desk.out)
    assert verdicts(there.plan(accept_two)) == TWO
