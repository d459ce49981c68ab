"""Passages as they are read: a lane under the words and a bar in the margin for each code."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reports.ground import gather
from reports.looks import NEUTRAL, looks_of
from reports.query.facts import places_in_documents
from reports.quotes import NOBODY, cited, page_worded
from reports.writers.page.parts import told
from testimonies.excerpts import excerpt
from testimonies.places import Places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codebook.values import Codebook
    from reports.evidence import Evidence
    from reports.ground import Ground
    from reports.looks import Look
    from testimonies.values import Passage

_FEW = 3  # lanes that fit between two lines of text
_LANES = 7  # the lowest lane; codes beyond it share it, and the list below names them all


def drawn(look: Look, name: str) -> str:
    """Return the class attribute of something on the page that stands for a code."""
    return f'class="{name}{" dashed" if look.dashed else ""} c{look.color[1:]}"'


def colors(codebook: Codebook) -> str:
    """Return the rules that give each category its colour."""
    all_colors = sorted({category.color for category in codebook.categories} | {NEUTRAL})
    return "".join(f".c{color[1:]} {{ border-color: {color}; }}\n" for color in all_colors)


def passages(evidence: Evidence) -> str:
    """Return every passage of the study, document by document in the order of the text."""
    ground = gather(evidence)
    page = _Page(ground)
    documents = {quotation.id: quotation.source_id for quotation in evidence.quotations}
    lines: dict[str, list[Passage]] = defaultdict(list)
    for passage in evidence.passages:
        lines[documents[passage.quotation_id]].append(passage)
    places = places_in_documents(evidence)
    parts = []
    for source in evidence.sources:
        if line := sorted(lines[source.id], key=lambda passage: places[passage.id]):
            parts.append(f"<h3>{told(source.title)}</h3>")
            parts += [page.passage(passage, source.id) for passage in line]
    return "".join(parts)


class _Page:
    """What is known of the passages, laid out for writing them."""

    def __init__(self, ground: Ground) -> None:
        evidence = ground.evidence
        self._lanes = looks_of(evidence.codebook)
        self._texts = {text.source_id: text.text for text in evidence.texts}
        self._places = {source: Places(marks) for source, marks in evidence.marks.items()}
        self._quotations = {quotation.id: quotation for quotation in evidence.quotations}
        self._speakers = {speaker.id: speaker.label for speaker in evidence.speakers}
        self._met = dict(zip((p.id for p in evidence.passages), ground.met.tolist(), strict=True))
        self._given = _given(evidence)

    def passage(self, passage: Passage, source: str) -> str:
        given = self._given.get(passage.id, {})
        lanes = [lane for code, lane in self._lanes.items() if code in given]
        words = told(excerpt(self._texts.get(source, ""), passage.spans).text)
        for place, lane in enumerate(lanes):
            words = f"<span {drawn(lane, f'lane l{min(place, _LANES)}')}>{words}</span>"
        many = ' class="many"' if len(lanes) > _FEW else ""
        bars = "".join(f"<span {drawn(lane, 'bar')}></span>" for lane in lanes)
        codes = "".join(
            f"<li><span {drawn(lane, 'swatch')}></span>{told(lane.name)} "
            f'<span class="quiet">({told(" and ".join(given[lane.code]))})</span></li>'
            for lane in lanes
        )
        below = f'<ul class="codes">{codes}</ul>' if lanes else self._uncoded(passage)
        who = told(self._who(passage, source))
        return (
            f'<div class="passage" id="{told(passage.id)}">'
            f'<div class="bars" aria-hidden="true">{bars}</div>'
            f'<div class="said"><blockquote{many}>{words}</blockquote>'
            f'<p class="quiet">{who}</p>{below}</div></div>'
        )

    def _uncoded(self, passage: Passage) -> str:
        state = "Seen, no code." if self._met[passage.id] else "Not seen yet."
        return f'<p class="quiet">{state}</p>'

    def _who(self, passage: Passage, source: str) -> str:
        quotation = self._quotations[passage.quotation_id]
        speaker = self._speakers.get(quotation.speaker_id or "", NOBODY)
        page = cited(self._places.get(source), passage)
        where = f", {page_worded(page)}" if page else ""
        return f"{speaker} ({quotation.voice.value}){where} · {passage.id}"


def _given(evidence: Evidence) -> Mapping[str, dict[str, list[str]]]:
    given: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    names = {coder.id: coder.name for coder in evidence.coders}
    for each in sorted(evidence.assignments):
        given[each.passage_id][each.code_id].append(names[each.coder_id])
    return given
