from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testimonies.errors import UnreadableSourceError
from testimonies.reading import Limits, read_source, read_sources
from testimonies.reading.burmese import zawgyi_warning
from testimonies.values import Reading, SourceKind
from tests.office_files import docx, para, zipped

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "“We left at dawn,” said the clerk.\n"


def written(folder: Path, data: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_each_file_of_an_archive_is_a_source_of_its_own(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {
        "in/b.txt": WORDS,
        "a.docx": docx([para(WORDS)]),
        "c.png": b"\x89PNG\r\n\x1a\n",
        "d.txt": "Später.".encode("cp1252"),
    }
    path = written(tmp_path, zipped(members), "all.zip")
    first, second, refused, third = read_sources(path, kind=SourceKind.REPORT, language="de")
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert isinstance(third, Reading)
    assert isinstance(refused, UnreadableSourceError)
    assert [one.source.path for one in (first, second, third)] == ["b.txt", "a.docx", "d.txt"]
    assert {one.source.kind for one in (first, second, third)} == {SourceKind.REPORT}
    assert first.data == WORDS.encode()
    assert "all.zip/c.png ends in '.png'" in str(refused)
    assert third.warnings[0].startswith("all.zip/d.txt is not UTF-8")


def test_a_file_in_an_archive_is_the_same_source_as_outside(tmp_path: Path) -> None:
    inside = next(read_sources(written(tmp_path, zipped({"b.txt": WORDS}), "all.zip")))
    outside = next(read_sources(written(tmp_path, WORDS.encode(), "b.txt")))
    assert isinstance(inside, Reading)
    assert inside == outside


def test_an_archive_is_not_one_source(tmp_path: Path) -> None:
    path = written(tmp_path, zipped({"b.txt": WORDS}), "all.zip")
    with pytest.raises(UnreadableSourceError, match="an archive of several documents"):
        read_source(path)


def test_a_file_larger_than_the_limit_is_refused_and_read_under_a_higher_one(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, WORDS.encode(), "dawn.txt")
    size, length = len(WORDS.encode()), len(WORDS)
    exact = Limits(file_bytes=size, characters=length)
    assert read_source(path, limits=exact).text.text == WORDS
    with pytest.raises(UnreadableSourceError, match=f"takes {size} bytes; at most {size - 1}"):
        read_source(path, limits=Limits(file_bytes=size - 1))
    with pytest.raises(UnreadableSourceError, match=f"at most {length - 1} are read"):
        read_source(path, limits=Limits(characters=length - 1))
    with pytest.raises(UnreadableSourceError, match="at most 5 characters"):
        read_source(path, limits=Limits(characters=5))


def test_text_in_utf_16_without_a_mark_is_read_where_its_encoding_is_named(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, WORDS.encode("utf-16-le"), "dawn.txt")
    assert read_source(path, encoding="UTF-16-LE").text.text == WORDS


@pytest.mark.parametrize("two", [b"\xc3\xa9 \xc3\xa9 \xc3\xa9", b"\xe2\x80\x9c"])
def test_mixed_encodings_are_refused_with_the_place(tmp_path: Path, two: bytes) -> None:
    path = written(tmp_path, b"One\nday " + two + b"\n\x93We left\x94", "dawn.txt")
    with pytest.raises(UnreadableSourceError, match=r"mixes encodings: .* 0x93 .*\(line 3\)"):
        read_source(path)
    assert "We left" in read_source(path, encoding="cp1252").text.text


def test_windows_letters_that_look_like_utf_8_once_are_no_mixture(tmp_path: Path) -> None:
    path = written(tmp_path, "Le «\u00a0CAFÉ» de l’armée".encode("cp1252"), "dawn.txt")
    assert "CAFÉ»" in read_source(path).text.text


def test_zawgyi_is_told_from_unicode() -> None:
    assert "Zawgyi" in (zawgyi_warning("He said: ေဖေဖာ္ဝါရီ ေန႔က ရန္ကုန္ၿမိဳ႕") or "")
    assert zawgyi_warning("ကျွန်တော်တို့ မနက်အစောကြီး ထွက်ခဲ့တယ်") is None
    assert zawgyi_warning(WORDS) is None


def test_a_warning_of_zawgyi_comes_with_the_reading(tmp_path: Path) -> None:
    path = written(tmp_path, "ေဖေဖာ္ဝါရီ ေန႔က".encode(), "dawn.txt")
    assert "Zawgyi" in read_source(path).warnings[0]
