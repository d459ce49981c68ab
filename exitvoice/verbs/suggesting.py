"""Suggestions for the passages of a study, and for lines of text without one."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.tree import top
from coding.assignments import seen, standing_assignments
from coding.combined import CombinedSuggester
from coding.cues import CueSuggester
from coding.evaluation.tiers import ENOUGH, tallies
from coding.hiding import hidden_from
from coding.learned.passages import Example
from coding.uncertainty import uncertainty
from coding.values import Suggestion, Tier
from exitvoice.errors import RowsError
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codebook.values import Codebook
    from coding.store import Store
    from coding.suggesters import Suggester
    from coding.values import Decision, Hint
    from exitvoice.verbs.tracking import Track
    from testimonies.excerpts import Excerpt


@dataclass(frozen=True, slots=True)
class Suggested:
    """What one run over a study did.

    Attributes:
        passages: How many passages were looked at.
        with_suggestions: How many of them got at least one suggestion.
        suggestions: What was suggested.
    """

    passages: int
    with_suggestions: int
    suggestions: tuple[Suggestion, ...]

    @property
    def strong(self) -> int:
        """How many suggestions are strong."""
        return sum(each.tier is Tier.STRONG for each in self.suggestions)


def suggest_for_study(
    store: Store,
    codebook: Codebook,
    suggester: Suggester,
    *,
    at: str,
    track: Track,
) -> Suggested:
    """Look at every passage of the study and keep what is suggested, in one act.

    Suggestions the same suggester made before are replaced; decisions are untouched.
    """
    passages = store.passages()
    texts = {source.id: store.text(source.id).text for source in store.sources()}
    source_of = {quotation.id: quotation.source_id for quotation in store.quotations()}
    excerpts = [excerpt(texts[source_of[p.quotation_id]], p.spans) for p in passages]
    all_hints = suggester.hints_many(each.text for each in excerpts)
    suggestions = tuple(
        _suggestion(passage.id, line, hint, suggester.name_and_version, codebook.version)
        for passage, line, hints in zip(
            passages,
            excerpts,
            track(all_hints, "Looking at passages", len(passages)),
            strict=True,
        )
        for hint in hints
    )
    store.replace_suggestions(suggestions, suggester=suggester.name_and_version, at=at)
    touched = {suggestion.passage_id for suggestion in suggestions}
    return Suggested(len(passages), len(touched), suggestions)


def suggest_for_rows(
    rows: Iterable[tuple[str, str]], suggester: Suggester
) -> Iterator[dict[str, object]]:
    """Yield ``{"id", "suggestions": [...]}`` for each ``(id, text)``, best suggestion first.

    Evidence is given in code points of the text as given.
    """
    for row_id, text in rows:
        yield {"id": row_id, "suggestions": [hint_row(hint) for hint in suggester.hints(text)]}


def hint_row(hint: Hint | Suggestion) -> dict[str, object]:
    """Return a hint or suggestion as other programs read it."""
    return {
        "code": hint.code_id,
        "tier": hint.tier.value,
        "score": round(hint.score, 4),
        "evidence": [[span.start, span.end] for span in hint.evidence],
        "reason": hint.reason,
    }


def suggestion_rows(
    store: Store, suggestions: Iterable[Suggestion], *, uncertain_first: bool = False
) -> Iterator[dict[str, object]]:
    """Yield ``{"id", "suggestions": [...]}`` for each passage, best suggestion first.

    Evidence is given in code points of the canonical text. Passages come in the order of the
    documents; or those nobody has decided anything about, the least certain first, for there a
    decision teaches most.
    """
    by_passage: dict[str, list[Suggestion]] = defaultdict(list)
    for each in suggestions:
        by_passage[each.passage_id].append(each)
    passages = [passage.id for passage in store.passages()]
    if uncertain_first:
        decided = {decision.passage_id for decision in store.decisions()}
        scores = {key: [made.score for made in by_passage[key]] for key in passages}
        left = [key for key in passages if key not in decided]
        passages = sorted(left, key=lambda key: -uncertainty(scores[key]))
    for passage_id in passages:
        made = by_passage[passage_id]
        yield {"id": passage_id, "suggestions": [hint_row(each) for each in made]}


def decided_examples(store: Store) -> tuple[Example, ...]:
    """Return the passages somebody has decided about, with the upper codes that stand on them."""
    decisions = store.decisions()
    codes: dict[str, set[str]] = defaultdict(set)
    for each in standing_assignments(decisions):
        codes[each.passage_id].add(top(each.code_id))
    looked_at = {passage_id for passage_id, _ in seen(decisions, store.events())}
    texts = {source.id: store.text(source.id).text for source in store.sources()}
    source_of = {quotation.id: quotation.source_id for quotation in store.quotations()}
    return tuple(
        Example(
            excerpt(texts[source_of[passage.quotation_id]], passage.spans).text,
            frozenset(codes[passage.id]),
            source_of[passage.quotation_id],
        )
        for passage in store.passages()
        if passage.id in looked_at
    )


def hinted_codes(codebook: Codebook, examples: Iterable[Example]) -> tuple[frozenset[str], ...]:
    """Return for each example the upper codes that the codebook's cues suggest."""
    cues = CueSuggester(codebook)
    return tuple(
        frozenset(top(hint.code_id) for hint in cues.hints(each.text)) for each in examples
    )


def tiers_told(
    suggestions: Iterable[Suggestion], decisions: Iterable[Decision], suggester: Suggester
) -> Iterator[str]:
    """Yield a sentence a tier: how often it was right in this study, once enough is decided.

    Until then, what the suggester's own tally says, where it has one.
    """
    tried = suggester.scale.tried if isinstance(suggester, CombinedSuggester) else {}
    for tier, tally in tallies(suggestions, decisions).items():
        if tally.of >= ENOUGH:
            yield (
                f"Of {tally.of} {tier} ones decided here, {tally.right} were accepted "
                f"({tally.right / tally.of:.0%})."
            )
        elif tier in tried:
            yield (
                f"Of {tried[tier].of} {tier} ones on invented passages, {tried[tier].right} were "
                f"right ({tried[tier].right / tried[tier].of:.0%}); {tally.of} are decided here, "
                f"from {ENOUGH} on they are counted."
            )


def shown_suggestions(store: Store, coder: str | None) -> tuple[Suggestion, ...]:
    """Return the suggestions a coder may see: all, or none where they are hidden from them."""
    hidden = hidden_from(store.events())
    if any(each.id in hidden and each.name == coder for each in store.coders()):
        return ()
    return store.suggestions()


def read_rows(name: str, lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the ``(id, text)`` of each line, an object with the keys id and text.

    Raises:
        RowsError: With every faulty line.
    """
    rows: list[tuple[str, str]] = []
    faults: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row, fault = _row(line)
        rows.append(row)
        if fault:
            faults.append(f"line {number}: {fault}")
    if faults:
        raise RowsError(name, faults)
    return tuple(rows)


def _row(line: str) -> tuple[tuple[str, str], str]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return ("", ""), f"is not JSON ({error.msg})"
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        return ("", ""), 'must be an object like {"id": "p1", "text": "..."}'
    return (str(row["id"]), row["text"]), ""


def _suggestion(
    passage_id: str, line: Excerpt, hint: Hint, suggester: str, codebook_version: str
) -> Suggestion:
    return Suggestion(
        passage_id=passage_id,
        code_id=hint.code_id,
        evidence=tuple(part for span in hint.evidence for part in line.back(span)),
        reason=hint.reason,
        tier=hint.tier,
        score=hint.score,
        suggester=suggester,
        codebook_version=codebook_version,
    )
