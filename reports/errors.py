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


class NoDatesError(ReportsError):
    """Nothing known of the speakers is a date with a year, so there is no timeline."""

    def __init__(self, known: Iterable[str], name: str = "") -> None:
        """Name what there is."""
        under = f"Nothing stated under {name!r} is" if name else "Nothing known of the speakers is"
        super().__init__(
            f"{under} a date with a year, so there is no timeline. There are: {', '.join(known)}."
        )


class UnknownChoiceError(ReportsError):
    """A report, rule, level or format of this name does not exist."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        """Name the choices there are."""
        super().__init__(f"There is no {what} {name!r}. Choose one of: {', '.join(known)}.")


class UnwritableReportError(ReportsError):
    """A report cannot be written to where it should lie: the message says why and what to do."""


class NotANetworkError(ReportsError):
    """A report that holds no pairs of codes was asked for as a network."""

    def __init__(self, name: str) -> None:
        """Name the report and the one that is a network."""
        super().__init__(f"{name} is no network of codes. Ask for `report cooccurrence`.")


class NoPictureError(ReportsError):
    """A report of which there is no picture was asked for as one."""

    def __init__(self, name: str, drawn: Iterable[str]) -> None:
        """Name the report and those that can be drawn."""
        super().__init__(f"There is no picture of {name}; there is of {', '.join(drawn)}.")


class MissingExtraError(ReportsError):
    """A format needs a library that is not installed."""

    def __init__(self, form: str, extra: str, library: str) -> None:
        """Name the format, the library, and how it is had."""
        super().__init__(
            f"{form} needs {library}, which is large and not installed with exitvoice. Install it "
            f"with `pip install 'exitvoice[{extra}]'`, or choose csv, json or xlsx."
        )
