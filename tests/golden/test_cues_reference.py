"""What the reference page of the cue language says is so."""

import re
from pathlib import Path

import pytest

from codebook.patterns import parse_pattern
from codebook.reading import parse_codebook
from codebook.values import About, Codebook, Cue, WhenNegated
from coding.cues import CueSuggester
from coding.cues.negation import NEGATIONS
from coding.cues.person import person
from coding.cues.words import SENTENCE_END, WordReader
from tests.unit.test_cues_suggester import book, found_words

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cues.md"
TEXT = PAGE.read_text(encoding="utf-8")


def rows(head: str) -> list[list[str]]:
    """Return the rows of every table of the page with this head."""
    tables = re.findall(rf"^\| {re.escape(head)} \|\n\|[-|]+\|\n((?:\|.*\n)+)", TEXT, re.MULTILINE)
    lines = [line for table in tables for line in table.splitlines()]
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]
    return [[cell.strip().strip("`").replace("\\|", "|") for cell in row] for row in cells]


def example_codebook() -> Codebook:
    block = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert block
    codebook, findings = parse_codebook(block[1])
    assert findings == ()
    assert codebook
    return codebook


CUES = rows("cue | text | stands there")
SPEAKS = rows("text | speaks for")
ABOUT = rows("words, the cue in brackets | are about")
READER = WordReader()


@pytest.mark.parametrize(("cue", "text", "stands"), CUES)
def test_a_cue_of_the_page_stands_where_the_page_says(cue: str, text: str, stands: str) -> None:
    expected = [quote.strip() for quote in stands.split(" / ")] if stands else []
    assert found_words(book(Cue(cue, WhenNegated.KEEP)), text) == expected


@pytest.mark.parametrize(("text", "speaks"), SPEAKS)
def test_a_text_of_the_page_speaks_for_what_the_page_says(text: str, speaks: str) -> None:
    hints = CueSuggester(example_codebook()).hints(text)
    assert [hint.code_id for hint in hints] == ([speaks] if speaks else [])


@pytest.mark.parametrize(("words", "whom"), ABOUT)
def test_words_of_the_page_are_about_whom_the_page_says(words: str, whom: str) -> None:
    before, _, rest = words.partition("[")
    cue, _, after = rest.partition("]")
    forms = [READER.read(part.replace("...", "")).forms for part in (before, cue, after)]
    first = len(forms[0])
    last = first + len(forms[1]) - 1
    assert person((*forms[0], *forms[1], *forms[2]), first, last, SENTENCE_END) == (
        whom or About.EITHER
    )


def test_the_page_has_examples_of_both_kinds() -> None:
    assert len(CUES) >= 15
    assert len(SPEAKS) >= 11
    assert len(ABOUT) >= 8


def test_every_slot_the_page_lists_can_be_read() -> None:
    slots = [slot for slot, _ in rows("slot | is filled by") if slot != "..."]
    words = {"harm": ("hurt*",)}
    assert [parse_pattern(f"{slot} end", words).faults for slot in slots] == [()] * 5


def test_the_page_names_every_negation() -> None:
    named = set(re.findall(r"\*(\w+)\*", TEXT))
    assert NEGATIONS - {"n't"} <= named
