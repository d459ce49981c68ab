"""What one row asks for: its filled cells read together, or why nothing comes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from coding.audit import wording
from coding.audit.batches import NO_CODE, AuditEvent, Batch, BatchKind
from coding.audit.matching import Unmatched, subject_of
from coding.audit.values import Column, Remark, Row, Sheet, all_for
from coding.audit.wording import Said
from coding.corrections.ground import plain
from coding.corrections.matching import near
from coding.values import Happening, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coding.audit.ground import Ground
    from coding.audit.matching import Subject
    from coding.audit.values import Cell, Ledger
    from coding.audit.wording import Heard

_PLAIN = {
    Said.ACCEPT: Verdict.ACCEPT,
    Said.REJECT: Verdict.REJECT,
    Said.UNSURE: Verdict.UNSURE,
    Said.WITHDRAW: Verdict.WITHDRAW,
}


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms workbooks are taken in.

    Attributes:
        kind: What they were issued for.
        reviewer: Name of whoever filled them in where they do not say so; may be empty.
        allow_withdraw: Whether a verdict that stands may be taken back.
    """

    kind: BatchKind = BatchKind.AUDIT
    reviewer: str = ""
    allow_withdraw: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row asks for; all of it is done or none.

    Attributes:
        cells: The filled cells it comes from.
        coder_id: Who asks.
        passage_id: Of which passage; empty where it is about none of the study.
        says: Codes, each with the verdict on it.
        corrects: The code that ``says`` replaces by others, or empty.
        none: Whether the passage is said to carry no code.
        saw: Whether the passage was read, whatever is said of it.
        some: Whether a passage without a suggested code is said to carry one.
        comment: Why.
        certainty: How sure they are, or empty.
        date: When they decided, ISO 8601, or empty.
        proposals: Codes and passages the study does not have.
        base: How many decisions there were when the row went out; None where that is lost.
        origin: Where it comes from.
        told: What it says, for people.
    """

    cells: tuple[Cell, ...]
    coder_id: str
    passage_id: str
    says: tuple[tuple[str, Verdict], ...] = ()
    corrects: str = NO_CODE
    none: bool = False
    saw: bool = False
    some: bool = False
    comment: str = ""
    certainty: str = ""
    date: str = ""
    proposals: tuple[Happening, ...] = ()
    base: int | None = None
    origin: str = ""
    told: str = ""

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        return str(self.cells[0].place)


class Asker:
    """Reads rows; enters what cannot be read into the ledger."""

    def __init__(self, ground: Ground, terms: Terms, ledger: Ledger) -> None:
        """Keep what rows are read against."""
        self.ground, self.terms, self.ledger = ground, terms, ledger

    def asked(self, row: Row, batch: Batch | None, origin: str) -> Asked | None:
        """Return what a row with filled cells asks for, or None where it asks for nothing.

        Args:
            row: A row of any sheet but that of added codes.
            batch: The batch of its workbook, or None where that was lost.
            origin: Where decisions made of it come from.
        """
        subject = subject_of(row, batch, self.ground)
        if isinstance(subject, Unmatched):
            told = all_for(row.filled, f"{subject.why}; nothing was done with this cell.")
            (self.ledger.held if subject.held else self.ledger.refused).extend(told)
            return None
        if subject.edit:
            self.ledger.notes.append(
                Remark(row.words_at, row.words, f"{subject.edit}; the source stays as it is.")
            )
        if subject.was:
            why = f"{subject.was} is {subject.code_id} since; the row counts for that."
            self.ledger.notes.append(Remark(row.filled[0].place, row.code, why))
        coder = self.coder(row, subject.batch)
        if coder is None:
            return None
        base = subject.batch.base if subject.batch else None
        first = Asked((), coder, subject.passage_id, base=base, origin=origin)
        return self._filled_in(row, self.details(row, first), subject)

    def coder(self, row: Row, batch: Batch | None) -> str | None:
        """Return who says what a row says; None, with its cells refused, where nobody knows."""
        named = row.cells.get(Column.REVIEWER)
        known = self.ground.by_name
        if named is not None:
            if found := known.get(plain(named.text)):
                return found
            hint = near(named.text, self.ground.coders.values()) or "."
            why = f"“{named.text}” is no coder of this study{hint} Name one, or leave it empty."
            self.refuse_all(row, named, why)
            return None
        if self.terms.reviewer:
            return known[plain(self.terms.reviewer)]
        if batch is not None:
            return batch.reviewer_id
        why = "nobody knows who filled this in: say so with --reviewer NAME."
        self.ledger.refused += all_for(row.filled, why)
        return None

    def details(self, row: Row, asked: Asked) -> Asked:
        """Return what is asked with what stands beside the verdict; what is unclear is refused."""
        comment, kept = row.cells.get(Column.COMMENT), []
        if comment is not None and comment.dated:
            self.ledger.note(comment, "the spreadsheet made a date of this; see what was meant.")
        heard = {}
        for column in (Column.CERTAINTY, Column.DATE):
            cell = row.cells.get(column)
            if cell is None:
                continue
            heard[column] = (
                wording.certainty(cell.text)
                if column is Column.CERTAINTY
                else wording.date(cell.text, dated=cell.dated)
            )
            if self.understood(cell, heard[column]):
                kept.append(cell)
        refused = {each for each, said in heard.items() if said.fault}
        return replace(
            asked,
            cells=tuple(cell for column, cell in row.cells.items() if column not in refused),
            comment=comment.text if comment else "",
            certainty=heard[Column.CERTAINTY].value if Column.CERTAINTY in heard else "",
            date=heard[Column.DATE].value if Column.DATE in heard else "",
        )

    def understood(self, cell: Cell, heard: Heard) -> bool:
        """Return whether words were understood; else the cell is refused."""
        if heard.fault:
            self.ledger.refused.append(Remark(cell.place, cell.text, heard.fault))
            return False
        self.ledger.note(cell, heard.note or ("white space was left out." if cell.trimmed else ""))
        return True

    def refuse_all(self, row: Row, cell: Cell, why: str, *, but: Iterable[Cell] = ()) -> None:
        """Refuse a cell for its own fault, and all that goes with it."""
        entered = {cell.place, *(each.place for each in but)}
        self.ledger.refused.append(Remark(cell.place, cell.text, why))
        rest = [each for each in row.filled if each.place not in entered]
        self.ledger.refused += all_for(rest, f"it goes with {cell.place}, which cannot be done.")

    def _filled_in(self, row: Row, asked: Asked, subject: Subject) -> Asked | None:
        seen = row.cells.get(Column.SEEN)
        if row.sheet is Sheet.PASSAGES:
            return self._seen(row, seen, asked) if seen else self._without_verdict(row, asked)
        cell = row.cells.get(Column.VERDICT)
        if cell is None:
            return self._without_verdict(row, asked)
        gone = [each for each in row.filled if each not in asked.cells]
        heard = wording.verdict(cell.text)
        if heard.fault:
            self.refuse_all(row, cell, heard.fault, but=gone)
            return None
        self.understood(cell, heard)
        said = Said(heard.value)
        if self.terms.kind is BatchKind.ADJUDICATION and Column.COMMENT not in row.cells:
            self.ledger.note(cell, "no reason is given; it is settled all the same.")
        corrected = self._corrected(row, gone, subject.batch)
        if corrected is None:
            return None
        if subject.code_id == NO_CODE:
            return self._of_no_code(row, asked, said, corrected)
        return self._of_code(row, asked, said, subject.code_id, corrected)

    def _corrected(
        self, row: Row, gone: Sequence[Cell], batch: Batch | None
    ) -> tuple[Heard, ...] | None:
        """Return the codes a row names as the correct ones; None where one is not known."""
        cell = row.cells.get(Column.CORRECT)
        if cell is None:
            return ()
        if plain(cell.text).startswith(wording.NEW):
            return (wording.Heard(cell.text[len(wording.NEW) :].strip(), note=wording.NEW),)
        heard = wording.codes(cell.text, self.ground.codebook, self.older(batch))
        if faults := [each.fault for each in heard if each.fault]:
            self.refuse_all(row, cell, " ".join(faults), but=gone)
            return None
        for each in heard:
            self.ledger.note(cell, each.note)
        return heard

    def older(self, batch: Batch | None) -> Callable[[str], str]:
        """Return what tells what a code of the batch's codebook is called now."""
        return partial(self.ground.code_now, version=batch.codebook if batch else None)

    def _of_code(
        self, row: Row, asked: Asked, said: Said, code: str, corrected: Sequence[Heard]
    ) -> Asked | None:
        """Return what a verdict on a code asks for."""
        others = [each for each in corrected if each.value != code or each.note == wording.NEW]
        verdict = row.cells[Column.VERDICT]
        if said is Said.CHANGE and not others:
            why = "change needs another code under “Correct code”; to keep this one, accept it."
            return self._refused(row, asked, verdict, why)
        if said is not Said.CHANGE and corrected and (others or said is not Said.ACCEPT):
            why = f"{said} and a correct code contradict each other: if it is the better one, "
            told = all_for(asked.cells, f"{why}the verdict is change; if not, empty that cell.")
            self.ledger.held += told
            return None
        if said is Said.WITHDRAW and not self.terms.allow_withdraw:
            return self._refused(
                row, asked, verdict, "a verdict is taken back with --allow-withdraw only."
            )
        if said in {Said.ACCEPT, Said.UNSURE} and self.ground.codebook.code(code) is None:
            why = f"{code} is no longer in the codebook; change it to one that is, or reject it."
            return self._refused(row, asked, verdict, why)
        if said is not Said.CHANGE:
            return replace(asked, says=((code, _PLAIN[said]),), told=f"{said} {code}")
        return self._with_codes(asked, others, ((code, Verdict.REJECT),), code)

    def _of_no_code(
        self, row: Row, asked: Asked, said: Said, corrected: Sequence[Heard]
    ) -> Asked | None:
        """Return what a verdict on a passage without a suggested code asks for."""
        if said is Said.CHANGE and corrected:
            return self._with_codes(replace(asked, some=True), corrected, (), NO_CODE)
        if said in {Said.ACCEPT, Said.UNSURE} and not corrected:
            told = "no code applies" if said is Said.ACCEPT else "seen, and unsure"
            return replace(asked, none=said is Said.ACCEPT, saw=True, told=told)
        why = (
            "no code was suggested here: accept says that none applies; where one does, the "
            "verdict is change and the code stands under “Correct code”."
        )
        return self._refused(row, asked, row.cells[Column.VERDICT], why)

    def _with_codes(
        self,
        asked: Asked,
        heard: Sequence[Heard],
        says: tuple[tuple[str, Verdict], ...],
        corrects: str,
    ) -> Asked:
        new = [each.value for each in heard if each.note == wording.NEW]
        given = [each.value for each in heard if each.note != wording.NEW]
        named = " and ".join((*given, *(f"a new code “{each}”" for each in new)))
        return replace(
            asked,
            says=(*says, *((code, Verdict.ACCEPT) for code in dict.fromkeys(given))),
            proposals=tuple(code_proposed(asked, each, corrects) for each in new),
            corrects=corrects,
            told=f"change {corrects} to {named}" if corrects else f"accept {named}",
        )

    def _seen(self, row: Row, cell: Cell, asked: Asked) -> Asked | None:
        if plain(cell.text) in {"yes", "x"}:
            return replace(asked, saw=True, told="seen")
        return self._refused(row, asked, cell, f"“{cell.text}” is not yes; write yes or nothing.")

    def _without_verdict(self, row: Row, asked: Asked) -> Asked | None:
        """Keep a comment as a memo; the rest of the row says nothing without a verdict."""
        for column, cell in row.cells.items():
            if cell not in asked.cells or column is Column.COMMENT:
                continue
            if column is Column.REVIEWER:
                self.ledger.standing.append(Remark(cell.place, cell.text, "names the reviewer."))
            elif column is Column.CORRECT:
                why = "a correct code needs a verdict: write change, if that is meant."
                self.ledger.refused.append(Remark(cell.place, cell.text, why))
            else:
                why = "it says nothing without a verdict."
                self.ledger.refused.append(Remark(cell.place, cell.text, why))
        comment = row.cells.get(Column.COMMENT)
        if comment is None:
            return None
        return replace(asked, cells=(comment,), certainty="", date="", told="a memo")

    def _refused(self, row: Row, asked: Asked, cell: Cell, why: str) -> Asked | None:
        gone = [each for each in row.filled if each not in asked.cells]
        self.refuse_all(row, cell, why, but=gone)
        return None


def code_proposed(asked: Asked, name: str, beside: str) -> Happening:
    """Return that somebody misses a code, to be written down.

    Args:
        asked: What the row asks for.
        name: What the code is to be called.
        beside: A code of its category, as the one it is to stand for; empty where none is known.
    """
    return Happening(
        AuditEvent.CODE_PROPOSED,
        about=asked.passage_id,
        coder_id=asked.coder_id,
        body={"name": name, "comment": asked.comment, "beside": beside},
        origin=asked.origin,
    )
