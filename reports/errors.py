"""What can stop the making of a report, a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReportsError(Exception):
    """Root of everything this package raises."""


class EvidenceError(ReportsError):
    """The evidence names passages, coders, quotations, speakers or sources that are not in it."""

    def __init__(self, faults: Iterable[str]) -> None:
        """Keep all the faults, one sentence each."""
        self.faults = tuple(faults)
        super().__init__("The evidence does not hold together: " + " ".join(self.faults))


class UnknownAttributeError(ReportsError):
    """No speaker has an attribute of this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Name the attributes there are."""
        super().__init__(
            f"No speaker has an attribute {name!r}. Choose one of: {', '.join(known)}."
        )


class UnknownChoiceError(ReportsError):
    """A report, rule, level or format of this name does not exist."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        """Name the choices there are."""
        super().__init__(f"There is no {what} {name!r}. Choose one of: {', '.join(known)}.")


class UnwritableReportError(ReportsError):
    """A report cannot be written to where it should lie: the message says why and what to do."""
