import pytest

from codebook.values import About
from coding.cues.person import person


def about(words: str) -> About:
    """Return whom the words are about; the cue stands between the brackets."""
    forms = words.split()
    first, last = forms.index("["), forms.index("]") - 2
    return person([form for form in forms if form not in "[]"], first, last, ".")


@pytest.mark.parametrize(
    "words",
    [
        "i [ could not shoot ] at them",
        "we never once [ could not sleep ]",
        "they [ cut our wages ]",
        "and then [ beat ] me",
        "we soldiers [ could not shoot ]",
        "they told us that i [ could go ]",
        "[ i refused ]",
    ],
)
def test_words_of_the_first_person_are_about_the_speaker(words: str) -> None:
    assert about(words) is About.SELF


@pytest.mark.parametrize(
    "words",
    [
        "they [ could not shoot ]",
        "we saw that they [ could not shoot ] anyone",
        "i knew he [ was afraid ] then",
        "many of them [ were afraid ] of prison",
        "our soldiers [ could not sleep ] at night",
        "[ he refused ]",
        "i was there . she [ refused ] it",
    ],
)
def test_words_whose_nearest_subject_is_somebody_else_are_about_others(words: str) -> None:
    assert about(words) is About.OTHERS


@pytest.mark.parametrize(
    "words",
    [
        "[ could not shoot ] the people",
        "you [ could not leave ] there",
        "we learned that one [ could not leave ]",
        "they went . the gates [ were shut ] by night",
        "they wanted this and that and the other [ pay ] too",
        "they [ shot ] at us all",
        "the officers [ beat ] me",
        "the [ pay was late ] . i went",
    ],
)
def test_words_without_a_near_subject_say_nothing(words: str) -> None:
    assert about(words) is About.EITHER
