from dataclasses import replace
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from codebook.values import (
    About,
    Category,
    Code,
    Codebook,
    Cue,
    Direction,
    Status,
    WhenNegated,
)
from coding.cues import CueSuggester
from coding.errors import UnknownSuggesterError, UnsupportedLanguageError
from coding.suggesters import Suggester, load_suggester, suggester_names
from coding.values import Tier
from testimonies.values import Span

FLIP, KEEP = WhenNegated.FLIP, WhenNegated.KEEP


def code(code_id: str, name: str, *cues: Cue) -> Code:
    direction, category, *rest = code_id.split(".")
    parent = f"{direction}.{category}" if rest else None
    return Code(code_id, parent, name, direction, category, "Defined.", cues=cues)


def book(*cues: Cue, more: tuple[Code, ...] = ()) -> Codebook:
    """Return a codebook about dockers whose first code has these cues."""
    return Codebook(
        title="Why dockers strike",
        version="0",
        language="en",
        directions=(Direction("walk-out", "Walking out"), Direction("stay-in", "Staying")),
        categories=(Category("wages", "Wages", "#4477aa"),),
        word_lists=(("cutting", ("cut*", "dock*")),),
        codes=(
            code("walk-out.wages", "Wages as a grievance", *cues),
            code("stay-in.wages", "Fear for wages"),
            *more,
        ),
    )


def found_words(codebook: Codebook, text: str) -> list[str]:
    """Return what each match of the codebook's only cue quotes, in text order."""
    hints = CueSuggester(codebook).hints(text)
    if not hints:
        return []
    listed = hints[0].reason.split(" speak")[0].split(" — ")[0]
    return [part.strip("“”") for part in listed.replace("” and “", "”, “").split("”, “")]


def pieces(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_a_hint_shows_its_words_and_says_why() -> None:
    text = "In spring they cut all our wages."
    (hint,) = CueSuggester(book(Cue("{cutting} ... wage*"))).hints(text)
    assert hint.code_id == "walk-out.wages"
    assert pieces(text, hint.evidence) == ["cut", "wages"]
    assert hint.reason == "“cut … wages” speaks for Wages as a grievance. Said of oneself."
    assert hint.tier is Tier.WEAK


def test_a_text_without_a_cue_has_no_hints() -> None:
    suggester = CueSuggester(book(Cue("wage*")))
    assert suggester.hints("The crane stood still.") == ()
    assert suggester.hints("") == ()
    assert suggester.hints(" \n\t") == ()


@pytest.mark.parametrize("cue", ["our? homes", "lost our? homes", "homes and? flats?"])
def test_words_that_may_be_missing_are_shown_where_they_stand(cue: str) -> None:
    text = "They lost our homes and flats."
    (hint,) = CueSuggester(book(Cue(cue))).hints(text)
    assert pieces(text, hint.evidence) == [
        " ".join(word for word in text.rstrip(".").split() if word in cue.replace("?", "").split())
    ]


def test_a_codebook_without_cues_gives_no_hints() -> None:
    assert CueSuggester(book()).hints("They cut our wages.") == ()


def test_two_cues_on_different_words_are_strong() -> None:
    suggester = CueSuggester(book(Cue("{cutting} ... wage*"), Cue("unpaid")))
    (hint,) = suggester.hints("They cut our wages and we worked unpaid.")
    assert hint.tier is Tier.STRONG
    assert (
        hint.reason == "“cut … wages” and “unpaid” speak for Wages as a grievance. Said of oneself."
    )


def test_two_cues_on_the_same_word_are_weak() -> None:
    suggester = CueSuggester(book(Cue("{cutting} ... wage*"), Cue("wages")))
    (hint,) = suggester.hints("They cut our wages.")
    assert hint.tier is Tier.WEAK


def test_one_cue_found_twice_is_weak_and_shows_both_places() -> None:
    text = "Our wages fell. Their wages rose."
    (hint,) = CueSuggester(book(Cue("wages"))).hints(text)
    assert hint.tier is Tier.WEAK
    assert hint.evidence == (Span(4, 9), Span(22, 27))


def test_a_negated_cue_is_dropped_unless_it_says_otherwise() -> None:
    text = "We had no bonus."
    assert CueSuggester(book(Cue("bonus"))).hints(text) == ()
    (kept,) = CueSuggester(book(Cue("bonus", KEEP))).hints(text)
    assert kept.code_id == "walk-out.wages"
    assert pieces(text, kept.evidence) == ["bonus"]


def test_a_flipped_cue_speaks_for_the_other_direction_and_shows_the_negation() -> None:
    text = "We didn’t get a bonus."
    (hint,) = CueSuggester(book(Cue("bonus", FLIP))).hints(text)
    assert hint.code_id == "stay-in.wages"
    assert pieces(text, hint.evidence) == ["didn’t", "bonus"]
    assert (
        hint.reason
        == "“didn’t … bonus” — negated, so it speaks for Fear for wages. Said of oneself."
    )


def test_a_negation_in_the_cue_does_not_count_against_it() -> None:
    suggester = CueSuggester(book(Cue("never ... paid")))
    assert len(suggester.hints("We were never once paid.")) == 1


@pytest.mark.parametrize(
    "text",
    ["No. The bonus came.", "No one at all thought of a bonus.", "It was not only the bonus."],
)
def test_what_is_no_negation_of_the_cue_does_not_count(text: str) -> None:
    assert len(CueSuggester(book(Cue("bonus"))).hints(text)) == 1


@pytest.mark.parametrize(
    ("about", "heard"),
    [
        (About.SELF, ["We could not pay.", "The rent could not be paid."]),
        (About.OTHERS, ["They could not pay.", "The rent could not be paid."]),
        (About.EITHER, ["We could not pay.", "They could not pay.", "The rent could not be paid."]),
    ],
)
def test_a_cue_is_silent_where_words_are_clearly_about_the_other(
    about: About, heard: list[str]
) -> None:
    suggester = CueSuggester(book(Cue("could not ... pay|paid", about=about)))
    texts = ["We could not pay.", "They could not pay.", "The rent could not be paid."]
    assert [text for text in texts if suggester.hints(text)] == heard


def test_a_reason_says_whom_the_words_are_about_where_they_tell() -> None:
    suggester = CueSuggester(book(Cue("could not ... pay")))
    said = [
        suggester.hints(text)[0].reason.partition("grievance.")[2]
        for text in (
            "I could not pay.",
            "He could not pay.",
            "One could not pay.",
            "He could not pay. I could not ever pay.",
        )
    ]
    assert said == [
        *(" Said of oneself.", " Said of others.", "", " Said of oneself and of others."),
    ]


def test_a_sub_code_takes_the_evidence_of_its_upper_code() -> None:
    hours = code("walk-out.wages.hours", "Unpaid hours", Cue("off the clock"))
    suggester = CueSuggester(book(Cue("{cutting} ... wage*"), more=(hours,)))
    text = "They cut our wages and we worked off the clock."
    (hint,) = suggester.hints(text)
    assert hint.code_id == "walk-out.wages.hours"
    assert hint.tier is Tier.STRONG
    assert pieces(text, hint.evidence) == ["cut", "wages", "off the clock"]
    assert hint.reason == (
        "“off the clock” speaks for Unpaid hours; “cut … wages” speaks for Wages as a grievance. "
        "Said of oneself."
    )


def test_the_best_sub_code_takes_the_evidence_of_the_upper_code() -> None:
    hours = code("walk-out.wages.hours", "Unpaid hours", Cue("clock"))
    fines = code("walk-out.wages.fines", "Fines", Cue("fined ... for"))
    suggester = CueSuggester(book(Cue("wages"), more=(hours, fines)))
    best, other = suggester.hints("Wages, the clock, and fined for it.")
    assert (best.code_id, other.code_id) == ("walk-out.wages.fines", "walk-out.wages.hours")
    assert "Wages as a grievance" in best.reason
    assert "Wages as a grievance" not in other.reason


def test_hints_come_best_first_and_else_in_the_order_of_the_codebook() -> None:
    rent = code("stay-in.wages.rent", "Rent", Cue("rent"))
    loan = code("stay-in.wages.loan", "Loan", Cue("loan ... bank"))
    suggester = CueSuggester(book(Cue("wages"), more=(rent, loan)))
    hints = suggester.hints("The rent, the wages, the loan from the bank.")
    assert [hint.code_id for hint in hints] == [
        "stay-in.wages.loan",
        "walk-out.wages",
        "stay-in.wages.rent",
    ]


def test_a_retired_code_is_not_suggested_and_nothing_flips_to_it() -> None:
    codebook = book(Cue("bonus", FLIP), Cue("wages"))
    first, second = codebook.codes
    gone = replace(codebook, codes=(replace(first, status=Status.RETIRED), second))
    assert CueSuggester(gone).hints("Our wages fell.") == ()
    nowhere = replace(codebook, codes=(first, replace(second, status=Status.RETIRED)))
    assert CueSuggester(nowhere).hints("We had no bonus.") == ()


def test_evidence_counts_code_points_of_the_text_as_given() -> None:
    text = "😀 é\n\nThey  cut\nour\twages — 𝛑 wages"
    (hint,) = CueSuggester(book(Cue("cut our wages"))).hints(text)
    assert pieces(text, hint.evidence) == ["cut\nour\twages"]
    assert hint.reason == "“cut our wages” speaks for Wages as a grievance. Said of oneself."


def test_a_lone_surrogate_does_not_move_the_evidence() -> None:
    text = "\ud800 our wages"
    (hint,) = CueSuggester(book(Cue("wages"))).hints(text)
    assert pieces(text, hint.evidence) == ["wages"]


def test_many_texts_give_the_hints_of_each_in_order() -> None:
    suggester = CueSuggester(book(Cue("wages")))
    texts = ["Our wages.", "Nothing here.", "Wages again."]
    assert list(suggester.hints_many(iter(texts))) == [suggester.hints(text) for text in texts]


def test_cues_in_another_language_are_refused() -> None:
    with pytest.raises(UnsupportedLanguageError, match="“my”"):
        CueSuggester(replace(book(), language="my"))


def test_a_variety_of_english_is_english() -> None:
    assert CueSuggester(replace(book(Cue("wages")), language="en-GB")).hints("Wages.")


def test_the_cue_suggester_is_built_in() -> None:
    assert suggester_names() == ("combined", "cues", "learned")
    suggester: Suggester = load_suggester("cues", book(Cue("wages")))
    assert suggester.name_and_version == "cues/1"
    assert len(suggester.hints("Wages.")) == 1


def test_another_package_may_offer_a_suggester(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("second", "coding.cues:CueSuggester", "exitvoice.suggesters")
    monkeypatch.setattr("coding.suggesters.entry_points", EntryPoints([point]).select)
    assert suggester_names() == ("combined", "cues", "learned", "second")
    assert load_suggester("second", book(Cue("wages"))).hints("Wages.")


def test_an_unknown_suggester_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(
        UnknownSuggesterError, match="no suggester “oracle”; use one of: combined, cues, learned"
    ):
        load_suggester("oracle", book())
