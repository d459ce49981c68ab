"""The outermost door: turns whatever stops the work into one clear message and an exit code."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from typing import TYPE_CHECKING

import click

from codebook.errors import ChangeRefusedError, CodebookError, UnreadableCodebookError
from coding.errors import (
    AmbiguousPassageError,
    CannotUndoError,
    CodingError,
    UnknownActError,
    UnknownPassageError,
)
from coding.errors import UnknownSuggesterError as NoSuggesterError
from exitvoice.cli import main
from exitvoice.errors import (
    CoderNeededError,
    CodesStandError,
    ConflictError,
    ExitvoiceError,
    FileTakenError,
    RetiredCodeError,
    RowsError,
    UnknownError,
)
from reports.errors import ReportsError, UnwritableReportError
from testimonies.errors import TestimoniesError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FINDINGS, USAGE, UNREADABLE, STUDY, CONFLICT, INTERRUPTED, BUG = 0, 1, 2, 3, 4, 5, 130, 70

# The first row that fits decides, so a class stands above its root.
EXIT_CODES: tuple[tuple[type[Exception], int], ...] = (
    (AmbiguousPassageError, USAGE),
    (UnknownPassageError, UNREADABLE),
    (UnknownActError, UNREADABLE),
    (CannotUndoError, CONFLICT),
    (NoSuggesterError, USAGE),
    (CodingError, STUDY),
    (TestimoniesError, UNREADABLE),
    (UnreadableCodebookError, UNREADABLE),
    (ChangeRefusedError, CONFLICT),
    (CodebookError, STUDY),
    (UnwritableReportError, STUDY),
    (ReportsError, USAGE),
    (UnknownError, UNREADABLE),
    (RowsError, UNREADABLE),
    (CoderNeededError, USAGE),
    (RetiredCodeError, USAGE),
    (FileTakenError, CONFLICT),
    (CodesStandError, CONFLICT),
    (ConflictError, CONFLICT),
    (ExitvoiceError, STUDY),
)


def enter(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; nothing gets past this door."""
    _mind_the_streams()
    try:
        return _run(arguments)
    except BrokenPipeError:
        # Whoever read our output has enough: not a fault. Nothing may be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _interrupted()
    except OSError as error:
        _say(_refused(error))
        return STUDY
    except Exception as error:  # noqa: BLE001  (the one that ends here: a bug becomes one line)
        return _bug(error)


def _refused(error: OSError) -> str:
    """Return what to say where the system refuses a file, or more output."""
    why = error.strerror or str(error)
    if error.filename is None:
        return f"The output cannot be written: {why}."
    return f"{error.filename} cannot be reached: {why}. Check the rights to it and to its folder."


def exit_code(error: Exception) -> int | None:
    """Return the exit code of a known fault, or None for a bug."""
    return next((code for kind, code in EXIT_CODES if isinstance(error, kind)), None)


def _run(arguments: Sequence[str]) -> int:
    try:
        # Not main(): that one ends a closed pipe with 1, which here means findings.
        with main.make_context("exitvoice", list(arguments)) as context:
            result = main.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        return _interrupted()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except tuple(kind for kind, _ in EXIT_CODES) as error:
        _say(str(error))
        code = exit_code(error)
        return BUG if code is None else code
    return result if isinstance(result, int) else DONE


def _mind_the_streams() -> None:
    """Make any text writable: what a terminal cannot show is written by its number."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _interrupted() -> int:
    _say("Stopped. What was acknowledged before is kept; nothing is half done.")
    return INTERRUPTED


def _bug(error: Exception) -> int:
    """Keep where it happened, without the message: that may hold words of a testimony."""
    number, path = tempfile.mkstemp(prefix="exitvoice-bug-", suffix=".txt")
    with os.fdopen(number, "w", encoding="utf-8") as kept:
        kept.write("".join(traceback.format_tb(error.__traceback__)))
        kept.write(f"{type(error).__name__}\n")
    _say(
        f"This is a bug in exitvoice ({type(error).__name__}). Where it happened is kept in "
        f"{path}, without any words of your documents; please send it with a report."
    )
    return BUG


def _say(message: str) -> None:
    click.echo(f"exitvoice: {message}", err=True)
