"""Ids of coders and digests of values, both made from content alone."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import fields, is_dataclass

from testimonies.ids import content_id


def coder_id(name: str) -> str:
    """Return the id of the coder of this name; spacing and Unicode form make no difference."""
    return content_id("c", unicodedata.normalize("NFC", " ".join(name.split())))


def digest(value: object) -> str:
    """Return the SHA-256 hex digest of a value's canonical JSON.

    Canonical: UTF-8, keys sorted, no white space, dataclasses as objects of their fields. Equal
    values give equal digests; anything JSON cannot hold counts by its ``repr``, so that a damaged
    value gets another digest, never an error.

    Args:
        value: Strings, numbers, None, lists, tuples, dictionaries and dataclasses, nested at will.
    """
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def canonical(value: object) -> str:
    """Return a value as JSON in one way only: keys sorted, no white space."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return repr(value)
