"""Sentences cut as they should be: our own cases, and the 48 English rules a peer carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.golden_rules import Rule, cut, our_rules, peer_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

ENOUGH = 40  # of 48
Cut = tuple[str, ...]


@pytest.mark.parametrize("rule", our_rules(), ids=lambda rule: rule.about)
def test_a_text_is_cut_where_its_sentences_end(rule: Rule) -> None:
    assert cut(rule.text) == rule.sentences


def test_there_is_one_case_for_each_of_the_forty_eight_rules() -> None:
    assert len(our_rules()) == len({rule.about for rule in our_rules()}) == 48


def _right(rules: list[Rule], by: Callable[[str], Cut]) -> int:
    return sum(by(rule.text) == rule.sentences for rule in rules)


def _sentencizer() -> Callable[[str], Cut]:
    import spacy  # noqa: PLC0415 - slow to import, and only for comparing

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda text: tuple(one.text.strip() for one in nlp(text).sents)


@pytest.mark.filterwarnings("ignore")  # a peer's warnings are its own business
def test_the_rules_a_peer_carries_are_kept_by_our_splitter(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    pysbd = pytest.importorskip("pysbd", reason="pysbd is not installed; `make peers` installs it")
    rules = peer_rules()
    if not rules:
        pytest.skip("this pysbd does not carry its rules")
    segmenter = pysbd.Segmenter(language="en", clean=False)

    def peer(text: str) -> Cut:
        return tuple(piece.strip() for piece in segmenter.segment(text))

    kept = benchmark(lambda: _right(rules, cut))
    with capsys.disabled():
        for name, by in (("this package", cut), ("pysbd", peer), ("spaCy", _sentencizer())):
            print(  # noqa: T201 - what a benchmark is for
                f"\n{name:14} {_right(rules, by)} of pysbd's {len(rules)} rules,"
                f" {_right(our_rules(), by)} of our {len(our_rules())} cases",
                end="",
            )
    assert kept >= ENOUGH
