"""The rules that say who speaks, in the order they are asked; the first that answers is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.rules.answers import answered, asked_of, on_paper, read_aloud
from testimonies.speaking.rules.backward import told_back
from testimonies.speaking.rules.brackets import attributed, opened_by, referred_to
from testimonies.speaking.rules.candidates import likeliest, named_later
from testimonies.speaking.rules.codes import coded_at_end
from testimonies.speaking.rules.documents import written
from testimonies.speaking.rules.headings import headed
from testimonies.speaking.rules.introductions import handed_on, introduced, pointed_back, same_block
from testimonies.speaking.rules.listeners import spoken_to
from testimonies.speaking.rules.namedbehind import named_behind
from testimonies.speaking.rules.notes import noted, same_source, told_by_note
from testimonies.speaking.rules.readbelow import read_below
from testimonies.speaking.rules.selfnaming import names_self
from testimonies.speaking.rules.sentence import in_sentence, joined, said_after, told_before
from testimonies.speaking.rules.turns import labelled
from testimonies.speaking.rules.values import Case, Claim
from testimonies.values import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = Callable[[Case], Claim | None]

_APART: tuple[Rule, ...] = (
    labelled,
    attributed,
    handed_on,
    same_block,
    read_below,
    noted,
    introduced,
    pointed_back,
    likeliest,
    referred_to,
)
_INLINE: tuple[Rule, ...] = (
    attributed,
    opened_by,
    same_source,
    written,
    read_aloud,
    on_paper,
    joined,
    told_before,
    said_after,
    named_behind,
    in_sentence,
    handed_on,
    introduced,
    answered,
    asked_of,
    told_back,
    spoken_to,
    noted,
    likeliest,
    referred_to,
)


def who_speaks(case: Case) -> Claim | None:
    """Return the first answer the rules give for a quotation, or None."""
    if not case.scene.line.places[case.number]:
        return headed(case)
    apart = case.find.form in (Form.BLOCK, Form.TURN)
    claims = (rule(case) for rule in (_APART if apart else _INLINE))
    claim = next((claim for claim in claims if claim is not None), None)
    return names_self(case, told_by_note(case, named_later(case, coded_at_end(case, claim))))


__all__ = ["Case", "Claim", "who_speaks"]
