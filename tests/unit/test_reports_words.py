from __future__ import annotations

from dataclasses import replace

from reports.framework import crossed, framework
from reports.method import Method, method_sentences
from reports.quotes import quotes
from reports.writers.as_terminal import terminal_text
from testimonies.values import Mark, MarkKind, Span
from tests.unit.test_query import LINES, told
from tests.unit.test_reports_cases import empty_study, of_suggestions


def test_every_coded_passage_stands_under_each_code_with_who_said_and_who_coded_it() -> None:
    frame = quotes(told()).frame
    rows = [(row["code"], row["passage"], row["coder"]) for row in frame.to_dict("records")]
    assert rows[:3] == [
        ("leave.heart", "p6", "Ada Holm"),
        ("leave.heart.pity", "p1", "Ada Holm and Bo Rask"),
        ("leave.heart.pity", "p4", "Ada Holm"),
    ]
    assert len(rows) == 8
    first = frame.iloc[1]
    assert first["words"] == LINES[0]
    assert (first["speaker"], first["document"], first["page"]) == ("Ana", "First report", "")
    assert frame.loc[0, "speaker"] == "nobody named"


def test_a_passage_is_cited_by_the_page_or_the_time_its_document_tells() -> None:
    marks = {
        "d1": (Mark(MarkKind.PAGE, Span(0, 1), "xii"),),
        "d2": (Mark(MarkKind.CUE, Span(0, 1), "00:01:02.000"),),
    }
    table = quotes(replace(told(), marks=marks))
    cited = dict(zip(table.frame["passage"], table.frame["page"], strict=True))
    assert (cited["p1"], cited["p6"]) == ("xii", "00:01:02.000")
    said = terminal_text(table)
    assert "First report, page xii;" in said
    assert "Second report, at 00:01:02.000;" in said


def test_the_framework_matrix_has_a_row_for_each_speaker_and_a_column_for_each_code() -> None:
    table = framework(told())
    assert table.head.base == "3 speakers with a code, of 3 seen"
    wide = crossed(table).frame
    assert wide["speaker"].tolist() == ["Ana", "Ben", "Cyd"]
    assert wide.loc[0, "Reasons to leave: Heart"] == LINES[0]
    assert wide.loc[1, "Reasons to leave: Bread"] == ""
    cells = table.frame.set_index(["speaker", "code"])["passages"]
    assert cells["Ana", "stay.bread"] == 2


def test_a_cell_of_the_matrix_is_short_and_says_how_many_passages_it_leaves_out() -> None:
    evidence = told()
    long = replace(evidence, texts=tuple(
        replace(text, text=text.text.replace(" ", " and then ")) for text in evidence.texts
    ))  # fmt: skip
    assert framework(long).frame["words"].str.len().max() <= 3 * 163


def test_words_are_printed_to_be_read() -> None:
    lines = terminal_text(quotes(told())).splitlines()
    assert "Reasons to leave: Pity" in lines
    assert "    Ana (unknown), First report; Ada Holm and Bo Rask; p1" in lines
    assert "Ana (unknown), First report" in terminal_text(framework(told())).splitlines()


def test_an_empty_study_has_empty_books() -> None:
    assert quotes(empty_study()).frame.empty
    assert framework(empty_study()).frame.empty
    assert crossed(framework(empty_study())).frame.empty


def test_the_method_is_told_from_the_studys_own_settings() -> None:
    method = Method("exitvoice 9.9", most_sentences=4, languages=("en",))
    said = "\n".join(method_sentences(told(), method))
    assert "pieces of at most 4 sentences; 7 passages in all" in said
    assert "version abcdef012345, with 9 codes in 2 directions and 2 categories" in said
    assert "by Ada Holm and Bo Rask, who saw 6 passages" in said
    assert "Software: exitvoice 9.9." in said
    assert "nobody has decided them" in "\n".join(method_sentences(of_suggestions(), method))
