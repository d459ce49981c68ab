"""What the compiled parser reads of a codebook is what the careful one reads, or nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from codebook.emitting import emitted
from codebook.reading import bundled
from codebook.strict_yaml import compiled_nodes, read_carefully
from codebook.values import Codebook
from tests.made_codebooks import codebooks

INDENTS = st.sampled_from(("", "  ", "  ", "    ", "      ", "   "))
LINES = st.sampled_from(
    (
        *(
            "a:",
            "b: c d",
            "c: >-",
            "- e",
            "- f: g",
            "- - h",
            "-",
            "i",
            "# j",
            "",
            "k: l # m",
            "n:o",
        ),
        *("p: 'q r'", 'p: "q \\" r"', "s: [t, u*]", "s: [t,", "v, w]", '- {x: y, z: "a b"}'),
        *(
            "- {x: y, x: y}",
            "b: c: d",
            "a: |",
            "a: &b c",
            "a: *b",
            "---",
            "...",
            "%a",
            "é: ü",
            "? a",
        ),
        *("s: ['a, b', c]", "s: []", "s: {}", '- "a: b"', "- a:b", "- a #b", "- a#b", "a: - b"),
        *('s: ["a', 'b", c]', "- *a", "a: 12", "a: yes", "- ~", "1: a", "a b: c", "a : b"),
        *("a:  b ", "- “a”", "\ta: b"),
    )
)
TEXTS = st.lists(st.tuples(INDENTS, LINES).map("".join), max_size=9).map("\n".join)


@settings(deadline=None, max_examples=1500)
@given(TEXTS)
def test_any_lines_are_read_alike_or_left(text: str) -> None:
    found = compiled_nodes(text)
    assert found is None or read_carefully(text) == (found, ())


@settings(deadline=None, max_examples=60)
@given(codebooks())
def test_a_codebook_that_was_written_here_is_read_alike_or_left(book: Codebook) -> None:
    text = emitted(book)
    found = compiled_nodes(text)
    assert found is None or read_carefully(text) == (found, ())


@settings(deadline=None, max_examples=150)
@given(st.integers(0), st.sampled_from(["", *" \":#-[]{},'\\>|\n&*!"]))
def test_a_codebook_with_a_slip_is_read_alike_or_left(place: int, slip: str) -> None:
    text = bundled("strikes").read_text(encoding="utf-8")
    place %= len(text)
    text = text[:place] + (slip + text[place:] if slip else text[place + 1 :])
    found = compiled_nodes(text)
    assert found is None or read_carefully(text) == (found, ())


def test_the_bundled_codebooks_are_read_by_the_compiled_parser() -> None:
    for name in ("defection", "strikes"):
        text = bundled(name).read_text(encoding="utf-8")
        assert read_carefully(text) == (compiled_nodes(text), ())
