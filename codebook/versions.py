"""The canonical form of a codebook and the version made from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codebook.values import Codebook

FORMAT = 1


def canonical(codebook: Codebook) -> str:
    """Return what a codebook means as one line of JSON.

    Comments, layout and white space in texts leave no trace in it; the order of codes does.
    """
    meaning = asdict(codebook)
    del meaning["version"]
    return json.dumps(
        {"format": FORMAT, **meaning}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def with_version(codebook: Codebook) -> Codebook:
    """Return the codebook with its version: the SHA-256 hex digest of its canonical form."""
    digest = hashlib.sha256(canonical(codebook).encode("utf-8", "surrogatepass"))
    return replace(codebook, version=digest.hexdigest())
