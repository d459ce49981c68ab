"""What can stop the reading of a document, a sentence each."""

from __future__ import annotations


class TestimoniesError(Exception):
    """Root of everything this package raises."""

    __test__ = False  # the name begins as pytest's test classes do


class SpanError(TestimoniesError):
    """A span holds nothing or begins before the text."""

    def __init__(self, *, start: int, end: int) -> None:
        """Keep the offsets for the message."""
        super().__init__(
            f"A span begins at 0 or later and ends after it begins; this one is [{start}, {end})."
        )


class UnreadableSourceError(TestimoniesError):
    """A file cannot be read as a source: the message says why and what to do."""
