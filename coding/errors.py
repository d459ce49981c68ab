"""What can stop coding, a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


class CodingError(Exception):
    """Root of everything this package raises."""


class UnknownSuggesterError(CodingError):
    """No suggester of this name is installed."""

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        """Name the suggesters there are."""
        there = ", ".join(names) or "none"
        super().__init__(f"There is no suggester “{name}”; use one of: {there}.")


class UnsupportedLanguageError(CodingError):
    """The cues of a codebook are in a language the cue suggester cannot read."""

    def __init__(self, language: str) -> None:
        """Name the language."""
        super().__init__(
            f"The codebook's cues are in “{language}” and the cue suggester reads English only; "
            "write “language: en” if they are English, or use another suggester."
        )


class StudyError(CodingError):
    """The file of a study cannot be made, opened, read or written."""


class MissingStudyError(StudyError):
    """There is no file where a study was looked for."""

    def __init__(self, path: Path) -> None:
        """Name the place."""
        super().__init__(f"There is no study at {path}; make one with “exitvoice init”.")


class StudyExistsError(StudyError):
    """There is something where a study was to be made."""

    def __init__(self, path: Path) -> None:
        """Name the place."""
        super().__init__(f"{path} is there already and was left alone; choose another folder.")


class NotAStudyError(StudyError):
    """The file is something other than a study."""

    def __init__(self, path: Path, why: str) -> None:
        """Say what it is instead."""
        super().__init__(
            f"{path} is not a study of exitvoice: {why}; name the folder of a study, "
            "or make one with “exitvoice init”."
        )


class NewerStudyError(StudyError):
    """A newer exitvoice made the study."""

    def __init__(self, path: Path, found: int, read: int) -> None:
        """Name both format numbers."""
        super().__init__(
            f"{path} was made by a newer exitvoice (format {found}; this one reads up to {read}): "
            "update exitvoice."
        )


class UnfitRowsError(StudyError):
    """Rows that shall become a study do not make one."""

    def __init__(self, faults: Iterable[object]) -> None:
        """List what is wrong with them."""
        listed = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"What was read makes no whole study; nothing was written:\n{listed}")


class OldSQLiteError(StudyError):
    """Python was built with an SQLite that is too old."""

    def __init__(self, found: str, needed: str) -> None:
        """Name both versions."""
        super().__init__(
            f"This Python brings SQLite {found} and exitvoice needs {needed} or later: "
            "install exitvoice with a newer Python."
        )


class DamagedStudyError(StudyError):
    """Something in the file is not as it was written."""

    def __init__(self, path: Path, why: str) -> None:
        """Say what was met first."""
        super().__init__(
            f"{path} is damaged: {why}; “exitvoice verify” lists all that is broken. "
            "Keep this file and go back to a copy of it."
        )


class LockedStudyError(StudyError):
    """Somebody else is writing."""

    def __init__(self, path: Path, holder: str = "") -> None:
        """Name the study, and who holds it where that is known."""
        who = f"Another exitvoice, {holder}," if holder else "Another exitvoice"
        super().__init__(
            f"{who} is writing to {path}; nothing was changed. Try again when it is done."
        )


class ReadOnlyStudyError(StudyError):
    """The file may only be read."""

    def __init__(self, path: Path) -> None:
        """Name the study."""
        super().__init__(
            f"{path} may only be read; nothing was changed. Check the rights to the file and its "
            "folder, or copy the study to a place that can be written."
        )


class FullDiskError(StudyError):
    """There is no room left."""

    def __init__(self, path: Path) -> None:
        """Name the study."""
        super().__init__(
            f"There is no room left on the disk of {path}; nothing was changed. "
            "Make room and run the command again."
        )


class UnconfirmedActError(StudyError):
    """What was asked is stored, but the disk failed at the very end and may yet lose it."""

    def __init__(self, why: str) -> None:
        """Say what the disk complained of."""
        super().__init__(
            f"The disk did not confirm the last step ({why}): what you asked for seems to be done. "
            "Look with `exitvoice log` before you ask again, and check the disk."
        )


class UnreachableStudyError(StudyError):
    """The system refuses the file."""

    def __init__(self, path: Path, why: str) -> None:
        """Say what the system says."""
        super().__init__(
            f"{path} cannot be reached ({why}); nothing was changed. "
            "Check that its folder is there, is connected and may be written."
        )


class DuplicateSourceError(CodingError):
    """The study holds the document already."""

    def __init__(self, source_id: str, title: str) -> None:
        """Name the source as the study knows it."""
        super().__init__(f"The study holds this document already: {source_id}, “{title}”.")


class DuplicateCoderError(CodingError):
    """The study knows the coder already."""

    def __init__(self, coder_id: str) -> None:
        """Name the coder."""
        super().__init__(f"The study knows the coder {coder_id} already.")


class UnfitValuesError(CodingError):
    """What was to be stored contradicts itself or what is stored."""

    def __init__(self, contradictions: Iterable[str]) -> None:
        """List the contradictions."""
        super().__init__("Nothing was stored: " + " ".join(contradictions))


class UnstorableTextError(CodingError):
    """A text holds half of a character."""

    def __init__(self, place: int) -> None:
        """Say where in the text it stands."""
        super().__init__(
            f"Nothing was stored: character {place} of a text (counted from 0) is half of a pair, "
            "which is no text in any encoding. Read the file again with its right encoding."
        )


class UnknownSourceError(CodingError):
    """No source has this id."""

    def __init__(self, source_id: str, known: Collection[str]) -> None:
        """Name the sources there are."""
        super().__init__(f"There is no source “{source_id}”; the study holds {_some(known)}.")


class UnknownCoderError(CodingError):
    """No coder has this id."""

    def __init__(self, coder_ids: Collection[str], known: Collection[str]) -> None:
        """Name the coders there are."""
        super().__init__(f"Nobody codes here as {_some(coder_ids)}; the coders are {_some(known)}.")


class UnknownPassageError(CodingError):
    """No passage has this id or an id that begins so."""

    def __init__(self, asked: Collection[str]) -> None:
        """Say how to find the right one."""
        super().__init__(
            f"There is no passage {_some(asked)}; “exitvoice passages” lists them with their ids."
        )


class DroppedPassageError(UnknownPassageError):
    """A passage belongs to a quotation that was dropped."""

    def __init__(self, passage_ids: Collection[str]) -> None:
        """Say how to bring the quotation back."""
        CodingError.__init__(
            self,
            f"The quotation of {_some(passage_ids)} was dropped, so nothing was decided; bring it "
            "back first with “exitvoice quotations review”.",
        )


class PassageAsideError(UnknownPassageError):
    """A passage belongs to a document that was set aside."""

    def __init__(self, passage_ids: Collection[str]) -> None:
        """Say how to take the document back in."""
        CodingError.__init__(
            self,
            f"The document of {_some(passage_ids)} was set aside, so nothing was decided; take it "
            "back in first with “exitvoice sources back”.",
        )


class UnknownActError(CodingError):
    """No act has this number."""

    def __init__(self, number: int, last: int) -> None:
        """Say which numbers there are."""
        super().__init__(
            f"There is no act {number}; the acts of this study are 1 to {last}, and "
            "“exitvoice log” shows them."
        )


class CannotUndoError(CodingError):
    """An act cannot be undone: everything that stands in the way."""

    def __init__(self, number: int, what: str, obstacles: Iterable[str]) -> None:
        """List what stands in the way."""
        listed = "\n".join(f"  {each}" for each in obstacles)
        super().__init__(f"Act {number} ({what}) cannot be undone; nothing was changed:\n{listed}")


class AmbiguousPassageError(CodingError):
    """Several passages have an id that begins so."""

    def __init__(self, prefix: str, ids: Collection[str]) -> None:
        """Name the passages."""
        super().__init__(f"“{prefix}” may be {_some(ids)}; write more of the id.")


def _some(names: Collection[str], most: int = 8) -> str:
    shown = ", ".join(f"“{name}”" for name in list(names)[:most])
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{shown}{more}" or "none"
