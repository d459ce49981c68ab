"""What is wrong with a query, shown under the very word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import ReportsError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class QueryFault:
    """One fault of a query.

    Attributes:
        start: Where the faulty word begins, in characters of the query.
        end: Where it ends; the same as ``start`` where something is missing.
        message: What is so and what to write instead.
    """

    start: int
    end: int
    message: str


class QueryError(ReportsError):
    """A query cannot be read, or names what the study does not hold."""

    def __init__(self, query: str, faults: Iterable[QueryFault]) -> None:
        """Keep all the faults, each shown under its word."""
        self.query = query
        self.faults = tuple(faults)
        shown = "\n".join(f"{_under(query, fault)}\n{fault.message}" for fault in self.faults)
        super().__init__(f"The query cannot be answered.\n{shown}")


def _under(query: str, fault: QueryFault) -> str:
    line = "".join(" " if letter.isspace() else letter for letter in query)
    return f"  {line}\n  {' ' * fault.start}{'^' * max(fault.end - fault.start, 1)}"
