from __future__ import annotations

from testimonies.finding import lay_out
from testimonies.quotations import find_quotations
from testimonies.values import MarkKind, Text

ARTICLE = """\
The ferry that did not sail
The harbour of Odrel has been shut since the first snow, and nobody can say when it will open again.
“We were told to guard the ferry,” said Oru Venn, a corporal who deserted in March.
Similar reading:
Harbour master says the ice will hold until spring
Coast
Harbour master says the ice will hold until spring
By The Odrel Letter
February 12, 2031
44.8k
The master of the harbour says that no ship will leave before the end of the season this year.
Read moreDetails
What the ‘Old Lighthouse’ story gets wrong about Odrel
What the ‘Old Lighthouse’ story gets wrong about Odrel
January 3, 2031
12k
Most read
  • Two lorries of salt found under the school
  Shares
  Share 0
  • Nobody knows who painted the bridge, and the town has stopped asking
  Shares
  Share 0
"""


def marked(text: str) -> set[str]:
    kinds = {MarkKind.FURNITURE, MarkKind.PAGE}
    marks = lay_out(text).marks
    return {text[m.span.start : m.span.end] for m in marks if m.kind in kinds}


def test_a_link_that_shows_its_title_twice_is_furniture_with_its_byline_and_summary() -> None:
    furniture = marked(ARTICLE)
    assert "Harbour master says the ice will hold until spring" in furniture
    assert "What the ‘Old Lighthouse’ story gets wrong about Odrel" in furniture
    assert any(line.startswith("The master of the harbour says") for line in furniture)
    assert {"February 12, 2031", "44.8k"} <= furniture


def test_a_line_between_two_lines_of_furniture_is_furniture() -> None:
    assert any(line.startswith("• Nobody knows who painted") for line in marked(ARTICLE))


def test_links_take_nothing_from_the_article() -> None:
    left = marked(ARTICLE)
    assert not any(line.startswith(("The harbour of Odrel", "“We were told")) for line in left)
    quoted = find_quotations(Text("s-1", ARTICLE, "")).quotations
    spans = [(each.spans[0].start, each.spans[0].end) for each in quoted if each.kind != "term"]
    assert [ARTICLE[a:b] for a, b in spans] == ["We were told to guard the ferry,"]


def test_words_that_somebody_says_twice_are_no_link() -> None:
    said = "“We never fired on the ferry”\n“We never fired on the ferry”\n"
    twice = "I have nothing to tell you.\nI have nothing to tell you.\n"
    assert marked(said + twice) == set()
