"""What can be asked of a store: each method is one question, answered as of one moment."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from coding.errors import AmbiguousPassageError, UnknownPassageError, UnknownSourceError
from coding.recoding import CodebookEvent, code_changes, settled, suggested_now
from coding.store import checking, copying, plain, reading, shapes, standing
from coding.store.acts import Act, acts
from coding.store.faults import plainly
from coding.versions.moves import Moves

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from coding.corrections.values import Correction
    from coding.recoding import CodeChange
    from coding.store.checking import Fault
    from coding.values import Coder, Decision, Event, Memo, Suggestion
    from testimonies.values import Extraction, Mark, Passage, Quotation, Source, Speaker, Text


class Questions:
    """The half of a store that reads; ``Store`` adds the half that writes.

    Every method may raise a StudyError with a sentence for the person at the keyboard.
    """

    _connection: sqlite3.Connection
    _path: Path

    # What was said

    def sources(self) -> tuple[Source, ...]:
        """Return the sources that count in the order they were added, each in its latest version.

        Those that were set aside do not count; see ``aside``.
        """
        with self._question() as connection:
            return standing.sources(connection)

    def aside(self) -> Mapping[str, Event]:
        """Return what set each source aside that counts nowhere, by the source's id."""
        with self._question() as connection:
            return standing.aside(connection)

    def versions(self, *, sha256: str | None = None) -> tuple[Source, ...]:
        """Return every version of every source, or those of these bytes, in the order added."""
        with self._question() as connection:
            return reading.rows(connection, shapes.SOURCES, {"sha256 = ?": sha256})

    def moves(self) -> Moves:
        """Return where everything of older versions is now."""
        with self._question() as connection:
            return standing.moves(connection)

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

    def marks(self, source_id: str) -> tuple[Mark, ...]:
        """Return how the text of a source lies on the page; nothing where there is no source."""
        with self._question() as connection:
            return reading.marks(connection, source_id)

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

    def passage(self, prefix: str, *, as_written: bool = False) -> Passage:
        """Return the one passage whose id begins so; ``p-`` may be left out.

        An id of an older version means the passage that went on from it. Passages of dropped
        quotations are found too, and those that are in no newer version: the trail speaks of them.

        Args:
            prefix: How the id begins.
            as_written: Return the passage of the older version itself.

        Raises:
            UnknownPassageError: If there is none.
            AmbiguousPassageError: If there are several.
        """
        wanted = f"p-{prefix.strip().lower().removeprefix('p-')}"
        with self._question() as connection:
            near = {"substr(id, 1, length(?1)) = ?1": wanted}
            begun = {each.id for each in reading.rows(connection, shapes.PASSAGES, near)}
            went = Moves() if as_written else standing.moves(connection)
            found = [
                each
                for id_ in sorted({went.now(each) for each in begun})
                for each in reading.rows(connection, shapes.PASSAGES, {"id = ?": id_})
            ]
        if not found or wanted == "p-":
            raise UnknownPassageError((prefix,))
        if len(found) > 1:
            raise AmbiguousPassageError(prefix, [each.id for each in found])
        return found[0]

    def there(self, source_id: str | None = None) -> tuple[Passage, ...]:
        """Return every passage of a version, or of all that counts, dropped ones and terms too."""
        with self._question() as connection:
            return standing.there(connection, source_id)

    def homeless(self) -> tuple[Passage, ...]:
        """Return the passages that people have had to do with and that no latest version has.

        Those that a person left behind are none of them.
        """
        with self._question() as connection:
            return standing.homeless(connection)

    def touched(self) -> frozenset[str]:
        """Return the ids of all that people decided, corrected, noted or saw, as it is now."""
        with self._question() as connection:
            return standing.touched(connection)

    def corrections(
        self, source_id: str | None = None, *, as_written: bool = False
    ) -> tuple[Correction, ...]:
        """Return the corrections of one source, or all, first entry first.

        Those of older versions speak of what is there now; what they cannot speak of is left out.

        Args:
            source_id: The source.
            as_written: Return all entries as they stand in the trail instead.
        """
        with self._question() as connection:
            if as_written:
                asked = {"source_id = ?": source_id}
                return reading.rows(connection, shapes.CORRECTIONS, asked, order="seq")
            return standing.corrections(connection, source_id)

    # What it may mean

    def suggestions(
        self, *, passage_id: str | None = None, suggester: str | None = None
    ) -> tuple[Suggestion, ...]:
        """Return the suggestions for one passage, by one suggester and version, or all.

        Each names its code as it is called now.
        """
        asked = {"passage_id = ?": passage_id, "suggester = ?": suggester}
        with self._question() as connection:
            made = reading.rows(connection, shapes.SUGGESTIONS, asked)
            return suggested_now(made, self._code_changes(connection))

    # What it means, and who says so

    def coders(self) -> tuple[Coder, ...]:
        """Return the coders in the order they came."""
        with self._question() as connection:
            return reading.rows(connection, shapes.CODERS)

    def decisions(
        self, *, passage_id: str | None = None, as_written: bool = False
    ) -> tuple[Decision, ...]:
        """Return the trail, or what of it is about one passage, first entry first.

        Each decision names the passage as it is now, in the latest version of its source.

        Args:
            passage_id: The passage.
            as_written: Name the passages as they stand in the trail instead.
        """
        with self._question() as connection:
            if as_written:
                asked = {"passage_id = ?": passage_id}
                return reading.rows(connection, shapes.DECISIONS, asked, order="seq")
            return standing.decisions(connection, passage_id)

    def settled(
        self, *, passage_id: str | None = None, as_of: str | None = None
    ) -> tuple[Decision, ...]:
        """Return each coder's standing word on each code of each passage, in the codes of today.

        Args:
            passage_id: The passage; all when None.
            as_of: A version of the codebook whose codes are meant in place of today's; what was
                decided under later ones is left out.
        """
        with self._question() as connection:
            changes = self._code_changes(connection)
            decisions = standing.decisions(connection, passage_id)
        return settled(decisions, changes, as_of=as_of)

    def memos(self, *, about: str | None = None) -> tuple[Memo, ...]:
        """Return the memos about one thing as it is now, or all, in the order they were written."""
        with self._question() as connection:
            return standing.memos(connection, about)

    def events(self, kind: str | None = None, *, about: str | None = None) -> tuple[Event, ...]:
        """Return the trail of events, or what of it is of one kind or about one thing, in order.

        Each names what it is about as it is now, but for those that tell of newer versions.
        """
        with self._question() as connection:
            return standing.events(connection, kind, about)

    @staticmethod
    def _code_changes(connection: sqlite3.Connection) -> tuple[CodeChange, ...]:
        asked = {"kind = ?": CodebookEvent.CHANGED.value}
        return code_changes(reading.rows(connection, shapes.EVENTS, asked, order="seq"))

    # The study itself

    def acts(self) -> tuple[Act, ...]:
        """Return everything that was ever done to the study, first to last."""
        with self._question() as connection:
            return acts(connection)

    def verify(self) -> tuple[Fault, ...]:
        """Return everything that is not as it was written; nothing where the study is whole."""
        with self._question() as connection:
            return checking.faults(connection)

    @contextmanager
    def plain_rows(self) -> Iterator[dict[str, Iterator[plain.Row]]]:
        """Give everything the store holds as sorted rows of plain values, table by table.

        All of it is of one moment, for as long as the block lasts. ``Store.made_of`` takes it back.
        """
        with self._question() as connection:
            yield {each.name: plain.rows(connection, each) for each in plain.layouts(connection)}

    def copy_to(self, path: Path) -> None:
        """Write a copy of the file, of one moment, to a place where there is nothing.

        Raises:
            StudyExistsError: If there is something.
            UnreachableStudyError: If it cannot be written.
        """
        copying.copy(self._connection, path)

    @contextmanager
    def _question(self) -> Iterator[sqlite3.Connection]:
        with plainly(self._path), reading.one_moment(self._connection, self._path):
            yield self._connection
