from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

import pytest
from lxml import html

from reports.method import Method
from reports.narrowing import narrowed
from reports.pictures.interactive import vega_spec
from reports.whole import whole
from reports.writers.page.document import page_html
from testimonies.values import Span, Text
from tests.unit.test_query import told
from tests.unit.test_reports_cases import of_suggestions

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def all_of(tree: HtmlElement, path: str) -> list[Any]:
    return cast("list[Any]", tree.xpath(path))


def said(tree: HtmlElement, path: str) -> str:
    return str(tree.xpath(f"string({path})"))


@pytest.fixture(scope="module")
def page() -> str:
    evidence = told()
    return page_html(evidence, whole(evidence), Method())


def test_a_page_holds_everything_and_asks_for_nothing(page: str) -> None:
    tree = html.document_fromstring(page)
    assert all_of(tree, "//script | //link | //img | //iframe") == []
    assert not all_of(tree, "//@style | //@onclick | //@onload")
    assert [link for link in all_of(tree, "//@href") if not link.startswith("#")] == []
    assert "url(http" not in page


def test_every_anchor_leads_somewhere_and_no_id_stands_twice(page: str) -> None:
    tree = html.document_fromstring(page)
    ids = all_of(tree, "//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in all_of(tree, "//@href")} <= set(ids)
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


def test_the_policy_lets_only_the_pages_own_style_in(page: str) -> None:
    tree = html.document_fromstring(page)
    (policy,) = all_of(tree, "//meta[@http-equiv]/@content")
    (style,) = all_of(tree, "//style/text()")
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "script-src" not in policy


def paragraph(tree: HtmlElement, passage: str) -> HtmlElement:
    (found,) = all_of(tree, f"//div[contains(@class, 'paragraph') and .//*[@id='{passage}']]")
    return cast("HtmlElement", found)


def noted(tree: HtmlElement, passage: str) -> str:
    """Return what stands beside a passage."""
    (note,) = all_of(tree, f"//div[@class='note' and contains(p, '· {passage}')]")
    return " ".join("".join(note.itertext()).split())


def test_each_code_has_a_lane_a_bar_and_a_name_solid_or_dashed_by_its_direction(page: str) -> None:
    tree = html.document_fromstring(page)
    lanes = [lane.get("class") for lane in all_of(tree, "//span[@id='p1']//span")]
    assert sorted(lanes) == ["lane l0 c4477aa", "lane l1 c4477aa", "lane l2 dashed cee6677"]
    bars = all_of(paragraph(tree, "p5"), ".//*[contains(@class, 'bar ') or @class='bar']")
    assert [bar.get("class") for bar in bars] == ["bar c4477aa", "bar dashed cee6677"]
    assert "Reasons to stay: Pension (Ada Holm)" in noted(tree, "p1")


def test_documents_stand_there_whole_and_word_for_word(page: str) -> None:
    tree = html.document_fromstring(page)
    shown = [" ".join("".join(p.itertext()).split()) for p in all_of(tree, "//p[@class='words']")]
    told_in = [" ".join(text.text.split()) for text in told().texts]
    assert " ".join(shown) == " ".join(told_in)
    said_in = {p.get("id"): "".join(p.itertext()) for p in all_of(tree, "//span[@class='said']")}
    assert said_in.keys() == {f"p{number}" for number in range(1, 8)}


def test_where_a_query_chose_passages_only_their_paragraphs_stand_there() -> None:
    evidence = told()
    texts = tuple(replace(t, text=t.text.replace("\n", "\n\n")) for t in evidence.texts)
    moved = [(p, int(p.id[1:]) - (1 if p.id < "p5" else 5)) for p in evidence.passages]
    passages = tuple(
        replace(p, spans=(Span(p.spans[0].start + by, p.spans[0].end + by),)) for p, by in moved
    )
    evidence = narrowed(replace(evidence, texts=texts, passages=passages), "stay.bread")
    tree = html.document_fromstring(page_html(evidence, (), Method()))
    assert len(all_of(tree, "//p[@class='words']")) == 3
    assert all_of(tree, "//span[@class='said']/@id") == ["p1", "p2", "p5"]


def test_lines_broken_to_a_width_are_one_paragraph_and_long_lines_one_each() -> None:
    evidence = told()
    for text, paragraphs in (
        ("Broken to\na width.\n\nAnother one.", 2),
        (f"{'Not broken. ' * 12}\n{'Nor this. ' * 14}\nThe last.", 3),
        ("\n \n  Only one.  \n\n", 1),
    ):
        texts = (replace(evidence.texts[0], text=text), *evidence.texts[1:])
        page = page_html(replace(evidence, texts=texts), (), Method())
        first = page.partition("<h3>First report</h3>")[2].partition("<h3>")[0]
        shown = all_of(html.document_fromstring(first), "//p[@class='words']")
        assert len([each for each in shown if each.text_content()]) == paragraphs


def test_a_passage_in_several_pieces_or_paragraphs_is_marked_in_each_and_noted_once() -> None:
    evidence = told()
    first = Text("d1", "“One,” he said, “two\n\nthree.” Four.", "0" * 64)
    spans = (Span(1, 5), Span(17, 28))
    passages = (replace(evidence.passages[0], spans=spans), *evidence.passages[4:])
    held = {passage.id for passage in passages}
    evidence = replace(
        evidence,
        texts=(first, *evidence.texts[1:]),
        passages=passages,
        assignments=frozenset(a for a in evidence.assignments if a.passage_id in held),
        seen=frozenset(pair for pair in evidence.seen if pair[0] in held),
    )
    tree = html.document_fromstring(page_html(evidence, (), Method()))
    (one, two, three) = all_of(tree, "//span[@class='said']")[:3]
    assert [one.get("id"), two.get("id"), three.get("id")] == ["p1", None, None]
    assert ["".join(each.itertext()) for each in (one, two, three)] == ["One,", "two", "three."]
    assert noted(tree, "p1")


def test_a_passage_whose_text_is_not_at_hand_is_noted_all_the_same() -> None:
    evidence = replace(told(), texts=())
    tree = html.document_fromstring(page_html(evidence, (), Method()))
    assert "Reasons to stay: Pension" in noted(tree, "p1")


def test_not_seen_and_seen_without_a_code_are_told_apart(page: str) -> None:
    tree = html.document_fromstring(page)
    assert noted(tree, "p3").endswith("Seen, no code.")
    assert noted(tree, "p7").endswith("Not seen yet.")


def test_words_cannot_become_a_part_of_the_page() -> None:
    evidence = told()
    texts = tuple(replace(t, text=t.text.replace("They", "<b>&")) for t in evidence.texts)
    evil = replace(evidence, title="</title><script>x</script>", texts=texts)
    tree = html.document_fromstring(page_html(evil, whole(evil), Method()))
    assert all_of(tree, "//script | //b") == []


def test_a_page_of_suggestions_says_so_loudly() -> None:
    evidence = of_suggestions()
    tree = html.document_fromstring(page_html(evidence, whole(evidence), Method()))
    assert "OF SUGGESTIONS" in said(tree, "//p[@class='loud']")


def test_an_interactive_page_runs_only_its_own_program() -> None:
    evidence = replace(told(), title="</script><b>")
    page = page_html(evidence, whole(evidence)[:1], Method(), interactive=True)
    tree = html.document_fromstring(page)
    data, program = all_of(tree, "//script")
    assert "<" not in data.text
    digest = base64.b64encode(sha256(program.text.encode()).digest()).decode()
    (policy,) = all_of(tree, "//meta[@http-equiv]/@content")
    assert f"script-src 'sha256-{digest}'" in policy
    assert all_of(tree, "//svg") or "<svg" in page


def test_marks_of_an_interactive_picture_say_what_they_show() -> None:
    (first, *_) = whole(told())[0].pictures
    spec = cast("dict[str, Any]", vega_spec(first[1]))
    values = {each["name"]: each["values"] for each in spec["data"]}
    for mark in spec["marks"]:
        data = values[mark["from"]["data"]]
        channels = {
            channel["field"] for channel in mark["encode"]["enter"].values() if "field" in channel
        }
        assert all(channels <= set(datum) for datum in data)
    says = [datum["says"] for data in values.values() for datum in data if datum.get("says")]
    assert any(each.startswith("Reasons to leave: ") for each in says)
    assert spec["description"].startswith("Frequency of codes")
