"""A whole study in one zip archive, proved to be whole before it is called a backup."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from coding.store import Store
from exitvoice.errors import DamagedCopyError, FileTakenError, StudyError
from exitvoice.study import manifest
from exitvoice.study.folder import DATABASE, built_beside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exitvoice.study.folder import Study

_WHEN = (1980, 1, 1, 0, 0, 0)  # the same for all, so that the same study gives the same archive
_MODE = 0o600


def back_up(study: Study, archive: Path) -> int:
    """Write a study into a zip archive and return how many files it holds.

    The store is copied as of one moment, whoever else is writing, and the copy is verified; the
    archive is read back and compared before it gets its name. Reports are left out.

    Raises:
        FileTakenError: If there is a file of that name.
        StudyError: If the archive cannot be written; nothing is left.
        DamagedCopyError: If the study is not whole, with everything that is broken.
    """
    if archive.exists():
        raise FileTakenError(archive)
    draft = archive.with_name(f".{archive.name}.new")
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".exitvoice-", dir=study.folder / "coding"
        ) as spare:
            copy = Path(spare) / "study.sqlite3"
            _copy_whole(study, copy)
            names = _write(draft, [*manifest.files_beside_the_store(study), (DATABASE, copy)])
        _read_back(draft, names)
        draft.rename(archive)
    except OSError as error:
        raise StudyError(f"{archive} cannot be written: {error.strerror or error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return len(names)


def restore(archive: Path, folder: Path) -> int:
    """Make a study in ``folder`` of a backup and return how many files it holds.

    Raises:
        FolderTakenError: If something lies there.
        DamagedCopyError: If the backup is not as it was written, with everything that differs.
        StudyError: If the place cannot be written to; nothing is left there.
    """
    try:
        with zipfile.ZipFile(archive) as packed, built_beside(folder) as building:
            listed = _listed(packed, archive)
            found = {name: packed.read(name) for name in packed.namelist() if name in listed}
            _compare(archive, listed, found)
            for name, data in found.items():
                _put(building / name, data)
            _verify(building / DATABASE, archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise DamagedCopyError(archive, [f"It is no zip archive ({error})."]) from error
    except FileNotFoundError as error:
        raise StudyError(f"{archive} is not there.") from error
    return len(found)


def _copy_whole(study: Study, copy: Path) -> None:
    with study.store(read_only=True) as store:
        store.copy_to(copy)
    _verify(copy, study.folder)


def _verify(database: Path, whose: Path) -> None:
    with Store.open(database, read_only=True) as store:
        if found := store.verify():
            raise DamagedCopyError(whose, map(str, found))


def _write(draft: Path, files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    digests = {}
    draft.unlink(missing_ok=True)
    draft.touch(_MODE, exist_ok=False)
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, path in sorted(files):
            data = path.read_bytes()
            digests[name] = manifest.digest(data)
            packed.writestr(_entry(name), data)
        packed.writestr(_entry(manifest.NAME), manifest.written(digests))
    return digests


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _MODE << 16
    return entry


def _read_back(draft: Path, digests: dict[str, str]) -> None:
    with zipfile.ZipFile(draft) as packed:
        _compare(draft, digests, {name: packed.read(name) for name in digests})


def _listed(packed: zipfile.ZipFile, archive: Path) -> dict[str, str]:
    if manifest.NAME not in packed.namelist():
        raise DamagedCopyError(archive, [f"It holds no {manifest.NAME}: it is no backup."])
    return manifest.read(packed.read(manifest.NAME).decode("utf-8", "replace"), archive)


def _compare(whose: Path, listed: dict[str, str], found: dict[str, bytes]) -> None:
    digests = {name: manifest.digest(data) for name, data in found.items()}
    if wrong := manifest.differences(listed, digests):
        raise DamagedCopyError(whose, wrong)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(_MODE)
    path.write_bytes(data)
