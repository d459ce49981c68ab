"""The printed codebook: all that is said of a code, how it was used, and nothing that runs."""

import re
from dataclasses import replace
from html import unescape

import pytest
from lxml import html

from codebook.printing.as_html import html_page
from codebook.printing.as_markdown import markdown_page
from codebook.printing.pages import Printed, Quote, Use
from codebook.reading import bundled, read_codebook
from codebook.values import Code, Status
from codebook.versions import with_version

BOOK = read_codebook(bundled("strikes"))
QUOTE = Quote("They *docked* us <twice>.", "A docker", "Letters & notes", "p-1")
USES = {"walk-out.wages": Use(3, 1, (QUOTE,)), "walk-out.union": Use(0, 0)}
PRINTED = Printed(BOOK, "Harbour", "9 passages looked at by 2 coders", USES)


def words(page: str) -> str:
    """Return what a reader sees: words on one line, links as their words."""
    flowing = re.sub(r"</?(?:a|span)\b[^>]*>", "", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", flowing)).split())


@pytest.mark.parametrize("code", BOOK.codes, ids=lambda code: code.id)
def test_everything_that_is_said_of_a_code_is_printed(code: Code) -> None:
    page = words(html_page(PRINTED))
    said = (code.id, code.name, code.definition, *code.include, *code.exclude, *code.examples,
            *code.counter_examples)  # fmt: skip
    assert [text for text in said if text not in page] == []


def test_counts_and_passages_stand_with_their_code() -> None:
    page = words(html_page(PRINTED))
    assert "Counted in “Harbour”: 9 passages looked at by 2 coders." in page
    assert (
        "3 passages, 1 known speaker. They *docked* us <twice>. A docker, Letters & notes, p-1"
        in page
    )
    assert "Not given to any passage yet." in page


def test_without_a_study_nothing_is_counted() -> None:
    page = words(html_page(Printed(BOOK)))
    assert "Counted in" not in page
    assert "Not given to any passage" not in page


def test_every_code_shows_its_category_by_name_beside_its_colour() -> None:
    tree = html.fromstring(html_page(PRINTED))
    sections = tree.findall(".//section")
    assert len(sections) == len(BOOK.codes)
    names = {category.id: category.name for category in BOOK.categories}
    shown = [str(each.findtext(".//span[@class='category']")) for each in sections]
    assert shown == [names[code.category] for code in BOOK.codes]


def test_a_code_named_in_a_rule_is_a_link_to_it() -> None:
    tree = html.fromstring(html_page(PRINTED))
    targets = {str(each.get("id")) for each in tree.iter("section")}
    links = {str(link.get("href")).removeprefix("#") for link in tree.iter("a")}
    assert links == targets == {code.id for code in BOOK.codes}


def test_the_page_asks_nothing_of_a_network_and_runs_nothing() -> None:
    hostile = replace(BOOK, title="<script>alert(1)</script>", language='en"><img src=x>')
    page = html_page(Printed(hostile, uses=USES))
    tree = html.fromstring(page)
    assert list(tree.iter("script", "img", "link", "iframe")) == []
    assert "http" not in page


def test_markdown_shows_words_of_documents_as_they_are() -> None:
    page = markdown_page(PRINTED)
    assert "> They \\*docked\\* us \\<twice\\>." in page
    assert "> — A docker, Letters & notes, p-1" in page
    assert "#### Unpaid hours" in page
    assert "**3 passages, 1 known speaker.**" in page


def test_a_candidate_says_who_proposed_it_where_and_in_whose_words() -> None:
    code = replace(
        BOOK.codes[1], status=Status.CANDIDATE, in_vivo="lost Sundays", proposed_by="Imra",
        proposed_in="p-7",
    )  # fmt: skip
    book = with_version(replace(BOOK, codes=(BOOK.codes[0], code, *BOOK.codes[2:])))
    said = "candidate · in the speaker's words: “lost Sundays” · proposed by Imra in p-7"
    assert said in words(html_page(Printed(book)))
    assert said in markdown_page(Printed(book))
