"""Where a study lies: people are told once of a place that others share or that is copied on."""

from __future__ import annotations

import os
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORKS = frozenset({
    "9p", "afs", "cifs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3",
    "smbfs",
})  # fmt: skip
_SYNCED = (
    "box", "box sync", "dropbox", "google drive", "googledrive", "icloud drive", "mobile documents",
    "my drive", "nextcloud", "onedrive", "owncloud", "pcloud drive", "syncthing", "tresorit",
)  # fmt: skip
_TOLD = ".place-told"  # holds the place that was told of, so that a study that moves tells anew


def risk(folder: Path) -> str:
    """Return what a person should know of the place of a study, or nothing."""
    place = folder.resolve()
    if kind := _network(place):
        return (
            f"{place} lies on a network disk ({kind}). Locks may not hold there: let one person "
            "write at a time, and keep backups. Whoever runs that disk can read the study."
        )
    for part in place.parts:
        if part.casefold() in _SYNCED or part.casefold().startswith("onedrive -"):
            return (
                f"{place} lies in a folder that is copied elsewhere ({part}). Two machines that "
                "write at once make two studies of one, and what people said leaves this machine: "
                "better keep the study outside and share workbooks."
            )
    return ""


def risk_once(folder: Path) -> str:
    """Return what a person should know of the place of a study, unless they were told already.

    Args:
        folder: The study; that they were told is noted in it, where it can be written to.
    """
    told = folder / "coding" / _TOLD
    if not (found := risk(folder)):
        return ""
    try:
        if told.is_file() and told.read_text(encoding="utf-8") == str(folder.resolve()):
            return ""
        told.touch(0o600)
        told.write_text(str(folder.resolve()), encoding="utf-8")
    except OSError:
        pass  # who cannot write there cannot do the harm either, and is told each time
    return found


def _network(place: Path) -> str:
    """Return the type of the network file system that a place lies on, or nothing."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""  # no such list on this system
    points = [_point(line) for line in lines]
    around = [(mount, kind) for mount, kind in points if place.is_relative_to(mount)]
    _, kind = max(around, key=lambda each: len(each[0].parts), default=(place, ""))
    return kind if kind in _NETWORKS else ""


def _point(line: str) -> tuple[Path, str]:
    before, _, after = line.partition(" - ")
    mount = before.split(" ")[4].encode("utf-8", "surrogateescape").decode("unicode_escape")
    return Path(os.fsdecode(mount.encode("latin-1", "replace"))), after.split(" ")[0]
