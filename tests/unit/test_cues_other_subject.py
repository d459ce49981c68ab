"""Nothing in the code knows what the bundled codebook is about."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import codebook
import coding
from codebook.reading import bundled, read_codebook
from coding.cues import CueSuggester

STRIKES = read_codebook(Path(__file__).parents[1] / "golden" / "codebooks" / "strikes.yaml")
PACKAGES = [Path(str(package.__file__)).parent for package in (codebook, coding)]
MODULES = sorted(path for package in PACKAGES for path in package.rglob("*.py"))


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("They docked two days of our pay.", "walk-out.wages"),
        ("We never got paid for those nights, all off the clock.", "walk-out.wages.unpaid-hours"),
        ("Without the bonus I could not have gone on strike.", "stay-in.wages"),
        ("He has no respect for us.", "walk-out.dignity"),
        ("I am proud of this quay.", "stay-in.dignity"),
    ],
)
def test_a_codebook_about_strikes_gives_suggestions_about_strikes(text: str, speaks: str) -> None:
    assert [hint.code_id for hint in CueSuggester(STRIKES).hints(text)] == [speaks]


@cache
def bundled_words() -> frozenset[str]:
    """Return the ids of the directions and categories of the bundled codebook."""
    book = read_codebook(bundled())
    directions = {direction.id for direction in book.directions}
    return frozenset(directions | {category.id for category in book.categories})


def strings(path: Path) -> Iterator[str]:
    """Yield the texts a module holds, its docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in parts:
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_module_names_a_direction_or_category_of_the_bundled_codebook(path: Path) -> None:
    words = bundled_words()
    assert [text for text in strings(path) if words & set(text.replace(".", " ").split())] == []
