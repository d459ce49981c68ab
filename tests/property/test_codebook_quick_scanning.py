"""The quick scanner tells of any YAML what ruamel's own tells, to the place of every event."""

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from codebook.emitting import emitted
from codebook.quick_scanning import QuickScanner
from codebook.reading import bundled, read_codebook

PIECES = st.sampled_from(
    ("name", "a b", "x: y", "- ", "-", ": ", ":", "\n", "\n  ", "\n    ", "\n\n", " #c", "#", '"',
     '"a b"', "'", "\\", "[", "]", "{", "}", ",", "? ", "---", "...", "\t", "\ufeff", "\u2028",
     "\xa0", "é", "𐌀", ">-\n", "|\n", "&a", "*a", "!t", "%", "@", "  ", "\r\n", "key:\n",
     "key: v\n")
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=24).map("".join)


def told(text: str, scanner: object = None) -> object:
    yaml = YAML(typ="safe", pure=True)
    if scanner:
        yaml.Scanner = scanner
    found: list[object] = []
    try:
        for event in yaml.parse(text):
            marks = [(m.index, m.line, m.column) for m in (event.start_mark, event.end_mark)]
            value = getattr(event, "value", None), getattr(event, "style", None)
            found.append((type(event), value, getattr(event, "implicit", None), marks))
    except YAMLError as error:
        found.append((type(error), str(error)))
    return found


@settings(deadline=None, max_examples=400)
@given(TEXTS)
def test_any_text_gives_the_same_events_or_the_same_error(text: str) -> None:
    assert told(text, QuickScanner) == told(text)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(("a: b c\n", "  d: e\n", "  - f g\n", "    h\n", "- i\n", "\n")))
       .map("".join))  # fmt: skip
def test_lines_that_go_on_and_end_give_the_same_events(text: str) -> None:
    assert told(text, QuickScanner) == told(text)


def test_a_codebook_gives_the_same_events() -> None:
    text = bundled("strikes").read_text(encoding="utf-8")
    assert told(text, QuickScanner) == told(text)
    text = emitted(read_codebook(bundled("strikes")))
    assert told(text, QuickScanner) == told(text)
