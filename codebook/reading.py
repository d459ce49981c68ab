"""Reading a codebook from its file, with all its faults at once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from codebook.checking import check
from codebook.drafting import draft
from codebook.errors import CodebookFaultsError, UnreadableCodebookError
from codebook.faults import findings
from codebook.fields import Notes
from codebook.values import Codebook, Finding
from codebook.versions import with_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from codebook.faults import Place
    from codebook.nodes import Node

BUNDLED = {"defection": "codebook.yaml", "strikes": "strikes.yaml"}


def bundled(name: str = "defection") -> Path:
    """Return where a codebook that comes with the program lies, one of ``BUNDLED``."""
    return Path(__file__).with_name(BUNDLED[name])


def schema() -> Path:
    """Return where the JSON schema lies by which editors complete and check a codebook."""
    return Path(__file__).with_name("codebook.schema.json")


def read_codebook(path: Path) -> Codebook:
    """Read a codebook.

    Raises:
        UnreadableCodebookError: If the file cannot be opened.
        CodebookFaultsError: If it has faults; the error carries all of them.
    """
    codebook, found = parse_bytes(read_bytes(path))
    if codebook is None:
        raise CodebookFaultsError(found)
    return codebook


def check_codebook_file(path: Path) -> tuple[Finding, ...]:
    """Return every fault of a codebook's file, in file order.

    Raises:
        UnreadableCodebookError: If the file cannot be opened.
    """
    return parse_bytes(read_bytes(path))[1]


@lru_cache(maxsize=8)
def parse_codebook(text: str) -> tuple[Codebook | None, tuple[Finding, ...]]:
    """Make a codebook of the text of its file.

    Returns:
        The codebook and no findings, or None and every fault in file order.
    """
    from codebook.strict_yaml import read_yaml  # noqa: PLC0415 - heavy

    root, refused = read_yaml(text)
    if root is None:
        return None, refused or (Finding(1, "codebook", "is empty; begin with “format: 1”"),)
    return codebook_of(root, refused)


def codebook_of(
    root: Node,
    refused: Iterable[Finding],
    called: Callable[[Place, int, str], str] = lambda _place, _line, said: said,
) -> tuple[Codebook | None, tuple[Finding, ...]]:
    """Make a codebook of nodes, whatever file they were read from.

    Args:
        root: The root node.
        refused: What was refused in reading them.
        called: Names a place that has a fault; given the place, its line and its usual name.

    Returns:
        The codebook and no findings, or None and every fault in file order.
    """
    notes = Notes()
    drafted = draft(root, notes)
    if drafted is None:
        newer = [fault for fault in notes.faults if fault.place == ("format",)]
        return None, findings(newer, _nothing(), notes.lines, called)
    checked = [fault for fault in check(drafted) if not notes.follows(fault)]
    found = findings([*notes.faults, *checked], drafted, notes.lines, called)
    found = tuple(sorted((*refused, *found), key=lambda finding: finding.line))
    return (None, found) if found else (with_version(drafted), ())


def parse_bytes(data: bytes) -> tuple[Codebook | None, tuple[Finding, ...]]:
    """Make a codebook of the bytes of its file; see ``parse_codebook``."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "is not UTF-8 text; save it as UTF-8"
        return None, (Finding(line, "codebook", message),)
    return parse_codebook(text)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a codebook's file.

    Raises:
        UnreadableCodebookError: If it cannot be opened.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UnreadableCodebookError(f"{path} is no ordinary file; name a .yaml file.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableCodebookError(_why(path, error)) from error


def _why(path: Path, error: OSError) -> str:
    """Return why a file cannot be opened and what to do."""
    if isinstance(error, FileNotFoundError):
        return f"There is no codebook at {path}; name a .yaml file that exists."
    if path.is_dir():
        return f"{path} is a folder; name the .yaml file in it."
    return f"The codebook {path} cannot be opened ({error.strerror}); check its permissions."


def _nothing() -> Codebook:
    """Return the codebook of a file that cannot be looked into."""
    return Codebook("", "", "", (), (), (), ())
