"""The versions of a codebook a study has used: what each says, and how one came of another."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from codebook.changing import Act
from codebook.comparing import same_codes
from codebook.reading import parse_codebook
from codebook.versions import canonical, from_canonical
from coding.recoding import CodebookEvent
from coding.values import Happening
from exitvoice.errors import UnknownError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from codebook.changing import Change
    from codebook.values import Codebook
    from coding.store import Store
    from coding.store.questions import Questions
    from coding.values import Event


def keep(store: Store, path: Path, *, at: str) -> None:
    """Note in the trail what a codebook's file says, where it was changed since the last note.

    A code that stands under another id with the same examples and cues is taken for the same code.
    A file that is missing or faulty is left to whoever needs it.

    Args:
        store: The study's store, open for writing.
        path: The file.
        at: The present moment.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    last = _last(store.events(CodebookEvent.READ))
    if last and last.said["file"] == _digest(data):
        return
    book, _ = parse_codebook(text)
    if book is None:
        return
    with store.together(f"codebook {book.version[:12]}", at=at) as act:
        last = _last(act.events(CodebookEvent.READ))
        before = version(act, last.about) if last else None
        now = same_codes(before, book) if before else {}
        if before and before.version != book.version:
            act.record([_changed(before.version, book.version, Act.EDIT, "", now)])
        act.record([*_kept(act, book), _read(book, data)])


def happenings(
    store: Questions, before: Codebook, change: Change, text: str, **who: str
) -> tuple[Happening, ...]:
    """Return what a change of the codebook leaves in the trail.

    Args:
        store: Where it is to be recorded.
        before: The codebook before it.
        change: The change.
        text: The text of the codebook's file after it.
        who: ``coder_id`` of who made it, and ``comment``.
    """
    after = change.codebook.version
    entry = _changed(
        before.version, after, change.act, change.about, dict(change.now), change.parts, **who
    )
    return (entry, *_kept(store, change.codebook), _read(change.codebook, text.encode()))


def versions(store: Questions) -> tuple[tuple[str, str], ...]:
    """Return every version the study has used with when it was first kept, oldest first."""
    return tuple((each.about, each.at) for each in store.events(CodebookEvent.KEPT))


def version(store: Questions, prefix: str) -> Codebook:
    """Return the codebook of the one version that begins so.

    Raises:
        UnknownError: If there is none or several.
    """
    known = [each for each, _ in versions(store) if each.startswith(prefix.lower())]
    if len(known) != 1 or not prefix:
        there = ", ".join(each[:12] for each, _ in versions(store)) or "none yet"
        raise UnknownError(
            f"{prefix!r} names no single version of the codebook; the study has used: {there}."
        )
    (kept,) = store.events(CodebookEvent.KEPT, about=known[0])
    return from_canonical(kept.said["canonical"])


def _last(events: Iterable[Event]) -> Event | None:
    return max(events, key=lambda each: each.seq, default=None)


def _changed(  # noqa: PLR0913, PLR0917  (what a change is)
    before: str,
    after: str,
    act: str,
    about: str,
    now: Mapping[str, str],
    parts: tuple[str, ...] = (),
    *,
    coder_id: str = "",
    comment: str = "",
) -> Happening:
    body = {
        "act": str(act), "before": before, "after": after, "now": dict(now), "parts": list(parts),
        "comment": comment,
    }  # fmt: skip
    return Happening(CodebookEvent.CHANGED.value, about, coder_id, body)


def _kept(store: Questions, book: Codebook) -> Iterator[Happening]:
    if not store.events(CodebookEvent.KEPT, about=book.version):
        body = {"canonical": canonical(book)}
        yield Happening(CodebookEvent.KEPT.value, book.version, body=body)


def _read(book: Codebook, data: bytes) -> Happening:
    return Happening(CodebookEvent.READ.value, book.version, body={"file": _digest(data)})


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
