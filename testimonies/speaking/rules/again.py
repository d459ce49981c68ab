"""Words that a headline takes out of what somebody says, and the rule that tells whose they are."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from testimonies.finding.joining import has_speech_verb
from testimonies.values import Certainty, Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Found
    from testimonies.speaking.rules.values import Claim

AGAIN = "said again"
_WORD = re.compile(r"\w+")
_FEWEST = 4  # words that nobody else says alike by chance
_FEWEST_IN_A_ROW, _MOST_OF_THEM = 6, 0.6  # words in a row, where a headline shortens what was said
_MOST_ALIKE = 50  # quotations with the same words in a row that are compared
_MOST = 25  # words of a headline
_GOING_ON = ":–—|-"  # behind the marks: “They drove us like goats”: three guards speak
_TOP = 600  # characters in which a headline stands
_LONGEST_LINE = 160  # characters of its line, the quoted words aside, and of those above


def said_again(
    text: str, found: tuple[Found, ...], claims: list[Claim | None]
) -> list[Claim | None]:
    """Return the claims, those without one given that of whoever says the same words elsewhere.

    So are those of a subhead, whatever the rules said of them.

    Args:
        text: The text.
        found: The quotations found in it.
        claims: What the rules said of each.
    """
    alone = [n for n, find in enumerate(found) if _is_alone(text, find)]
    if not alone and all(map(_is_known, claims)):
        return claims
    said = [_words(text, find) for find in found]
    for number, other in _within_others(said, alone).items():
        claim = claims[other]
        if claim is not None and claim.person is not None:
            claims[number] = _again(claim)
    return [
        claim
        if _is_known(claim)
        else _same(said, claims, n, shortened=found[n].spans[0].start <= _TOP) or claim
        for n, claim in enumerate(claims)
    ]


def stands_in_headline(text: str, find: Found) -> bool:
    """Return whether words are a headline's, or part of one: above all text, without a full stop.

    They are counted where they are said.
    """
    start, end = find.spans[0].start, find.spans[-1].end
    if find.form is not Form.DIRECT or len(find.spans) > 1 or start > _TOP:
        return False
    if _opens_text(text, find):
        return True
    if not text[end - 1].isalnum() or max(map(len, text[:start].split("\n"))) > _LONGEST_LINE:
        return False
    stop = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]
    around, _, behind = line.replace(text[start:end], "|", 1).partition("|")
    ends = not behind[1:].strip() or behind[1:].lstrip()[0] in _GOING_ON
    short = len(around) + len(behind) <= _LONGEST_LINE
    return stop >= 0 and ends and short and not has_speech_verb(around + behind)


def _within_others(said: list[str], alone: list[int]) -> dict[int, int]:
    """Return for each quotation alone on a line, as a subhead is, which other holds its words.

    Args:
        said: The words of each quotation.
        alone: The quotations that are all of their lines.
    """
    places: dict[tuple[str, ...], list[int]] = {
        opening: [] for n in alone for opening in _openings(said[n].split()[:_FEWEST])
    }
    whole = {words: n for n, words in enumerate(said)} if places else {}
    for words, n in whole.items():
        for opening in _openings(words.split()) & places.keys():
            if len(places[opening]) < _MOST_ALIKE:
                places[opening].append(n)
    return {
        n: other
        for n in alone
        for opening in _openings(said[n].split()[:_FEWEST])
        for other in places[opening]
        if said[n] in said[other] and said[n] != said[other]
    }


def _openings(words: list[str]) -> set[tuple[str, ...]]:
    """Return each ``_FEWEST`` words in a row."""
    return set(zip(*(words[i:] for i in range(_FEWEST)), strict=False))


def _is_alone(text: str, find: Found) -> bool:
    """Return whether a short quotation is all of its line."""
    if find.form is not Form.DIRECT or len(find.spans) > 1:
        return False
    if find.outer.end - find.outer.start > _LONGEST_LINE:
        return False
    stop = text.find("\n", find.outer.end)
    start = text.rfind("\n", 0, find.outer.start) + 1
    behind = text[find.outer.end : stop if stop >= 0 else len(text)]
    return not (text[start : find.outer.start].strip() or behind.strip())


def _opens_text(text: str, find: Found) -> bool:
    """Return whether the first line of a text is somebody's words and who says them, no more.

    Or the line is that first line once more, as pages repeat their title.
    """
    stop = text.find("\n", find.outer.end)
    above, by = text[: find.outer.start].strip(), text[find.outer.end : max(stop, 0)].strip()
    named = by[:1].isalpha() and by[-1:].isalnum() and not has_speech_verb(by)
    line = text[find.outer.start : max(stop, 0)]
    return (not above or above.startswith(line)) and named and len(by) <= _LONGEST_LINE


def _again(claim: Claim) -> Claim:
    """Return the claim for words said again by the same speaker."""
    return replace(claim, rule=AGAIN, cue=None, certainty=Certainty.LIKELY)


def _is_known(claim: Claim | None) -> bool:
    """Return whether a rule names who speaks."""
    return claim is not None and claim.person is not None


def _words(text: str, find: Found) -> str:
    """Return the words of a quotation in lower case, one space around each."""
    words = (_WORD.findall(text[span.start : span.end].lower()) for span in find.spans)
    return f" {' '.join(word for piece in words for word in piece)} "


def _same(
    said: list[str], claims: list[Claim | None], number: int, *, shortened: bool
) -> Claim | None:
    """Return the claim for a quotation that holds the words of another, if there is one.

    Args:
        said: The words of each quotation.
        claims: What the rules said of each.
        number: The quotation whose words are looked for.
        shortened: Whether most of its words in a row will do, as for those of a headline.
    """
    words = said[number].split()
    if not _FEWEST <= len(words) <= _MOST:
        return None
    for run in _runs(words) if shortened else (said[number],):
        for other, claim in zip(said, claims, strict=True):
            if claim is not None and claim.person is not None and run in other:
                return _again(claim)
    return None


def _runs(words: list[str]) -> Iterator[str]:
    """Yield all words, then the longest runs of most of them, one space around each."""
    least = max(_FEWEST_IN_A_ROW, ceil(_MOST_OF_THEM * len(words)))
    yield f" {' '.join(words)} "
    for length in range(len(words) - 1, least - 1, -1):
        for start in range(len(words) - length + 1):
            yield f" {' '.join(words[start : start + length])} "
