"""A cue as lines of text, for formats that have one text for a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codebook.values import About, WhenNegated

if TYPE_CHECKING:
    from codebook.values import Cue

LABELS = {"source": "source", "example": "examples", "counter-example": "counter_examples"}


def cue_line(cue: Cue) -> str:
    """Return a cue on one line: in brackets what a negation does to it and whom it is about.

    What goes without saying is left out: that a negation drops it, that it is about either.
    """
    said = ((cue.when_negated, WhenNegated.DROP), (cue.about, About.EITHER))
    marks = [mark.value for mark, unsaid in said if mark is not unsaid]
    return f"[{', '.join(marks)}] {cue.pattern}" if marks else cue.pattern


def cue_lines(cue: Cue) -> list[str]:
    """Return all that is said of a cue: its line, then its source and its examples, labelled."""
    lines = [cue_line(cue)]
    for label, name in LABELS.items():
        said = getattr(cue, name)
        texts = (said,) if isinstance(said, str) else said
        lines += [f"{label}: {text}" for text in texts if text]
    return lines
