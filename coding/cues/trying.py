"""Cues tried on their own examples: they must speak in these, and not in the counter-examples."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codebook.faults import Fault
from codebook.values import Status
from coding.cues.suggester import CueSuggester

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codebook.values import Code, Codebook, Cue


def example_faults(codebook: Codebook) -> Iterator[Fault]:
    """Yield examples in which their cue does not speak, and counter-examples in which it does.

    Cues of candidates and of retired codes are tried as those of active ones.

    Args:
        codebook: A codebook without other faults.

    Raises:
        UnsupportedLanguageError: If its cues are not in English.
    """
    suggester = CueSuggester(_all_active(codebook))
    number = 0
    for i, code in enumerate(codebook.codes):
        for j, cue in enumerate(code.cues):
            place = ("codes", i, "cues", j)
            for name, at, message in _failures(suggester, code, cue, number):
                yield Fault((*place, name, at), f"“{cue.pattern}”: {message}")
            number += 1


def _all_active(codebook: Codebook) -> Codebook:
    codes = (replace(code, status=Status.ACTIVE) for code in codebook.codes)
    return replace(codebook, codes=tuple(codes))


def _failures(
    suggester: CueSuggester, code: Code, cue: Cue, number: int
) -> Iterator[tuple[str, int, str]]:
    """Yield the field and place of each text a cue fails on, and what to do."""
    for at, text in enumerate(cue.examples):
        if not _speaks(suggester, code, number, text):
            message = f"does not speak in its example “{text}”; widen the cue or write another"
            yield "examples", at, message
    for at, text in enumerate(cue.counter_examples):
        if _speaks(suggester, code, number, text):
            message = f"speaks in its counter-example “{text}”; narrow the cue or write another"
            yield "counter_examples", at, message


def _speaks(suggester: CueSuggester, code: Code, number: int, text: str) -> bool:
    speaking = suggester.witnesses(text)
    return any(each.cue == number and each.code_id == code.id for each in speaking)
