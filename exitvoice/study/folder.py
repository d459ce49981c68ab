"""The study as a folder: finding it, making it, opening its parts."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exitvoice.errors import FolderTakenError, NoStudyError, OwnPartError, StudyError
from exitvoice.study.settings import Settings, read_settings, to_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codebook.values import Codebook
    from coding.store import Store

SETTINGS = "exitvoice.toml"
DATABASE = "coding/study.sqlite3"
PARTS = ("codebook", "testimonies", "coding", "coding/returned", "reports")


@dataclass(frozen=True, slots=True)
class Study:
    """An open study: where it lies and what it says of itself."""

    folder: Path
    settings: Settings

    @property
    def database(self) -> Path:
        """The one file that must survive."""
        return self.folder / DATABASE

    @property
    def originals(self) -> Path:
        """The folder of the documents as they were received."""
        return self.folder / "testimonies"

    @property
    def reports(self) -> Path:
        """The folder of outputs, which may be deleted and made again."""
        return self.folder / "reports"

    @property
    def codebook_path(self) -> Path:
        """The codebook in use."""
        return self.folder / self.settings.codebook

    def spare(self, output: Path) -> None:
        """Refuse to have an output written over a part of the study.

        Raises:
            OwnPartError: If ``output`` lies in the study, but not among its reports, and is there
                already or would lie among its parts.
        """
        place, home = output.resolve(), self.folder.resolve()
        if place.is_relative_to(self.reports.resolve()) or not place.is_relative_to(home):
            return
        if place.exists() or place.parent != home:
            raise OwnPartError(output, self.reports)

    def codebook(self) -> Codebook:
        """Read the codebook in use.

        Raises:
            StudyError: If it is missing.
            CodebookFaultsError: With every fault, if it has any.
        """
        from codebook.reading import read_codebook

        if not self.codebook_path.is_file():
            raise StudyError(
                f"The study's codebook {self.codebook_path} is missing. Put it back, or name "
                f"another one as `codebook` in {self.folder / SETTINGS}."
            )
        return read_codebook(self.codebook_path)

    def store(self, *, read_only: bool = False, command: str = "") -> Store:
        """Open the study's store; use it as a context manager.

        Who opens it for writing works with the codebook as its file says now: the trail notes what
        that is, so that every version something was decided under is kept.

        Args:
            read_only: Whether nothing will be written.
            command: What opens it, kept with each act.
        """
        from coding.store import Store
        from exitvoice.clock import now
        from exitvoice.study.keeping import keep

        store = Store.open(self.database, read_only=read_only, command=command)
        if not read_only:
            try:
                keep(store, self.codebook_path, at=now())
            except BaseException:
                store.close()
                raise
        return store


def make_study(folder: Path, settings: Settings, *, codebook: Path | None = None, at: str) -> Study:
    """Make a new study and return it.

    The study is built beside its place and moved there whole, so that a failure leaves nothing.

    Args:
        folder: Where it shall lie; must not exist, or be an empty folder.
        settings: What it says of itself.
        codebook: The codebook to copy into it, in any format; the bundled one when None.
        at: The present moment, ISO 8601 in UTC.

    Raises:
        FolderTakenError: If something lies there.
        StudyError: If the place cannot be written to.
        CodebookError: If the codebook cannot be read.
    """
    from codebook.reading import bundled, schema
    from coding.store import Store

    with built_beside(folder) as building:
        (building / SETTINGS).write_text(to_toml(settings), encoding="utf-8")
        (building / settings.codebook).write_bytes(_for_editing(codebook or bundled()))
        shutil.copyfile(schema(), (building / settings.codebook).with_name(schema().name))
        Store.create(building / DATABASE, at=at, command="init").close()
    return Study(folder, settings)


@contextmanager
def built_beside(folder: Path) -> Iterator[Path]:
    """Give a folder with the parts of a study; it becomes ``folder`` when the block ends well.

    Args:
        folder: Where the study shall lie; must not exist, or be an empty folder.

    Raises:
        FolderTakenError: If something lies there.
        StudyError: If the place cannot be written to. Whatever is raised, nothing is left there.
    """
    if folder.is_symlink() or (folder.exists() and not _is_empty_folder(folder)):
        raise FolderTakenError(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".exitvoice-", dir=folder.parent))
    except OSError as error:
        raise StudyError(f"{folder} cannot be made: {error.strerror}.") from error
    try:
        for part in PARTS:
            (building / part).mkdir(mode=0o700)
        yield building
        if folder.exists():
            folder.rmdir()  # empty, and in the way of the move on some systems
        building.replace(folder)
    except OSError as error:
        raise StudyError(f"{folder} cannot be made: {error.strerror}.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def open_study(start: Path) -> Study:
    """Open the study that ``start`` is or lies in.

    Raises:
        NoStudyError: If there is none.
        SettingsError: With every fault of its exitvoice.toml.
        NewerStudyError: If a newer exitvoice made it.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return Study(folder, read_settings(folder / SETTINGS))
    raise NoStudyError(start)


def _for_editing(codebook: Path) -> bytes:
    """Return a codebook as a study keeps it: in YAML, with the line by which editors check it.

    Raises:
        CodebookError: If the file cannot be opened, has faults or its ending is no format.
    """
    from codebook.formats.registry import SCHEMA_LINE, YAML, read_any, written_as

    if codebook.suffix.lower() not in YAML:
        return written_as(read_any(codebook), ".yaml")
    text = codebook.read_text(encoding="utf-8-sig")
    return text.encode() if "yaml-language-server:" in text else f"{SCHEMA_LINE}{text}".encode()


def _is_empty_folder(folder: Path) -> bool:
    return folder.is_dir() and next(folder.iterdir(), None) is None
