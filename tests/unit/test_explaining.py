"""Why a code was suggested, as the rows of `suggest --explain` tell it."""

from codebook.values import Cue
from coding.cues import CueSuggester
from coding.values import Hint, Tier
from exitvoice.verbs.explaining import explanation_rows
from testimonies.values import Span
from tests.unit.test_cues_suggester import book, code

BOOK = book(
    Cue("cut* ... pay", examples=("They cut our pay.", "Pay was never cut.")),
    Cue("unpaid"),
    more=(code("walk-out.wages.fines", "Fines", Cue("fined", examples=("We were fined.",))),),
)


def test_a_row_tells_whom_the_words_are_about_and_gives_an_example_of_each_cue() -> None:
    rows = explanation_rows("They cut our pay. He went unpaid.", CueSuggester(BOOK), BOOK)
    (row,) = rows
    assert row["code"] == "walk-out.wages"
    assert row["about"] == ["self", "others"]
    assert row["like"] == ["They cut our pay."]


def test_a_sub_code_tells_of_the_cues_of_its_upper_code_too() -> None:
    text = "He was fined, then they cut the pay."
    (row,) = explanation_rows(text, CueSuggester(BOOK), BOOK)
    assert row["code"] == "walk-out.wages.fines"
    assert row["about"] == ["others"]
    assert row["like"] == ["They cut our pay.", "We were fined."]


class Oracle:
    name_and_version = "oracle/1"

    def hints(self, text: str) -> tuple[Hint, ...]:
        return (Hint("walk-out.wages", (Span(0, len(text)),), "It is so.", Tier.WEAK, 0.5),)

    def hints_many(self, texts: object) -> object:
        raise NotImplementedError


def test_another_suggester_is_told_of_without_cues() -> None:
    (row,) = explanation_rows("Pay.", Oracle(), BOOK)  # type: ignore[arg-type]  # hints are enough
    assert (row["words"], row["reason"]) == (["Pay."], "It is so.")
    assert "like" not in row
