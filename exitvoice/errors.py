"""What can be wrong with a study or an installation, a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class ExitvoiceError(Exception):
    """Root of everything this package raises."""


class StudyError(ExitvoiceError):
    """A study, or the lack of one, stands in the way."""


class NoStudyError(StudyError):
    """There is no study where one was looked for."""

    def __init__(self, folder: Path) -> None:
        """Name the folder searched."""
        super().__init__(
            f"{folder} is not a study and lies in none: there is no exitvoice.toml. "
            "Make one with `exitvoice init DIR`, or name one with `--study DIR`."
        )


class FolderTakenError(StudyError):
    """A new study would have to be written over something."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"{folder} already exists and is not an empty folder. "
            "Name a folder that does not exist yet; nothing was written."
        )


class OwnPartError(StudyError):
    """An output would be written over a part of the study."""

    def __init__(self, output: Path, reports: Path) -> None:
        """Name the output and a better place."""
        super().__init__(
            f"{output} lies among the parts of the study, which no output may replace. "
            f"Name a file in {reports}, or outside the study; nothing was written."
        )


class FileTakenError(ExitvoiceError):
    """A file somebody may have worked in stands where a new one would go."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            f"{path} is there already, and somebody may have filled it in. "
            "Import it first, or choose another name; nothing was written."
        )


class DamagedCopyError(StudyError):
    """A study, or a copy of one, is not as it was written: everything that differs, a line each."""

    def __init__(self, path: Path, faults: Iterable[str]) -> None:
        """List what differs."""
        listed = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"{path} is not whole; nothing was written:\n{listed}")


class SettingsError(StudyError):
    """A study's exitvoice.toml has faults: all of them, a line each."""

    def __init__(self, path: Path, faults: Sequence[str]) -> None:
        """List the faults."""
        listed = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"{path} cannot be used:\n{listed}")


class NewerStudyError(StudyError):
    """A study was made by a newer exitvoice."""

    def __init__(self, path: Path, *, found: int, known: int) -> None:
        """Name both formats."""
        super().__init__(
            f"{path} was made by a newer exitvoice (format {found}; this one reads up to {known}). "
            "Update exitvoice to open it; nothing was changed."
        )


class CoderNeededError(ExitvoiceError):
    """A decision needs somebody who decides."""

    def __init__(self, known: Sequence[str]) -> None:
        """Name the coders there are."""
        there_are = f" Coders of this study: {', '.join(known)}." if known else ""
        super().__init__(
            "A decision is kept with who made it: say so with `--coder NAME`, or set `coder` in "
            f"exitvoice.toml.{there_are}"
        )


class ConflictError(ExitvoiceError):
    """People have said different things, and a person must settle it."""


class RetiredCodeError(ExitvoiceError):
    """A code that was retired would be given to a passage."""

    def __init__(self, code_id: str) -> None:
        """Name the code."""
        super().__init__(
            f"{code_id} is retired: it is given to nothing more, and what was decided with it "
            "stands. Choose another code; nothing was decided."
        )


class UnknownError(ExitvoiceError):
    """Something was named that the study does not hold."""


class CodesStandError(ExitvoiceError):
    """A passage was to be left without a code that carries some."""

    def __init__(self, passage_id: str, coder: str, code_ids: Sequence[str]) -> None:
        """Name the codes."""
        super().__init__(
            f"{coder} has given {passage_id} {', '.join(code_ids)}; withdraw that first with "
            "`exitvoice uncode`. Nothing was written."
        )


class RowsError(ExitvoiceError):
    """A file of rows cannot be read: every fault with its line."""

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        """List the faults."""
        listed = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"{name} cannot be used:\n{listed}")


class InstallationError(ExitvoiceError):
    """Another file hides a part of exitvoice."""
