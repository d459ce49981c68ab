"""PDF files: their words in reading order, with pages, notes, headings and quotations told."""

from __future__ import annotations

from testimonies.reading.pdf.reader import read_pdf

__all__ = ["read_pdf"]
