"""The store as the rest of the program sees it: what is asked of it, and each act on it."""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from coding.errors import DuplicateCoderError
from coding.store import copying, opening, writing
from coding.store.acts import act
from coding.store.compound import CompoundAct
from coding.store.faults import plainly
from coding.store.fitting import content_of
from coding.store.questions import Questions
from coding.store.schema import FORMAT
from coding.store.sql import insert

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from coding.corrections.values import Amendment, Correction
    from coding.store.plain import Row
    from coding.values import Coder, Decision, Event, Happening, Memo, Ruling, Suggestion
    from testimonies.values import Extraction, Passage, Reading

_WAIT = 10.0  # seconds; a merge of a large workbook takes less


class Store(Questions):
    """One study's file, open. Use it as a context manager, or close it.

    What is written is stored for good when the method returns; when it raises, nothing is. Every
    method may raise a StudyError with a sentence for the person at the keyboard. Moments (``at``)
    are ISO 8601 in UTC and always given: the store has no clock.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, command: str) -> None:
        """Keep what ``create`` and ``open`` made; call those."""
        self._connection = connection
        self._path = path
        self._command = command

    @classmethod
    def create(cls, path: Path, *, at: str, command: str = "") -> Store:
        """Make the file of a new study, readable by its owner alone, and open it.

        Args:
            path: The file; its folder exists.
            at: The present moment.
            command: The command that is run, as ``"init"``; written down with each act.

        Raises:
            StudyExistsError: If the file holds anything.
            UnreachableStudyError: If it cannot be made.
        """
        opening.make_file(path)
        with plainly(path):
            store = cls(opening.connect(path, read_only=False, wait=_WAIT), path, command)
            try:
                store._lay_out(at)
            except BaseException:
                store.close()
                raise
        return store

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, command: str = "", wait: float = _WAIT
    ) -> Store:
        """Open a study that exists.

        Args:
            path: The file.
            read_only: Whether nothing may be written, not even by mistake.
            command: The command that is run, as ``"code"``; written down with each act.
            wait: Seconds to wait while another process is writing.

        Raises:
            MissingStudyError: If there is no file.
            NotAStudyError: If the file is something else.
            NewerStudyError: If a newer exitvoice made it.
        """
        connection = opening.opened(path, read_only=read_only, wait=wait, command=command)
        return cls(connection, path, command)

    @classmethod
    def made_of(
        cls, path: Path, tables: Mapping[str, Iterable[Row]], *, command: str = ""
    ) -> Store:
        """Make the file of a study out of what ``plain_rows`` gave, and open it.

        Args:
            path: The file; its folder exists.
            tables: The rows of each table.
            command: The command that is run.

        Raises:
            StudyExistsError: If the file holds anything.
            UnfitRowsError: If the rows do not make a whole study; the file then holds nothing.
        """
        opening.make_file(path)
        with plainly(path):
            connection = opening.connect(path, read_only=False, wait=_WAIT)
            try:
                copying.made_of(connection, path, tables)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, command)

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    # What was said

    def add_source(
        self, reading_: Reading, extraction: Extraction, passages: Iterable[Passage], *, at: str
    ) -> None:
        """Store a document's text with all that was found in it; its bytes are kept elsewhere.

        Raises:
            DuplicateSourceError: If the study holds the document.
            UnfitValuesError: If the values contradict each other or what is stored.
            UnstorableTextError: If a text holds half of a character.
        """
        found = content_of(reading_, extraction, passages)
        with self._act(f"source {found.source.id}", at) as connection:
            writing.source(connection, found, reading_.text)

    def correct(self, amendments: Iterable[Amendment], *, at: str) -> tuple[Correction, ...]:
        """Append the amendments to the trail of corrections, all or none.

        Args:
            amendments: What is corrected, in order; later ones may speak of what earlier ones add.
            at: The present moment.

        Raises:
            UnknownCoderError: If somebody who corrects is not known here.
            UnknownSourceError: If a source is not held here.
            UnfitValuesError: If one contradicts itself or what is there.
        """
        given = tuple(amendments)
        if not given:
            return ()
        with self._act(f"corrections: {len(given)}", at) as connection:
            return writing.corrections(connection, given, at=at)

    # What it may mean

    def replace_suggestions(
        self, suggestions: Iterable[Suggestion], *, suggester: str, at: str
    ) -> None:
        """Store suggestions in place of all that this suggester made before.

        Args:
            suggestions: What it makes now, of the whole study.
            suggester: Its name, with or without a version; what an older version of it made goes
                too.
            at: The present moment.

        Raises:
            UnfitValuesError: If one is by another suggester, stands twice or points too far.
            UnknownPassageError: If one is about a passage the study does not hold.
        """
        made = tuple(suggestions)
        with self._act(f"suggestions by {suggester}: {len(made)}", at) as connection:
            writing.suggestions(connection, made, suggester)

    # What it means, and who says so

    def add_coder(self, coder: Coder, *, at: str) -> None:
        """Make a coder known; who is known already is left as they are.

        Args:
            coder: Who.
            at: The present moment.
        """
        if coder.id in {known.id for known in self.coders()}:
            return
        with (
            suppress(DuplicateCoderError),  # somebody else was quicker
            self._act(f"coder {coder.id}", at) as connection,
        ):
            writing.coder(connection, coder)

    def decide(
        self, rulings: Iterable[Ruling], *, at: str, codebook_version: str
    ) -> tuple[Decision, ...]:
        """Append the rulings to the trail, all or none, and return them as its entries.

        Args:
            rulings: What is decided, in order; where there are none nothing is written.
            at: The present moment.
            codebook_version: Version of the codebook they were made under.

        Raises:
            UnknownCoderError: If somebody who decides is not known here.
            UnknownPassageError: If a passage is not held here.
            DroppedPassageError: If its quotation was dropped.
        """
        given = tuple(rulings)
        if not given:
            return ()
        with self._act(f"decisions: {len(given)}", at) as connection:
            return writing.decisions(connection, given, at=at, codebook_version=codebook_version)

    def add_memo(self, memo: Memo) -> None:
        """Store a memo.

        Raises:
            UnknownCoderError: If who wrote it is not known here.
            UnfitValuesError: If there is one of this id.
        """
        with self._act(f"memo {memo.id}", memo.at) as connection:
            writing.memo(connection, memo)

    # The study itself

    def record(self, happenings: Iterable[Happening], *, at: str) -> tuple[Event, ...]:
        """Append the happenings to the trail of events, all or none, and return them as entries.

        Args:
            happenings: What happened, in order; where there are none nothing is written.
            at: The present moment.

        Raises:
            UnknownCoderError: If somebody named in one is not known here.
        """
        given = tuple(happenings)
        if not given:
            return ()
        with self._act(f"events: {len(given)}", at) as connection:
            return writing.events(connection, given, at=at)

    @contextmanager
    def together(self, what: str, *, at: str) -> Iterator[CompoundAct]:
        """Do several things as one act: all of them are stored when the block ends, or none.

        Args:
            what: What is done, for the list of acts; never a word of the testimonies.
            at: The present moment.
        """
        with self._act(what, at) as connection:
            yield CompoundAct(connection, self._path, at)

    def _lay_out(self, at: str) -> None:
        # The mark tells this study from any other, in its first act and so in every seal.
        with self._act(f"study made: {secrets.token_hex(8)}", at) as connection:
            opening.lay_out(connection, self._path)
            facts = (("format", str(FORMAT)), ("made", at))
            connection.executemany(insert("facts", ("name", "value")), facts)

    @contextmanager
    def _act(self, what: str, at: str) -> Iterator[sqlite3.Connection]:
        with (
            plainly(self._path),
            act(self._connection, what, at=at, command=self._command),
        ):
            yield self._connection
