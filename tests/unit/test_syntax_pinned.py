"""The trained pipeline of the extra is one file everywhere: package, guide and benchmark."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_guide_and_the_benchmark_install_the_same_file_by_its_hash() -> None:
    pinned = (ROOT / "tests" / "benchmarks" / "syntax.txt").read_text(encoding="utf-8").strip()
    assert re.fullmatch(r"[\w-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}", pinned)
    assert pinned in (ROOT / "docs" / "how-to" / "spacy.md").read_text(encoding="utf-8")


def test_the_extra_and_the_benchmark_name_its_version() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = (ROOT / "tests" / "benchmarks" / "syntax.txt").read_text(encoding="utf-8").split()[0]
    assert package["project"]["optional-dependencies"]["syntax"] == [pinned]
    assert pinned in package["dependency-groups"]["peers"]
