"""A study's own decisions teach the model only what proves better on other documents."""

from codebook.reading import bundled, read_codebook
from coding.combined import CombinedSuggester
from coding.combined.refitting import Refitted, mark, refit
from coding.combined.training import shipped_examples
from coding.learned.passages import Example
from coding.learned.suggester import shipped

INVENTED = shipped_examples()[::16]  # enough to learn beside
CODE = "obstacle.pragmatic"
OWN = [
    Example(text, frozenset([CODE] if "kumquat" in text else []), f"document {n // 2 % 6}")
    for n in range(24)
    for text in [f"Number {n} of us spoke of the {'kumquat' if n % 2 else 'weather'}."]
]
HINTED = [{CODE} if each.codes and n < 12 else {"another"} for n, each in enumerate(OWN)]


def test_what_only_this_study_calls_a_thing_is_learned_from_it() -> None:
    made = refit(shipped(), INVENTED, OWN, HINTED)
    (trial,) = made.trials
    assert (trial.code_id, trial.n, trial.cues) == (CODE, 12, 0.6667)
    assert trial.better
    text = "He spoke of the kumquat."
    assert made.view(text).logits[CODE] > shipped().view(text).logits[CODE]
    others = made.view(text).logits.items() - shipped().view(text).logits.items()
    assert {code for code, _ in others} == {CODE}
    said = [text[span.start : span.end] for span in made.words(made.view(text), CODE)]
    assert "kumquat" in said
    suggester = CombinedSuggester(read_codebook(bundled()), made, version=f"1+{mark(OWN)}")
    assert suggester.name_and_version == f"combined/1+{mark(OWN)}"


def test_a_code_of_few_passages_is_not_tried() -> None:
    made = refit(shipped(), INVENTED, OWN[:10], HINTED[:10])
    assert made.trials == ()
    assert made.view("Rain.").logits == shipped().view("Rain.").logits


def test_what_does_no_better_is_not_used() -> None:
    known, own = shipped(), [each for each in INVENTED if CODE in each.codes][:12]
    own = [Example(each.text, each.codes, f"d{n % 4}") for n, each in enumerate(own)]
    own = [*own, Example("It rained.", frozenset(), "d1")]
    made = refit(known, INVENTED, own, [frozenset()] * len(own))
    assert all(trial.cues == 0 for trial in made.trials)
    assert isinstance(made, Refitted)
    assert all(trial.refitted <= 1 for trial in made.trials)
    view = made.view(own[0].text)
    if not any(trial.better for trial in made.trials):
        assert view.logits == known.view(own[0].text).logits


def test_the_mark_changes_with_the_decisions_and_not_with_their_order() -> None:
    assert mark(OWN) == mark(OWN[::-1])
    assert mark(OWN) != mark(OWN[1:])
