"""Why codes were suggested for a passage, and how near the others came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codebook.tree import ancestors, top
from codebook.values import About
from coding.combined import CombinedSuggester
from coding.cues import CueSuggester
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codebook.values import Codebook
    from coding.combined.suggester import Weighed
    from coding.cues.merging import Witness
    from coding.store import Store
    from coding.suggesters import Suggester
    from coding.values import Hint

COLUMNS = (
    *("code", "score", "suggested", "cues", "model", "words", "direction", "side", "about"),
    *("reason", "like"),
)


def explanation_rows(
    text: str, suggester: Suggester, codebook: Codebook
) -> Iterator[dict[str, object]]:
    """Yield a row a code, the likeliest first.

    The combined suggester tells of every code it weighs, suggested or not; any other tells only
    of what it suggests. Where cues speak for a code, its row says whom their words are about and
    gives an example of each from the codebook.
    """
    if isinstance(suggester, CombinedSuggester):
        yield from _weighed_rows(text, suggester, CueSuggester(codebook))
    elif isinstance(suggester, CueSuggester):
        speaking = suggester.witnesses(text)
        for hint in suggester.hints(text):
            codes = {hint.code_id, *ancestors(hint.code_id)}
            ours = [witness for witness in speaking if witness.code_id in codes]
            yield _hint_row(text, hint) | _told_by(suggester, ours)
    else:
        yield from (_hint_row(text, hint) for hint in suggester.hints(text))


def words_of(store: Store, passage_id: str) -> str:
    """Return the words of a passage on one line, as suggesters read them."""
    (passage,) = (each for each in store.passages() if each.id == passage_id)
    (quotation,) = (each for each in store.quotations() if each.id == passage.quotation_id)
    return excerpt(store.text(quotation.source_id).text, passage.spans).text


def _weighed_rows(
    text: str, suggester: CombinedSuggester, cues: CueSuggester
) -> Iterator[dict[str, object]]:
    speaking = cues.witnesses(text)
    for each in suggester.explain(text):
        ours = [witness for witness in speaking if top(witness.code_id) == each.code_id]
        yield _weighed_row(text, each) | _told_by(cues, ours)


def _told_by(cues: CueSuggester, speaking: Sequence[Witness]) -> dict[str, object]:
    """Return whom the words of some cues are about, and an example of each cue that has one."""
    about = {witness.about for witness in speaking}
    examples = [text for witness in speaking for text in cues.cue(witness.cue).examples[:1]]
    return {
        "about": [side for side in (About.SELF, About.OTHERS) if side in about],
        "like": list(dict.fromkeys(examples)),
    }


def _hint_row(text: str, hint: Hint) -> dict[str, object]:
    return {
        "code": hint.code_id,
        "score": round(hint.score, 3),
        "suggested": True,
        "words": [text[span.start : span.end] for span in hint.evidence],
        "reason": hint.reason,
    }


def _weighed_row(text: str, each: Weighed) -> dict[str, object]:
    return {
        "code": each.code_id,
        "score": round(each.share, 3),
        "suggested": each.suggested,
        "cues": round(each.signals.cues, 3),
        "model": round(each.signals.learned, 2),
        "words": [text[span.start : span.end] for span in each.words],
        "direction": "" if each.decided is None else "clear" if each.decided else "undecided",
        "side": [text[span.start : span.end] for span in each.side],
        "reason": " ".join(hint.reason for hint in each.cues),
    }
