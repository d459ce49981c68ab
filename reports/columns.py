"""How the columns of all tables are headed, written and explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pandas import DataFrame

Kind = Literal["text", "count", "share", "value", "probability", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column as people read it.

    Attributes:
        heading: What stands above it.
        kind: How its values are written.
        meaning: What its values say, one sentence; empty where the heading says it all.
    """

    heading: str
    kind: Kind
    meaning: str = ""


_PAIRS = "of pairs of codes A and B, the number of units that carry"
COLUMNS: dict[str, Column] = {
    "direction": Column("Direction", "text"),
    "category": Column("Category", "text"),
    "code": Column("Code", "text", "Id of the code in the codebook."),
    "name": Column("Name", "text"),
    "depth": Column("Depth", "count", "0 a direction, 1 a code at the top, 2 a sub-code."),
    "passages": Column("Passages", "count", "Passages that carry the code or one below it."),
    "quotations": Column("Quotations", "count", "Quotations with such a passage."),
    "speakers": Column("Speakers", "count", "Speakers of such a passage."),
    "documents": Column("Documents", "count", "Documents with such a passage."),
    "passages_share": Column("% of passages", "share", "Share of the passages seen."),
    "quotations_share": Column("% of quotations", "share", "Share of the quotations seen."),
    "speakers_share": Column("% of speakers", "share", "Share of the speakers seen."),
    "documents_share": Column("% of documents", "share", "Share of the documents seen."),
    "passages_base": Column("Passages seen", "count"),
    "quotations_base": Column("Quotations seen", "count", "With at least one passage seen."),
    "speakers_base": Column("Speakers seen", "count", "With at least one passage seen."),
    "documents_base": Column("Documents seen", "count", "With at least one passage seen."),
    "any": Column("Any coder", "count", "Passages to which at least one coder gave the code."),
    "any_of_shared": Column(
        "Any, of shared", "count", "The same, of the passages that all coders have seen."
    ),
    "all": Column("All agree", "count", "Passages to which every coder gave the code."),
    "value": Column("Value", "text"),
    "row_share": Column("Row %", "share", "Of the passages with the code, those with the value."),
    "row_base": Column("Row base", "count", "Passages with the code."),
    "column_share": Column(
        "Column %", "share", "Of the passages seen with the value, those with the code."
    ),
    "column_base": Column("Column base", "count", "Passages seen with the value."),
    "test": Column("Test", "text", "Chi-square or Fisher's exact test, over speakers."),
    "statistic": Column("Chi-square", "value"),
    "p": Column("p", "probability", "Two-sided, of the code being independent of the values."),
    "cramers_v": Column("Cramér's V", "value", "Strength of the association; 0 to 1."),
    "why_not": Column("Why no test", "text"),
    "passage": Column("Passage", "text", "Id of the passage."),
    "words": Column("Words", "text"),
    "speaker": Column("Speaker", "text"),
    "voice": Column("Voice", "text"),
    "document": Column("Document", "text"),
    "page": Column("Page", "text", "As the document calls it, or the time of a recording."),
    "coder": Column("Coder", "text"),
    "not_seen": Column("Not seen", "count", "Passages the coder has not looked at."),
    "no_code": Column("Seen, no code", "count", "Passages looked at and left without a code."),
    "with_codes": Column("With codes", "count", "Passages given one code or more."),
    "codes": Column("Codes given", "count", "Assignments, each code on each passage once."),
    "code_a": Column("Code A", "text"),
    "name_a": Column("Name A", "text"),
    "code_b": Column("Code B", "text"),
    "name_b": Column("Name B", "text"),
    "n1": Column("n A", "count", f"Count, {_PAIRS} A."),
    "n2": Column("n B", "count", f"Count, {_PAIRS} B."),
    "n12": Column("n both", "count", f"Count, {_PAIRS} both."),
    "n": Column("N", "count", "Units of which a passage was seen."),
    "p_a_given_b": Column("P(A|B)", "share", "Of the units with B, the share with A too."),
    "p_b_given_a": Column("P(B|A)", "share", "Of the units with A, the share with B too."),
    "jaccard": Column("Jaccard", "value", "Units with both, of those with either; 0 to 1."),
    "lift": Column("Lift", "value", "n both x N / (n A x n B); 1 is what chance gives."),
    "pmi": Column("PMI", "value", "Binary logarithm of the lift, in bits; 0 is chance."),
    "npmi": Column("NPMI", "value", "Logarithm of the lift, normalised (Bouma 2009); -1 to 1."),
    "phi": Column("phi", "value", "Correlation of A and B, present or absent; -1 to 1."),
    "yules_q": Column("Yule's Q", "value", "Association of A and B from the odds; -1 to 1."),
    "g2": Column("G2", "value", "Likelihood ratio against independence (Dunning 1993)."),
    "fisher_p": Column("Fisher p", "probability", "Fisher's exact test, two-sided."),
    "q": Column("q", "probability", "p set right for the number of pairs (Benjamini-Hochberg)."),
    "set_codes": Column("Codes", "text", "Ids, with + between them; empty where there is none."),
    "set_names": Column("Together", "text", "Codes that stand together on a passage."),
    "set_size": Column("How many", "count", "How many codes these are."),
    "n_exactly": Column("Just these", "count", "Passages with these codes and no other."),
    "exactly_share": Column("% of seen", "share", "Share of the passages seen."),
    "document_length": Column("Length", "count", "Of the document, in characters."),
    "begins": Column("Begins", "count", "In characters from the start of the document."),
    "ends": Column("Ends", "count", "In characters from the start of the document."),
    "passage_state": Column(
        "State", "text", "Whether it is coded, seen with no code, or not seen."
    ),
    "code_before": Column("Code before", "text"),
    "name_before": Column("Before", "text"),
    "code_after": Column("Code after", "text"),
    "name_after": Column("After", "text"),
    "n_before": Column("n before", "count", "Steps that begin on a passage with the one code."),
    "n_after": Column("n after", "count", "Steps that end on a passage with the other."),
    "n_followed": Column("n followed", "count", "Steps that do both."),
    "n_steps": Column("Steps", "count", "From one passage of a testimony to the next."),
    "p_after": Column("P(after)", "share", "Of the steps from the one code, those to the other."),
    "agreed_on": Column("Of", "text"),
    "over_units": Column("Units", "text", "All that two coders have seen, or only some of these."),
    "n_compared": Column("Compared", "count", "Units that two coders or more have seen."),
    "n_every": Column("Every", "count", "Units that every coder who saw them gave the code."),
    "n_some": Column("Some", "count", "Units that some of them gave the code and some did not."),
    "n_none": Column("None", "count", "Units that none of them gave the code."),
    "percent_agreement": Column("Percent", "share", "How often two coders of a unit agree."),
    "positive_agreement": Column(
        "Positive", "value", "How often, given that one coder gave the code, another did too."
    ),
    "alpha_nominal": Column("alpha", "value", "Krippendorff's alpha, nominal."),
    "alpha_low": Column("alpha from", "value", "Lower end of its 95 % interval."),
    "alpha_high": Column("alpha to", "value", "Upper end of its 95 % interval."),
    "alpha_masi": Column("alpha MASI", "value", "Krippendorff's alpha of sets (Passonneau 2006)."),
    "alpha_jaccard": Column("alpha Jaccard", "value", "Krippendorff's alpha of sets."),
    "alpha_u": Column("u-alpha", "value", "Krippendorff's alpha of stretches of text (2016)."),
    "gwet_ac1": Column("AC1", "value", "Gwet's AC1 (2008)."),
    "brennan_prediger": Column("Brennan-Prediger", "value", "Chance is 1 in as many categories."),
    "cohen_kappa": Column("Cohen", "value", "Cohen's kappa, of two coders."),
    "scott_pi": Column("Scott", "value", "Scott's pi, of two coders."),
    "fleiss_kappa": Column("Fleiss", "value", "Fleiss' kappa, of any number of coders."),
    "conger_kappa": Column("Conger", "value", "Conger's kappa, which keeps coders apart."),
    "undefined_because": Column("Undefined because", "text", "Why a coefficient is undefined."),
    "unit_id": Column("Id", "text"),
    "in_document": Column("Document", "text"),
    "spoken_by": Column("Speaker", "text"),
    "unit_words": Column("Words", "text"),
    "said_why": Column("Why", "text", "What the coder wrote of it."),
    "coder_one": Column("One", "text", "Of two coders, the one."),
    "coder_other": Column("Other", "text", "Of two coders, the other one."),
    "said_one": Column("Said only the one", "text"),
    "said_other": Column("Said only the other", "text"),
    "n_differ": Column("Differ", "count", "Units to which the two gave different codes."),
    "n_units": Column("Units", "count"),
    "lopsided": Column("Lopsided", "flag", "A or B was given more than five times as often."),
    "pairs": Column("Pairs", "count", "Pairs of passages, one with A and one with B, so near."),
    "lift_low": Column("Lift from", "value", "Lower end of the lift's interval at 95 %."),
    "lift_high": Column("Lift to", "value", "Upper end; by a bootstrap of documents."),
    "lift_undefined": Column(
        "No lift", "share", "Share of the draws in which A or B stands nowhere."
    ),
}


def column(frame: DataFrame, name: str) -> Column:
    """Return how a column of a table is shown.

    One not listed bears a coder's, a value's or a code's name: its kind is told by what it holds.
    """
    if name in COLUMNS:
        return COLUMNS[name]
    kinds: dict[str, Kind] = {"f": "share", "i": "count", "O": "text"}
    return Column(name, kinds[frame[name].dtype.kind])
