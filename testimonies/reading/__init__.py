"""Reading files as sources: one canonical text a file, with the bytes it was made from."""

from __future__ import annotations

from testimonies.reading.files import Limits, read_source, read_sources
from testimonies.reading.registry import READERS, Columns, Reader

__all__ = ["READERS", "Columns", "Limits", "Reader", "read_source", "read_sources"]
