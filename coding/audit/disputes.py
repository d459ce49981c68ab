"""On which codes of which passages coders differ, and what each of them says there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.audit.batches import BatchKind
from coding.values import Verdict

if TYPE_CHECKING:
    from coding.audit.ground import Ground
    from coding.values import Decision, Event


@dataclass(frozen=True, slots=True)
class Dispute:
    """A code on which coders differ.

    Attributes:
        passage_id: The passage.
        code_id: The code.
        words: By coder id what they said last; None who saw the passage and said nothing of it.
    """

    passage_id: str
    code_id: str
    words: dict[str, Decision | None]


def disputes(ground: Ground) -> tuple[Dispute, ...]:
    """Return every dispute that is open, in the order of the texts and of the codebook.

    Coders differ where one gives a code and another, who has seen the passage, does not. What an
    adjudicator said later than all of them settles it, and is no coder's word.
    """
    order = {code.id: place for place, code in enumerate(ground.codebook.codes)}
    given: dict[str, dict[str, dict[str, Decision]]] = {}
    for (coder, passage, code), last in ground.latest.items():
        if passage in ground.passages:
            given.setdefault(passage, {}).setdefault(code, {})[coder] = last
    saw: dict[str, set[str]] = {}
    for passage, coder in ground.seen:
        saw.setdefault(passage, set()).add(coder)
    judges = {
        (passage, each.coder_id)
        for passage, codes in given.items()
        for said in codes.values()
        for each in said.values()
        if is_final(each)
    }
    coders = {
        passage: {each for each in saw.get(passage, ()) if (passage, each) not in judges}
        for passage in given
    }
    return tuple(
        Dispute(passage, code, words)
        for passage in ground.passages
        for code in sorted(given.get(passage, ()), key=lambda each: order.get(each, len(order)))
        if (words := _open(given[passage][code], coders[passage]))
    )


def _open(said: dict[str, Decision], coders: set[str]) -> dict[str, Decision | None]:
    """Return what coders say of a code if they differ and nobody has settled it since."""
    words = {each: said.get(each) for each in sorted(coders)}
    gives = {each is not None and each.verdict is Verdict.ACCEPT for each in words.values()}
    if len(gives) < 2:  # noqa: PLR2004 - all give it, or none
        return {}
    final = max((each.seq for each in said.values() if is_final(each)), default=0)
    newest = max(each.seq for each in words.values() if each is not None)
    return words if newest > final else {}


def is_final(entry: Decision | Event) -> bool:
    """Return whether an adjudicator said so, which is no coder's own word."""
    return entry.origin.startswith(f"{BatchKind.ADJUDICATION} ")
