"""The store as the rest of the program sees it: each method is one act or one question."""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from coding.errors import (
    AmbiguousPassageError,
    DuplicateCoderError,
    UnknownPassageError,
    UnknownSourceError,
)
from coding.store import checking, opening, reading, shapes, standing, writing
from coding.store.acts import Act, act, acts
from coding.store.faults import plainly
from coding.store.fitting import Content
from coding.store.schema import FORMAT
from coding.store.sql import insert

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from coding.corrections.values import Amendment, Correction
    from coding.store.checking import Fault
    from coding.values import Coder, Decision, Memo, Ruling, Suggestion
    from testimonies.values import (
        Extraction,
        Passage,
        Quotation,
        Reading,
        Source,
        Speaker,
        Text,
    )

_WAIT = 10.0  # seconds; a merge of a large workbook takes less


class Store:
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
        return cls(opening.opened(path, read_only=read_only, wait=wait), path, command)

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
        new = reading_.source
        found = Content(new, extraction.speakers, extraction.quotations, tuple(passages))
        with self._act(f"source {new.id}", at) as connection:
            writing.source(connection, found, reading_.text)

    def sources(self) -> tuple[Source, ...]:
        """Return the sources in the order they were added."""
        with self._question() as connection:
            return reading.rows(connection, shapes.SOURCES)

    def text(self, source_id: str) -> Text:
        """Return the canonical text of a source.

        Raises:
            UnknownSourceError: If the study holds no such source.
        """
        with self._question() as connection:
            found = reading.rows(connection, shapes.TEXTS, {"source_id = ?": source_id})
            known = reading.column(connection, "id", "sources")
        if not found:
            raise UnknownSourceError(source_id, known)
        return found[0]

    def speakers(self, source_id: str | None = None) -> tuple[Speaker, ...]:
        """Return the speakers of one source, or of all, as people have corrected them."""
        with self._question() as connection:
            return standing.extraction(connection, source_id).speakers

    def quotations(self, source_id: str | None = None) -> tuple[Quotation, ...]:
        """Return the quotations of one source, or of all, source by source in text order.

        They are as people have corrected them: dropped ones are left out, added ones are there.
        """
        with self._question() as connection:
            return standing.extraction(connection, source_id).quotations

    def found(self, source_id: str) -> Extraction:
        """Return what was found in one source, whatever people said of it since."""
        with self._question() as connection:
            return standing.found(connection, source_id)

    def passages(
        self, source_id: str | None = None, *, quotation_id: str | None = None
    ) -> tuple[Passage, ...]:
        """Return the passages of one source or quotation, or all, in the order of the texts.

        Those of dropped quotations are left out, and those of terms, which hold nothing to code.
        """
        with self._question() as connection:
            return standing.passages(connection, source_id, quotation_id)

    def passage(self, prefix: str) -> Passage:
        """Return the one passage whose id begins so; ``p-`` may be left out.

        Passages of dropped quotations are found too: the trail may speak of them.

        Raises:
            UnknownPassageError: If there is none.
            AmbiguousPassageError: If there are several.
        """
        wanted = f"p-{prefix.strip().lower().removeprefix('p-')}"
        with self._question() as connection:
            near = {"substr(id, 1, length(?1)) = ?1": wanted}
            found = reading.rows(connection, shapes.PASSAGES, near)
        if not found or wanted == "p-":
            raise UnknownPassageError((prefix,))
        if len(found) > 1:
            raise AmbiguousPassageError(prefix, [each.id for each in found])
        return found[0]

    def correct(
        self, amendments: Iterable[Amendment], *, memos: Iterable[Memo] = (), at: str
    ) -> tuple[Correction, ...]:
        """Append the amendments to the trail of corrections, and memos, all or none.

        Args:
            amendments: What is corrected, in order; later ones may speak of what earlier ones add.
            memos: Notes to keep with them.
            at: The present moment.

        Raises:
            UnknownCoderError: If somebody who corrects is not known here.
            UnknownSourceError: If a source is not held here.
            UnfitValuesError: If one contradicts itself or what is there.
        """
        given, notes = tuple(amendments), tuple(memos)
        if not given and not notes:
            return ()
        with self._act(f"corrections: {len(given)}", at) as connection:
            made = writing.corrections(connection, given, at=at)
            for note in notes:
                writing.memo(connection, note)
            return made

    def corrections(self, source_id: str | None = None) -> tuple[Correction, ...]:
        """Return the corrections of one source, or all, first entry first."""
        with self._question() as connection:
            return standing.corrections(connection, source_id)

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

    def suggestions(
        self, *, passage_id: str | None = None, suggester: str | None = None
    ) -> tuple[Suggestion, ...]:
        """Return the suggestions for one passage, by one suggester and version, or all."""
        asked = {"passage_id = ?": passage_id, "suggester = ?": suggester}
        with self._question() as connection:
            return reading.rows(connection, shapes.SUGGESTIONS, asked)

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

    def coders(self) -> tuple[Coder, ...]:
        """Return the coders in the order they came."""
        with self._question() as connection:
            return reading.rows(connection, shapes.CODERS)

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

    def decisions(self, *, passage_id: str | None = None) -> tuple[Decision, ...]:
        """Return the trail, or what of it is about one passage, first entry first."""
        with self._question() as connection:
            asked = {"passage_id = ?": passage_id}
            return reading.rows(connection, shapes.DECISIONS, asked, order="seq")

    def add_memo(self, memo: Memo) -> None:
        """Store a memo.

        Raises:
            UnknownCoderError: If who wrote it is not known here.
            UnfitValuesError: If there is one of this id.
        """
        with self._act(f"memo {memo.id}", memo.at) as connection:
            writing.memo(connection, memo)

    def memos(self, *, about: str | None = None) -> tuple[Memo, ...]:
        """Return the memos about one thing, or all, in the order they were written."""
        with self._question() as connection:
            return reading.rows(connection, shapes.MEMOS, {"about = ?": about})

    # The study itself

    def acts(self) -> tuple[Act, ...]:
        """Return everything that was ever done to the study, first to last."""
        with self._question() as connection:
            return acts(connection)

    def verify(self) -> tuple[Fault, ...]:
        """Return everything that is not as it was written; nothing where the study is whole."""
        with self._question() as connection:
            return checking.faults(connection)

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

    @contextmanager
    def _question(self) -> Iterator[sqlite3.Connection]:
        with plainly(self._path), reading.one_moment(self._connection, self._path):
            yield self._connection
