"""Any file can be checked; a codebook that is read keeps its meaning whatever its layout."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from codebook.patterns import parse_pattern
from codebook.reading import parse_codebook

STRIKES = (Path(__file__).parents[1] / "golden" / "codebooks" / "strikes.yaml").read_text("utf-8")
MARKS = "-:#&*!|>?{}[]\"'%@`,\n\t \x00\ufeff~<=0a\u2028"


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a good codebook with a stretch of it replaced."""
    start = draw(st.integers(0, len(STRIKES)))
    end = draw(st.integers(start, min(start + 40, len(STRIKES))))
    return STRIKES[:start] + draw(st.text(MARKS, max_size=6)) + STRIKES[end:]


@settings(deadline=None)
@given(st.one_of(st.text(), st.text(MARKS), damaged()))
def test_any_text_is_a_codebook_or_has_findings(text: str) -> None:
    codebook, findings = parse_codebook(text)
    assert (codebook is None) == bool(findings)
    lines = [finding.line for finding in findings]
    assert lines == sorted(lines)
    assert all(0 <= line <= text.count("\n") + text.count("\r") + 2 for line in lines)
    assert all(finding.where and finding.message for finding in findings)


@settings(deadline=None)
@given(st.lists(st.integers(0, STRIKES.count("\n") - 1), max_size=5))
def test_empty_lines_and_comments_change_nothing(places: list[int]) -> None:
    lines = STRIKES.splitlines()
    for place in places:
        lines[place] = f"\n  # a remark\n{lines[place]}"
    assert parse_codebook("\n".join(lines)) == parse_codebook(STRIKES)


@settings(deadline=None)
@given(st.text() | st.text("ab*?|{}. ", max_size=12))
def test_any_cue_can_be_read_or_has_faults(pattern: str) -> None:
    parsed = parse_pattern(pattern, {"a": ("b*",)})
    if not parsed.faults:
        assert any(not slot.optional for slot in parsed.slots)
        assert all(slot.words or slot.beginnings for slot in parsed.slots)
        assert not parsed.slots[0].after_gap
