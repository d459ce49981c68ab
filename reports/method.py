"""How a study was done, in sentences for a method section, from its own settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.ground import gather
from reports.heads import codebook_named
from reports.wording import listed, many

if TYPE_CHECKING:
    from reports.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Method:
    """What the evidence alone does not tell of how a study was done.

    Attributes:
        software: Name and version of the program.
        most_sentences: Sentences a passage has at most; 0 where it is not known.
        languages: BCP 47 tags of the documents' languages.
        agreement: How far coders agree, or why that is not told; empty where nobody asked.
    """

    software: str = "exitvoice"
    most_sentences: int = 0
    languages: tuple[str, ...] = ()
    agreement: str = ""


_COUNTING = """\
Counting: a unit counts once for a code, however often it carries it; a code counts with those below
it. Shares are of the units seen, not of all there are.
"""
_MEETING = """\
Co-occurrence: two codes meet when they stand in the same unit, which each table names. Lift, NPMI,
phi, Yule's Q, G2 and Fisher's exact test are computed from the units with either, both and neither;
p is corrected by Benjamini and Hochberg; intervals of the lift are percentiles of a bootstrap of
whole documents.
"""
_COMPARING = """\
Comparisons between speakers: every speaker counts once. Chi-square is used where at least 80 % of
the expected counts are five or more and none is below one, Fisher's exact test in smaller tables of
two by two, and no test elsewhere.
"""


def method_sentences(evidence: Evidence, method: Method) -> tuple[str, ...]:
    """Return how the study was done, one paragraph for each step."""
    steps = (
        _material(evidence, method),
        _unit(evidence, method),
        _codebook(evidence),
        _coding(evidence),
        *filter(None, (method.agreement,)),
        _COUNTING,
        _MEETING,
        _COMPARING,
        f"Software: {method.software}.",
    )
    return tuple(" ".join(step.split()) for step in steps)


def _material(evidence: Evidence, method: Method) -> str:
    kinds = sorted({source.kind.value for source in evidence.sources})
    what = f" ({listed(kinds)})" if kinds else ""
    spoken = f", in {listed(method.languages)}" if method.languages else ""
    quotations = many(len(evidence.quotations), "quotation")
    speakers = many(len(evidence.speakers), "speaker")
    documents = many(len(evidence.sources), "document")
    return f"Material: {documents}{what}{spoken}, with {quotations} by {speakers}."


def _unit(evidence: Evidence, method: Method) -> str:
    cut = f" of at most {method.most_sentences} sentences" if method.most_sentences else ""
    passages = many(len(evidence.passages), "passage")
    whole = f" of which this is true: {evidence.where}" if evidence.where else " in all"
    return (
        f"Unit of coding: the passage, a quotation cut at sentence ends into pieces{cut}; "
        f"{passages}{whole}."
    )


def _codebook(evidence: Evidence) -> str:
    book = evidence.codebook
    codes = many(len(book.codes), "code")
    directions = many(len(book.directions), "direction")
    categories = many(len(book.categories), "category", "categories")
    return f"Codebook: {codebook_named(evidence)}, with {codes} in {directions} and {categories}."


def _coding(evidence: Evidence) -> str:
    names = listed([coder.name for coder in evidence.coders])
    if evidence.counted == "suggestions":
        return f"Coding: none. The codes shown were suggested by {names}; nobody has decided them."
    seen = many(gather(evidence).base("passage"), "passage")
    several = len(evidence.coders) > 1
    together = " A passage counts for a code when any of them gave it." if several else ""
    return (
        f"Coding: by {names}, who saw {seen}. Seen without a code and not seen are kept apart."
        f"{together}"
    )
