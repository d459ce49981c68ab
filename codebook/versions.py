"""The canonical form of a codebook, the version made from it, and the way back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

from codebook.values import (
    About,
    Category,
    Code,
    Codebook,
    Cue,
    Direction,
    Level,
    Status,
    WhenNegated,
)

FORMAT = 1

_FIRST = frozenset({"pattern", "when_negated"})  # what a cue has said from the beginning
_UNSAID = asdict(Cue(""))


def canonical(codebook: Codebook) -> str:
    """Return what a codebook means as one line of JSON.

    Comments, layout and white space in texts leave no trace in it; the order of codes does. What a
    cue may say since later leaves none where it is not said, so that versions stay what they were.
    """
    meaning = asdict(codebook)
    del meaning["version"]
    for code in meaning["codes"]:
        code["cues"] = [_said(cue) for cue in code["cues"]]
    return json.dumps(
        {"format": FORMAT, **meaning}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def with_version(codebook: Codebook) -> Codebook:
    """Return the codebook with its version: the SHA-256 hex digest of its canonical form."""
    digest = hashlib.sha256(canonical(codebook).encode("utf-8", "surrogatepass"))
    return replace(codebook, version=digest.hexdigest())


def from_canonical(text: str) -> Codebook:
    """Return the codebook of a canonical form that ``canonical`` once made, with its version.

    Raises:
        ValueError: If it is no canonical form.
        KeyError: The same.
        TypeError: The same.
    """
    said = json.loads(text)
    del said["format"]
    version = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Codebook(
        **{name: said[name] for name in ("title", "language", "source")},
        version=version,
        directions=tuple(Direction(**each) for each in said["directions"]),
        categories=tuple(Category(**each) for each in said["categories"]),
        word_lists=tuple((name, tuple(words)) for name, words in said["word_lists"]),
        codes=tuple(_code(each) for each in said["codes"]),
    )


def _code(said: dict[str, Any]) -> Code:
    lists = {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
    level = Level(said["level"]) if said["level"] else None
    cues = tuple(map(_cue, said["cues"]))
    rest = {"cues": cues, "level": level, "status": Status(said["status"])}
    return Code(**{**said, **lists, **rest})


def _cue(said: dict[str, Any]) -> Cue:
    texts = (tuple(said.get(name, ())) for name in ("examples", "counter_examples"))
    about = About(said.get("about", About.EITHER))
    return Cue(
        said["pattern"], WhenNegated(said["when_negated"]), about, said.get("source", ""), *texts
    )


def _said(cue: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in cue.items() if name in _FIRST or value != _UNSAID[name]}
