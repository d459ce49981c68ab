"""Short stable ids made from content, so that the same document gives the same ids everywhere."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testimonies.values import Span

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread
_PAIRS = tuple(low + high for high in _ALPHABET for low in _ALPHABET)
_PAIR = len(_PAIRS) - 1
_LENGTH = 10  # 50 bits: among 100,000 ids the chance of a clash is below 5 in a million


def content_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-xxxxxxxxxx`` for the given parts; equal parts give equal ids.

    Args:
        prefix: One or two letters that tell what the id names.
        *parts: Strings and numbers that make up the content, order mattering.
    """
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    number = int.from_bytes(digest.digest()[:8])
    letters = "".join(_PAIRS[number >> bits & _PAIR] for bits in range(0, 5 * _LENGTH, 10))
    return f"{prefix}-{letters}"


def source_id(sha256: str) -> str:
    """Return the id of the source whose bytes have this digest."""
    return content_id("s", sha256)


def version_id(sha256: str, previous: str) -> str:
    """Return the id of the source whose bytes have this digest and replace a version before."""
    return content_id("s", sha256, previous)


def speaker_id(source: str, label: str) -> str:
    """Return the id of the speaker whom the source calls ``label``."""
    return content_id("v", source, label)


def quotation_id(source: str, spans: tuple[Span, ...]) -> str:
    """Return the id of the quotation that stands at these spans of the source."""
    return content_id("q", source, [[span.start, span.end] for span in spans])


def passage_id(quotation: str, spans: tuple[Span, ...]) -> str:
    """Return the id of the passage that stands at these spans of the quotation."""
    return content_id("p", quotation, [[span.start, span.end] for span in spans])
