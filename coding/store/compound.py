"""Several things done to a study as one act."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from coding.store import writing
from coding.store.fitting import content_of
from coding.store.questions import Questions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from coding.corrections.values import Amendment, Correction
    from coding.values import Coder, Decision, Event, Happening, Memo, Ruling
    from testimonies.values import Extraction, Passage, Reading


class CompoundAct(Questions):
    """What may be asked and done within one act; each method raises as the store's of that name.

    What is asked is answered as of now, with what the act has done so far; nobody else writes
    meanwhile. Where there is nothing to do, nothing is written.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, at: str) -> None:
        """Keep the connection, inside its transaction, and the present moment."""
        self._connection = connection
        self._path = path
        self._at = at

    def add_source(
        self, reading: Reading, extraction: Extraction, passages: Iterable[Passage]
    ) -> None:
        """Store a document's text with all that was found in it."""
        writing.source(self._connection, content_of(reading, extraction, passages), reading.text)

    def add_coder(self, coder: Coder) -> None:
        """Make a coder known; who is known already is left as they are."""
        if coder.id not in {known.id for known in self.coders()}:
            writing.coder(self._connection, coder)

    def decide(self, rulings: Iterable[Ruling], *, codebook_version: str) -> tuple[Decision, ...]:
        """Append the rulings to the trail of decisions."""
        given = tuple(rulings)
        return writing.decisions(
            self._connection, given, at=self._at, codebook_version=codebook_version
        )

    def correct(self, amendments: Iterable[Amendment]) -> tuple[Correction, ...]:
        """Append the amendments to the trail of corrections."""
        return writing.corrections(self._connection, tuple(amendments), at=self._at)

    def record(self, happenings: Iterable[Happening]) -> tuple[Event, ...]:
        """Append the happenings to the trail of events."""
        return writing.events(self._connection, tuple(happenings), at=self._at)

    def add_memo(self, memo: Memo) -> None:
        """Store a memo."""
        writing.memo(self._connection, memo)

    @contextmanager
    def _question(self) -> Iterator[sqlite3.Connection]:
        yield self._connection
