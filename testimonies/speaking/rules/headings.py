"""Rules for words set above or beside the running text: “I left”, a private; Velin: “I left”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.rules.brackets import named_in
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty, Span

if TYPE_CHECKING:
    from testimonies.finding.values import Found
    from testimonies.speaking.rules.values import Case
    from testimonies.speaking.scene import Scene

_BEFORE = re.compile(r"(?:^|\n)[^\S\n]*(?P<who>[^\W\d_][^\n:“”\"?!]{2,60}):\s?$")
_AFTER = re.compile(r"[^\S\n]*(?:[-–—,][^\S\n]*)?(?P<who>[^\W\d_][^\n:“”\"?!.]{4,60})(?=\n|$)")
_THEN = re.compile(r":[^\S\n]+(?P<who>[^\W\d_][^\n:“”\"?!]{2,60})")
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){1,3}")
_CLOSED = re.compile(r"[.!?]\s+$")
_WORD = re.compile(r"[^\W_]+")
_HEADLINES = 8  # of a document
_LINE = 400  # characters of a caption before the marks
_FEWEST = 16  # characters of a headline's words that tell them from others
_REACH = 70  # characters on either side of the marks


def headed(case: Case) -> Claim | None:
    """The rest of the line names whoever says words that are no running text."""
    text, outer = case.scene.line.text, case.find.outer
    first = max(0, outer.start - _REACH)
    before = _BEFORE.search(text[first : outer.start])
    if before is not None:
        where = Span(first + before.start("who"), first + before.end("who"))
    else:
        after = _AFTER.match(text, outer.end, outer.end + _REACH)
        if after is None:
            return _captioned(case)
        where = Span(*after.span("who"))
    person = named_in(case, text[where.start : where.end])
    if person is None:
        return None
    return Claim(person, "attribution", where, Certainty.LIKELY, direct=True)


def _captioned(case: Case) -> Claim | None:
    """Return the claim for words in a caption that begins with a name: they are that person's."""
    text, at = case.scene.line.text, case.find.outer.start
    first = text.rfind("\n", max(0, at - _LINE), at) + 1
    name = _NAME.match(text, first, at)
    if name is None or not _CLOSED.search(text, name.end(), at):
        return None
    person = case.cast.named(tuple(name.group().lower().split()))
    if person is None or not person.single:
        return None
    return Claim(person, "attribution", Span(*name.span()), Certainty.UNSURE, direct=True)


def echoed(scene: Scene, found: tuple[Found, ...], claims: list[Claim | None]) -> None:
    """Give the words of a headline that says somebody speaks to whoever says them below.

    Args:
        scene: The text.
        found: All finds of the text.
        claims: Who says each, filled in place.
    """
    text = scene.line.text
    apart = [i for i, claim in enumerate(claims) if claim is None and not scene.line.places[i]]
    for number in apart[:_HEADLINES]:
        find = found[number]
        after = _THEN.match(text, find.outer.end, find.outer.end + _REACH)
        said = _words(text, find)
        if after is None or len(said) < _FEWEST:
            continue
        for other, claim in zip(found, claims, strict=True):
            if claim is not None and claim.person is not None and said in _words(text, other):
                where = Span(*after.span("who"))
                claims[number] = Claim(
                    claim.person, "attribution", where, Certainty.LIKELY, direct=True
                )
                break


def _words(text: str, find: Found) -> str:
    """Return the words of a find in lower case, with one space between them."""
    return " ".join(_WORD.findall(" ".join(text[s.start : s.end] for s in find.spans).lower()))
