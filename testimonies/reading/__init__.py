"""Reading files as sources: one canonical text a file, with the bytes it was made from."""

from __future__ import annotations

from testimonies.reading.files import read_source
from testimonies.reading.registry import READERS, Reader

__all__ = ["READERS", "Reader", "read_source"]
