"""A demo study, made once; each test that changes a study gets a copy."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.program import run

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path


@pytest.fixture(scope="session")
def demo_run(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return the demo study's folder and what the run said."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    return folder, run("demo", folder)


@pytest.fixture
def study(demo_run: tuple[Path, object], tmp_path: Path) -> Path:
    """Return a copy of the demo study that a test may change."""
    return shutil.copytree(demo_run[0], tmp_path / "study")
