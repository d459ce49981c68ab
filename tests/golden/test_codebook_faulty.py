"""Faulty codebooks, each beside the findings a person is to see."""

from pathlib import Path

import pytest

from codebook.errors import CodebookFaultsError
from codebook.reading import check_codebook_file, read_codebook

FAULTY = Path(__file__).parent / "codebooks" / "faulty"
CASES = sorted(path.stem for path in FAULTY.glob("*.yaml"))


def as_text(path: Path) -> str:
    found = check_codebook_file(path)
    return "".join(f"line {f.line}: {f.where}: {f.message}\n" for f in found)


@pytest.mark.parametrize("case", CASES)
def test_every_fault_is_found_with_its_line(case: str) -> None:
    expected = (FAULTY / f"{case}.findings.txt").read_text(encoding="utf-8")
    assert as_text(FAULTY / f"{case}.yaml") == expected


@pytest.mark.parametrize("case", CASES)
def test_a_faulty_codebook_is_not_read(case: str) -> None:
    path = FAULTY / f"{case}.yaml"
    with pytest.raises(CodebookFaultsError) as caught:
        read_codebook(path)
    assert caught.value.findings == check_codebook_file(path)
    assert len(caught.value.findings) > 0


def test_every_expected_text_belongs_to_a_codebook() -> None:
    texts = sorted(path.name.removesuffix(".findings.txt") for path in FAULTY.glob("*.txt"))
    assert texts == CASES


def test_five_faults_come_back_together() -> None:
    assert len(check_codebook_file(FAULTY / "five-faults.yaml")) == 5
