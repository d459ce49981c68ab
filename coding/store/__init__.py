"""The study's store: one SQLite file with its texts, passages, suggestions and decisions."""

from coding.store.store import Store

__all__ = ["Store"]
