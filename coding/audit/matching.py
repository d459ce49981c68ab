"""Which passage and code a row that came back is about: by its ids, else by its words."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coding.audit import wording
from coding.audit.batches import NO_CODE
from coding.audit.ground import check_of, same
from coding.corrections.ground import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.audit.batches import Batch
    from coding.audit.ground import Ground
    from coding.audit.values import Empty, Row

_FEW = 8  # words of a difference that are shown
ID_PARTS = "/"  # between the batch and the row in a hidden id


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about.

    Attributes:
        passage_id: The passage.
        code_id: The code, or ``NO_CODE``.
        batch: The batch it went out in, or None where that was lost.
        edit: How its words were changed, a sentence, or empty.
        was: What the code was called when the row went out, if that is another now.
    """

    passage_id: str
    code_id: str
    batch: Batch | None
    edit: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Why nobody knows what a row is about.

    Attributes:
        why: A sentence.
        held: Whether a person must settle it, since two passages are possible.
    """

    why: str
    held: bool = False


def subject_of(row: Row, batch: Batch | None, ground: Ground) -> Subject | Unmatched:
    """Return what a row is about, or why nobody knows.

    Args:
        row: A row of the sheet with codes, or of that with passages.
        batch: The batch of its workbook, or None where that was lost.
        ground: The study as it stands.
    """
    mark, _, number = row.id.rpartition(ID_PARTS)
    own = ground.batches.get(mark) if mark else batch
    if mark and own is None:
        return Unmatched(f"the row comes from another study: it knows no batch {mark}")
    if own is not None and number:
        pair = own.pairs.get(number) or ((number, NO_CODE) if number in own.rows else None)
        if pair is None:
            return Unmatched(f"the row's id {number} is not of its batch")
        return _checked(row, *pair, own, ground)
    return _by_what_it_shows(row, own, ground)


def subject_of_empty(row: Empty, ground: Ground) -> Subject | None:
    """Return what a row is about that came back as it went out; None if that stands no more."""
    mark, _, number = row.id.rpartition(ID_PARTS)
    batch = ground.batches.get(mark)
    pair = batch.pairs.get(number) if batch else None
    if batch is None or pair is None:
        return None
    now = ground.moves.now(pair[0])
    shown = ground.passages.get(now)
    if shown is None or check_of(shown.text, pair[1]) != row.check:
        return None
    return Subject(now, ground.code_now(pair[1], batch.codebook), batch)


def _by_what_it_shows(row: Row, batch: Batch | None, ground: Ground) -> Subject | Unmatched:
    code = _shown_code(row, ground)
    if code is None:
        return Unmatched(f"its ids are gone and “{row.code}” is no code of the codebook")
    passages = with_short(row.short, ground) or ground.by_words.get(same(row.words), [])
    if row.document:
        passages = [
            each
            for each in passages
            if plain(ground.passages[each].document) == plain(row.document)
        ]
    if len(passages) == 1:
        return _checked(row, passages[0], code, batch, ground)
    if passages:
        return Unmatched(f"its ids are gone and its words stand in {len(passages)} passages")
    there = "; what was missed belongs on the sheet “Add codes”" if row.words else ""
    return Unmatched(f"this row names no passage of this study{there}")


def with_short(short: str, ground: Ground) -> list[str]:
    """Return the passages whose id begins with what a person sees or types."""
    wanted = plain(short)
    if not wanted:
        return []
    wanted = wanted if wanted.startswith("p-") else f"p-{wanted}"
    if wanted in ground.passages:
        return [wanted]
    return [id_ for id_ in ground.passages if id_.startswith(wanted)] if len(wanted) > 3 else []  # noqa: PLR2004 - two letters name anything


def _shown_code(row: Row, ground: Ground) -> str | None:
    if not row.code or row.code.startswith("("):
        return NO_CODE
    if row.code in ground.code_ids:
        return row.code
    return wording.code(row.code, ground.codebook).value or None


def _checked(
    row: Row, passage_id: str, code_id: str, batch: Batch | None, ground: Ground
) -> Subject | Unmatched:
    """Return the subject in today's codes if what the row shows goes with it, edits apart."""
    found = _unchanged(row, passage_id, code_id, batch, ground)
    if isinstance(found, Unmatched) or not code_id:
        return found
    code = ground.code_now(code_id, batch.codebook if batch else None)
    return found if code == code_id else replace(found, code_id=code, was=code_id)


def _unchanged(
    row: Row, passage_id: str, code_id: str, batch: Batch | None, ground: Ground
) -> Subject | Unmatched:
    now = ground.moves.now(passage_id)
    shown = ground.passages.get(now)
    if shown is None:
        return Unmatched("its passage stands no more: it was dropped since", held=True)
    if now != passage_id:
        return _moved(row, Subject(now, code_id, batch), shown.text)
    others = [each for each in ground.by_words.get(same(row.words), []) if each != passage_id]
    differs = bool(row.words) and not _alike(row.words, shown.text)
    if differs and others:
        return Unmatched(
            f"its id belongs to {ground.shorts[passage_id]} and its words to "
            f"{ground.shorts[others[0]]}: a part of the columns was sorted alone",
            held=True,
        )
    if row.code and _shown_code(row, ground) not in {code_id, None}:
        return Unmatched(
            f"the code was typed over: it was {code_id or 'none'} and is “{row.code}”. Put it back "
            "and write the right one under “Correct code”",
            held=True,
        )
    edit = f"the words were changed ({_difference(shown.text, row.words)})" if differs else ""
    return Subject(passage_id, code_id, batch, edit)


def _moved(row: Row, subject: Subject, text: str) -> Subject | Unmatched:
    """Return the subject of a row whose document changed since, unless its words did too."""
    if not row.words or _alike(row.words, text):
        return subject
    return Unmatched(
        f"its document changed since, and its words with it ({_difference(row.words, text)}); "
        "send the batch out again",
        held=True,
    )


def _alike(one: str, other: str) -> bool:
    return same(one) == same(other) or _letters(one) == _letters(other)


def _letters(words: str) -> str:
    """Return words without white space and without what no cell can hold."""
    kept = (each for each in same(words) if each.isprintable() and not each.isspace())
    return "".join(each for each in kept if each != "\ufffd" and not "\u2400" <= each <= "\u2421")


def _difference(real: str, typed: str) -> str:
    """Return the stretches where two texts differ, both shown."""
    was, now = real.split(), typed.split()
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    return "; ".join(_shown(was, now, matcher.get_opcodes())) or "only in case or spacing"


def _shown(
    was: list[str], now: list[str], steps: Iterable[tuple[str, int, int, int, int]]
) -> list[str]:
    changes = [step for step in steps if step[0] != "equal"]
    return [
        f"“{' '.join(was[a:b][:_FEW])}” to “{' '.join(now[c:d][:_FEW])}”"
        for _, a, b, c, d in changes[:3]
    ]
