from __future__ import annotations

from testimonies.finding import Mark, MarkKind, find, lay_out
from testimonies.quotations import find_quotations
from testimonies.values import Form, Span, Text


def mark(text: str, words: str, kind: MarkKind, value: str = "") -> Mark:
    start = text.index(words)
    return Mark(kind, Span(start, start + len(words)), value)


def told(text: str, *marks: Mark) -> list[tuple[Form, list[str], str | None, str | None]]:
    """Return of each find its form, its words, its label and its attribution."""
    return [
        (
            one.form,
            [text[span.start : span.end] for span in one.spans],
            text[one.label.start : one.label.end] if one.label else None,
            text[one.attribution.start : one.attribution.end] if one.attribution else None,
        )
        for one in find(lay_out(text, marks), text)
    ]


FIRST = "Nobody came to fetch the bread that week."
SECOND = "Then they told us to burn what was left."
BLOCK = MarkKind.BLOCK_QUOTATION


def test_marked_paragraphs_side_by_side_are_one_block() -> None:
    text = f"She told it so.\n\n{FIRST}\n\n{SECOND}\n\nAnd she left.\n"
    marks = mark(text, FIRST, BLOCK), mark(text, SECOND, BLOCK)
    assert told(text, *marks) == [(Form.BLOCK, [f"{FIRST}\n\n{SECOND}"], None, None)]


def test_marked_paragraphs_of_unlike_value_are_two_blocks() -> None:
    text = f"{FIRST}\n\n{SECOND}\n"
    marks = mark(text, FIRST, BLOCK, "1"), mark(text, SECOND, BLOCK, "2")
    assert [words for _, words, _, _ in told(text, *marks)] == [[FIRST], [SECOND]]


def test_marked_paragraphs_with_text_between_are_two_blocks() -> None:
    text = f"{FIRST}\n\nLater:\n\n{SECOND}\n"
    marks = mark(text, FIRST, BLOCK), mark(text, SECOND, BLOCK)
    assert [words for _, words, _, _ in told(text, *marks)] == [[FIRST], [SECOND]]


def test_a_dash_line_says_who_speaks_in_a_marked_block_and_below_it() -> None:
    tail = "— Sergeant Mirel Adan"
    text = f"{FIRST}\n\n{tail}\n\nAnd she left.\n"
    inside = mark(text, FIRST, BLOCK), mark(text, tail, BLOCK)
    for marks in (inside, inside[:1]):
        assert told(text, *marks) == [(Form.BLOCK, [FIRST], None, tail)]


def test_a_block_ends_where_a_bracket_says_who_speaks() -> None:
    tail = "(clerk, interviewed in May)"
    text = f"{FIRST} {tail}\n\n{SECOND}\n"
    marks = mark(text, f"{FIRST} {tail}", BLOCK), mark(text, SECOND, BLOCK)
    assert told(text, *marks) == [
        (Form.BLOCK, [FIRST], None, tail),
        (Form.BLOCK, [SECOND], None, None),
    ]


def test_a_marked_block_in_quotation_marks_is_left_to_the_marks() -> None:
    text = f"He wrote:\n\n“{FIRST}” he said, “{SECOND}”\n"
    assert [form for form, *_ in told(text, mark(text, text[11:-1], BLOCK))] == [Form.DIRECT]


def test_marked_names_open_turns_up_to_the_next_heading() -> None:
    text = f"The talk.\n\nQ\n\nAnd the bread?\n\nMIREL\n\n{FIRST}\n\nThe end\n\nShe said “no”.\n"
    marks = (
        mark(text, "Q", MarkKind.LABEL),
        mark(text, "MIREL", MarkKind.LABEL),
        mark(text, "The end", MarkKind.HEADING),
    )
    assert told(text, *marks) == [
        (Form.TURN, ["And the bread?"], "Q", None),
        (Form.TURN, [FIRST], "MIREL", None),
        (Form.DIRECT, ["no"], None, None),
    ]


def test_what_stands_between_name_and_words_is_no_word() -> None:
    for between in (": ", " – ", "\t", ":\n", ".\n\n"):
        text = f"Mirel{between}{FIRST}\n"
        assert told(text, mark(text, "Mirel", MarkKind.LABEL))[0][1] == [FIRST]


def test_times_and_page_heads_are_cut_out_of_marked_turns() -> None:
    text = f"Mirel: {FIRST}\n[00:01:02]\n{SECOND}\nThe Ford Daily 7\nSo it was.\n"
    marks = mark(text, "Mirel", MarkKind.LABEL), mark(text, "The Ford Daily 7", MarkKind.PAGE)
    assert told(text, *marks)[0][1] == [FIRST, SECOND, "So it was."]


def test_a_quotation_runs_on_behind_a_stated_note_and_page_head() -> None:
    note, head = "3 See “The road”, page 9.", "12 Voices from the ford"
    text = f"“We walked on for nine days,\n{note}\n\n{head}\nand nobody followed,” she said.\n"
    marks = mark(text, note, MarkKind.FOOTNOTE), mark(text, head, MarkKind.PAGE)
    assert [words for _, words, _, _ in told(text, *marks)] == [
        ["We walked on for nine days,", "and nobody followed,"]
    ]


def test_furniture_stated_inside_a_line_is_cut_out_of_the_words() -> None:
    text = "“We walked [advertisement] on,” she said.\n"
    found = told(text, mark(text, "[advertisement]", MarkKind.FURNITURE))
    assert [words for _, words, _, _ in found] == [["We walked", "on,"]]


def test_stated_layout_is_taken_and_not_guessed_over() -> None:
    text = "Menu\n\nHome\n\nNews\n\nPress\n\nAbout\n\nIt rained all day at the ford.\n"
    guessed = {one.kind for one in lay_out(text).marks}
    assert guessed == {MarkKind.FURNITURE}
    stated = tuple(mark(text, word, MarkKind.HEADING) for word in ("Menu", "Home", "News"))
    marks = lay_out(text, stated).marks
    assert [m.kind for m in marks[:3]] == [MarkKind.HEADING] * 3
    assert MarkKind.FURNITURE not in {m.kind for m in marks}


def test_numbered_paragraphs_are_no_footnotes_where_the_format_states_them() -> None:
    text = "He said it.1 So.2 Yes.\n\n1 Bread.\n\n2 Pay.\n\n[3] The Ford Daily.\n"
    assert MarkKind.FOOTNOTE in {one.kind for one in lay_out(text).marks}
    note = mark(text, "[3] The Ford Daily.", MarkKind.FOOTNOTE)
    layout = lay_out(text, (note,))
    assert [one for one in layout.marks if one.kind is MarkKind.FOOTNOTE] == [note]


def test_quotations_of_a_reading_take_its_marks() -> None:
    text = f"The clerk told it so:\n\n{FIRST}\n"
    extraction = find_quotations(Text("s", text, ""), (mark(text, FIRST, BLOCK),))
    assert [one.form for one in extraction.quotations] == [Form.BLOCK]
    assert find_quotations(Text("s", text, "")).quotations == ()


def test_tellers_before_colons_are_no_names_of_speakers() -> None:
    lines = [
        f"The {who} said: “We left on day {i}.”" for i, who in enumerate(["clerk", "cook"] * 3)
    ]
    text = "\n\n".join(lines)
    assert [form for form, *_ in told(text)] == [Form.DIRECT] * 6
