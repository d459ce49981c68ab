from coding.hiding import hidden_from, hide, show
from coding.similarity import most_alike
from coding.uncertainty import uncertainty
from coding.values import Event, Happening

TEXTS = {
    "pay": "They had not paid our wages since spring.",
    "fear": "I was afraid that they would arrest my mother.",
    "none": "Zzz.",
}


def test_the_passage_with_the_same_words_comes_first_and_strangers_not_at_all() -> None:
    (first, score), *others = most_alike("Our wages were not paid in spring.", TEXTS, 5)
    assert first == "pay"
    assert 0 < score < 1
    assert all(alike < score for _, alike in others)
    assert "none" not in dict(others)


def test_a_passage_is_most_like_itself_and_no_more_come_than_asked_for() -> None:
    assert most_alike(TEXTS["fear"], TEXTS, 1) == [("fear", 1.0)]
    assert most_alike("", TEXTS, 3) == []


def test_a_score_in_the_middle_is_least_certain() -> None:
    assert uncertainty([0.5]) == 1.0
    assert uncertainty([0.9, 0.6]) == uncertainty([0.4])
    assert uncertainty([]) == uncertainty([1.0]) == uncertainty([0.0]) == 0.0


def events(*happenings: Happening) -> list[Event]:
    return [
        Event(n, each.kind, each.about, "", "{}", "2026-01-01T00:00:00Z", "shell", "", "")
        for n, each in enumerate(happenings, start=1)
    ]


def test_the_latest_word_says_whether_a_coder_is_shown_suggestions() -> None:
    assert hidden_from(events(hide("a"), hide("b"), show("a"))) == {"b"}
    assert hidden_from(events(Happening("seen", "p", "a"))) == frozenset()
