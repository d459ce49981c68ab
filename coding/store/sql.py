"""The few SQL sentences the store says, put together from names that stand in this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def insert(table: str, columns: Sequence[str]) -> str:
    """Return the sentence that adds one row, with a question mark for each column."""
    marks = ", ".join("?" * len(columns))
    return " ".join(("INSERT INTO", table, "(" + listed(columns) + ")", "VALUES", f"({marks})"))


def select(
    columns: Sequence[str], table: str, conditions: Iterable[str] = (), order: str = "place"
) -> str:
    """Return the sentence that reads rows that meet all conditions."""
    return " ".join(
        ("SELECT", listed(columns), "FROM", table, where(conditions), "ORDER BY", order)
    )


def highest(column: str, table: str) -> str:
    """Return the sentence that reads the highest number of a column, 0 where there is none."""
    return " ".join(("SELECT", f"coalesce(max({column}), 0)", "FROM", table))


def within(column: str, inner: str, table: str, conditions: Iterable[str]) -> str:
    """Return the condition that a column is among the values of a column of another table."""
    return " ".join((column, "IN", "(SELECT", inner, "FROM", table, where(conditions) + ")"))


def where(conditions: Iterable[str]) -> str:
    """Return the clause that asks for all conditions, or nothing where there are none."""
    asked = " AND ".join(f"({condition})" for condition in conditions)
    return f"WHERE {asked}" if asked else ""


def listed(columns: Iterable[str]) -> str:
    """Return the columns as SQL names; some of ours are words of SQL."""
    return ", ".join(f'"{column}"' for column in columns)
