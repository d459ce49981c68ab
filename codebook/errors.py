"""What can stop the reading of a codebook, a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codebook.values import Finding


class CodebookError(Exception):
    """Root of everything this package raises."""


class UnreadableCodebookError(CodebookError):
    """A file cannot be opened as a codebook: the message says why and what to do."""


class ChangeRefusedError(CodebookError):
    """A change of a codebook makes no sense: the message says why; nothing was changed."""


class CodebookFaultsError(CodebookError):
    """A codebook has faults; all of them travel with the error.

    Attributes:
        findings: Every fault, in file order.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep the findings and put each on a line of its own."""
        self.findings = findings
        count = len(findings)
        head = f"The codebook has {count} {'fault' if count == 1 else 'faults'}; correct:"
        lines = [
            f"  {f'line {f.line}: ' if f.line else ''}{f.where}: {f.message}" for f in findings
        ]
        super().__init__("\n".join([head, *lines]))


class UnwritableCodebookError(CodebookError):
    """A codebook cannot be written in a format or place: the message says why and what to do."""
