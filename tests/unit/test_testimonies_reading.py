from __future__ import annotations

import codecs
import hashlib
from typing import IO, TYPE_CHECKING

import pytest

from testimonies.errors import UnreadableSourceError
from testimonies.reading import READERS, read_source
from testimonies.values import SourceKind

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "“We left at dawn,” said the clerk.\r\nNobody followed.\n"


def written(folder: Path, data: bytes, name: str = "dawn.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_canonical_text_is_the_decoded_file_with_its_line_ends(tmp_path: Path) -> None:
    reading = read_source(written(tmp_path, WORDS.encode()))
    assert reading.text.text == WORDS
    assert reading.data == WORDS.encode()
    assert reading.warnings == ()


def test_offsets_are_those_of_python_opening_the_file_without_its_mark(tmp_path: Path) -> None:
    path = written(tmp_path, codecs.BOM_UTF8 + WORDS.encode())
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert read_source(path).text.text == file.read()


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_byte_order_mark_decides(tmp_path: Path, codec: str) -> None:
    assert read_source(written(tmp_path, WORDS.encode(codec))).text.text == WORDS


def test_bytes_that_are_not_utf8_are_read_as_windows_text_with_a_warning(tmp_path: Path) -> None:
    reading = read_source(written(tmp_path, b"He said: \x93no\x94."))
    assert reading.text.text == "He said: “no”."
    assert len(reading.warnings) == 1
    assert "0x93" in reading.warnings[0]
    assert "byte 9" in reading.warnings[0]


def test_a_named_encoding_is_used_where_the_bytes_are_not_utf8(tmp_path: Path) -> None:
    path = written(tmp_path, "“нет”, сказал он".encode("cp1251"))
    reading = read_source(path, encoding="cp1251")
    assert reading.text.text == "“нет”, сказал он"
    assert reading.warnings == ()


def test_utf8_goes_before_a_named_encoding(tmp_path: Path) -> None:
    assert read_source(written(tmp_path, WORDS.encode()), encoding="cp1251").text.text == WORDS


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "dawn.txt", "is empty"),
        (b" \r\n\t", "dawn.txt", "holds no words"),
        (b"%PDF-1.7 words", "dawn.txt", "a PDF"),
        (b"PK\x03\x04words", "dawn.txt", "zip archive"),
        (b"words\x00words", "dawn.txt", "NUL byte at byte 5"),
        (b"\x01\x02\x03\x04words", "dawn.txt", "control characters"),
        (b"words", "dawn.pages", "'.pages'"),
        (b"caf\x81", "dawn.txt", "0x81 at byte 3"),
        ("wo\0rds".encode("utf-16"), "dawn.txt", "NUL character at 2"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_or_two(
    tmp_path: Path, data: bytes, name: str, said: str
) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_source(written(tmp_path, data, name))
    message = str(caught.value)
    assert said in message
    assert name in message
    assert "\n" not in message


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match="does not exist"):
        read_source(tmp_path / "gone.txt")


def test_a_directory_is_refused_with_what_to_name_instead(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match=r"is a directory. Name the files in it"):
        read_source(tmp_path)


def test_a_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"words")

    def refuse(_: Path, mode: str) -> IO[bytes]:
        raise PermissionError(13, f"Permission denied ({mode})")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(UnreadableSourceError, match="Permission denied"):
        read_source(path)


@pytest.mark.parametrize("encoding", ["klingon", "rot13"])
def test_an_unknown_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(UnreadableSourceError, match="not a text encoding"):
        read_source(written(tmp_path, b"\xff\xfa words"), encoding=encoding)


def test_the_source_carries_digest_reader_and_file_name(tmp_path: Path) -> None:
    source = read_source(written(tmp_path, WORDS.encode()), language="de").source
    assert source.sha256 == hashlib.sha256(WORDS.encode()).hexdigest()
    assert (source.path, source.title, source.reader) == ("dawn.txt", "dawn", "plain/1")
    assert source.language == "de"


def test_the_same_bytes_give_the_same_id_whatever_their_name(tmp_path: Path) -> None:
    first = read_source(written(tmp_path, WORDS.encode(), "a.txt"))
    second = read_source(written(tmp_path, WORDS.encode(), "b.md"))
    assert first.source.id == second.source.id == first.text.source_id


def test_a_markdown_heading_is_the_title(tmp_path: Path) -> None:
    path = written(tmp_path, b"# Voices from the ford\n\nWords.\n", "ford.md")
    assert read_source(path).source.title == "Voices from the ford"
    assert read_source(path, title="Ford").source.title == "Ford"


def test_a_file_without_a_suffix_is_read_as_plain_text(tmp_path: Path) -> None:
    assert read_source(written(tmp_path, b"Words.", "notes")).text.text == "Words."


INTERVIEW = "Q: Why?\nA: For pay.\nQ: And then?\nA: I left.\n"
TRANSCRIPT = (
    "[00:00:01] Dov: It rained.\n[00:00:09] Brin: It snowed.\n"
    "[00:00:12] Dov: Both.\n[00:00:15] Brin: Yes.\n"
)
REPORT = "She said:\nQuote.\n\n‘ It rained.4\n\n’End quote.\n\nNobody else did.\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (INTERVIEW, SourceKind.INTERVIEW),
        (TRANSCRIPT, SourceKind.TRANSCRIPT),
        (REPORT, SourceKind.REPORT),
        (WORDS, SourceKind.ARTICLE),
    ],
)
def test_the_kind_is_guessed_from_the_content(tmp_path: Path, text: str, kind: SourceKind) -> None:
    path = written(tmp_path, text.encode())
    assert read_source(path).source.kind is kind


def test_a_kind_that_is_given_is_not_guessed(tmp_path: Path) -> None:
    path = written(tmp_path, INTERVIEW.encode())
    assert read_source(path, kind=SourceKind.SURVEY).source.kind is SourceKind.SURVEY


def test_each_suffix_belongs_to_one_reader() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
