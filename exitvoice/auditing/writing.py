"""The audit workbook as a file: its sheets filled, coloured, locked and ready to print."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from codebook.values import Status
from coding.audit.batches import BatchKind
from coding.audit.values import Sheet
from coding.audit.wording import CERTAINTIES, VERDICTS, Said
from exitvoice.auditing import issuing, layout
from exitvoice.auditing.starting import write_adjudication_start, write_audit_start
from exitvoice.workbooks import looks
from exitvoice.workbooks.filling import Filler, Look
from exitvoice.workbooks.headings import place_in
from exitvoice.workbooks.hidden import offer_choices, write_lists, write_meta
from reports.writers import styles
from reports.writers.repacking import MADE, repacked
from reports.writers.sheets import finish, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from codebook.values import Codebook
    from exitvoice.auditing.issuing import Issued, Line
    from exitvoice.workbooks.headings import Heading

_A3 = 8
_VERDICT_LOOKS = {
    Said.ACCEPT: looks.ACCEPTED,
    Said.REJECT: looks.REJECTED,
    Said.CHANGE: looks.CHANGED,
    Said.UNSURE: looks.UNSURE,
}


def audit_workbook(issued: Issued, *, protect: bool) -> bytes:
    """Return an audit workbook, or one of disagreements, as the bytes of an .xlsx file.

    Args:
        issued: What it shows.
        protect: Whether what is not to be filled in is locked.
    """
    maker = _Maker(issued, protect=protect)
    if issued.batch.kind is BatchKind.ADJUDICATION:
        return maker.adjudication()
    return maker.audit()


class _Maker:
    """Makes one workbook."""

    def __init__(self, issued: Issued, *, protect: bool) -> None:
        self._issued, self._protect = issued, protect
        self._book = Workbook()
        start = self._book.active
        if start is None:  # a new workbook has one sheet; its type does not say so
            start = self._book.create_sheet()
        start.title = layout.START
        self._start: Worksheet = start
        self._rows: dict[str, Iterable[bytes]] = {}

    def audit(self) -> bytes:
        issued = self._issued
        rows = sum(map(len, issued.batch.rows.values()))
        page = self._sheet(Sheet.AUDIT.value, layout.AUDIT, issuing.audit_lines(issued), rows)
        self._verdicts(page, layout.AUDIT, "Verdict", rows)
        added = self._sheet(
            Sheet.ADDED.value, layout.ADDED, issuing.added_lines(), layout.BLANK_ROWS
        )
        added.sheet_properties.tabColor = "BF8A1A"
        added.print_area = f"A1:{get_column_letter(len(layout.ADDED))}{layout.PRINTED_ROWS + 1}"
        lines = issuing.passage_lines(issued)
        self._sheet(Sheet.PASSAGES.value, layout.PASSAGES, lines, len(issued.batch.rows))
        write_audit_start(self._start, issued, rows)
        return self._finished(f"Audit of {issued.title}")

    def adjudication(self) -> bytes:
        issued = self._issued
        ids = dict.fromkeys(coder for each in issued.disputes for coder in each.words)
        headings = layout.disputed(tuple(issued.ground.coders[each] for each in ids))
        lines, rows = issuing.disputed_lines(issued, tuple(ids)), len(issued.disputes)
        page = self._sheet(Sheet.DISPUTED.value, headings, lines, rows)
        self._verdicts(page, headings, layout.FINAL, rows)
        write_adjudication_start(self._start, issued, headings, rows)
        return self._finished(f"Disagreements of {issued.title}")

    def _finished(self, title: str) -> bytes:
        issued = self._issued
        codes = issued.ground.codebook.codes
        self._sheet(layout.CODEBOOK, layout.CODES, issuing.code_lines(issued), len(codes))
        write_lists(self._book, _lists(issued.ground.codebook), "veryHidden")
        write_meta(self._book, _facts(issued))
        self._book.properties.creator = "exitvoice"
        self._book.properties.title = title
        self._book.properties.created = MADE
        out = BytesIO()
        self._book.save(out)
        return repacked(out.getvalue(), rows=self._rows)

    def _sheet(
        self, title: str, headings: Sequence[Heading], lines: Iterable[Line], rows: int
    ) -> Worksheet:
        """Lay a sheet out and have its lines written when the workbook is packed."""
        page: Worksheet = self._book.create_sheet(title)
        _head(page, headings)
        filler = Filler(page, [_look(each) for each in headings], looks.EVIDENCE)
        member = f"xl/worksheets/sheet{len(self._book.worksheets)}.xml"
        self._rows[member] = filler.rows(_with_heights(lines, headings), 2)
        last = max(rows, 1) + 1
        offer_choices(page, headings, range(2, last + 1))
        finish(page, 1, 1)
        page.page_setup.paperSize = _A3
        page.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.5)
        page.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{last}"
        page.sheet_properties.tabColor = "48606F"
        if self._protect:
            _lock(page)
        return page

    def _verdicts(self, page: Worksheet, headings: Sequence[Heading], name: str, rows: int) -> None:
        """Colour verdicts, and what lacks its correct code, by what is typed."""
        page.sheet_properties.tabColor = "BF8A1A"
        verdict = get_column_letter(place_in(headings, name))
        correct = get_column_letter(place_in(headings, "Correct code"))
        last = max(rows, 1) + 1
        for said, (fill, font) in _VERDICT_LOOKS.items():
            is_said = f'LOWER(TRIM(${verdict}2))="{said}"'
            rule = FormulaRule(formula=[is_said], fill=fill, font=font)  # type: ignore[no-untyped-call]
            page.conditional_formatting.add(f"{verdict}2:{verdict}{last}", rule)
        lacks = f'AND(LOWER(TRIM(${verdict}2))="{Said.CHANGE}",LEN(TRIM(${correct}2))=0)'
        rule = FormulaRule(formula=[lacks], fill=looks.LACKING)  # type: ignore[no-untyped-call]
        page.conditional_formatting.add(f"{correct}2:{correct}{last}", rule)


def _head(page: Worksheet, headings: Sequence[Heading]) -> None:
    for place, heading in enumerate(headings, start=1):
        cell = put(page, 1, place, heading.text)
        cell.font, cell.alignment = styles.HEADING, styles.CENTRED
        cell.fill = looks.FILL_HEADING if heading.column is not None else looks.FOUND_HEADING
        column = page.column_dimensions[get_column_letter(place)]
        column.width, column.hidden = heading.width, heading.hidden
    page.row_dimensions[1].height = 32


def _look(heading: Heading) -> Look:
    fills = heading.column is not None
    return Look(
        font=looks.FAINT if heading.faint else looks.WORDS,
        alignment=looks.TOP,
        border=looks.BOX,
        protection=Protection(locked=not fills),
        fill=looks.FILL if fills else None,
        number_format=heading.form if fills else "General",
    )


def _with_heights(
    lines: Iterable[Line], headings: Sequence[Heading]
) -> Iterator[tuple[Line, float]]:
    heights = looks.Heights(headings)
    for line in lines:
        yield line, heights.of(line)


def _lock(page: Worksheet) -> None:
    """Lock what is not to be filled in; filtering and making columns wider stay allowed."""
    page.protection.sheet = True
    page.protection.autoFilter = False
    page.protection.sort = False
    page.protection.formatColumns = False
    page.protection.formatRows = False
    page.protection.formatCells = False


def _lists(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    ids = tuple(code.id for code in codebook.codes if code.status is not Status.RETIRED)
    of = {
        category.id: tuple(each for each in ids if each.split(".")[1] == category.id)
        for category in codebook.categories
    }
    return {
        "verdicts": tuple(VERDICTS),
        "certainties": CERTAINTIES,
        "yes": ("yes",),
        "categories": tuple(of),
        "codes_all": ids,
        "near_all": ids,
        **{f"codes_{issuing.list_key(key)}": own for key, own in of.items()},
        **{
            f"near_{issuing.list_key(key)}": (*own, *(each for each in ids if each not in own))
            for key, own in of.items()
        },
    }


def _facts(issued: Issued) -> dict[str, str]:
    batch = issued.batch
    return {
        "format": layout.FORMAT,
        "kind": batch.kind.value,
        "study": issued.study,
        "title": issued.title,
        "batch": batch.id,
        "reviewer": issued.reviewer,
        "base": str(batch.base),
        "codebook": batch.codebook,
        "blind": "yes" if batch.blind else "no",
    }
