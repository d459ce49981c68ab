"""Suggestions measured against passages people coded, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.evaluation.gold import read_gold
from coding.evaluation.measuring import directions, recall_of_first, said_of, scores
from exitvoice.errors import RowsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coding.evaluation.gold import Gold
    from coding.evaluation.measuring import Score
    from coding.suggesters import Suggester

COLUMNS = ("what", "n", "precision", "recall", "f1", "low", "high")
_PLACES = 3


def gold_passages(name: str, lines: Iterable[str]) -> tuple[Gold, ...]:
    """Return the coded passages of a file.

    Raises:
        RowsError: With every faulty line, or where the file holds no coded passage.
    """
    found, faults = read_gold(lines)
    if faults or not found:
        raise RowsError(name, faults or ["it holds no passage with “codes”; give each line some"])
    return found


def passages_of(name: str, lines: Iterable[str]) -> dict[str, str]:
    """Return the words of the passages of a file by id, coded or not.

    Raises:
        RowsError: With every faulty line.
    """
    found, faults = read_gold(lines, uncoded=True)
    if faults:
        raise RowsError(name, faults)
    return {each.id: each.text for each in found}


def evaluation_rows(gold: Iterable[Gold], suggester: Suggester) -> Iterator[dict[str, object]]:
    """Yield how suggestions meet codes: each code, all, categories, tier, documents, directions."""
    rows = [said_of(each, suggester.hints(each.text)) for each in gold]
    for score in scores(rows):
        yield _row(score)
    yield {
        "what": f"recall among the first {_PLACES}",
        "n": sum(len(row.gold.codes) for row in rows),
        "recall": _rounded(recall_of_first(rows, _PLACES)),
    }
    for (given, suggested), n in sorted(directions(rows).items()):
        yield {"what": f"direction: coded {given}, suggested {suggested}", "n": n}


def _row(score: Score) -> dict[str, object]:
    figures = {name: _rounded(getattr(score, name)) for name in COLUMNS[2:]}
    return {"what": score.what, "n": score.n} | figures


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)
