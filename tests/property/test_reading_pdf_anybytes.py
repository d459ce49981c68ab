from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from testimonies.errors import UnreadableSourceError
from testimonies.reading.pdf import read_pdf
from tests.making_documents_pdf import Page, Typesetter


@cache
def sound() -> bytes:
    setter = Typesetter(Page(columns=2, head="The road", numbered=True))
    setter.title("The road from Odrel")
    setter.paragraph("“We walked,” said the clerk.", note="Interview held at Odrel.")
    return setter.data()


def read_or_refused(data: bytes) -> None:
    try:
        read = read_pdf(data, "a.pdf")
    except UnreadableSourceError:
        return
    read.text.encode()
    assert all(mark.span.end <= len(read.text) for mark in read.marks)


@given(st.binary(max_size=400))
def test_any_bytes_after_a_header_are_read_or_refused(tail: bytes) -> None:
    read_or_refused(b"%PDF-1.7\n" + tail)


@given(
    st.lists(
        st.tuples(st.integers(0, 4000), st.integers(0, 12), st.binary(max_size=12)), max_size=8
    )
)
def test_any_damage_to_a_sound_file_is_read_or_refused(
    damage: list[tuple[int, int, bytes]],
) -> None:
    data = sound()
    for place, length, put in damage:
        data = data[:place] + put + data[place + length :]
    read_or_refused(data)
