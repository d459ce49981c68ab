"""Who holds the lock on a study's file, where the system tells."""

from __future__ import annotations

import os
from pathlib import Path

_LOCKS = Path("/proc/locks")
_PROCESSES = Path("/proc")
# SQLite locks bytes from here on: one to say it will write, one to keep new readers out, many to
# say it reads.
_PENDING, _RESERVED, _SHARED = 0x40000000, 0x40000001, 0x40000002


def holder(path: Path) -> str:
    """Return who keeps others from writing, as ``"process 4242 (exitvoice)"``, or nothing.

    The list of locks is read, not the file: to open and close it would let go of our own locks.
    """
    try:
        status = path.stat()
        lines = _LOCKS.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return ""
    device = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
    held = [words for line in lines if device in (words := line.split()) and "->" not in words]
    held.sort(key=_rank)
    names = [_process(words[4]) for words in held if _rank(words) < len(_RANKS)]
    return names[0] if names else ""


_RANKS = (_RESERVED, _PENDING, _SHARED)


def _rank(words: list[str]) -> int:
    start, last = int(words[6]), words[7]
    end = int(last) if last.isdecimal() else 1 << 62
    for rank, byte in enumerate(_RANKS):
        if start <= byte <= end:
            return rank
    return len(_RANKS)


def _process(number: str) -> str:
    try:
        name = (_PROCESSES / number / "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return f"process {number}"
    return f"process {number} ({name})"
