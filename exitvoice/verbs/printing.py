"""A codebook made ready to print, with how a study used it and what was given its codes."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from codebook.printing.pages import Printed, Quote, Use
from exitvoice.verbs.gathering import decided
from reports.ground import gather
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from coding.store import Store
    from exitvoice.study.folder import Study
    from reports.evidence import Evidence


def printed(study: Study, store: Store, *, most: int, as_of: str | None = None) -> Printed:
    """Return the study's codebook with counts of what people decided.

    Args:
        study: The study.
        store: Its store.
        most: How many passages to show for a code.
        as_of: A version of the codebook the study has used; the one in use when None.

    Raises:
        UnknownError: If the study has used no such version.
    """
    evidence = decided(study, store, as_of=as_of)
    ground = gather(evidence)
    passages, speakers = ground.count("passage"), ground.count("speaker")
    shown = _quotes(evidence, most)
    uses = {
        node.id: Use(int(passages[i]), int(speakers[i]), shown.get(node.id, ()))
        for i, node in enumerate(ground.nodes)
        if node.depth
    }
    seen, coders = ground.base("passage"), len({coder for _, coder in evidence.seen})
    base = f"{seen:,} passages looked at by {coders} coder{'' if coders == 1 else 's'}"
    return Printed(evidence.codebook, study.settings.title, base, uses)


def _quotes(evidence: Evidence, most: int) -> dict[str, tuple[Quote, ...]]:
    """Return for each code passages that were given it, from different documents first.

    Passages more coders gave it come before others, else those that stand earlier.
    """
    places = {passage.id: i for i, passage in enumerate(evidence.passages)}
    given = Counter((each.code_id, each.passage_id) for each in evidence.assignments)
    by_code: dict[str, list[str]] = defaultdict(list)
    for code, passage in sorted(given, key=lambda pair: (-given[pair], places[pair[1]])):
        by_code[code].append(passage)
    quotes = _Quotes(evidence)
    return {code: quotes.of(passages, most) for code, passages in by_code.items()}


class _Quotes:
    """The passages of a study as quotes."""

    def __init__(self, evidence: Evidence) -> None:
        self._passages = {passage.id: passage for passage in evidence.passages}
        self._quotations = {quotation.id: quotation for quotation in evidence.quotations}
        self._labels = {speaker.id: speaker.label for speaker in evidence.speakers}
        self._titles = {source.id: source.title for source in evidence.sources}
        self._texts = {text.source_id: text.text for text in evidence.texts}

    def of(self, passage_ids: list[str], most: int) -> tuple[Quote, ...]:
        """Return the first passages as quotes, one of each document before a second."""
        met: Counter[str] = Counter()
        ranks = {}
        for place, passage_id in enumerate(passage_ids):
            source = self._source(passage_id)
            ranks[passage_id] = (met[source], place)
            met[source] += 1
        chosen = sorted(passage_ids, key=ranks.__getitem__)[:most]
        return tuple(map(self._quote, chosen))

    def _source(self, passage_id: str) -> str:
        return self._quotations[self._passages[passage_id].quotation_id].source_id

    def _quote(self, passage_id: str) -> Quote:
        passage = self._passages[passage_id]
        quotation = self._quotations[passage.quotation_id]
        source = quotation.source_id
        text = excerpt(self._texts[source], passage.spans).text
        speaker = self._labels.get(quotation.speaker_id or "", "")
        return Quote(text, speaker, self._titles[source], passage_id)
