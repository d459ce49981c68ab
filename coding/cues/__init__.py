"""The cue suggester: constructions from the codebook, found in a text, speak for codes."""

from coding.cues.suggester import CueSuggester

__all__ = ["CueSuggester"]
