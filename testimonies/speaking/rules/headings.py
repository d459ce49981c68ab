"""The rule for words set above or beside the running text: “I left”, a private; Velin: “I left”."""

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
            return None
        where = Span(*after.span("who"))
    person = named_in(case, text[where.start : where.end])
    if person is None:
        return None
    return Claim(person, "attribution", where, Certainty.LIKELY, direct=True)
