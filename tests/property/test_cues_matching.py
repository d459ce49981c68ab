"""The cue suggester on arbitrary texts, and against a slow matcher that tries everything."""

from functools import cache
from itertools import pairwise

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from codebook.patterns import GAP_WORDS, Slot, parse_pattern
from codebook.values import Cue, WhenNegated
from coding.cues import CueSuggester
from coding.cues.matching import CueFinder, Match
from coding.cues.words import SENTENCE_END, WordReader
from tests.unit.test_cues_suggester import book, code

SUGGESTER = CueSuggester(
    book(
        Cue("{cutting} ... wage*|pay"),
        Cue("the? ... e*", WhenNegated.KEEP),
        Cue("bonus*|a", WhenNegated.FLIP),
        more=(code("walk-out.wages.hours", "Hours", Cue("o* ... 0|i"), Cue("b? c")),),
    )
)
READER = WordReader()
TOKENIZE = spacy.blank("en").tokenizer
ALPHABET = "abc"

texts = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                "cut",
                "docked",
                "wages",
                "pay",
                "bonus",
                "no",
                "n't",
                "The",
                "é",
                "\n",
                " ",
                ". ",
                "’s",
            ]
        )
    ).map(" ".join),
)
slots = st.builds(
    "{}{}".format,
    st.lists(
        st.builds(
            "{}{}".format, st.text(ALPHABET, min_size=1, max_size=2), st.sampled_from(["", "*"])
        ),
        min_size=1,
        max_size=2,
    ).map("|".join),
    st.sampled_from(["", "", "?"]),
)
patterns = (
    st.lists(st.tuples(slots, st.booleans()), min_size=1, max_size=4)
    .map(
        lambda rows: " ".join(
            f"... {slot}" if gap and i else slot for i, (slot, gap) in enumerate(rows)
        )
    )
    .filter(lambda pattern: not parse_pattern(pattern, {}).faults)
)
sentences = st.lists(
    st.one_of(st.text(ALPHABET, min_size=1, max_size=2), st.just(".")), max_size=12
).map(" ".join)


@settings(deadline=None)
@given(texts)
def test_any_text_can_be_read(text: str) -> None:
    for hint in SUGGESTER.hints(text):
        assert 0 < hint.score < 1
        assert hint.evidence
        assert hint.evidence[-1].end <= len(text)
        assert all(a.end < b.start for a, b in pairwise(hint.evidence))
        assert all(text[span.start : span.end].strip() for span in hint.evidence)
        assert hint.reason.endswith(".")


@settings(deadline=None)
@given(texts)
def test_hints_come_best_first_and_no_code_comes_with_the_one_above_it(text: str) -> None:
    hints = SUGGESTER.hints(text)
    scores = [hint.score for hint in hints]
    assert scores == sorted(scores, reverse=True)
    ids = [hint.code_id for hint in hints]
    assert len(set(ids)) == len(ids)
    assert not {"walk-out.wages", "walk-out.wages.hours"} <= set(ids)


@settings(deadline=None)
@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    words = READER.read(text)
    edges = [0, *(edge for pair in zip(words.starts, words.ends, strict=True) for edge in pair)]
    assert edges == sorted(edges)
    assert all(
        start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True)
    )
    assert all(form and not form.isspace() for form in words.forms)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            ["don't", "(we'd", "8)", "can't", "o'clock", "U.S.", "he/she", "“so", "n't", "’s", "..",
             "a.m.", "re-read,", "50%", "no.", "—", "e.g.", "’cause", "gonna", "😀", "let’s", ":"]
        )
    ).map(" ".join)
)  # fmt: skip
def test_spacy_looks_at_each_stretch_between_spaces_alone(text: str) -> None:
    whole = [(token.text, token.norm_) for token in TOKENIZE(text) if not token.is_space]
    apart = [(token.text, token.norm_) for part in text.split() for token in TOKENIZE(part)]
    assert whole == apart


@settings(deadline=None, max_examples=300)
@given(patterns, sentences)
def test_a_cue_stands_where_trying_everything_finds_it(pattern: str, text: str) -> None:
    words = READER.read(text)
    finder = CueFinder(book(Cue(pattern)))
    found = finder.find(words)
    possible = everywhere(parse_pattern(pattern, {}).slots, words.forms)
    extents = {(places[0], places[-1]) for places in possible}
    assert all(match.places in possible for match in found)
    assert bool(found) == bool(possible)
    assert all(any(_meet(match, first, last) for match in found) for first, last in extents)
    assert all(a.places[-1] < b.places[0] for a, b in pairwise(found))
    if possible:
        best = min(Match(0, places).looseness for places in possible)
        assert min(match.looseness for match in found) == best


def _meet(match: Match, first: int, last: int) -> bool:
    """Whether a match shares some stretch of the text with another."""
    return match.places[0] <= last and first <= match.places[-1]


def everywhere(slots: tuple[Slot, ...], forms: tuple[str, ...]) -> set[tuple[int, ...]]:
    """Return every way in which slots can be filled, by trying all of them."""

    @cache
    def ways(slot: int, place: int, *, begun: bool) -> frozenset[tuple[int, ...]]:
        if slot == len(slots):
            return frozenset([()])
        asked = slots[slot]
        found = set()
        most = GAP_WORDS if asked.after_gap and begun else 0
        for skipped in range(most + 1):
            if SENTENCE_END in forms[place : place + skipped] or place + skipped > len(forms):
                break
            at = place + skipped
            if at < len(forms) and _fills(forms[at], asked):
                found |= {(at, *rest) for rest in ways(slot + 1, at + 1, begun=True)}
            if asked.optional:
                found |= ways(slot + 1, at, begun=begun)
        return frozenset(found)

    return {way for start in range(len(forms)) for way in ways(0, start, begun=False) if way}


def _fills(form: str, slot: Slot) -> bool:
    return form in slot.words or form.startswith(slot.beginnings or ("\0",))
