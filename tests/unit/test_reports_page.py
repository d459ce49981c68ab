from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

import pytest
from lxml import html

from reports.method import Method
from reports.pictures.interactive import vega_spec
from reports.whole import whole
from reports.writers.page.document import page_html
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


def test_each_code_has_a_lane_a_bar_and_a_name_solid_or_dashed_by_its_direction(page: str) -> None:
    tree = html.document_fromstring(page)
    (passage,) = all_of(tree, "//div[@id='p1']")
    lanes = [lane.get("class") for lane in all_of(passage, ".//blockquote//span")]
    assert sorted(lanes) == ["lane l0 c4477aa", "lane l1 c4477aa", "lane l2 dashed cee6677"]
    assert len(all_of(passage, ".//*[contains(@class, 'bar ') or @class='bar']")) == 3
    names = " ".join(all_of(passage, ".//ul//text()"))
    assert "Reasons to stay: Pension (Ada Holm)" in " ".join(names.split())


def test_not_seen_and_seen_without_a_code_are_told_apart(page: str) -> None:
    tree = html.document_fromstring(page)
    assert "Seen, no code." in said(tree, "//div[@id='p3']")
    assert "Not seen yet." in said(tree, "//div[@id='p7']")


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
