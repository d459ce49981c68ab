import pytest

from coding.cues.negation import negation_before


def place_of(words: str) -> int | None:
    """Return where the negation stands before the last of the words."""
    forms = words.split()
    return negation_before(forms, len(forms) - 1, ".")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("no bonus", 0),
        ("we did not get bonus", 2),
        ("never got the bonus", 0),
        ("not for a single bonus", None),
        ("no . a bonus", None),
        ("not only the bonus", None),
        ("without any bonus", 0),
        ("not not bonus", 1),
        ("bonus", None),
    ],
)
def test_a_negation_counts_within_three_words_of_the_same_sentence(
    words: str, place: int | None
) -> None:
    assert place_of(words) == place
