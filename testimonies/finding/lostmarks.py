"""Quotations whose marks a page has lost: We cannot live on it, said a guard at the gate."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from testimonies.finding.lines import has_mark
from testimonies.finding.selfspeech import narrates, says_i
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_OPENS = re.compile(r"(?:(?:But|And|Now|Here|If)\s)?(?:I|We|My)(?:[’'][a-z]+)?\s")
_VERB = r"(?:said|says|added|adds|told|explained|explains|recalled|recalls|complained|complains)"
_NAME = r"(?!I\b)[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}"
_WHO = rf"(?:he|she|(?:the|an?|another|one)\s[^,.?!“”\"]{{3,80}}?|{_NAME})"
_TAG = re.compile(
    rf",\s(?:{_VERB}\s{_WHO}|(?:he|she|(?:the|an?)\s[\w-]+(?:\s[\w-]+)?|{_NAME})\s{_VERB})"
    r"(?:[,\s][^.?!“”\"]{0,160})?\.$"
)
_FEWEST_WORDS = 8
_LONGEST = 1500  # characters of a paragraph


def lost_marks(layout: Layout, taken: list[Span]) -> Iterator[Found]:
    """Yield paragraphs without marks that open with I or we and end by telling who says so.

    The text sets others off between marks, and its writer says I nowhere above.

    Args:
        layout: The layout of a text.
        taken: Where other quotations stand.
    """
    shadow = layout.shadow
    if "“" not in shadow and '"' not in shadow:
        return
    opened = (p for p in layout.paragraphs if _OPENS.match(shadow, p.start, p.end))
    tags = {own: tag for own in opened if (tag := _lost(shadow, own)) is not None}
    if not tags:
        return
    stretches = sorted(taken)
    starts = [span.start for span in stretches]
    for own in layout.paragraphs:
        if own not in tags:
            if says_i(shadow[own.start : own.end]):
                return
            continue
        place = bisect_left(starts, own.end) - 1
        words = words_between(shadow, own.start, own.start + tags[own] + 1)
        if words is not None and (place < 0 or stretches[place].end <= own.start):
            yield Found((words,), Form.DIRECT, words)


def _lost(shadow: str, own: Span) -> int | None:
    """Return where in a paragraph the comma stands behind which it tells who says all of it."""
    if own.end - own.start > _LONGEST:
        return None
    text = shadow[own.start : own.end].replace("\n", " ")
    tag = _TAG.search(text)
    if tag is None or has_mark(text) or narrates(text):
        return None
    return tag.start() if len(text[: tag.start()].split()) >= _FEWEST_WORDS else None
