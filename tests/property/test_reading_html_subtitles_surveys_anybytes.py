from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.errors import UnreadableSourceError
from testimonies.reading.html.reader import read_html, read_mhtml
from testimonies.reading.subtitles import read_subtitles
from testimonies.reading.surveys.reader import read_survey

if TYPE_CHECKING:
    from collections.abc import Callable

    from testimonies.reading.readtext import ReadText


def read_csv(data: bytes, name: str, encoding: str | None) -> ReadText:
    return read_survey(data, name, text_column="answer", encoding=encoding).read


READERS: dict[str, tuple[Callable[[bytes, str, str | None], ReadText], bytes]] = {
    "html": (read_html, b"<p>"),
    "mhtml": (read_mhtml, b'MIME-Version: 1.0\nContent-Type: text/html; charset="'),
    "subtitles": (read_subtitles, b"1\n00:00:01,000 --> 00:00:02,000\n"),
    "csv": (read_csv, b"answer,id\n"),
}
PIECES = st.sampled_from(
    [
        *(b"<%s>" % tag for tag in b"p q b blockquote table td li sup pre br script h1".split()),
        *(b"</%s>" % tag for tag in b"p q b blockquote table td li sup pre h1 html".split()),
        b'<ol class="footnotes">', b'<li id="fn3">', b'<div class="related">', b"<p hidden>",
        b"&#147;", b"&#1;", b"&amp", b"\n\n", b"2\n00:00:03,000 --> 00:00:04,000\n", b"- ",
        b"OSS: ", b"<v Oss>", b'"', b",", b";", b"\t", b"[wind]", b"words ", b"\xff",
        b"\xe2\x80\x9c",
    ]
)  # fmt: skip


@pytest.mark.parametrize("kind", READERS)
@given(data=st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=40).map(b"".join)))
def test_any_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    reader, opening = READERS[kind]
    try:
        read = reader(opening + data, "a.x", None)
    except UnreadableSourceError:
        return
    read.text.encode()
    assert all(mark.span.end <= len(read.text) for mark in read.marks)
    assert list(read.marks) == sorted(read.marks, key=lambda mark: mark.span)
