"""The door: the command line and the study on disk; and, for notebooks, a study as data frames.

>>> from exitvoice import open_study, frequency, cooccurrence, crosstab

Nothing heavy is imported before one of these is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exitvoice.frames import OpenStudy, cooccurrence, crosstab, frequency, open_study

__all__ = ["OpenStudy", "cooccurrence", "crosstab", "frequency", "open_study"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    """Return one of the names for notebooks, loading it when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'exitvoice' has no attribute {name!r}")
    from exitvoice import frames

    return getattr(frames, name)
