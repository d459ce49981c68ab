"""What people install holds all that the program needs, and nothing else."""

from __future__ import annotations

import os
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest
import uv_build

REPO = Path(__file__).parents[2]
PACKAGES = ("codebook", "testimonies", "coding", "reports", "exitvoice")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """Return the names in the wheel and in the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(REPO)
        patch.setenv("PATH", sysconfig.get_path("scripts"), prepend=os.pathsep)
        wheel = folder / uv_build.build_wheel(str(folder))
        sdist = folder / uv_build.build_sdist(str(folder))
    with zipfile.ZipFile(wheel) as archive, tarfile.open(sdist) as tar:
        members = {name.partition("/")[2] for name in tar.getnames()}
        return set(archive.namelist()), members


def test_the_wheel_holds_every_module_and_all_bundled_data(
    built: tuple[set[str], set[str]],
) -> None:
    wanted = {
        str(path.relative_to(REPO))
        for package in PACKAGES
        for path in (REPO / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "codebook/codebook.yaml" in wanted
    assert "exitvoice/demo/decisions.csv" in wanted
    assert wanted <= built[0]


def test_the_wheel_holds_nothing_but_the_five_packages(built: tuple[set[str], set[str]]) -> None:
    tops = {name.partition("/")[0] for name in built[0]}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_the_source_archive_holds_the_licence_and_the_readme(
    built: tuple[set[str], set[str]],
) -> None:
    assert {"LICENSE", "README.md", "pyproject.toml"} <= built[1]
