"""The formats a codebook is read from and written to, by the ending of a file's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.emitting import emitted
from codebook.errors import CodebookFaultsError, UnreadableCodebookError, UnwritableCodebookError
from codebook.reading import parse_bytes, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from codebook.values import Codebook, Finding

YAML = (".yaml", ".yml")
READ = (*YAML, ".xlsx", ".csv", ".qdc")
SCHEMA_LINE = "# yaml-language-server: $schema=codebook.schema.json\n"

# What a format leaves behind on the way out, and what it cannot bring on the way in.
LOSSES = {
    ".yaml": (),
    ".xlsx": ("Comments and the layout of the YAML file stay behind.",),
    ".csv": ("Comments and the layout of the YAML file stay behind.",),
    ".qdc": (
        "Comments and the layout of the YAML file stay behind.",
        "Rules, examples, cues, level and status stand in the description of each code.",
        "Programs that drop sets drop the title, the language, the source and the word lists.",
    ),
}


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a file.

    Attributes:
        codebook: The codebook, or None where there are findings.
        findings: Every fault, in file order.
        notes: What the file holds and a codebook cannot, one sentence each.
    """

    codebook: Codebook | None
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


def read(path: Path) -> Read:
    """Read a codebook in whichever format its file's name ends with.

    Raises:
        UnreadableCodebookError: If the file cannot be opened or its name ends in no format.
    """
    ending = path.suffix.lower()
    if ending not in READ:
        raise UnreadableCodebookError(
            f"{path} has no ending by which a codebook is known; there are {', '.join(READ)}."
        )
    data = read_bytes(path)
    if ending == ".xlsx":
        from codebook.formats.as_xlsx import from_xlsx  # noqa: PLC0415 - heavy

        return Read(*from_xlsx(data))
    if ending == ".qdc":
        from codebook.formats.from_qdc import from_qdc  # noqa: PLC0415 - heavy

        return Read(*from_qdc(data, path.stem))
    if ending == ".csv":
        from codebook.formats.as_csv import from_csv  # noqa: PLC0415 - not needed otherwise

        return Read(*from_csv(data))
    return Read(*parse_bytes(data))


def read_any(path: Path) -> Codebook:
    """Read a codebook in whichever format its file's name ends with.

    Raises:
        UnreadableCodebookError: If the file cannot be opened or its name ends in no format.
        CodebookFaultsError: If it has faults; the error carries all of them.
    """
    found = read(path)
    if found.codebook is None:
        raise CodebookFaultsError(found.findings)
    return found.codebook


def written_as(codebook: Codebook, ending: str) -> bytes:
    """Return a codebook as a file whose name ends so, one of ``LOSSES``.

    Raises:
        UnwritableCodebookError: If there is no such format, or it cannot hold the codebook.
    """
    if ending == ".xlsx":
        from codebook.formats.as_xlsx import to_xlsx  # noqa: PLC0415 - heavy

        return to_xlsx(codebook)
    if ending == ".qdc":
        from codebook.formats.as_qdc import to_qdc  # noqa: PLC0415 - heavy

        return to_qdc(codebook)
    if ending == ".csv":
        from codebook.formats.as_csv import to_csv  # noqa: PLC0415 - not needed otherwise

        return to_csv(codebook)
    if ending in YAML:
        return (SCHEMA_LINE + emitted(codebook)).encode()
    raise UnwritableCodebookError(
        f"“{ending}” is no ending by which a codebook is known; use one of {', '.join(LOSSES)}."
    )
