"""Whatever people do to an audit workbook, each filled cell comes to what it must, exactly.

The oracle is a plain reading of the documentation, row by row, and knows nothing of the program.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from coding.audit.asking import Terms
from coding.audit.planning import planned
from coding.values import Verdict
from exitvoice.auditing.returned import returned
from exitvoice.verbs.auditing import ground_of
from tests.property.chances import chances
from tests.unit.audit_cases import FIRE, OATH, PAY, ROSA, Desk, new_desk
from tests.unit.store_cases import MIRA

if TYPE_CHECKING:
    from random import Random

    from coding.audit.ground import Ground
    from coding.audit.values import Plan

INPUTS = ("Verdict", "Correct code", "Certainty", "Comment", "Reviewer", "Date")
EXPLOITED = "driver.pragmatic.exploitation"
TYPED: dict[str, tuple[str, ...]] = {
    "Verdict": ("", "accept", "reject", "change", "unsure", " Accept ", "REJECT", "accpt", "=1+1"),
    "Correct code": ("", "", "", EXPLOITED, "Exploitation and Mistreatment", "nonsense"),
    "Certainty": ("", "", "high", "Low", "sure"),
    "Comment": ("", "because", "0012", "#N/A?"),
    "Reviewer": ("", "", "", ROSA, "mira", "Nobody Known"),
    "Date": ("", "", "2026-05-31", "31.5.2026", "03/04/2026"),
}
FATES = ("done", "standing", "held", "refused")
GIVEN = {(MIRA.name, FIRE): "in so many words", (MIRA.name, OATH): ""}  # accepted before


@dataclass(frozen=True)
class Typed:
    """One row as somebody left it: what it shows, and what was typed."""

    shown: dict[str, str]
    typed: dict[str, str] = field(default_factory=dict)
    spoiled: bool = False  # its verdict is merged with another row's
    edited: bool = False  # its passage was typed over

    @property
    def code(self) -> str:
        return "" if self.shown["Code"].startswith("(") else self.shown["Code"]


@dataclass
class Sheet:
    """The Audit sheet as somebody left it."""

    order: list[str]
    rows: list[Typed]
    title: str = "Audit"
    above: int = 0
    merged: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)

    def place(self, row: int, heading: str) -> str:
        return f"{get_column_letter(self.order.index(heading) + 1)}{self.above + 2 + row}"


@dataclass
class Expected:
    fates: dict[str, set[str]] = field(default_factory=lambda: {fate: set() for fate in FATES})
    rulings: dict[tuple[str, str, str], tuple[Verdict, str]] = field(default_factory=dict)
    memos: set[tuple[str, str, str]] = field(default_factory=set)
    seen: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class Asks:
    cells: list[str]
    who: str
    passage: str
    says: tuple[tuple[str, Verdict], ...] = ()
    fixes: str = ""
    none: bool | None = None
    saw: bool = False
    comment: str = ""
    detailed: bool = False


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return new_desk(tmp_path_factory.mktemp("law"))


@pytest.fixture(scope="module")
def ground(desk: Desk) -> Ground:
    with desk.store() as store:
        return ground_of(desk.study, store)


@pytest.fixture(scope="module")
def issued(desk: Desk) -> dict[str, list[list[object]]]:
    """Return the values of each sheet as it went out."""
    book = openpyxl.load_workbook(desk.out)
    return {page.title: [list(row) for row in page.values] for page in book.worksheets}


def human(chance: Random, table: list[list[object]]) -> Sheet:
    """Return the sheet after somebody has worked in it for a while."""
    heads = [str(cell) for cell in table[0]]
    rows = [
        Typed({head: str(cell or "") for head, cell in zip(heads, row, strict=True)})
        for row in table[1:]
    ]
    rows = [
        replace(row, typed={h: chance.choice(TYPED[h]) for h in INPUTS})
        if chance.random() < 0.7
        else row
        for row in rows
    ]
    sheet = Sheet(heads, rows)
    for _ in range(chance.randrange(6)):
        chance.choice(EDITS)(chance, sheet)
    if chance.random() < 0.2 and len(sheet.rows) > 2:
        merge(chance, sheet)
    sheet.hidden = [n for n in range(len(sheet.rows)) if chance.random() < 0.1]
    return sheet


def sort_rows(chance: Random, sheet: Sheet) -> None:
    by = chance.choice(sheet.order)
    down = chance.random() < 0.5
    sheet.rows.sort(key=lambda row: row.typed.get(by) or row.shown.get(by, ""), reverse=down)


def delete_row(chance: Random, sheet: Sheet) -> None:
    if len(sheet.rows) > 1:
        sheet.rows.pop(chance.randrange(len(sheet.rows)))


def copy_row(chance: Random, sheet: Sheet) -> None:
    row = chance.choice(sheet.rows)
    if chance.random() < 0.5:
        row = replace(row, typed={h: chance.choice(TYPED[h]) for h in INPUTS})
    sheet.rows.insert(chance.randrange(len(sheet.rows) + 1), row)


def retype_cell(chance: Random, sheet: Sheet) -> None:
    place, head = chance.randrange(len(sheet.rows)), chance.choice(INPUTS)
    row = sheet.rows[place]
    sheet.rows[place] = replace(row, typed={**row.typed, head: chance.choice(TYPED[head])})


def edit_passage(chance: Random, sheet: Sheet) -> None:
    place = chance.randrange(len(sheet.rows))
    row = sheet.rows[place]
    shown = {**row.shown, "Passage": f"{row.shown['Passage']} Or so he said."}
    sheet.rows[place] = replace(row, shown=shown, edited=True)


def insert_blank(chance: Random, sheet: Sheet) -> None:
    blank = Typed(dict.fromkeys(sheet.order, ""))
    sheet.rows.insert(chance.randrange(len(sheet.rows) + 1), blank)


def move_columns(chance: Random, sheet: Sheet) -> None:
    chance.shuffle(sheet.order)


def delete_ids(chance: Random, sheet: Sheet) -> None:
    for head in ("_id", "_ck", "_list", "#")[: chance.choice((1, 3, 4))]:
        if head in sheet.order:
            sheet.order.remove(head)


def rename_sheet(chance: Random, sheet: Sheet) -> None:
    sheet.title = chance.choice(("Tabelle1", "audit final (2)", "Ανασκόπηση"))


def write_above(chance: Random, sheet: Sheet) -> None:
    sheet.above = chance.randrange(4)


def merge(chance: Random, sheet: Sheet) -> None:
    """Merge the verdicts of two rows: a spreadsheet keeps the upper one."""
    top = chance.randrange(len(sheet.rows) - 1)
    upper, lower = sheet.rows[top], sheet.rows[top + 1]
    sheet.rows[top] = replace(upper, spoiled=True)
    sheet.rows[top + 1] = replace(lower, typed={**lower.typed, "Verdict": ""}, spoiled=True)
    sheet.merged = [top]


EDITS = (sort_rows, delete_row, copy_row, retype_cell, edit_passage, insert_blank, move_columns,
         delete_ids, rename_sheet, write_above)  # fmt: skip


def saved(chance: Random, sheet: Sheet, issued: dict[str, list[list[object]]]) -> bytes:
    """Return the workbook as a spreadsheet saves it."""
    book: Any = openpyxl.Workbook()
    page = book.active
    page.title = sheet.title
    for _ in range(sheet.above):
        page.append(["Please be done by Friday"])
    page.append(sheet.order)
    for row in sheet.rows:
        page.append([row.typed.get(h) or row.shown.get(h, "") or None for h in sheet.order])
    for top in sheet.merged:
        first, last = sheet.place(top, "Verdict"), sheet.place(top + 1, "Verdict")
        page.merge_cells(f"{first}:{last}")
    for place in sheet.hidden:
        page.row_dimensions[sheet.above + 2 + place].hidden = True
    page["C3"].font = Font(bold=True, color="00FF00")
    page["K3"].number_format = chance.choice(("General", "@", "0.00"))
    for title in ("Add codes", "Passages", *(["_meta"] if chance.random() < 0.8 else [])):
        other = book.create_sheet(title)
        for line in issued[title]:
            other.append(["" if str(cell).startswith("=") else cell for cell in line])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def expected(sheet: Sheet, ground: Ground) -> Expected:
    """Return what must come of the sheet."""
    outcome = Expected()
    ids = {same.text: same.id for same in ground.passages.values()}
    asked = []
    for number, row in enumerate(sheet.rows):
        cells = {h: sheet.place(number, h) for h in INPUTS if row.typed.get(h, "").strip()}
        if "Verdict" in cells and (row.spoiled or row.typed["Verdict"] == "=1+1"):
            outcome.fates["refused"].add(cells.pop("Verdict"))
        lost = not row.shown.get("Passage") or (
            row.edited and "_id" not in sheet.order and "#" not in sheet.order
        )
        if lost or row.typed.get("Reviewer") == "Nobody Known":
            outcome.fates["refused"].update(cells.values())
        elif cells:
            passage = ids[row.shown["Passage"].replace(" Or so he said.", "").strip()]
            if one := of_row(row, cells, passage, outcome):
                asked.append(one)
    settle(asked, outcome)
    return outcome


def of_row(row: Typed, cells: dict[str, str], passage: str, outcome: Expected) -> Asks | None:
    typed = {head: row.typed[head].strip() for head in cells}
    who = MIRA.name if typed.get("Reviewer") == "mira" else ROSA
    refused = outcome.fates["refused"]
    for head, wrong in (("Certainty", "sure"), ("Date", "03/04/2026")):
        if typed.get(head) == wrong:
            refused.add(cells.pop(head))
            del typed[head]
    comment = typed.get("Comment", "")
    if "Verdict" not in cells:
        refused.update(cells[h] for h in ("Correct code", "Certainty", "Date") if h in cells)
        if "Reviewer" in cells:
            outcome.fates["standing"].add(cells["Reviewer"])
        return Asks([cells["Comment"]], who, passage, comment=comment) if comment else None
    asks = Asks(list(cells.values()), who, passage, comment=comment,
                detailed="Certainty" in typed or "Date" in typed)  # fmt: skip
    verdict, correct = typed["Verdict"].lower(), typed.get("Correct code")
    if verdict == "accpt" or correct == "nonsense" or (verdict == "change" and not correct):
        fate = "refused"
    else:
        said = of_code if row.code else of_no_code
        fate = said(asks, row.code, verdict, corrected=bool(correct))
    if fate:
        outcome.fates[fate].update(cells.values())
    return None if fate else asks


BETTER = ((EXPLOITED, Verdict.ACCEPT),)


def of_code(asks: Asks, code: str, verdict: str, *, corrected: bool) -> str:
    """Fill in what a verdict on a code asks for; return the fate of a row that asks nothing."""
    if verdict == "change":
        asks.says, asks.fixes = ((code, Verdict.REJECT), *BETTER), code
        return ""
    asks.says = ((code, Verdict(verdict)),)
    return "held" if corrected else ""


def of_no_code(asks: Asks, _code: str, verdict: str, *, corrected: bool) -> str:
    """Fill in what a verdict on a passage without a code asks for, as ``of_code`` does."""
    if verdict == "change":
        asks.says, asks.none = BETTER, False
        return ""
    asks.saw, asks.none = True, True if verdict == "accept" else None
    return "refused" if verdict == "reject" or corrected else ""


def settle(asked: list[Asks], outcome: Expected) -> None:
    said: dict[object, set[object]] = defaultdict(set)
    for each in asked:
        for about, what in statements(each):
            said[about].add(what)
    for each in asked:
        if any(len(said[about]) > 1 for about, _ in statements(each)):
            outcome.fates["held"].update(each.cells)
        else:
            fate = "done" if enter(each, outcome) or each.detailed else "standing"
            outcome.fates[fate].update(each.cells)


def enter(asks: Asks, outcome: Expected) -> bool:
    """Enter what is new of what is asked, and return whether anything is."""
    news = False
    for code, verdict in asks.says:
        before = GIVEN.get((asks.who, code)) if asks.passage in SEEN else None
        if verdict is Verdict.ACCEPT and before is not None and asks.comment in {"", before}:
            continue
        news = True
        slot = (asks.who, asks.passage, code)
        if slot not in outcome.rulings or asks.comment:
            outcome.rulings[slot] = (verdict, asks.comment)
    if asks.saw and not (asks.who == MIRA.name and asks.passage in SEEN):
        outcome.seen.add((asks.passage, asks.who))
        news = True
    if asks.comment and not asks.says:
        outcome.memos.add((asks.passage, asks.who, asks.comment))
        news = True
    return news


SEEN: set[str] = set()  # passages Mira has judged


def statements(asks: Asks) -> list[tuple[object, object]]:
    who = (asks.who, asks.passage)
    told: list[tuple[object, object]] = [((*who, code), verdict) for code, verdict in asks.says]
    if asks.fixes:
        told.append(((*who, asks.fixes, "fixed"), asks.says))
    if asks.none is not None:
        told.append(((*who, "none"), asks.none))
    return told


def came_to(plan: Plan) -> dict[str, set[str]]:
    found = {fate: [each.place.cell for each in getattr(plan, fate)] for fate in FATES}
    everywhere = [cell for cells in found.values() for cell in cells]
    assert len(everywhere) == len(set(everywhere)), "a cell is entered twice"
    return {fate: set(cells) for fate, cells in found.items()}


@settings(
    max_examples=500,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(chance=chances)
def test_every_filled_cell_comes_to_what_the_documentation_says(
    chance: Random, ground: Ground, issued: dict[str, list[list[object]]]
) -> None:
    SEEN.update(passage for passage, coder in ground.seen if coder == MIRA.id)
    sheet = human(chance, issued["Audit"])
    data = saved(chance, sheet, issued)
    came = returned("back.xlsx", data, hashlib.sha256(data).hexdigest())
    plan = planned((came,), ground, Terms())
    must = expected(sheet, ground)
    filled = {
        sheet.place(number, head)
        for number, row in enumerate(sheet.rows)
        for head in INPUTS
        if row.typed.get(head, "").strip()
    }
    assert came_to(plan) == must.fates
    assert set().union(*must.fates.values()) == filled
    assert came.filled == len(filled)
    names = {**ground.coders}
    assert {
        (names[each.coder_id], each.passage_id, each.code_id): (each.verdict, each.comment)
        for each in plan.rulings
    } == must.rulings
    assert {(about, names[who], text) for about, who, text in plan.memos} == must.memos
    assert {
        (each.about, names[each.coder_id]) for each in plan.happenings if each.kind == "seen"
    } == must.seen


def test_the_oracle_sees_passages_with_and_without_codes(
    issued: dict[str, list[list[object]]],
) -> None:
    codes = [row[6] for row in issued["Audit"][1:]]
    assert {FIRE, PAY, OATH} <= set(codes)
    assert codes.count("(none suggested)") == 2
