"""What an audit workbook shows: a line for each passage and code, and one for each passage."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codebook.values import Status
from coding.audit.batches import NO_CODE, row_id
from coding.audit.ground import check_of
from coding.audit.matching import ID_PARTS
from exitvoice.auditing import layout
from exitvoice.workbooks.filling import Formula, Runs
from testimonies.excerpts import Excerpt, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codebook.values import Code
    from coding.audit.batches import Batch
    from coding.audit.disputes import Dispute
    from coding.audit.ground import Ground
    from coding.values import Decision, Suggestion
    from exitvoice.workbooks.filling import Value
    from testimonies.values import Passage

_NEAR, _WIDE = 90, 350  # characters of context on either side: beside a code, beside a passage
_FOUND = 'IFERROR(VLOOKUP($A{row},Passages!$A:$F,6,FALSE),"")'
_ASK = "Which code does this passage carry? Accept if none; change and choose, if one does."

Line = tuple["Value", ...]


@dataclass(frozen=True)
class Issued:
    """What goes into an audit workbook.

    Attributes:
        study: Mark of the study.
        title: What people call the study.
        batch: What goes out.
        reviewer: Name of whoever is to fill it in.
        ground: The study.
        passages: Every passage of the study, by id.
        disputes: What is disputed, where the batch is an adjudication.
    """

    study: str
    title: str
    batch: Batch
    reviewer: str
    ground: Ground
    passages: Mapping[str, Passage]
    disputes: tuple[Dispute, ...] = ()
    _excerpts: dict[str, Excerpt] = field(default_factory=dict)

    def excerpt(self, passage_id: str) -> Excerpt:
        """Return a passage as one line that knows the way back."""
        if passage_id not in self._excerpts:
            text = self.ground.texts[self.ground.passages[passage_id].source_id]
            self._excerpts[passage_id] = excerpt(text, self.passages[passage_id].spans)
        return self._excerpts[passage_id]


def audit_lines(issued: Issued) -> Iterator[Line]:
    """Yield a line for each passage and code of the batch, in the order of the texts."""
    ground, batch = issued.ground, issued.batch
    for passage_id, codes in batch.rows.items():
        shown = ground.passages[passage_id]
        before, after = _around(issued, passage_id, _NEAR) if codes else ("", "")
        for code in codes:
            yield (
                ground.shorts[passage_id],
                shown.document,
                shown.speaker,
                before,
                _words(issued, passage_id, code),
                after,
                *_about(issued, passage_id, code),
                _standing(issued, passage_id, code),
                "", "", "", "", "",
                *_hidden(issued, passage_id, code),
            )  # fmt: skip


def passage_lines(issued: Issued) -> Iterator[Line]:
    """Yield a line for each passage of the batch, with wider context, also without any code."""
    ground, blind = issued.ground, issued.batch.blind
    for passage_id in issued.batch.rows:
        shown = ground.passages[passage_id]
        before, after = _around(issued, passage_id, _WIDE)
        codes = "\n".join(ground.standing.get(passage_id, {}))
        yield (
            ground.shorts[passage_id],
            shown.document,
            shown.speaker,
            shown.voice,
            before,
            shown.text,
            after,
            layout.HIDDEN if blind else codes,
            "",
            "",
            f"{issued.batch.id}{ID_PARTS}{passage_id}",
        )


def added_lines() -> Iterator[Line]:
    """Yield empty lines for codes that were missed; the last cell shows the passage named."""
    blank = ("",) * (len(layout.ADDED) - 1)
    for _ in range(layout.BLANK_ROWS):
        yield (*blank, Formula(_FOUND))


def code_lines(issued: Issued) -> Iterator[Line]:
    """Yield a line for each code of the codebook."""
    book = issued.ground.codebook
    directions = {each.id: each.name for each in book.directions}
    for code in book.codes:
        yield (
            code.id,
            code.name,
            code.category,
            directions.get(code.direction, code.direction),
            _meaning(code),
            "\n".join(code.include),
            "\n".join(code.exclude),
            "\n".join(code.examples[:2]),
        )


def disputed_lines(issued: Issued, coders: Sequence[str]) -> Iterator[Line]:
    """Yield a line for each dispute, with what each coder says of it."""
    ground = issued.ground
    for each in issued.disputes:
        shown = ground.passages[each.passage_id]
        code = ground.codebook.code(each.code_id)
        said = [cell for coder in coders for cell in _word(each.words, coder)]
        yield (
            ground.shorts[each.passage_id],
            shown.document,
            shown.speaker,
            _words(issued, each.passage_id, each.code_id),
            each.code_id,
            f"{code.name}: {_meaning(code)}" if code else "",
            *said,
            "", "", "", "", "",
            *_hidden(issued, each.passage_id, each.code_id),
        )  # fmt: skip


def list_key(category: str) -> str:
    """Return a category as it stands in the name of a list."""
    return re.sub(r"\W", "_", category)


def _word(words: Mapping[str, Decision | None], coder: str) -> tuple[str, str]:
    if coder not in words:
        return "not seen", ""
    said = words[coder]
    return (said.verdict.value, said.comment) if said else ("seen, not given", "")


def _about(issued: Issued, passage_id: str, code_id: str) -> tuple[str, str, str, str]:
    """Return code, meaning, why and tier of a row."""
    ground = issued.ground
    if code_id == NO_CODE:
        return layout.HIDDEN if issued.batch.blind else layout.NOTHING, _ASK, "", ""
    code = ground.codebook.code(code_id)
    meaning = f"{code.name}: {_meaning(code)}" if code else "no longer in the codebook"
    suggestion = None if issued.batch.blind else ground.suggested.get(passage_id, {}).get(code_id)
    given = [] if issued.batch.blind else _given(issued, passage_id, code_id)
    why = [suggestion.reason] if suggestion else []
    tier = suggestion.tier.value if suggestion else "given" if given else ""
    return code_id, meaning, "\n".join((*why, *given)), tier


def _meaning(code: Code) -> str:
    """Return what a code means; of a candidate also that it is one."""
    if code.status is not Status.CANDIDATE:
        return code.definition
    by = f" proposed by {code.proposed_by}" if code.proposed_by else ""
    return f"(candidate{by}) {code.definition}".rstrip()


def _given(issued: Issued, passage_id: str, code_id: str) -> list[str]:
    """Return who gave a code, a line each."""
    ground = issued.ground
    told = []
    for coder in ground.standing.get(passage_id, {}).get(code_id, ()):
        comment = ground.latest[coder, passage_id, code_id].comment
        told.append(f"Given by {ground.coders[coder]}" + (f": {comment}" if comment else ""))
    return told


def _standing(issued: Issued, passage_id: str, code_id: str) -> str:
    """Return the verdict a row goes out with: what the reviewer said before, if anything."""
    last = issued.ground.latest.get((issued.batch.reviewer_id, passage_id, code_id))
    return "" if last is None or last.verdict.value == "withdraw" else last.verdict.value


def _hidden(issued: Issued, passage_id: str, code_id: str) -> tuple[str, str, str]:
    batch = issued.batch.id
    near = list_key(code_id.split(".")[1]) if code_id else "all"
    words = issued.ground.passages[passage_id].text
    return f"{batch}{ID_PARTS}{row_id(passage_id, code_id)}", check_of(words, code_id), near


def _words(issued: Issued, passage_id: str, code_id: str) -> Value:
    """Return a passage with the words set off that speak for a code."""
    suggestion = issued.ground.suggested.get(passage_id, {}).get(code_id)
    if suggestion is None or issued.batch.blind:
        return issued.ground.passages[passage_id].text
    line = issued.excerpt(passage_id)
    return _set_off(line, suggestion) or line.text


def _set_off(line: Excerpt, suggestion: Suggestion) -> Runs | None:
    parts: list[tuple[str, bool]] = []
    done = 0
    for span in sorted(suggestion.evidence):
        start = bisect_left(line.offsets, span.start)
        end = bisect_left(line.offsets, span.end)
        if start < done or end <= start:
            continue
        parts += [(line.text[done:start], False), (line.text[start:end], True)]
        done = end
    if not parts:
        return None
    return Runs((*parts, (line.text[done:], False)))


def _around(issued: Issued, passage_id: str, width: int) -> tuple[str, str]:
    """Return what stands before and after a passage, cut at words."""
    text = issued.ground.texts[issued.ground.passages[passage_id].source_id]
    spans = issued.passages[passage_id].spans
    first, last = spans[0].start, spans[-1].end
    start, end = max(0, first - width), min(len(text), last + width)
    before, after = (" ".join(part.split()) for part in (text[start:first], text[last:end]))
    if start > 0:
        before = f"… {before.partition(' ')[2]}"
    if end < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return before, after
