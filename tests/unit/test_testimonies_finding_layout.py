from __future__ import annotations

import pytest

from testimonies.finding import MarkKind, find, lay_out


def marked(text: str, kind: MarkKind) -> list[str]:
    return [text[m.span.start : m.span.end] for m in lay_out(text).marks if m.kind is kind]


def paragraphs(text: str) -> list[str]:
    return [" ".join(text[p.start : p.end].split()) for p in lay_out(text).paragraphs]


MENU = "  • Home\n  • News\n  • Weather\n  • Sport\n  • Letters\n\nThe buses left at six.\n"


def test_a_menu_is_furniture_and_the_sentence_after_it_is_not() -> None:
    assert len(marked(MENU, MarkKind.FURNITURE)) == 5
    assert paragraphs(MENU) == ["The buses left at six."]


def test_a_line_with_quotation_marks_is_never_furniture() -> None:
    text = MENU.replace("Weather", "‘We were told it was a dam’")
    assert "‘We were told it was a dam’" in " ".join(paragraphs(text))


def test_a_line_repeated_three_times_is_a_running_head_whatever_its_number() -> None:
    heads = ["RIVER PAPERS 1", "RIVER PAPERS 2", "RIVER PAPERS 3"]
    text = "".join(f"{head}\n\nIt rained.\n\n" for head in heads)
    assert marked(text, MarkKind.PAGE) == heads


@pytest.mark.parametrize("number", ["17", "- 17 -", "Page 17 of 90", "xvii", "[17]"])
def test_a_page_number_alone_on_its_line_is_marked(number: str) -> None:
    assert marked(f"It rained.\n\n{number}\n\nIt snowed.\n", MarkKind.PAGE) == [number]


def test_a_credit_under_a_picture_is_a_caption() -> None:
    text = "It rained.\n\nPhoto: A market in Tesk.\n\nA man in the rain. (Photo: S. Immerin)\n"
    assert len(marked(text, MarkKind.CAPTION)) == 2


def test_a_short_line_before_a_paragraph_is_a_heading() -> None:
    text = "It rained.\n\nThe second winter\n\nIt snowed for a long time.\n"
    assert marked(text, MarkKind.HEADING) == ["The second winter"]


def test_numbered_notes_under_a_text_with_note_numbers_are_footnotes() -> None:
    text = "It rained.1 It snowed.2\n\n1 Letter to the author.\n2 Radio, 3 May.\n"
    assert marked(text, MarkKind.FOOTNOTE) == ["1 Letter to the author.", "2 Radio, 3 May."]


def test_numbered_lines_without_note_numbers_in_the_text_are_no_footnotes() -> None:
    assert marked("It rained.\n\n1 May was dry.\n2 May was wet.\n", MarkKind.FOOTNOTE) == []


WRAPPED = (
    "The men who came over the pass in the first week of the thaw had walked for\n"
    "nine nights, and none of them could say afterwards which of the villages had\n"
    "fed them. They said so.\n"
    "In the second week the pass was shut, and those who came later had to go round\n"
    "\n12\n\n"
    "by the lake, which took them a month.\n"
)


def test_hard_wrapped_lines_are_joined_and_run_on_across_a_page_number() -> None:
    found = paragraphs(WRAPPED)
    assert len(found) == 2
    assert found[1].endswith("go round 12 by the lake, which took them a month.")


def test_line_ends_of_any_sort_make_the_same_quotations() -> None:
    text = "“We left.\n\n“Nobody saw,” she said.\n"
    for end in ("\r\n", "\r", "\u2028"):
        other = text.replace("\n", end)
        words = [[other[s.start : s.end] for s in f.spans] for f in find(lay_out(other), other)]
        assert words == [["We left.", "Nobody saw,"]]


def test_a_layout_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="belongs to another text"):
        find(lay_out("It rained."), "It rained all day.")


def test_two_hundred_thousand_opening_marks_are_one_unclosed_nothing() -> None:
    text = "“" * 200_000
    assert find(lay_out(text), text) == ()
