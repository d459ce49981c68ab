"""`python -m tests.mutants [HOW MANY [SEED]]`: tells how many of a sample of mutants are noticed.

A mutant is tried by the tests that reach its line, the quickest first, for six seconds at most;
so the share it tells can only be too low.
"""

from __future__ import annotations

import importlib
import random
import sys
from pathlib import Path

from tests.mutants.making import mutants
from tests.mutants.running import Reached, is_noticed

ROOT = Path(__file__).parents[2]
PACKAGES = ("coding.store", "coding.corrections", "coding.audit")
MODULES = ("coding.trail", "coding.assignments", "coding.undoing", "coding.recoding")
TESTS = (
    "tests/unit/test_store_*.py", "tests/unit/test_trail_*.py", "tests/unit/test_assignments_*.py",
    "tests/unit/test_corrections_*.py", "tests/unit/test_undoing.py", "tests/unit/test_recoding.py",
    "tests/unit/test_audit_rows.py", "tests/unit/test_versions_update.py",
    "tests/unit/test_codebook_keeping.py", "tests/end_to_end/test_audit.py",
    "tests/end_to_end/test_audit_in_flight.py", "tests/end_to_end/test_audit_returns.py",
    "tests/end_to_end/test_log_undo.py",
)  # fmt: skip


def main(count: int = 200, seed: int = 1) -> None:
    """Try a sample of mutants and tell of those that nobody noticed."""
    files = [ROOT / f"{name.replace('.', '/')}.py" for name in MODULES]
    files += [each for name in PACKAGES for each in (ROOT / name.replace(".", "/")).glob("*.py")]
    names = [".".join(each.relative_to(ROOT).with_suffix("").parts) for each in files]
    every = [one for path, name in zip(files, names, strict=True) for one in mutants(path, name)]
    every.sort(key=lambda each: (each.module, each.line, each.fault))
    chosen = random.Random(seed).sample(every, count)  # noqa: S311
    tests = [str(path) for pattern in TESTS for path in sorted(ROOT.glob(pattern))]
    _load_what_others_wrote()
    reached = Reached(tests, [*PACKAGES, *MODULES])
    noticed = 0
    for number, each in enumerate(chosen, start=1):
        if is_noticed(each, reached.by(each)):
            noticed += 1
        else:
            _say(f"  {each.module}:{each.line}  {each.fault}")
        if number % 25 == 0:
            _say(f"{noticed} of {number} noticed")
    _say(f"{noticed} of {count} mutants noticed ({noticed / count:.0%}); there are {len(every)}")


def _load_what_others_wrote() -> None:
    for name in ("openpyxl", "openpyxl.cell.rich_text", "exitvoice.cli.audit",
                 "exitvoice.verbs.auditing", "exitvoice.verbs.reviewing",
                 "exitvoice.verbs.updating"):  # fmt: skip
        importlib.import_module(name)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
