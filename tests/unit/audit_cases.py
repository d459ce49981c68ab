"""An invented study to audit, and a workbook as somebody who reviews has it open."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl

from coding.audit.asking import Terms
from coding.values import Ruling, Suggestion, Tier, Verdict
from exitvoice.study.folder import Study, make_study
from exitvoice.study.settings import Settings
from exitvoice.verbs.auditing import Order, apply_audit, export_audit, take_in
from exitvoice.verbs.reviewing import Workbook
from testimonies.values import Span
from tests.unit.store_cases import AT, MIRA, TOVE, document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coding.audit.values import Plan
    from coding.store import Store
    from exitvoice.verbs.auditing import Taken

SAID = (
    "They told us to fire on the ferry and I put the rifle down.",
    "Nobody had paid us since the harvest, and the boots let the water in.",
    "My sister stood in that crowd, on the other side of the wire.",
    "We heard it on a radio that a cook had hidden under the flour.",
    "If I go they will come for my mother first.",
    "The bread was good that week.",
    "I had sworn an oath and I meant to keep it.",
    "A pilot on the far shore promised us a boat and a bed.",
)
TEXT = "Eight from the river guard spoke.\n\n" + "\n\n".join(f"“{each}”" for each in SAID)
FIRE, PAY, FAMILY = (
    "driver.moral.refusing-orders", "driver.pragmatic.poor-conditions",
    "obstacle.security.family-reprisal",
)  # fmt: skip
OATH = "obstacle.ideological.unquestioned-obedience"
RADIO, HELP = "driver.informational.news-and-social-media", "driver.security.help-and-protection"
HINTS = ((0, FIRE, "fire on the ferry"), (1, PAY, "Nobody had paid us"), (3, RADIO, "on a radio"),
         (4, FAMILY, "come for my mother"), (7, HELP, "promised us a boat"))  # fmt: skip
ROSA = "Rosa Amsel"


NAMES = {
    FIRE: "Refusing orders", "driver.moral.inhumane-treatment": "Inhumane treatment",
    PAY: "Poor conditions", "driver.pragmatic.exploitation": "Exploitation and mistreatment",
    RADIO: "News and social media", HELP: "Help and protection", FAMILY: "Reprisal on family",
    "driver.security.family-backing": "Backing by family", OATH: "Unquestioned obedience",
}  # fmt: skip


def _codebook() -> str:
    """Return a small codebook with a code of each category in both directions."""
    tops = sorted({each.rpartition(".")[0] for each in NAMES})
    codes = [(top, top.replace(".", " ")) for top in tops] + sorted(NAMES.items())
    sides = ("driver", "obstacle")
    categories = ("moral", "ideological", "informational", "security", "pragmatic")
    return "\n".join((
        "format: 1", "title: River", "language: en", "directions:",
        *(f"  - {{id: {each}, name: {each}s, definition: A side.}}" for each in sides),
        "categories:",
        *(
            f"  - {{id: {each}, name: {each}, color: '#4477a{number}'}}"
            for number, each in enumerate(categories)
        ),
        "codes:",
        *(_code(id_, name) for id_, name in codes),
    )) + "\n"  # fmt: skip


def _code(id_: str, name: str) -> str:
    return (
        f"  - id: {id_}\n    name: {name}\n    definition: What {name} is.\n"
        f"    include: [All of it.]\n    exclude: [Nothing else.]\n"
        f"    examples: [It was {name}., We had {name}.]"
    )


def spans_said() -> list[tuple[Span, ...]]:
    starts = [TEXT.index(each) for each in SAID]
    return [(Span(start, start + len(s)),) for start, s in zip(starts, SAID, strict=True)]


def new_study(folder: Path) -> Study:
    """Return a study with eight passages, five suggestions, and one code that two coders judged."""
    book = folder.with_suffix(".yaml")
    book.write_text(_codebook(), encoding="utf-8")
    study = make_study(folder, Settings(title="The river guard"), codebook=book, at=AT)
    whole = document(TEXT, spans=spans_said(), cue=None)
    ids = [passage.id for passage in whole.passages]
    with study.store() as store:
        whole.store(store)
        store.add_coder(MIRA, at=AT)
        store.add_coder(TOVE, at=AT)
        made = [_suggestion(ids[n], n, code, words) for n, code, words in HINTS]
        store.replace_suggestions(made, suggester="cues", at=AT)
        rulings = [
            Ruling(ids[0], FIRE, MIRA.id, Verdict.ACCEPT, "in so many words"),
            Ruling(ids[0], FIRE, TOVE.id, Verdict.REJECT, "he does not say why"),
            Ruling(ids[6], OATH, MIRA.id, Verdict.ACCEPT),
        ]
        store.decide(rulings, at=AT, codebook_version=study.codebook().version)
    return study


def _suggestion(passage_id: str, number: int, code: str, words: str) -> Suggestion:
    start = TEXT.index(SAID[number]) + SAID[number].index(words)
    evidence = (Span(start, start + len(words)),)
    return Suggestion(
        passage_id, code, evidence, f"“{words}” says so.", Tier.WEAK, 0.5, "cues/1", "v"
    )


@dataclass
class Desk:
    """Somebody's desk: a study, and the workbook that went out from it."""

    study: Study
    out: Path

    def take_in(self, *files: Path, applied: bool = False, terms: Terms | None = None) -> Taken:
        """Take workbooks in, only looking unless told to apply."""
        books = [Workbook(each.name, each.read_bytes()) for each in files]
        with self.study.store() as store:
            if applied:
                return apply_audit(self.study, store, books, terms or Terms(), at=AT)
            return take_in(self.study, store, books, terms or Terms())

    def plan(self, edit: Callable[[Book], object], terms: Terms | None = None) -> Plan:
        """Return what would come of the workbook, edited so."""
        return self.take_in(self.edited(edit), terms=terms).plan

    def edited(self, edit: Callable[[Book], object], name: str = "back.xlsx") -> Path:
        """Return the workbook as it comes back, edited so."""
        book = Book(self.out)
        edit(book)
        return book.save(self.out.with_name(name))

    def store(self) -> Store:
        return self.study.store(read_only=True)


def new_desk(folder: Path, order: Order | None = None) -> Desk:
    """Return a desk with a workbook for Rosa Amsel."""
    study = new_study(folder / "study")
    out = folder / "out.xlsx"
    with study.store() as store:
        export_audit(study, store, out, order or Order(ROSA), at=AT)
    return Desk(study, out)


class Book:
    """A workbook as somebody who reviews has it open."""

    def __init__(self, path: Path) -> None:
        self.book: Any = openpyxl.load_workbook(path, rich_text=True)

    def page(self, sheet: str) -> Any:  # noqa: ANN401 - untyped library
        return self.book[sheet]

    def place(self, heading: str, sheet: str = "Audit") -> int:
        return [cell.value for cell in self.book[sheet][1]].index(heading) + 1

    def row(self, words: str, sheet: str = "Audit", under: str = "Passage") -> int:
        page, place = self.book[sheet], self.place(under, sheet)
        return next(
            n for n in range(2, page.max_row + 1) if words in str(page.cell(n, place).value)
        )

    def say(self, where: str | int, sheet: str = "Audit", **said: object) -> int:
        """Fill cells of the row with some words; underscores in headings are spaces."""
        row = self.row(where, sheet) if isinstance(where, str) else where
        for heading, words in said.items():
            named = {"Passage_no": "Passage #"}.get(heading, heading.replace("_", " "))
            self.book[sheet].cell(row, self.place(named, sheet)).value = words
        return row

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path


def told(plan: Plan) -> dict[str, dict[str, str]]:
    """Return the cells by what came of them, each with its message."""
    fates = {
        "done": plan.done,
        "standing": plan.standing,
        "held": plan.held,
        "refused": plan.refused,
    }
    return {
        name: {f"{each.place.sheet}!{each.place.cell}": each.message for each in remarks}
        for name, remarks in fates.items()
    }


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
