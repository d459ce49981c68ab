"""The model in the package is what its script makes of the passages in the package."""

import numpy as np
import pytest

from codebook.reading import bundled, read_codebook
from coding.combined.suggester import shipped_scale
from coding.combined.training import (
    codes_of,
    cues_right,
    folds,
    leanings,
    likelier_right,
    sentences,
    shipped_examples,
    trained,
)
from coding.learned.features import Families, features
from coding.learned.fitting import logistic
from coding.learned.passages import Example, parse
from coding.learned.suggester import shipped

EXAMPLES = shipped_examples()


def test_training_again_gives_the_model_that_is_shipped() -> None:
    ours = shipped().model
    again = trained(EXAMPLES, codes_of(EXAMPLES), ours.kinship)
    assert again.codes == ours.codes
    assert list(again.vocabulary.numbers) == list(ours.vocabulary.numbers)
    assert np.allclose(again.weights, ours.weights, atol=0.02)
    assert np.allclose(again.kin_weights, ours.kin_weights, atol=0.02)
    assert np.allclose(again.bias, ours.bias, atol=0.02)


def test_the_passages_are_many_and_no_two_the_same() -> None:
    assert len(EXAMPLES) >= 1500
    assert len({example.text for example in EXAMPLES}) == len(EXAMPLES)


def test_every_upper_code_has_passages_and_many_passages_have_no_code() -> None:
    book = read_codebook(bundled())
    upper = {code.id for code in book.codes if code.parent is None}
    assert set(codes_of(EXAMPLES)) == upper
    for code in upper:
        assert sum(code in example.codes for example in EXAMPLES) >= 90
    assert sum(not example.codes for example in EXAMPLES) >= 250
    assert sum(len(example.codes) > 1 for example in EXAMPLES) >= 80


def test_the_tally_of_the_scale_is_of_hundreds_of_hints() -> None:
    tried = shipped_scale().tried
    for tally in tried.values():
        assert tally.of >= 100
        assert 0 < tally.right <= tally.of
    strong, weak = tried.values()
    assert strong.right / strong.of >= 0.7 > weak.right / weak.of


def test_a_line_that_is_no_example_is_named() -> None:
    good, bare = parse("f", ["# a comment", "", "a.b c.d | They left.", "none | It rained."])
    assert good.codes == {"a.b", "c.d"}
    assert (good.text, good.document) == ("They left.", "f")
    assert bare.codes == frozenset()
    with pytest.raises(ValueError, match="f, line 1"):
        list(parse("f", ["They left."]))


def test_families_are_found_whole_first_and_by_the_longest_beginning() -> None:
    known = Families(["# none", "harm: kill* shot", "killjoy: killj*", "odd: kills"])
    assert [known.of(word) for word in ("killed", "shot", "shots", "killjoys", "kills")] == [
        *("harm", "harm", "", "killjoy", "odd"),
    ]


def test_features_are_words_neighbours_families_and_pairs() -> None:
    known = Families(["negation: not", "pay: paid wages"])
    assert features("They weren't paid the wages.", known) == {
        "w:they": 1,
        "w:were": 1,
        "w:not": 1,
        "w:paid": 1,
        "w:the": 1,
        "w:wage": 1,
        "b:they were": 1,
        "b:were not": 1,
        "b:not paid": 1,
        "b:paid the": 1,
        "b:the wage": 1,
        "f:negation": 1,
        "f:pay": 2,
        "p:they NEGATION": 1,
        "p:they PAY": 2,
        "p:NEGATION PAY": 2,
        "p:PAY PAY": 1,
    }


def test_codes_lean_as_whole_documents_carry_them_more_often_than_all_passages() -> None:
    def passages(carrying: int, of: int, document: str) -> list[Example]:
        codes = [frozenset({"a", "b"}) if n < carrying else frozenset({"b"}) for n in range(of)]
        return [Example("x", each if n else each - {"b"}, document) for n, each in enumerate(codes)]

    told = leanings([*passages(1, 4, "documents-1.txt"), *passages(3, 4, "rare.txt")], ["a", "b"])
    assert told == {"a": pytest.approx(np.log(1 / 3), abs=0.001), "b": pytest.approx(0, abs=0.001)}
    shipped_ones = leanings(EXAMPLES, codes_of(EXAMPLES))
    assert shipped_scale().leanings == shipped_ones


def test_the_likelier_direction_is_counted_where_people_gave_one_of_two() -> None:
    odds = np.array([[2.0, -1.0], [1.0, 0.5], [0.5, 2.5], [-3.0, -4.0], [3.0, 0.0]])
    truth = np.array([[1, 0], [0, 1], [0, 1], [1, 0], [1, 1]], bool)
    told = likelier_right(odds, truth, [1, 0])
    assert told == {"decided": (2, 2), "undecided": (0, 1)}


def test_a_cue_is_right_where_its_sentence_stands_in_a_passage_with_its_code() -> None:
    order = "They ordered us to shoot at the crowd."
    told = f"{order} It rained. {order}"
    right, spoken = cues_right([Example(told, frozenset({"driver.moral"}), "f")])
    assert right == spoken >= 2
    assert cues_right([Example(order, frozenset(), "f")]) == (0, spoken // 2)
    assert sentences(told) == [f"{order} ", "It rained. ", order]


def test_documents_are_dealt_out_whole_the_largest_first() -> None:
    names = [*"aaaa", *"bbb", *"cc", *"dd", "e", "f"]
    dealt = folds([Example(name, frozenset(), name) for name in names])
    assert dict(zip(names, dealt.tolist(), strict=True)) == dict(
        zip("abcdef", [0, 1, 2, 3, 4, 0], strict=True)
    )


def test_a_regression_parts_what_can_be_parted() -> None:
    table = np.array([[0.0, 1.0], [1.0, 0.0], [0.2, 0.9], [0.9, 0.1]])
    weights, bias = logistic(table, np.array([False, True, False, True]), 100.0)
    assert ((table @ weights + bias > 0) == [False, True, False, True]).all()
