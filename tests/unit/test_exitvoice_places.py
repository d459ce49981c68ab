from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from exitvoice.study import places

if TYPE_CHECKING:
    from pathlib import Path

MOUNTS = """\
22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / {place}/share\\040one rw,relatime - cifs //server/share rw
31 30 0:41 / {place}/share\\040one/local rw - ext4 /dev/sdb1 rw
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(place=tmp_path), encoding="utf-8")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    return tmp_path


def test_a_study_on_a_disk_of_this_machine_needs_no_telling(place: Path) -> None:
    assert places.risk(place / "study") == ""
    assert places.risk(place / "share one" / "local" / "study") == ""


def test_a_network_disk_is_told_of_with_its_kind(place: Path) -> None:
    assert "network disk (cifs)" in places.risk(place / "share one" / "study")


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive", "OneDrive - An Institute", "Nextcloud", "My Drive"]
)
def test_a_folder_that_is_copied_elsewhere_is_told_of_with_its_name(
    place: Path, folder: str
) -> None:
    told = places.risk(place / folder / "work" / "study")
    assert f"copied elsewhere ({folder})" in told


def test_people_are_told_once_and_again_where_the_study_has_moved(place: Path) -> None:
    study = place / "Dropbox" / "study"
    (study / "coding").mkdir(parents=True)
    assert places.risk_once(study)
    assert places.risk_once(study) == ""
    (told,) = (study / "coding").iterdir()
    assert stat.S_IMODE(told.stat().st_mode) == 0o600
    moved = place / "Nextcloud"
    (place / "Dropbox").rename(moved)
    assert "Nextcloud" in places.risk_once(moved / "study")


def test_a_system_without_a_list_of_mounts_is_trusted(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_MOUNTS", place / "none")
    assert places.risk(place / "share one" / "study") == ""
    assert places.risk_once(place) == ""
