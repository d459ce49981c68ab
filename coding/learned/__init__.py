"""The learned suggester: a small model, trained on invented passages, that shows its words."""

from coding.learned.suggester import LearnedSuggester

__all__ = ["LearnedSuggester"]
