"""The invented coders' decisions: who says what of which words of the fictional testimonies."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coding.ids import coder_id
from coding.values import Ruling, Verdict
from exitvoice.errors import RowsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CORPUS = Path(__file__).parent / "corpus"
DECISIONS = Path(__file__).parent / "decisions.csv"


@dataclass(frozen=True, slots=True)
class WordedDecision:
    """A decision that names its passage by some of its words.

    Attributes:
        document: File name of the document.
        words: Words that stand in just one passage of it, white space run together.
        coder: Name of the coder.
        code_id: The code.
        verdict: What the coder says.
        comment: Why; may be empty.
    """

    document: str
    words: str
    coder: str
    code_id: str
    verdict: Verdict
    comment: str


def documents() -> tuple[Path, ...]:
    """Return the fictional documents, in the order of their names."""
    return tuple(sorted(path for path in CORPUS.iterdir() if path.suffix in {".txt", ".md"}))


def decisions() -> tuple[WordedDecision, ...]:
    """Return the invented coders' decisions, in the order they made them."""
    with DECISIONS.open(encoding="utf-8", newline="") as file:
        return tuple(
            WordedDecision(
                document=row["document"],
                words=" ".join(row["words"].split()),
                coder=row["coder"],
                code_id=row["code"],
                verdict=Verdict(row["verdict"]),
                comment=row["comment"],
            )
            for row in csv.DictReader(file)
        )


def rulings(
    worded: Iterable[WordedDecision], passages: Mapping[str, Sequence[tuple[str, str]]]
) -> tuple[Ruling, ...]:
    """Return the decisions with the passages they mean.

    Args:
        worded: The decisions.
        passages: For each document, the id and the text of each of its passages, white space run
            together.

    Raises:
        RowsError: With every decision whose words stand in no passage of the document, or in
            several.
    """
    made: list[Ruling] = []
    faults: list[str] = []
    for row in worded:
        held = [each for each, text in passages.get(row.document, ()) if row.words in text]
        if len(held) == 1:
            made.append(_ruling(row, held[0]))
        else:
            faults.append(
                f"{row.document}: {row.words!r} stands in {len(held)} passages, not in one"
            )
    if faults:
        raise RowsError(DECISIONS.name, faults)
    return tuple(made)


def _ruling(row: WordedDecision, passage_id: str) -> Ruling:
    return Ruling(
        passage_id, row.code_id, coder_id(row.coder), row.verdict, row.comment, origin="demo"
    )
