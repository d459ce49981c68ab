"""An audit the whole way: out, filled in, back, settled, and told of, as typed at the shell."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from coding.audit.asking import Terms
from coding.audit.choosing import Choice
from coding.audit.disputes import disputes
from coding.values import Ruling, Verdict
from exitvoice.door import enter
from exitvoice.verbs.auditing import Order, export_audit, ground_of
from tests.unit.audit_cases import (
    FAMILY,
    FIRE,
    HELP,
    OATH,
    PAY,
    ROSA,
    SAID,
    Book,
    Desk,
    digest_of,
    new_desk,
    told,
)
from tests.unit.store_cases import AT, MIRA, TOVE

if TYPE_CHECKING:
    from pathlib import Path

FERRY, HARVEST, BREAD = "fire on the ferry", "since the harvest", "The bread was good"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


class Shell:
    """Types commands in a study and reads what they say."""

    def __init__(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        self._desk, self._capsys = desk, capsys

    def type(self, *words: object) -> tuple[int, str]:
        self._capsys.readouterr()
        code = enter([*map(str, words), "--study", str(self._desk.study.folder)])
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def json(self, *words: object) -> Any:  # noqa: ANN401 - whatever JSON holds
        return json.loads(self.type(*words, "--format", "json")[1])


@pytest.fixture
def shell(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(desk, capsys)


def judge(book: Book) -> None:
    book.say(FERRY, Verdict="accept", Comment="0012", Certainty="high")
    book.say(HARVEST, Verdict="change", Correct_code="driver.pragmatic.exploitation")
    book.say(BREAD, Verdict="accept")


def rows_of(path: Path, sheet: str = "Audit") -> list[dict[str, Any]]:
    book: Any = openpyxl.load_workbook(path)
    lines = list(book[sheet].values)
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def test_the_workbook_has_its_sheets_lists_marks_and_evidence(desk: Desk) -> None:
    book: Any = openpyxl.load_workbook(desk.out, rich_text=True)
    assert book.sheetnames == [
        "Start here", "Audit", "Add codes", "Passages", "Codebook", "_lists", "_meta"
    ]  # fmt: skip
    assert {book[name].sheet_state for name in ("_lists", "_meta")} == {"veryHidden"}
    page = book["Audit"]
    assert [cell.value for cell in page[1]] == [
        "#", "Document", "Speaker", "Before", "Passage", "After", "Code", "Meaning", "Why", "Tier",
        "Verdict", "Correct code", "Certainty", "Comment", "Reviewer", "Date",
        "_id", "_ck", "_list",
    ]  # fmt: skip
    strong = [part for part in page["E2"].value if not isinstance(part, str) and part.font.b]
    assert [str(part) for part in strong] == ["fire on the ferry"]
    assert (page.freeze_panes, page.print_title_rows) == ("B2", "$1:$1")
    assert page.protection.sheet
    assert not page["K2"].protection.locked
    assert page["E2"].protection.locked
    assert (page["N2"].number_format, page["P2"].number_format) == ("@", "yyyy-mm-dd")
    formulas = {each.formula1 for each in page.data_validations.dataValidation}
    assert formulas == {"verdicts", 'INDIRECT("near_"&$S2)', "certainties"}
    marks = {page.cell(2, 17).value.partition("/")[0], book["_meta"]["B5"].value}
    marks.add(book.defined_names["exitvoice_batch"].value.strip('"'))
    marks.add(json.loads(book.custom_doc_props["_meta"].value)["batch"])
    assert len(marks) == 1
    quick: Any = openpyxl.load_workbook(desk.out, read_only=True)
    assert len(list(quick["Audit"].rows)) == page.max_row  # a wrong size would hide rows from it
    near = book.defined_names["near_pragmatic"].attr_text
    first = book["_lists"][near.partition("!")[2].partition(":")[0].replace("$", "")].value
    assert first.startswith("driver.pragmatic")


def test_passages_nobody_suggested_anything_for_are_asked_about(desk: Desk) -> None:
    rows = rows_of(desk.out)
    bare = [row["Passage"] for row in rows if row["Code"] == "(none suggested)"]
    assert sorted(bare) == sorted([SAID[2], SAID[5]])
    assert {row["Code"] for row in rows} >= {FIRE, PAY, FAMILY, HELP, OATH}


def test_what_came_back_is_kept_decided_in_one_act_and_twice_does_nothing(desk: Desk) -> None:
    back = desk.edited(judge)
    looked = desk.take_in(back)
    with desk.store() as store:
        assert len(store.decisions()) == 3
    assert not (desk.study.folder / "coding" / "returned" / back.name).exists()
    done = desk.take_in(back, applied=True)
    assert done.plan == looked.plan
    (kept,) = done.kept
    assert kept.read_bytes() == back.read_bytes()
    assert kept.name.startswith(digest_of(back)[:16])
    with desk.store() as store:
        given = {(each.code_id, each.verdict, each.comment) for each in store.decisions()[3:]}
        assert given == {
            (FIRE, Verdict.ACCEPT, "0012"), (PAY, Verdict.REJECT, ""),
            ("driver.pragmatic.exploitation", Verdict.ACCEPT, ""),
        }  # fmt: skip
        assert all(each.origin.endswith(digest_of(back)) for each in store.decisions()[3:])
        kinds = [each.kind for each in store.events() if not each.kind.startswith("codebook")]
        assert kinds == ["batch issued", "verdict detail", "seen", "workbook returned"]
        acts = len(store.acts())
    again = desk.take_in(back, applied=True)
    assert not again.plan.asks
    assert len(again.plan.standing) == again.filled == looked.filled
    with desk.store() as store:
        assert len(store.acts()) == acts
        assert store.verify() == ()


def test_a_workbook_of_remarks_alone_is_kept_too_and_an_empty_one_leaves_no_trace(
    desk: Desk,
) -> None:
    assert desk.take_in(desk.out, applied=True).kept == ()
    odd = desk.edited(lambda book: book.say(FERRY, Verdict="accpt"))
    (kept,) = desk.take_in(odd, applied=True).kept
    assert kept.read_bytes() == odd.read_bytes()
    assert desk.take_in(odd, applied=True).kept == ()
    with desk.store() as store:
        (event,) = store.events("workbook returned")
        assert (event.said["refused"], event.said["done"]) == (1, 0)
        assert len(store.decisions()) == 3


def test_the_next_workbook_goes_out_with_what_stands_and_only_an_allowed_blank_takes_it_back(
    desk: Desk, tmp_path: Path
) -> None:
    desk.take_in(desk.edited(judge), applied=True)
    again = tmp_path / "again.xlsx"
    with desk.study.store() as store:
        export_audit(desk.study, store, again, Order(ROSA), at=AT)
    rows = {(row["Passage"], row["Code"]): row["Verdict"] for row in rows_of(again)}
    assert rows[SAID[0], FIRE] == "accept"
    assert rows[SAID[1], PAY] == "reject"
    second = Desk(desk.study, again)
    assert second.plan(lambda book: book.say(FERRY, Verdict=None)).rulings == ()
    plan = second.plan(lambda book: book.say(FERRY, Verdict=None), Terms(allow_withdraw=True))
    assert [(each.code_id, each.verdict) for each in plan.rulings] == [(FIRE, Verdict.WITHDRAW)]
    plan = second.plan(lambda book: book.say(FERRY, Verdict="reject"))
    assert [(each.code_id, each.verdict) for each in plan.rulings] == [(FIRE, Verdict.REJECT)]


def test_a_row_whose_base_moved_on_is_held_and_both_are_shown(desk: Desk) -> None:
    with desk.study.store() as store:
        rosa = next(each for each in store.coders() if each.name == ROSA)
        passage = store.passages()[0].id
        moved = Ruling(passage, FIRE, rosa.id, Verdict.REJECT, "on second thoughts")
        others = Ruling(passage, FIRE, TOVE.id, Verdict.ACCEPT)
        store.decide([moved, others], at=AT, codebook_version="v")
    plan = desk.plan(judge)
    assert "on second thoughts" in plan.held[0].message
    assert len(plan.held) == 3
    assert FIRE not in {each.code_id for each in plan.rulings}


def test_a_blind_workbook_hides_what_was_suggested_and_decided(desk: Desk, tmp_path: Path) -> None:
    blind = tmp_path / "blind.xlsx"
    with desk.study.store() as store:
        export_audit(desk.study, store, blind, Order("Jo", Choice(blind=True)), at=AT)
    rows = rows_of(blind)
    assert {row["Code"] for row in rows} == {"(hidden)"}
    assert {row["Why"] for row in rows} == {None}
    assert len(rows) == len(SAID)
    assert {row["Codes so far"] for row in rows_of(blind, "Passages")} == {"(hidden)"}
    book: Any = openpyxl.load_workbook(blind, rich_text=True)
    assert all(isinstance(cell.value, str) for cell in book["Audit"]["E"])
    plan = Desk(desk.study, blind).plan(
        lambda book: book.say(FERRY, Verdict="change", Correct_code=f"{FIRE}; {HELP}")
    )
    assert {(each.code_id, each.verdict) for each in plan.rulings} == {
        (FIRE, Verdict.ACCEPT), (HELP, Verdict.ACCEPT)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "passages"),
    [
        (Choice(sample=3), 3), (Choice(source="a.txt"), 8), (Choice(code_id="obstacle"), 2),
        (Choice(code_id=FIRE), 1), (Choice(disagreements=True), 1),
    ],
)  # fmt: skip
def test_a_batch_holds_what_was_asked_for(
    desk: Desk, tmp_path: Path, choice: Choice, passages: int
) -> None:
    out = tmp_path / "some.xlsx"
    with desk.study.store() as store:
        batch = export_audit(desk.study, store, out, Order("Jo", choice), at=AT)
    assert len(batch.rows) == len(rows_of(out, "Passages")) == passages
    twin = tmp_path / "twin.xlsx"
    with desk.study.store() as store:
        order = Order("Ada", Choice(batch=batch.id[:6]))
        assert export_audit(desk.study, store, twin, order, at=AT).rows == batch.rows


def test_codes_are_added_proposed_and_passages_told_to_be_missed(desk: Desk) -> None:
    def edit(book: Book) -> None:
        book.say(2, "Add codes", Words="My sister stood in that crowd", Code=FAMILY)
        short = book.page("Passages").cell(book.row(BREAD, "Passages"), 1).value
        book.say(3, "Add codes", Passage_no=short, New_code="Bread", Category="pragmatic")
        book.say(4, "Add codes", Words="Eight from the river guard spoke", Code=OATH)
        book.say(5, "Add codes", Words="the", Code=OATH)
        book.say(6, "Add codes", Words="These words stand nowhere", Code=OATH)
        book.say(7, "Add codes", Code=OATH)
        book.say(8, "Add codes", Words="the bread was good", Comment="was it?")

    plan = desk.plan(edit)
    assert [(each.code_id, each.verdict) for each in plan.rulings] == [(FAMILY, Verdict.ACCEPT)]
    assert [each.kind for each in plan.happenings] == ["code proposed", "passage proposed"]
    assert [memo[2] for memo in plan.memos] == ["was it?"]
    refused = told(plan)["refused"]
    assert set(refused) == {f"Add codes!{c}" for c in ("B5", "D5", "B6", "D6", "D7")}
    assert "write the # of one" in refused["Add codes!B5"]
    assert "in no document" in refused["Add codes!B6"]


def test_exit_codes_json_and_the_workbook_of_findings(
    desk: Desk, shell: Shell, tmp_path: Path
) -> None:
    good = desk.edited(lambda book: book.say(FERRY, Verdict="accept"), "good.xlsx")
    odd = desk.edited(lambda book: book.say(HARVEST, Verdict="accpt"), "odd.xlsx")
    other = desk.edited(lambda book: book.say(FERRY, Verdict="reject"), "other.xlsx")
    assert shell.type("audit", "import", good)[0] == 0
    code, said = shell.type("audit", "import", odd)
    assert code == 1
    assert "odd.xlsx: Audit!K3: “accpt” is no verdict; did you mean accept?" in said
    findings = tmp_path / "findings.xlsx"
    assert shell.type("audit", "import", good, other, "--findings", findings)[0] == 5
    assert rows_of(findings, "Findings")[0]["Cell"] == "K2"
    (tmp_path / "empty.xlsx").write_bytes(b"")
    assert shell.type("audit", "import", good, tmp_path / "empty.xlsx", "--apply")[0] == 3
    assert shell.type("audit", "import", tmp_path / "none.xlsx")[0] == 3
    assert shell.type("audit", "import", good, "--reviewer", "Nobody")[0] == 3
    assert shell.type("audit", "export", "--reviewer", " ", tmp_path / "x.xlsx")[0] == 2
    assert shell.type("audit", "export", "--reviewer", "Jo", desk.out)[0] == 5
    both = ("--batch", "b-1", "--sample", "3")
    assert shell.type("audit", "export", "--reviewer", "Jo", *both, tmp_path / "x.xlsx")[0] == 2
    told_ = shell.json("audit", "import", odd, good)
    cells = told_["cells"]
    assert cells["filled"] == sum(cells[fate] for fate in ("done", "standing", "held", "refused"))
    assert (told_["applied"], told_["decisions"]) == (False, 1)
    assert told_["files"][0]["sha256"] == hashlib.sha256(odd.read_bytes()).hexdigest()
    assert told_["refused"][0] == {
        "file": "odd.xlsx", "sheet": "Audit", "cell": "K3", "text": "accpt",
        "message": "“accpt” is no verdict; did you mean accept? "
                   "Choose from: accept, reject, change, unsure.",
    }  # fmt: skip
    with desk.store() as store:
        assert len(store.decisions()) == 3


def test_disagreements_go_out_come_back_settled_and_leave_coders_words_alone(
    desk: Desk, shell: Shell, tmp_path: Path
) -> None:
    out = tmp_path / "settle.xlsx"
    settle = ("audit", "adjudicate")
    assert shell.type(*settle, "export", "--adjudicator", "Ines", out)[0] == 0
    (row,) = rows_of(out, "Disagreements")
    assert (row["Code"], row["Mira: verdict"], row["Tove: verdict"]) == (FIRE, "accept", "reject")
    assert row["Tove: comment"] == "he does not say why"
    assert shell.type("audit", "import", out)[0] == 1
    book = Book(out)
    book.say(2, "Disagreements", Final="accept", Reason="He put the rifle down.")
    back = book.save(tmp_path / "settled.xlsx")
    assert shell.type(*settle, "import", back, "--apply")[0] == 0
    with desk.study.store() as store:
        last = store.decisions()[-1]
        assert last.origin.startswith("adjudication b-")
        assert (last.verdict, last.comment) == (Verdict.ACCEPT, "He put the rifle down.")
        assert [each.verdict for each in store.decisions()[:2]] == [Verdict.ACCEPT, Verdict.REJECT]
        assert disputes(ground_of(desk.study, store)) == ()
        late = Ruling(last.passage_id, FIRE, MIRA.id, Verdict.UNSURE)
        store.decide([late], at=AT, codebook_version="v")
        assert disputes(ground_of(desk.study, store)) == ()  # now nobody gives it
        again = Ruling(last.passage_id, FIRE, MIRA.id, Verdict.ACCEPT)
        store.decide([again], at=AT, codebook_version="v")
        assert len(disputes(ground_of(desk.study, store))) == 1
    assert shell.type(*settle, "import", back)[0] == 0


def test_status_tells_batches_shares_and_very_fast_runs(desk: Desk, shell: Shell) -> None:
    desk.take_in(desk.edited(judge), applied=True)
    with desk.study.store() as store:
        for second, passage in enumerate(store.passages() * 2):
            ruling = Ruling(passage.id, HELP, TOVE.id, Verdict.REJECT)
            at = f"2031-05-04T10:00:{second:02}Z"
            store.decide([ruling], at=at, codebook_version="v")
    told_ = shell.json("audit", "status")
    (batch,) = told_["batches"]
    assert (batch["reviewer"], batch["rows"], batch["done"], batch["left"]) == (ROSA, 8, 3, 5)
    assert batch["returned"] == 1
    shares = {(row["coder"], row["code"]): row["accept_share"] for row in told_["codes"]}
    assert shares[ROSA, FIRE] == 1.0
    assert shares["Tove", HELP] == 0.0
    (run,) = told_["very_fast_runs"]
    assert (run["coder"], run["decisions"], run["seconds"]) == ("Tove", 16, 15.0)
    assert "Batches" in shell.type("audit", "status")[1]


def test_an_audit_can_be_looked_up_in_the_log_and_undone(desk: Desk, shell: Shell) -> None:
    desk.take_in(desk.edited(judge), applied=True)
    assert "batch issued" in shell.type("log", "--format", "csv")[1]
    with desk.store() as store:
        act = len(store.acts())
    code, said = shell.type("undo", act, "--coder", ROSA, "-m", "the wrong file")
    assert code == 0, said
    with desk.store() as store:
        assert {each.verdict for each in store.decisions()[-3:]} == {Verdict.WITHDRAW}
        assert store.verify() == ()
    assert [row["done"] for row in shell.json("audit", "status")["batches"]] == [0]
