"""A workbook as a library saved it, packed anew: no trace of the clock, more rows where wanted."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Nothing here depends on the clock: a workbook made twice from the same study is the same.
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zone
_MEMBER_TIME = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_END_OF_ROWS = b"</sheetData>"
_ROWS = 128  # that are held at a time
_DIMENSION = re.compile(rb"<dimension [^>]*/>")


def repacked(
    data: bytes, made: datetime = MADE, rows: Mapping[str, Iterable[bytes]] | None = None
) -> bytes:
    """Return the workbook with no trace of when and where it was saved.

    Args:
        data: A workbook as openpyxl saves it.
        made: What it says of when it was made, in UTC.
        rows: For the name of a sheet's part, rows in XML that go below those it holds; they are
            taken one by one, so that however many there are, few are held at a time.
    """
    out = BytesIO()
    stamp = made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "docProps/core.xml":
                body = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", body)
            if name in (rows or {}):
                body = _DIMENSION.sub(b"", body)  # it would tell of the rows held so far
            head, end, tail = body.partition(_END_OF_ROWS)
            with new.open(_member(name), "w") as part:
                part.write(head)
                for block in _blocks((rows or {}).get(name, ())):
                    part.write(block)
                part.write(end + tail)
    return out.getvalue()


def _blocks(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Yield rows some at a time, since each write costs more than its bytes."""
    held = iter(rows)
    while block := b"".join(islice(held, _ROWS)):
        yield block


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, _MEMBER_TIME)
    member.compress_type = ZIP_DEFLATED
    member.create_system = 3
    return member
