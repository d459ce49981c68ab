from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.writers.page.pieces import pieces_of
from testimonies.values import Span

SENTENCE = "The bridge was guarded at both its ends. "


@given(
    st.text(alphabet="ab .!”\n", max_size=1500),
    st.lists(st.tuples(st.integers(0, 1400), st.integers(1, 300)), max_size=5),
)
def test_pieces_leave_out_nothing_but_space_and_stand_in_order(
    text: str, reach: list[tuple[int, int]]
) -> None:
    pieces = pieces_of(text, [Span(start, start + length) for start, length in reach])
    assert all(one.end <= other.start for one, other in pairwise(pieces))
    shown = "".join(text[piece.start : piece.end] for piece in pieces)
    assert "".join(shown.split()) == "".join(text.split())


def test_a_long_paragraph_is_cut_with_sentences_and_goes_on() -> None:
    text = SENTENCE * 40
    pieces = pieces_of(text, [])
    assert len(pieces) > 2
    assert [piece.continued for piece in pieces] == [False, *[True] * (len(pieces) - 1)]
    assert all(text[piece.end - 2] == "." for piece in pieces[:-1])
    assert all(400 <= piece.end - piece.start < 500 for piece in pieces[:-1])


def test_no_piece_ends_within_a_passage() -> None:
    text = SENTENCE * 40
    passage = Span(210, 1300)
    for piece in pieces_of(text, [passage, Span(250, 300)]):
        assert not passage.start < piece.end < passage.end
