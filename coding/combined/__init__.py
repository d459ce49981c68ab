"""The combined suggester: cues and the learned model weighed together."""

from coding.combined.suggester import CombinedSuggester

__all__ = ["CombinedSuggester"]
