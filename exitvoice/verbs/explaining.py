"""Why codes were suggested for a passage, and how near the others came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.combined import CombinedSuggester
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.combined.suggester import Weighed
    from coding.store import Store
    from coding.suggesters import Suggester

COLUMNS = ("code", "score", "suggested", "cues", "model", "words", "direction", "side", "reason")


def explanation_rows(text: str, suggester: Suggester) -> Iterator[dict[str, object]]:
    """Yield a row a code, the likeliest first.

    The combined suggester tells of every code it weighs, suggested or not; any other tells only
    of what it suggests.
    """
    if isinstance(suggester, CombinedSuggester):
        least = suggester.scale.suggest_from
        for each in suggester.explain(text):
            yield _weighed_row(text, each, suggested=each.share >= least)
        return
    for hint in suggester.hints(text):
        words = [text[span.start : span.end] for span in hint.evidence]
        yield {
            "code": hint.code_id,
            "score": round(hint.score, 3),
            "suggested": True,
            "words": words,
            "reason": hint.reason,
        }


def words_of(store: Store, passage_id: str) -> str:
    """Return the words of a passage on one line, as suggesters read them."""
    (passage,) = (each for each in store.passages() if each.id == passage_id)
    (quotation,) = (each for each in store.quotations() if each.id == passage.quotation_id)
    return excerpt(store.text(quotation.source_id).text, passage.spans).text


def _weighed_row(text: str, each: Weighed, *, suggested: bool) -> dict[str, object]:
    return {
        "code": each.code_id,
        "score": round(each.share, 3),
        "suggested": suggested,
        "cues": round(each.signals.cues, 3),
        "model": round(each.signals.learned, 2),
        "words": [text[span.start : span.end] for span in each.words],
        "direction": "" if each.decided is None else "clear" if each.decided else "undecided",
        "side": [text[span.start : span.end] for span in each.side],
        "reason": " ".join(hint.reason for hint in each.cues),
    }
