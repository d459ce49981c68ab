"""Rules for words set above or beside the running text: “I left”, a private; Velin: “I left”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.rules.brackets import named_in
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty, Span

if TYPE_CHECKING:
    from testimonies.speaking.rules.values import Case

_BEFORE = re.compile(r"(?:^|\n)[^\S\n]*(?P<who>[^\W\d_][^\n:“”\"?!]{2,60}):\s?$")
_AFTER = re.compile(r"[^\S\n]*(?:[-–—,][^\S\n]*)?(?P<who>[^\W\d_][^\n:“”\"?!.]{4,60})(?=\n|$)")
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){1,3}")
_CLOSED = re.compile(r"[.!?]\s+$")
_LINE = 400  # characters of a caption before the marks
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
