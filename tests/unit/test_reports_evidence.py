from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from coding.values import Assignment
from reports.coverage import coverage
from reports.errors import EvidenceError, ReportsError
from tests.unit.test_reports_cases import ADA, given, row, small_evidence


def test_evidence_that_points_at_nothing_names_every_fault_at_once() -> None:
    stray = frozenset({Assignment("p99", "leave.heart", "nobody")})
    with pytest.raises(EvidenceError) as caught:
        replace(small_evidence(), assignments=stray, sources=())
    assert "source that is not among its own: d1, d2" in str(caught.value)
    assert "passage that is not among its own: p99" in str(caught.value)
    assert "coder that is not among its own: nobody" in str(caught.value)
    assert isinstance(caught.value, ReportsError)


def test_not_seen_and_seen_with_no_code_and_coded_are_kept_apart() -> None:
    frame = coverage(small_evidence()).frame
    columns = ["passages", "not_seen", "no_code", "with_codes", "codes"]
    assert row(frame, "Ada Holm", columns, "coder") == [7, 1, 1, 5, 7]
    assert row(frame, "Bo Rask", columns, "coder") == [7, 4, 1, 2, 2]


def test_codes_the_codebook_lost_are_left_out_and_named() -> None:
    evidence = small_evidence()
    more = evidence.assignments | given(ADA, "p1 leave.honour")
    head = coverage(replace(evidence, assignments=more)).head
    assert "1 assignment left out: the codebook has no code leave.honour." in head.notes


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = ("pandas", "numpy", "scipy", "openpyxl", "rich", "vl_convert")
    code = (
        "import sys, reports, reports.evidence, reports.tables, reports.outline, reports.errors;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
