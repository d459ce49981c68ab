"""Finding quotations: the layout of a text, and the words set off in it as somebody's own."""

from __future__ import annotations

from testimonies.finding.finder import find
from testimonies.finding.layout import lay_out
from testimonies.finding.values import Found, Layout, Mark, MarkKind

__all__ = ["Found", "Layout", "Mark", "MarkKind", "find", "lay_out"]
