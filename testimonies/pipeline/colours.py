"""The colours in which displaCy shows kinds and voices; told apart by colour-blind readers too."""

from __future__ import annotations

KINDS = {
    "testimony": "#f0b35c",
    "statement": "#8ecbf0",
    "fragment": "#d5c9e8",
    "term": "#dddddd",
}
VOICES = {
    "defector": "#f0b35c",
    "deserter": "#e8916a",
    "in-service": "#f2e37e",
    "family": "#e3aecb",
    "official": "#8ecbf0",
    "expert": "#7fcfb5",
    "organisation": "#a9b8d8",
}
COLOURS = KINDS | VOICES
"""What spaCy reads from here; labels it does not name are shown in displaCy's own grey."""
