"""Documents as they are read: a lane under the words and a bar in the margin for each code."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.ground import gather
from reports.looks import NEUTRAL, looks_of
from reports.query.facts import places_in_documents
from reports.quotes import NOBODY, cited, page_worded
from reports.writers.page.parts import told
from reports.writers.page.pieces import pieces_of
from testimonies.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from codebook.values import Codebook
    from reports.evidence import Evidence
    from reports.ground import Ground
    from reports.looks import Look
    from reports.writers.page.pieces import Piece
    from testimonies.values import Passage

_FEW = 3  # lanes that fit between two lines of text
_LANES = 7  # the lowest lane; codes beyond it share it, and the list beside them names them all


def drawn(look: Look, name: str) -> str:
    """Return the class attribute of something on the page that stands for a code."""
    return f'class="{name}{" dashed" if look.dashed else ""} c{look.color[1:]}"'


def colors(codebook: Codebook) -> str:
    """Return the rules that give each category its colour."""
    all_colors = sorted({category.color for category in codebook.categories} | {NEUTRAL})
    return "".join(f".c{color[1:]} {{ border-color: {color}; }}\n" for color in all_colors)


def in_documents(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Yield each document that holds passages: its id, and its text with them as HTML.

    The whole text is shown, or, where a query chose the passages, the paragraphs that hold them.
    """
    ground = gather(evidence)
    documents = {quotation.id: quotation.source_id for quotation in evidence.quotations}
    lines: dict[str, list[Passage]] = defaultdict(list)
    for passage in evidence.passages:
        lines[documents[passage.quotation_id]].append(passage)
    places = places_in_documents(evidence)
    page = _Page(ground)
    for source in evidence.sources:
        if line := sorted(lines[source.id], key=lambda passage: places[passage.id]):
            yield source.id, page.document(source.id, line)


class _Page:
    """What is known of the passages, laid out for writing them."""

    def __init__(self, ground: Ground) -> None:
        evidence = ground.evidence
        self._looks = looks_of(evidence.codebook)
        self._texts = {text.source_id: text.text for text in evidence.texts}
        self._places = {source: Places(marks) for source, marks in evidence.marks.items()}
        self._quotations = {quotation.id: quotation for quotation in evidence.quotations}
        self._speakers = {speaker.id: speaker.label for speaker in evidence.speakers}
        self._met = dict(zip((p.id for p in evidence.passages), ground.met.tolist(), strict=True))
        self._given = _given(evidence)
        self._whole = not evidence.where

    def document(self, source: str, line: Sequence[Passage]) -> str:
        """Return a document paragraph by paragraph, its passages in the order of the text."""
        text = self._texts.get(source, "")
        todo = {passage.id: passage for passage in line}  # whose notes are still to be written
        pieces = pieces_of(text, [span for passage in line for span in passage.spans])
        holding = _holding(pieces, line)
        parts = []
        for place, piece in enumerate(pieces):
            if (held := holding[place]) or self._whole:
                begun = [todo.pop(passage.id) for passage in held if passage.id in todo]
                words = "".join(self._words(text, piece, held, begun))
                on = " on" if piece.continued else ""
                parts.append(self._paragraph(words, held, begun, source, on))
        rest = list(todo.values())  # their text is not at hand
        return "".join([*parts, *([self._paragraph("", rest, rest, source)] if rest else [])])

    def _words(
        self, text: str, piece: Piece, held: Sequence[Passage], begun: Sequence[Passage]
    ) -> Iterator[str]:
        """Yield the words of a piece, each stretch of a passage in its lanes."""
        start, end = piece.start, piece.end
        anchors = {passage.id for passage in begun}
        edges = {start, end}
        for span in (span for passage in held for span in passage.spans):
            edges |= {min(max(span.start, start), end), min(max(span.end, start), end)}
        cuts = sorted(edges)
        for one, other in pairwise(cuts):
            words = told(" ".join(text[one:other].split("\n")))
            over = [p for p in held if any(s.start < other and one < s.end for s in p.spans)]
            for place, look in enumerate(self._carried(over)):
                words = f"<span {drawn(look, f'lane l{min(place, _LANES)}')}>{words}</span>"
            if over:
                first = over[0].id
                anchor = f' id="{told(first)}"' if first in anchors else ""
                anchors.discard(first)
                words = f'<span class="said"{anchor}>{words}</span>'
            yield words

    def _carried(self, passages: Iterable[Passage]) -> list[Look]:
        """Return how the codes of the passages are drawn, in codebook order."""
        codes = {code for passage in passages for code in self._given.get(passage.id, {})}
        return [look for code, look in self._looks.items() if code in codes]

    def _paragraph(
        self,
        words: str,
        held: Sequence[Passage],
        begun: Sequence[Passage],
        source: str,
        on: str = "",
    ) -> str:
        most = max((len(self._carried([passage])) for passage in held), default=0)
        many = " many" if most > _FEW else " coded" if most else ""
        bars = "".join(f"<span {drawn(look, 'bar')}></span>" for look in self._carried(held))
        notes = "".join(self._note(passage, source) for passage in begun)
        return (
            f'<div class="paragraph{many}{on}"><div class="bars" aria-hidden="true">{bars}</div>'
            f'<p class="words">{words}</p><div class="notes">{notes}</div></div>'
        )

    def _note(self, passage: Passage, source: str) -> str:
        given = self._given.get(passage.id, {})
        codes = "".join(
            f"<li><span {drawn(look, 'swatch')}></span>{told(look.name)} "
            f'<span class="quiet">({told(" and ".join(given[look.code]))})</span></li>'
            for look in self._carried([passage])
        )
        below = f'<ul class="codes">{codes}</ul>' if codes else self._uncoded(passage)
        return f'<div class="note"><p>{told(self._who(passage, source))}</p>{below}</div>'

    def _uncoded(self, passage: Passage) -> str:
        state = "Seen, no code." if self._met[passage.id] else "Not seen yet."
        return f'<p class="quiet">{state}</p>'

    def _who(self, passage: Passage, source: str) -> str:
        quotation = self._quotations[passage.quotation_id]
        speaker = self._speakers.get(quotation.speaker_id or "", NOBODY)
        page = cited(self._places.get(source), passage)
        where = f", {page_worded(page)}" if page else ""
        return f"{speaker} ({quotation.voice.value}){where} · {passage.id}"


def _holding(pieces: Sequence[Piece], line: Sequence[Passage]) -> dict[int, list[Passage]]:
    """Return for each piece, by its place, the passages that reach into it."""
    starts, ends = [piece.start for piece in pieces], [piece.end for piece in pieces]
    holding: dict[int, list[Passage]] = defaultdict(list)
    for passage in line:
        places = {
            place
            for span in passage.spans
            for place in range(bisect_right(ends, span.start), bisect_left(starts, span.end))
        }
        for place in places:
            holding[place].append(passage)
    return holding


def _given(evidence: Evidence) -> Mapping[str, dict[str, list[str]]]:
    given: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    names = {coder.id: coder.name for coder in evidence.coders}
    for each in sorted(evidence.assignments):
        given[each.passage_id][each.code_id].append(names[each.coder_id])
    return given
