"""Finding every quotation of a text: turns, then blocks, then what stands between marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from testimonies.finding.accounts import accounts
from testimonies.finding.amid import accounts_amid
from testimonies.finding.askedinmarks import without_questions
from testimonies.finding.attributions import following_attribution, name_apart
from testimonies.finding.authored import authored_account
from testimonies.finding.blocks import quote_blocks
from testimonies.finding.comments import comments
from testimonies.finding.dashquotes import dash_quotations
from testimonies.finding.dialogue import unnamed_turns
from testimonies.finding.inline import Inline, inline_quotations
from testimonies.finding.interruptions import blanked, cut, interruptions
from testimonies.finding.joining import joined
from testimonies.finding.letters import letters
from testimonies.finding.listed import listed_testimonies
from testimonies.finding.lostmarks import lost_marks
from testimonies.finding.marked import marked_blocks, marked_turns
from testimonies.finding.namedaccounts import named_accounts
from testimonies.finding.portraits import portraits
from testimonies.finding.setoff import set_off
from testimonies.finding.signed import signed_statements
from testimonies.finding.slanted import slanted_accounts
from testimonies.finding.statements import numbered_statements
from testimonies.finding.toldbelow import told_below
from testimonies.finding.turns import turns
from testimonies.finding.values import Found, Layout
from testimonies.finding.witnesses import numbered_witnesses
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OF_A_LETTER = 3  # paragraphs in one pair of marks that a name alone may sign


def find(layout: Layout, text: str) -> tuple[Found, ...]:
    """Return everything set off in ``text`` as somebody's own words, in text order.

    What stands inside something found is not listed on its own. Terms between marks are listed:
    what a find is evidence of is for others to say.

    Args:
        layout: How the text lies on the page, from :func:`lay_out`.
        text: The text itself, as long as ``layout.shadow``.
    """
    if len(text) != len(layout.shadow):
        raise ValueError("The layout belongs to another text; lay out this text and pass that.")
    found = list(spoken_turns(layout))
    found += _outside(_blocks(layout), [one.outer for one in found])
    found.sort(key=lambda one: one.outer)
    found += _outside(list(dash_quotations(layout)), [one.outer for one in found])
    found.sort(key=lambda one: one.outer)
    taken = [one.outer for one in found]
    free = tuple(_free(layout.paragraphs, taken))
    gaps = interruptions(layout)
    running = blanked(layout.shadow, gaps)
    between = joined(running, inline_quotations(running, free, taken))
    found += _unsigned([_direct(running, quotation) for quotation in between])
    found += lost_marks(layout, [one.outer for one in found])
    found = without_questions(layout.shadow, layout.paragraphs, found)
    whole = (cut(layout.shadow, one, gaps) for one in found)
    return tuple(sorted((one for one in whole if one is not None), key=lambda one: one.spans[0]))


def spoken_turns(layout: Layout) -> tuple[Found, ...]:
    """Return the turns of a transcript: those its format states, else those its words show."""
    return marked_turns(layout) or turns(layout) or unnamed_turns(layout)


def _blocks(layout: Layout) -> list[Found]:
    """Return the block quotations, those the format states before those the words show."""
    lines = layout.lines
    found = list(marked_blocks(layout, lines))
    told = [one for region in quote_blocks(layout, lines) for one in region.found]
    found = _with(found, [replace(one, block=(one.block or 0) + len(found)) for one in told])
    found = _with(found, list(signed_statements(layout, _next(found))))
    number = _next(found)
    apart = sorted(set_off(layout.shadow, lines, number), key=lambda one: one.outer)
    found = _with(found, apart)
    found = _with(found, list(comments(layout, _next(found))))
    found = _with(found, list(letters(layout, _next(found))))
    listed = sorted(listed_testimonies(layout, _next(found)), key=lambda one: one.outer)
    found = _with(found, listed)
    named = sorted(named_accounts(layout, _next(found)), key=lambda one: one.outer)
    found = _with(found, named)
    found = _with(found, list(numbered_statements(layout, _next(found))))
    found = _with(found, list(numbered_witnesses(layout, _next(found))))
    found = _with(found, list(slanted_accounts(layout, _next(found))))
    found = _with(found, list(told_below(layout, _next(found))))
    found = _with(found, list(portraits(layout, _next(found))))
    found = found or list(authored_account(layout, 0))
    number = _next(found)
    unmarked = sorted(accounts(layout, lines, number), key=lambda one: one.outer)
    found = _with(found, unmarked)
    taken = [one.outer for one in found]
    return _with(found, list(accounts_amid(layout, taken, _next(found))))


def _next(found: list[Found]) -> int:
    """Return the number of the next block."""
    return max((one.block for one in found if one.block is not None), default=-1) + 1


def _with(found: list[Found], more: list[Found]) -> list[Found]:
    """Return the finds with those of ``more`` that touch none of them, in text order.

    Of two of ``more`` that touch each other the first stands.
    """
    kept: list[Found] = []
    for one in _outside(more, [each.outer for each in found]):
        if not kept or kept[-1].outer.end <= one.outer.start:
            kept.append(one)
    return sorted([*found, *kept], key=lambda one: one.outer)


def _direct(shadow: str, quotation: Inline) -> Found:
    by = following_attribution(shadow, quotation.outer.end)
    if by is None and len(quotation.spans) >= _OF_A_LETTER:
        by = name_apart(shadow, quotation.outer.end)
    return Found(
        spans=quotation.spans,
        form=Form.DIRECT,
        outer=quotation.outer,
        closed=quotation.closed,
        attribution=by,
    )


def _unsigned(found: list[Found]) -> Iterator[Found]:
    """Yield the finds but for names in marks that sign the words above them: — “Velin,” guard."""
    edge = 0
    for one in found:
        if one.outer.end > edge:
            yield one
            edge = one.attribution.end if one.attribution is not None else one.outer.end


def _outside(found: list[Found], taken: list[Span]) -> Iterator[Found]:
    """Yield the finds that do not touch what is taken."""
    i = 0
    for one in found:
        while i < len(taken) and taken[i].end <= one.outer.start:
            i += 1
        if i == len(taken) or taken[i].start >= one.outer.end:
            yield one


def _free(paragraphs: Iterable[Span], taken: list[Span]) -> Iterator[Span]:
    """Yield the parts of the paragraphs that nothing has taken."""
    i = 0
    for paragraph in paragraphs:
        start = paragraph.start
        while i < len(taken) and taken[i].end <= start:
            i += 1
        j = i
        while j < len(taken) and taken[j].start < paragraph.end:
            if taken[j].start > start:
                yield Span(start, taken[j].start)
            start = max(start, taken[j].end)
            j += 1
        if start < paragraph.end:
            yield Span(start, paragraph.end)
