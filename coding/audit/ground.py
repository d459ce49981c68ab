"""The study as it stands: what goes out in a batch, and what a returned row is measured against."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from coding.corrections.ground import plain, short_ids
from coding.recoding import called_now
from coding.values import Verdict
from coding.versions.moves import Moves

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from codebook.values import Codebook
    from coding.audit.batches import Batch
    from coding.recoding import CodeChange
    from coding.values import Decision, Suggestion

Slot = tuple[str, str, str]  # coder, passage, code


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as a workbook shows it.

    Attributes:
        id: Id of the passage.
        source_id: Id of its source.
        document: File name of the source.
        speaker: Who speaks, or empty.
        voice: Where the speaker stands towards the army.
        text: Its words on one line.
    """

    id: str
    source_id: str
    document: str
    speaker: str
    voice: str
    text: str


@dataclass(frozen=True)
class Ground:
    """All that an audit of a study rests on.

    Attributes:
        codebook: The codebook in use.
        passages: The passages that stand, by id, in the order of the texts.
        decisions: The whole trail, each code by the id it had.
        settled: What of it stands in the codes of today; None where no code ever changed.
        coders: Names by id.
        seen: ``(passage id, coder id)`` for each passage a coder has had before them.
        suggestions: What was suggested.
        batches: Every batch that went out, by id.
        memos: ``(about, coder id, text)`` of every memo.
        details: ``(kind, about, coder id, digest of the body)`` of what audits wrote down.
        texts: The canonical text of each source, by id.
        changes: Every change of the codebook, first to last.
        moves: Where the passages of documents that changed are now.
    """

    codebook: Codebook
    passages: Mapping[str, Shown]
    decisions: tuple[Decision, ...] = ()
    settled: tuple[Decision, ...] | None = None
    coders: Mapping[str, str] = field(default_factory=dict)
    seen: frozenset[tuple[str, str]] = frozenset()
    suggestions: tuple[Suggestion, ...] = ()
    batches: Mapping[str, Batch] = field(default_factory=dict)
    memos: frozenset[tuple[str, str, str]] = frozenset()
    details: frozenset[tuple[str, str, str, str]] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[CodeChange, ...] = ()
    moves: Moves = field(default_factory=Moves)

    def code_now(self, code_id: str, version: str | None) -> str:
        """Return what a code is called now.

        Args:
            code_id: What it was called.
            version: By which version of the codebook; None where nobody knows, and then only what
                no code is called any more is taken for an older name.
        """
        if not self.changes or (version is None and self.codebook.code(code_id) is not None):
            return code_id
        return self._names(code_id, version or self.changes[0].before)

    @cached_property
    def _names(self) -> Callable[[str, str], str]:
        return called_now(self.changes)

    @cached_property
    def history(self) -> dict[Slot, list[Decision]]:
        """Every decision by coder, passage and code as it is called now, first to last."""
        found: dict[Slot, list[Decision]] = {}
        for each in self.decisions:
            code = self.code_now(each.code_id, each.codebook_version)
            found.setdefault((each.coder_id, each.passage_id, code), []).append(each)
        return found

    @cached_property
    def latest(self) -> dict[Slot, Decision]:
        """What each coder said last of each code on each passage."""
        if self.settled is None:
            return {slot: given[-1] for slot, given in self.history.items()}
        return {(each.coder_id, each.passage_id, each.code_id): each for each in self.settled}

    @cached_property
    def standing(self) -> dict[str, dict[str, list[str]]]:
        """For each passage the codes that stand, each with the coders who gave it."""
        found: dict[str, dict[str, list[str]]] = {}
        for (coder, passage, code), last in self.latest.items():
            if last.verdict is Verdict.ACCEPT and passage in self.passages:
                found.setdefault(passage, {}).setdefault(code, []).append(coder)
        return found

    @cached_property
    def suggested(self) -> dict[str, dict[str, Suggestion]]:
        """For each passage the codes suggested, each with its best suggestion."""
        found: dict[str, dict[str, Suggestion]] = {}
        for each in sorted(self.suggestions, key=lambda one: one.score):
            if each.passage_id in self.passages:
                found.setdefault(each.passage_id, {})[each.code_id] = each
        return found

    @cached_property
    def shorts(self) -> dict[str, str]:
        """The short id of each passage."""
        return short_ids(self.passages)

    @cached_property
    def by_words(self) -> dict[str, list[str]]:
        """Ids of the passages by their words, white space and case making no difference."""
        found: dict[str, list[str]] = {}
        for each in self.passages.values():
            found.setdefault(same(each.text), []).append(each.id)
        return found

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Ids of the coders by name, spacing and case making no difference."""
        return {plain(name): id_ for id_, name in self.coders.items()}

    @cached_property
    def code_ids(self) -> frozenset[str]:
        """Ids of the codes of the codebook, and of all that ever went out."""
        sent = (own for each in self.batches.values() for own in each.rows.values())
        return frozenset(code.id for code in self.codebook.codes).union(*sent)

    def at_base(self, slot: Slot, base: int) -> Decision | None:
        """Return what was the last word on something when the trail held ``base`` decisions."""
        before = [each for each in self.history.get(slot, ()) if each.seq <= base]
        return before[-1] if before else None


def check_of(words: str, code: str) -> str:
    """Return a checksum of what a row shows; white space makes no difference to it."""
    return hashlib.sha256(f"{same(words)}|{code}".encode()).hexdigest()[:10]


@lru_cache(maxsize=1024)
def same(words: str) -> str:
    """Return words as they are compared: white space run together, composed, in small letters."""
    return plain(unicodedata.normalize("NFC", words))
