"""The rule for words that a headline takes out of what somebody says further on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from testimonies.values import Certainty

if TYPE_CHECKING:
    from testimonies.finding.values import Found
    from testimonies.speaking.rules.values import Claim

AGAIN = "said again"
_WORD = re.compile(r"\w+")
_FEWEST = 4  # words that nobody else says alike by chance
_MOST = 25  # words of a headline


def said_again(
    text: str, found: tuple[Found, ...], claims: list[Claim | None]
) -> list[Claim | None]:
    """Return the claims, those without one given that of whoever says the same words elsewhere.

    Args:
        text: The text.
        found: The quotations found in it.
        claims: What the rules said of each.
    """
    if all(map(_is_known, claims)):
        return claims
    said = [_words(text, find) for find in found]
    return [
        claim if _is_known(claim) or _is_title(text, found[n]) else _same(said, claims, n) or claim
        for n, claim in enumerate(claims)
    ]


def _is_known(claim: Claim | None) -> bool:
    """Return whether a rule names who speaks."""
    return claim is not None and claim.person is not None


def _is_title(text: str, find: Found) -> bool:
    """Return whether most words begin with a capital: of a book, No One Will Ask You."""
    words = _WORD.findall(text[find.spans[0].start : find.spans[-1].end])
    capitals: int = sum(word[0].isupper() for word in words)
    return 2 * capitals > len(words)


def _words(text: str, find: Found) -> str:
    """Return the words of a quotation in lower case, one space around each."""
    words = (_WORD.findall(text[span.start : span.end].lower()) for span in find.spans)
    return f" {' '.join(word for piece in words for word in piece)} "


def _same(said: list[str], claims: list[Claim | None], number: int) -> Claim | None:
    """Return the claim for a quotation that holds all words of another, if there is one."""
    if not _FEWEST <= said[number].count(" ") - 1 <= _MOST:
        return None
    for words, claim in zip(said, claims, strict=True):
        if claim is not None and claim.person is not None and said[number] in words:
            return replace(claim, rule=AGAIN, cue=None, certainty=Certainty.LIKELY)
    return None
