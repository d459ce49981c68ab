"""Undoing an act leaves what stands as if the act had never been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coding.assignments import standing_assignments
from coding.corrections.folding import corrected
from coding.corrections.values import Change
from coding.trail import broken_links, chained, chained_corrections
from coding.undoing import Done, Trails, obstacles, reversal
from coding.values import Decision, Ruling, Verdict
from tests.property.test_corrections_oracle import amendments, extractions

if TYPE_CHECKING:
    from testimonies.values import Extraction

AT = "2031-05-04T09:30:00Z"
NONE = range(1, 1)
RULINGS = st.builds(
    Ruling,
    st.sampled_from(["p-1", "p-2"]),
    st.sampled_from(["a.x", "a.y"]),
    st.sampled_from(["c-1", "c-2"]),
    st.sampled_from(Verdict),
    st.sampled_from(["", "why"]),
)


def cut(data: st.DataObject, length: int) -> range:
    """Return the numbers of some entries that follow each other."""
    first = data.draw(st.integers(1, length))
    return range(first, data.draw(st.integers(first, length)) + 1)


def verdicts(decisions: list[Decision]) -> dict[tuple[str, str, str], Verdict]:
    """Return what each coder says last of each code on each passage; who took it back says none."""
    last = {(d.passage_id, d.code_id, d.coder_id): d.verdict for d in decisions}
    return {about: verdict for about, verdict in last.items() if verdict is not Verdict.WITHDRAW}


@settings(max_examples=300, deadline=None)
@given(st.data(), st.lists(RULINGS, min_size=1, max_size=9))
def test_decisions_undone_leave_the_verdicts_of_all_others(
    data: st.DataObject, rulings: list[Ruling]
) -> None:
    made = chained(rulings, after=None, at=AT, codebook_version="v1")
    own = cut(data, len(made))
    done, trails = Done(1, own, NONE, NONE), Trails(made)
    assume(not obstacles(done, trails, retractable=(), lasting=()))
    plan = reversal(done, trails, coder_id="c-1", codebook_version="v1", retractable=())
    new = [each for rulings in plan.rulings.values() for each in rulings]
    after = [*made, *chained(new, after=made[-1], at=AT, codebook_version="v1")]
    others = [each for each in made if each.seq not in own]
    assert broken_links(after) == ()
    assert verdicts(after) == verdicts(others)
    assert standing_assignments(after) == standing_assignments(others)


@settings(max_examples=300, deadline=None)
@given(st.data(), extractions())
def test_corrections_undone_leave_what_all_others_say(
    data: st.DataObject, found: Extraction
) -> None:
    given_ = data.draw(st.lists(amendments(found), min_size=1, max_size=9))
    added = [each.about for each in given_ if each.change is Change.ADD_QUOTATION]
    assume(len(added) == len(set(added)))  # no quotation is added twice
    made = chained_corrections(given_, after=None, at=AT)
    own = cut(data, len(made))
    done, trails = Done(1, NONE, own, NONE), Trails((), made)
    assume(not obstacles(done, trails, retractable=(), lasting=()))
    plan = reversal(done, trails, coder_id="c-1", codebook_version="v1", retractable=())
    after = [*made, *chained_corrections(plan.amendments, after=made[-1], at=AT)]
    others = [each for each in made if each.seq not in own]
    assert broken_links(after) == ()
    assert corrected(found, after) == corrected(found, others)
