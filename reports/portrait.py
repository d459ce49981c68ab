"""The portrait of each document: its passages in order, where each stands and what it carries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pandas as pd

from reports.ground import Ground, gather
from reports.heads import head_of
from reports.outline import at_level
from reports.query.facts import CODED, NO_CODE, NOT_SEEN
from reports.quotes import NOBODY
from reports.tables import Table
from reports.wording import many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.evidence import Evidence
    from reports.outline import Node

COLUMNS = (
    "document", "document_length", "passage", "speaker", "begins", "ends", "passage_state", "code",
    "name",
)  # fmt: skip


def portrait(evidence: Evidence | Ground, level: str = "1") -> Table:
    """Return where in its document each passage stands and which codes it carries.

    Args:
        evidence: What is shown.
        level: Which codes, as in ``cooccurrence``; a code stands for all below it.

    Returns:
        A table named ``portrait``: documents in their order, passages in the order of the text, a
        row for each code of a passage and one for a passage without. Columns: ``document``
        (title), ``document_length`` (characters), ``passage`` (id), ``speaker``, ``begins`` and
        ``ends`` (characters from the start of the document), ``passage_state`` (``coded``,
        ``no-code``, ``not-seen``), ``code`` and ``name``, empty where it carries none.

    Raises:
        UnknownChoiceError: If there is no such level.
    """
    ground = gather(evidence)
    nodes = {place: ground.nodes[place] for place in at_level(ground.nodes, level)}
    rows = list(_rows(ground, nodes))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    passages, documents = len(ground.reach), frame["document"].nunique()
    head = head_of(
        ground.evidence,
        "Portraits of the documents",
        unit="passage in its document, once for each code it carries",
        base=f"{many(passages, 'passage')} in {many(documents, 'document')}",
        notes=ground.notes,
    )
    return Table("portrait", head, frame)


def _rows(ground: Ground, nodes: dict[int, Node]) -> Iterator[tuple[object, ...]]:
    study = ground.evidence
    carried: dict[int, set[int]] = defaultdict(set)
    for place, node in zip(ground.passage.tolist(), ground.node.tolist(), strict=True):
        if node in nodes:
            carried[place].add(node)
    coded, met = set(ground.passage.tolist()), ground.met.tolist()
    names = [speaker.label for speaker in study.speakers]
    speakers, documents = (ground.units[unit].tolist() for unit in ("speaker", "document"))
    lengths = _lengths(ground)
    reach = ground.reach.tolist()
    for place in sorted(range(len(reach)), key=lambda each: (documents[each], reach[each])):
        document, who = documents[place], speakers[place]
        told = (
            study.sources[document].title,
            lengths[document],
            study.passages[place].id,
            names[who] if who >= 0 else NOBODY,
            *reach[place],
            CODED if place in coded else NO_CODE if met[place] else NOT_SEEN,
        )
        for node in sorted(carried[place]) or (None,):
            yield (
                *told,
                *((nodes[node].id, nodes[node].full_name) if node is not None else ("", "")),
            )


def _lengths(ground: Ground) -> list[int]:
    """Return how long each document is; where its text is not at hand, up to its last passage."""
    texts = {text.source_id: len(text.text) for text in ground.evidence.texts}
    last: dict[int, int] = defaultdict(lambda: 1)
    for document, end in zip(
        ground.units["document"].tolist(), ground.reach[:, 1].tolist(), strict=True
    ):
        last[document] = max(last[document], end)
    sources = ground.evidence.sources
    return [texts.get(source.id, 0) or last[place] for place, source in enumerate(sources)]
