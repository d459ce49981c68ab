"""The program knows no codebook: directions, categories and colours come from the file."""

import re
from pathlib import Path

import pytest

from codebook.reading import BUNDLED, bundled, read_codebook

ROOT = Path(__file__).parents[2]
# Words of every language as well: as such they stand in lists of words about speech, not of codes.
ALSO_ENGLISH = {"union", "dignity", "safety", "wages", "security"}


# A string with a space in it is said to people, who may be shown an example.
SENTENCE = re.compile(r"""(["'])(?:(?!\1)[^\n])* (?:(?!\1)[^\n])*\1""")


def modules() -> list[Path]:
    packages = ("codebook", "coding", "reports", "exitvoice")
    return [path for name in packages for path in sorted((ROOT / name).rglob("*.py"))]


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_no_module_names_a_code_or_category_but_in_its_explanations(name: str) -> None:
    book = read_codebook(bundled(name))
    parts = {category.id for category in book.categories} - ALSO_ENGLISH
    ids = {re.escape(code.id) for code in book.codes} | {rf"\b{re.escape(p)}\b" for p in parts}
    named = re.compile("|".join(sorted(ids)))
    found = []
    for path in modules():
        code = re.sub(r'(?s)""".*?"""|#[^\n]*', "", path.read_text(encoding="utf-8"))
        code = SENTENCE.sub("", code)
        found += [f"{path.name}: {hit[0]}" for hit in named.finditer(code)]
    assert found == []


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_no_module_knows_a_colour_of_a_category_but_the_palette_for_those_without(
    name: str,
) -> None:
    colors = {category.color for category in read_codebook(bundled(name)).categories}
    palettes = {"placing.py"}
    for path in modules():
        if path.name not in palettes:
            text = path.read_text(encoding="utf-8").lower()
            # One may stand in a message, to show what a colour looks like.
            assert len([color for color in colors if f'"{color}"' in text]) <= 1, path
