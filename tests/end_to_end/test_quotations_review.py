"""A review workbook goes out, is edited as people edit workbooks, and comes back."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from tests.end_to_end.program import run_here as run

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Done = subprocess.CompletedProcess[str]
    Row = dict[str, object]

CORRECTED = ("--kind", "correction", "--study")
ARTICLE = """\
Four who left the Harbour Guard

“They told us to fire into the market, and I put my rifle down,” said Sergeant Ilo Brandt, who
left the Harbour Guard in 2019. “I could not shoot at women with baskets.”

Lieutenant Sora Veld, a defector, said: “If I go, they will arrest my mother.”

“Nobody has left the Guard,” said Minister Edo Karsk, who calls it the “shield of the port”.

Nobody would say more. The baker did: we carried them bread at night and nobody asked their names.
Nobody would say more.
"""
INPUTS = {
    "Speaker is really", "Voice is really", "Kind is really", "Drop?", "Comment", "Is the same as",
    "Name to show", "Words", "Which one",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("init", folder / "small", "--coder", "Ana Ruiz").returncode == 0
    assert run("add", folder / "article.txt", "--study", folder / "small").returncode == 0
    return folder / "small"


@pytest.fixture
def small(made: Path, tmp_path: Path) -> Path:
    """Return a copy of a study with one article, and a review workbook beside it."""
    folder = shutil.copytree(made, tmp_path / "small")
    done = run("quotations", "review", "--export", tmp_path / "out.xlsx", "--study", folder)
    assert done.returncode == 0, done.stderr
    return folder


def rows(*arguments: str | Path) -> list[Row]:
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[Row] = json.loads(done.stdout)
    return found


def spans(words: str) -> list[list[int]]:
    start = ARTICLE.index(words)
    return [[start, start + len(words)]]


class Book:
    """A workbook as somebody who reviews has it open."""

    def __init__(self, path: Path) -> None:
        self.book: Any = openpyxl.load_workbook(path)

    def find(self, sheet: str, words: str, under: str) -> int:
        """Return the row whose cell under a heading holds the words."""
        page, place = self.book[sheet], self.place(sheet, under)
        return next(
            n for n in range(3, page.max_row + 1) if words in str(page.cell(n, place).value)
        )

    def place(self, sheet: str, heading: str) -> int:
        headings = [cell.value for cell in self.book[sheet][2]]
        return headings.index(heading) + 1

    def say(self, sheet: str, row: int, **said: str) -> None:
        """Fill cells; underscores in headings are spaces."""
        for heading, words in said.items():
            named = {"Drop": "Drop?"}.get(heading, heading.replace("_", " "))
            self.book[sheet].cell(row, self.place(sheet, named)).value = words

    def quotation(self, words: str, **said: str) -> None:
        self.say("Quotations", self.find("Quotations", words, "Quotation"), **said)

    def speaker(self, name: str, **said: str) -> None:
        self.say("Speakers", self.find("Speakers", name, "Speaker"), **said)

    def send(self, path: Path) -> Path:
        self.book.save(path)
        return path


def sent_back(small: Path, edit: Callable[[Book], None]) -> Path:
    book = Book(small.parent / "out.xlsx")
    edit(book)
    return book.send(small.parent / "back.xlsx")


def take_in(small: Path, back: Path, *more: str) -> Done:
    return run("quotations", "review", "--import", back, "--study", small, *more)


def some_corrections(book: Book) -> None:
    book.quotation("They told us to fire", Voice_is_really="deserter", Comment="says so below")
    book.quotation("arrest my mother", Speaker_is_really="Her brother")
    book.quotation("shield of the port", Drop="yes")
    book.say(
        "Add quotations", 3, Words="we carried them bread at night and nobody asked their names",
        Speaker="The baker", Voice="family",
    )  # fmt: skip
    book.say("Add quotations", 4, Words="Nobody would say more.", Which_one="2")


def test_a_workbook_that_comes_back_unchanged_changes_nothing(small: Path) -> None:
    done = take_in(small, small.parent / "out.xlsx", "--apply")
    assert done.returncode == 0, done.stdout
    assert "0 cells filled" in done.stdout
    assert rows("log", *CORRECTED, small) == []


def test_the_workbook_has_its_sheets_its_lists_and_its_marks(small: Path) -> None:
    book = openpyxl.load_workbook(small.parent / "out.xlsx")
    assert book.sheetnames[:4] == ["Start here", "Quotations", "Speakers", "Add quotations"]
    assert [book[name].sheet_state for name in ("_lists", "_meta")] == ["hidden", "veryHidden"]
    shown = rows("quotations", "--study", small)
    page = book["Quotations"]
    words = [page.cell(n, 8).value for n in range(3, page.max_row + 1)]
    assert words == [row["text"] for row in shown]
    assert page.freeze_panes == "B3"
    assert page["K3"].number_format == "@"
    assert {"voices", "kinds", "yes_no", "speakers_d1"} <= set(book.defined_names)
    assert page.column_dimensions["O"].hidden


def test_looking_at_a_workbook_changes_nothing(small: Path) -> None:
    back = sent_back(small, some_corrections)
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    done = take_in(small, back)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Say --apply to do it" in done.stdout
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_corrections_are_done_seen_by_all_and_kept_with_the_workbook(small: Path) -> None:
    back = sent_back(small, some_corrections)
    done = take_in(small, back, "--apply", "--coder", "Mirko Dahl")
    assert done.returncode == 0, done.stdout + done.stderr
    shown = {str(row["text"])[:20]: row for row in rows("quotations", "--study", small)}
    assert shown["They told us to fire"]["voice"] == "deserter"
    assert shown["If I go, they will a"]["speaker"] == "Her brother"
    assert not any(text.startswith("shield") for text in shown)
    bread = shown["we carried them brea"]
    assert bread["spans"] == spans("we carried them bread at night and nobody asked their names")
    assert (bread["speaker"], bread["voice"], bread["kind"]) == ("The baker", "family", "testimony")
    again = shown["Nobody would say mor"]["spans"]
    assert again == [[ARTICLE.rindex("Nobody"), ARTICLE.rindex("Nobody") + 22]]
    trail = rows("log", *CORRECTED, small)
    assert {row["coder"] for row in trail} == {"Mirko Dahl"}
    assert "says so below" in {row["comment"] for row in trail}
    digest = hashlib.sha256(back.read_bytes()).hexdigest()
    assert all(str(row["origin"]).endswith(f"sha256:{digest}") for row in trail)
    (kept,) = (small / "coding" / "returned").iterdir()
    assert kept.read_bytes() == back.read_bytes()
    assert kept.name.startswith(digest[:16])
    told = f"{len(trail)} corrections are as they were written"
    assert told in run("verify", "--study", small).stdout


def test_the_same_workbook_again_and_the_same_document_again_change_nothing(small: Path) -> None:
    back = sent_back(small, some_corrections)
    assert take_in(small, back, "--apply").returncode == 0
    before = (
        rows("quotations", "--study", small),
        rows("log", *CORRECTED, small),
    )
    done = take_in(small, back, "--apply")
    assert done.returncode == 0, done.stdout
    assert "0 done" in done.stdout
    assert "Nothing was changed." in done.stdout
    assert run("add", small.parent.parent / "x", "--study", small).returncode == 3
    (small.parent / "again.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("add", small.parent / "again.txt", "--study", small).returncode == 0
    after = (
        rows("quotations", "--study", small),
        rows("log", *CORRECTED, small),
    )
    assert after == before


def test_what_was_corrected_is_shown_in_the_next_workbook_and_can_be_taken_back(
    small: Path,
) -> None:
    before = rows("quotations", "--study", small)
    assert take_in(small, sent_back(small, some_corrections), "--apply").returncode == 0
    out = small.parent / "out.xlsx"
    out.unlink()  # a workbook that is there is never written over
    assert run("quotations", "review", "--export", out, "--study", small).returncode == 0

    def take_back(book: Book) -> None:
        assert book.find("Quotations", "dropped", "Kind")
        book.quotation("shield of the port", Drop="no")
        book.quotation("we carried them", Drop="yes")
        book.quotation("Nobody would say more", Drop="yes")
        was = next(row for row in before if "arrest my mother" in str(row["text"]))
        book.quotation("arrest my mother", Speaker_is_really=str(was["speaker"] or "nobody"))
        first = next(row for row in before if "They told" in str(row["text"]))
        book.quotation("They told us", Voice_is_really=str(first["voice"]))

    done = take_in(small, sent_back(small, take_back), "--apply")
    assert done.returncode == 0, done.stdout

    def plain(found: list[Row]) -> list[tuple[object, ...]]:
        return [(row["id"], row["speaker"], row["voice"], row["kind"]) for row in found]

    assert plain(rows("quotations", "--study", small)) == plain(before)


def shuffled(book: Book) -> None:
    """Sort rows, move columns, rename sheets, delete rows and put lines above the headings."""
    for name, new in (("Quotations", "Zitate"), ("Speakers", "Who"), ("Add quotations", "More")):
        page = book.book[name]
        headings = [cell.value for cell in page[2]]
        lines = [[cell.value for cell in line] for line in page.iter_rows(min_row=3)]
        filled = {n for n, each in enumerate(headings) if each in INPUTS}
        lines = [line for line in lines if any(line[n] for n in filled)]
        order = [*range(5, len(headings)), *range(5)]
        lines.reverse()
        page.delete_rows(1, page.max_row)
        page.cell(1, 2).value = "Reviewed in May, please see below"
        for row, line in enumerate([headings, *lines], start=4):
            for place, which in enumerate(order, start=2):
                page.cell(row, place).value = line[which]
        page.title = new
    del book.book["_meta"]


def test_rows_sorted_and_deleted_columns_moved_and_sheets_renamed_say_the_same(
    small: Path, tmp_path: Path
) -> None:
    book = Book(small.parent / "out.xlsx")
    some_corrections(book)
    straight = take_in(small, book.send(tmp_path / "straight.xlsx"))
    shuffled(book)
    moved = take_in(small, book.send(tmp_path / "moved.xlsx"))
    assert moved.returncode == straight.returncode == 0, moved.stdout

    def said(done: Done) -> list[str]:
        lines = [re.sub(r"^\s+.*?![A-Z]+\d+: ", "", line) for line in done.stdout.splitlines()]
        return sorted(lines)

    assert said(moved) == said(straight)


def test_ids_deleted_the_words_tell(small: Path) -> None:
    def edit(book: Book) -> None:
        book.quotation("arrest my mother", Voice_is_really="expert")
        page = book.book["Quotations"]
        for heading in ("_id", "#"):
            for row in range(3, page.max_row + 1):
                page.cell(row, book.place("Quotations", heading)).value = None

    done = take_in(small, sent_back(small, edit))
    assert done.returncode == 0, done.stdout
    assert "voice: expert" in done.stdout


def test_decisions_on_a_dropped_quotation_stay_in_the_log_and_are_not_counted(small: Path) -> None:
    where = ("--study", small)
    (passage,) = rows("passages", *where, "--word", "arrest my mother")
    assert run("code", str(passage["id"]), "family-reprisal", *where).returncode == 0
    back = sent_back(small, lambda book: book.quotation("arrest my mother", Drop="yes"))
    done = take_in(small, back, "--apply")
    assert "1 decisions on its passages stay in the log" in done.stdout
    assert rows("passages", *where, "--word", "arrest my mother") == []
    assert len(rows("log", *where, "--kind", "decision")) == 1
    assert len(rows("log", *where, "--passage", str(passage["id"]))) == 1
    report = run("report", "frequency", *where, "--format", "json")
    assert report.returncode == 0, report.stderr
    assert {row["passages"] for row in json.loads(report.stdout)["rows"]} == {0}
    refused = run("code", str(passage["id"]), "family-reprisal", *where)
    assert refused.returncode == 3
    assert "was dropped" in refused.stderr
    assert run("verify", *where).returncode == 0


def test_an_added_quotation_is_suggested_for_coded_and_counted(small: Path) -> None:
    where = ("--study", small)
    words = "we carried them bread at night and nobody asked their names"
    back = sent_back(small, lambda book: book.say("Add quotations", 3, Words=words))
    assert take_in(small, back, "--apply").returncode == 0
    assert run("suggest", *where).returncode == 0
    (passage,) = rows("passages", *where, "--word", "carried them bread")
    assert run("code", str(passage["id"]), "family-reprisal", *where).returncode == 0
    report = json.loads(run("report", "frequency", *where, "--format", "json").stdout)
    assert max(row["passages"] for row in report["rows"]) == 1


def test_a_workbook_of_another_study_is_listed_cell_by_cell(small: Path, tmp_path: Path) -> None:
    assert run("init", tmp_path / "other", "--coder", "Ana Ruiz").returncode == 0
    done = take_in(tmp_path / "other", sent_back(small, some_corrections), "--apply")
    assert done.returncode == 1
    assert "made from another study" in done.stdout
    assert "9 cells filled: 0 done, 0 said what stands already, 9 not done" in done.stdout


def test_a_correction_needs_somebody_who_corrects_once_it_is_done(small: Path) -> None:
    settings = small / "exitvoice.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('"Ana Ruiz"', '""'), encoding="utf-8"
    )
    back = sent_back(small, some_corrections)
    assert take_in(small, back).returncode == 0
    done = take_in(small, back, "--apply")
    assert done.returncode == 2
    assert "--coder" in done.stderr
    assert rows("log", *CORRECTED, small) == []


def bomb(path: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/workbook.xml", "<workbook/>")
        parts.writestr("xl/worksheets/sheet1.xml", bytes(64 * 1024 * 1024))


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda path: path.write_bytes(b""), "it is empty"),
        (lambda path: path.write_text("a,b\n1,2\n", encoding="utf-8"), "no Excel workbook"),
        (lambda path: path.write_text("<html></html>", encoding="utf-8"), "web page"),
        (lambda path: path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") * 9), "password"),
        (lambda path: path.write_bytes(b"PK\x03\x04" + b"0" * 99), "damaged or cut off"),
        (lambda path: ZipFile(path, "w").close(), "no Excel workbook"),
        (bomb, "packed as no workbook is"),
        (lambda path: openpyxl.Workbook().save(path), "no sheet with the columns"),
        (lambda path: path.unlink(missing_ok=True), "cannot be read"),
    ],
)
def test_what_is_no_review_workbook_is_refused_in_one_sentence(
    small: Path, make: Callable[[Path], object], complaint: str
) -> None:
    path = small.parent / "wrong.xlsx"
    make(path)
    done = take_in(small, path, "--apply")
    assert done.returncode == 3, done.stderr
    assert complaint in done.stderr
    assert "bug" not in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_a_workbook_cut_off_anywhere_is_refused(small: Path) -> None:
    whole = (small.parent / "out.xlsx").read_bytes()
    path = small.parent / "cut.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    assert take_in(small, path).returncode == 3


def test_only_documents_that_are_asked_for_go_out(small: Path, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text(
        "A guard said: “We slept in the boats.”\n", encoding="utf-8"
    )
    assert run("add", tmp_path / "second.txt", "--study", small).returncode == 0
    out = tmp_path / "second.xlsx"
    export = ("quotations", "review", "--export", out, "--study", small, "--source")
    done = run(*export, "SECOND")
    assert "1 quotations" in done.stdout
    assert "of 1 documents" in done.stdout
    done = run(*export, "third")
    assert done.returncode == 3
    assert "article.txt, second.txt" in done.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("--export", "a.xlsx", "--import", "b.xlsx"),
        ("--export", "a.xlsx", "--apply"),
        ("--import", "b.xlsx", "--source", "x"),
    ],
)
def test_wrong_ways_to_ask_end_with_two(small: Path, wrong: tuple[str, ...]) -> None:
    done = run("quotations", "review", *wrong, "--study", small)
    assert done.returncode == 2, done.stderr


def test_quotations_still_lists_files_and_studies(small: Path, tmp_path: Path) -> None:
    (tmp_path / "review").write_text("“We slept in the boats,” a guard said.\n", encoding="utf-8")
    one = run("quotations", tmp_path / "review", "--format", "jsonl")
    assert json.loads(one.stdout)["text"].startswith("We slept")
    assert run("quotations", cwd=small).stdout
    for words in (("quotations", "--help"), ("quotations", "a.txt", "--help")):
        told = run(*words).stdout
        assert "--encoding" in told
        assert "review" in told
