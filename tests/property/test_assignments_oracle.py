from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from coding.assignments import seen, standing_assignments
from coding.trail import broken_links, chained
from coding.values import Assignment, Ruling, Verdict
from tests.property.chances import chances

if TYPE_CHECKING:
    from random import Random

rulings = st.lists(
    st.builds(
        Ruling,
        st.sampled_from(["p-1", "p-2", "p-3"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["c-1", "c-2"]),
        st.sampled_from(Verdict),
    ),
    max_size=40,
)


@given(rulings, chances)
def test_the_fold_is_what_a_walk_along_the_trail_would_say(
    made: list[Ruling], random: Random
) -> None:
    decisions = list(chained(made, after=None, at="", codebook_version=""))
    standing: set[Assignment] = set()
    for each in made:
        about = Assignment(each.passage_id, each.code_id, each.coder_id)
        standing.discard(about)
        if each.verdict is Verdict.ACCEPT:
            standing.add(about)
    random.shuffle(decisions)
    assert standing_assignments(decisions) == standing
    assert {(each.passage_id, each.coder_id) for each in standing} <= seen(decisions)
    assert broken_links(decisions) == ()
