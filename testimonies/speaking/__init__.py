"""Who says a quotation: the speaker, the speaker's voice and attributes, the quotation's kind."""

from __future__ import annotations

from testimonies.speaking.attribution import attribute

__all__ = ["attribute"]
