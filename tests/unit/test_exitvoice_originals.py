"""The documents as they were received."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from exitvoice.errors import StudyError
from exitvoice.study.originals import keeping

if TYPE_CHECKING:
    from pathlib import Path


def keep(folder: Path, name: str, data: bytes) -> Path:
    with keeping(folder) as write:
        return write(name, data)


def test_a_document_is_kept_byte_for_byte(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfone\r\ntwo\x00"
    assert keep(tmp_path, "a.txt", data).read_bytes() == data


def test_a_name_that_is_taken_by_other_bytes_gets_a_number(tmp_path: Path) -> None:
    keep(tmp_path, "a.txt", b"first")
    second = keep(tmp_path, "a.txt", b"second")
    third = keep(tmp_path, "a.txt", b"third")
    assert [second.name, third.name] == ["a-2.txt", "a-3.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"first"


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    assert keep(tmp_path, "a.txt", b"x") == keep(tmp_path, "a.txt", b"x")
    assert len(list(tmp_path.iterdir())) == 1


def test_what_was_kept_goes_again_where_the_act_fails_and_nothing_else_does(tmp_path: Path) -> None:
    keep(tmp_path, "a.txt", b"x")

    def keep_and_fail() -> None:
        with keeping(tmp_path) as write:
            for data in (b"x", b"y"):
                write("a.txt", data)
            assert len(list(tmp_path.iterdir())) == 2
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep_and_fail()
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"x"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_nobody_else_may_read_a_kept_document(tmp_path: Path) -> None:
    assert stat.S_IMODE(keep(tmp_path, "a.txt", b"x").stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="cannot be written"):
        keep(tmp_path / "nowhere", "a.txt", b"x")


def test_a_name_this_system_cannot_write_is_spelt_by_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_ascii(name: str) -> bytes:
        return name.encode("ascii")

    monkeypatch.setattr("os.fsencode", only_ascii)
    kept = keep(tmp_path, "ကို.txt", b"words")
    assert kept.name == "_u1000_u102d_u102f.txt"
