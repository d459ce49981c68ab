from __future__ import annotations

from typing import TYPE_CHECKING

from reports.pictures.marks import Box
from reports.pictures.portraits import codeline, portraits
from reports.pictures.rendering import svg_text
from reports.portrait import portrait
from tests.unit.test_query import told
from tests.unit.test_reports_cases import (
    empty_study,
    nothing_coded,
    small_codebook,
    small_evidence,
)

if TYPE_CHECKING:
    from reports.pictures.marks import Picture


def says(picture: Picture) -> list[str]:
    return [mark.says for mark in picture.marks if isinstance(mark, Box) and mark.says]


def test_a_portrait_has_a_row_for_each_code_of_a_passage_and_one_where_it_has_none() -> None:
    frame = portrait(told()).frame
    rows = list(zip(frame["passage"], frame["code"], frame["passage_state"], strict=True))
    assert rows == [
        ("p1", "leave.heart", "coded"),
        ("p1", "stay.bread", "coded"),
        ("p2", "leave.bread", "coded"),
        ("p2", "stay.bread", "coded"),
        ("p3", "", "no-code"),
        ("p4", "leave.heart", "coded"),
        ("p5", "stay.bread", "coded"),
        ("p6", "leave.heart", "coded"),
        ("p7", "", "not-seen"),
    ]


def test_passages_lie_where_the_text_has_them() -> None:
    evidence = told()
    texts = {text.source_id: text.text for text in evidence.texts}
    frame = portrait(evidence).frame.drop_duplicates("passage").set_index("passage")
    for passage in evidence.passages:
        row = frame.loc[passage.id]
        assert (row["begins"], row["ends"]) == (passage.spans[0].start, passage.spans[-1].end)
    assert set(frame["document_length"]) == {len(text) for text in texts.values()}


def test_each_passage_is_a_tile_and_its_codes_share_the_height_of_the_strip() -> None:
    picture = portraits(portrait(told()), small_codebook())
    told_of = says(picture)
    assert told_of[:2] == [
        "Ana: Reasons to leave: Heart to leave",
        "Ana: Reasons to stay: Bread to stay",
    ]
    assert "Ana: no-code" in told_of
    assert "nobody named: not-seen" in told_of
    high = {mark.says: mark.height for mark in picture.marks if isinstance(mark, Box)}
    assert high["Ana: Reasons to leave: Heart to leave"] * 2 == high["Ana: no-code"]


def test_no_tile_reaches_beyond_its_strip() -> None:
    picture = portraits(portrait(told()), small_codebook())
    boxes = [mark for mark in picture.marks if isinstance(mark, Box)]
    strip = max(boxes, key=lambda box: box.width)
    for box in boxes:
        if box.says:
            assert strip.x <= box.x
            assert box.x + box.width <= strip.x + strip.width + 1e-9


def test_the_codeline_of_a_document_has_a_row_for_each_code_it_carries() -> None:
    table = portrait(told())
    svg = svg_text(codeline(table, small_codebook(), "Second report"))
    assert "Document: Second report" in svg
    assert svg.count(">Reasons to leave: Heart<") == 1
    assert "Reasons to leave: Bread" not in svg


def test_pictures_of_nothing_say_so() -> None:
    for evidence in (nothing_coded(), empty_study()):
        assert "nothing to draw yet" in svg_text(portraits(portrait(evidence), small_codebook()))


def test_without_texts_a_document_reaches_to_its_last_passage() -> None:
    assert set(portrait(small_evidence()).frame["document_length"]) == {9}
