"""A whole study as plain text, sorted and stable, for git and archives; and a study made of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from coding.store import Store
from exitvoice.errors import DamagedCopyError, FolderTakenError, StudyError
from exitvoice.study import manifest
from exitvoice.study.folder import DATABASE, built_beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exitvoice.study.folder import Study

_ROWS = "coding/{}.jsonl"
_TEXTS = "texts"  # the table whose words lie in files of their own, as people read them
_TEXT = "coding/texts/{}.txt"
_MODE = 0o600


def write_out(study: Study, folder: Path) -> int:
    """Write a study as plain text into a folder and return how many files it has.

    The same study gives the same bytes each time. What an earlier export left in the folder is
    written over or taken away; anything else in it stays. Reports are left out.

    Raises:
        FolderTakenError: If the folder holds something and no earlier export.
        StudyError: If it cannot be written to.
    """
    earlier = _earlier(folder)
    try:
        digests = {}
        for name, data in _files(study):
            digests[name] = manifest.digest(data)
            _put(folder / name, data)
        for name in earlier.keys() - digests.keys():
            (folder / name).unlink(missing_ok=True)
        _put(folder / manifest.NAME, manifest.written(digests).encode())
    except OSError as error:
        raise StudyError(f"{folder} cannot be written to: {error.strerror}.") from error
    return len(digests)


def read_in(export: Path, folder: Path) -> int:
    """Make a study in ``folder`` of an export and return how many files it came from.

    Raises:
        DamagedCopyError: If a file of the export was changed, is missing or holds no rows.
        UnfitRowsError: If the rows make no whole study.
        FolderTakenError: If something lies in ``folder``.
        StudyError: If it cannot be written to; nothing is left there.
    """
    listed = _list_of(export)
    found = {name: path for name in listed if (path := export / name).is_file()}
    digests = {name: manifest.digest(path.read_bytes()) for name, path in found.items()}
    if wrong := manifest.differences(listed, digests):
        raise DamagedCopyError(export, wrong)
    rows = {
        path.stem: _rows(export, path)
        for name, path in found.items()
        if name == _ROWS.format(path.stem)
    }
    with built_beside(folder) as building:
        for name, path in found.items():
            if not name.startswith("coding/") or name.startswith("coding/returned/"):
                _put(building / name, path.read_bytes())
        Store.made_of(building / DATABASE, rows, command="import").close()
    return len(found)


def _earlier(folder: Path) -> dict[str, str]:
    if (folder / manifest.NAME).is_file():
        return _list_of(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError(folder)
    return {}


def _list_of(export: Path) -> dict[str, str]:
    try:
        text = (export / manifest.NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        raise DamagedCopyError(
            export, [f"There is no {manifest.NAME} in it: it is no export of a study."]
        ) from None
    return manifest.read(text, export)


def _files(study: Study) -> Iterator[tuple[str, bytes]]:
    for name, path in manifest.files_beside_the_store(study):
        yield name, path.read_bytes()
    with study.store(read_only=True) as store, store.plain_rows() as tables:
        for table, rows in tables.items():
            lines = []
            for row in rows:
                if table == _TEXTS:
                    yield _TEXT.format(row["source_id"]), row.pop("text").encode()
                lines.append(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
            yield _ROWS.format(table), "".join(lines).encode()


def _rows(export: Path, path: Path) -> Iterator[dict[str, Any]]:
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")[:-1]
    for number, line in enumerate(lines, 1):
        try:
            row: dict[str, Any] = json.loads(line)
            if path.stem == _TEXTS:
                row["text"] = (export / _TEXT.format(row["source_id"])).read_bytes().decode()
        except (ValueError, TypeError, KeyError, OSError) as error:
            where = path.relative_to(export).as_posix()
            raise DamagedCopyError(export, [f"{where}, line {number}: is no row."]) from error
        yield row


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.touch(_MODE)
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
