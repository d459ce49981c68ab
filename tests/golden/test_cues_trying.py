"""A codebook whose cues are tried on their own examples, beside what a person is to see."""

from pathlib import Path

from codebook.formats.registry import read_any, written_as
from codebook.reading import check_codebook_file
from exitvoice.verbs.codebooks import example_findings, finding_lines

FOLDER = Path(__file__).parent / "codebooks" / "trying"
PATH = FOLDER / "examples-that-fail.yaml"
EXPECTED = (FOLDER / "examples-that-fail.findings.txt").read_text(encoding="utf-8")


def told(path: Path) -> list[str]:
    found = example_findings(path, read_any(path))
    return [line.removeprefix(f"{path}:").strip() for line in finding_lines(path, found)]


def test_the_codebook_has_no_other_fault() -> None:
    assert check_codebook_file(PATH) == ()


def test_every_failing_example_is_told_with_its_line_and_what_to_do() -> None:
    assert told(PATH) == EXPECTED.splitlines()


def test_in_a_sheet_the_cue_is_named_instead_of_the_line(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(written_as(read_any(PATH), ".csv"))
    bare = [line.partition(": ")[2] for line in EXPECTED.splitlines()]
    assert told(path) == bare
