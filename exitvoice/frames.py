"""A study as pandas data frames, for notebooks; it is read and never changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from exitvoice.study.folder import open_study as open_folder
from exitvoice.verbs.gathering import decided
from reports import cooccurrence as meeting
from reports.crosstab import frequency_by
from reports.frequency import frequency as frequency_table
from reports.outline import outline
from reports.query.facts import NOT_SEEN, facts_of

if TYPE_CHECKING:
    from exitvoice.study.folder import Study
    from reports.evidence import Evidence

_OWN = ("speaker", "voice", "kind", "state")


@dataclass(frozen=True, slots=True)
class OpenStudy:
    """A study to be counted, or a part of it.

    Attributes:
        study: The study on disk.
        coders: Names of the coders who count; all when empty.
        where: The query that chooses the passages; all when empty.
    """

    study: Study
    coders: tuple[str, ...] = ()
    where: str = ""

    def only(self, where: str = "", *, coders: tuple[str, ...] = ()) -> OpenStudy:
        """Return the part of the study of which a query is true, by some coders alone.

        Args:
            where: A query; see docs/reference/query.md.
            coders: Names of the coders who count; those of before when empty.
        """
        both = f"({self.where}) and ({where})" if self.where and where else self.where or where
        return replace(self, where=both, coders=coders or self.coders)

    def evidence(self) -> Evidence:
        """Return what is counted, as reports take it.

        Raises:
            UnknownError: If the study does not know a coder.
            QueryError: If a query cannot be read or names what the study does not hold.
        """
        with self.study.store(read_only=True) as store:
            return decided(self.study, store, coders=self.coders, where=self.where)

    def passages(self) -> pd.DataFrame:
        """Return a row for each passage, in the order of the documents.

        Columns: ``passage``, ``quotation`` and ``document`` (ids); ``speaker``, ``voice``,
        ``kind``; ``state``, one of ``not-seen``, ``no-code`` (seen and left without one) and
        ``coded``; ``seen`` (bool); ``codes``, the number of different codes; ``start`` and ``end``
        in code points of the document's text; ``words``; then ``speaker.rank`` and whatever else
        is known of speakers. What is not stated is an empty text.
        """
        evidence = self.evidence()
        rows = []
        for passage, fact in zip(evidence.passages, facts_of(evidence), strict=True):
            told = {name: " / ".join(fact.known.get(name, ())) for name in _OWN}
            about = {n: " / ".join(v) for n, v in fact.known.items() if n.startswith("speaker.")}
            row = {"passage": passage.id, "quotation": passage.quotation_id}
            rows.append(
                row
                | {"document": fact.document}
                | told
                | {
                    "seen": told["state"] != NOT_SEEN,
                    "codes": len({code for code, _ in fact.given}),
                    "start": passage.spans[0].start,
                    "end": passage.spans[-1].end,
                    "words": fact.text,
                }
                | about
            )
        frame = pd.DataFrame(rows)
        attributes = [name for name in frame.columns if str(name).startswith("speaker.")]
        return frame.fillna(dict.fromkeys(attributes, ""))

    def assignments(self) -> pd.DataFrame:
        """Return a row for each code that a coder gives a passage; no code is rolled up.

        Columns: ``passage`` and ``code`` (ids), ``coder`` (name), ``name``, ``direction`` and
        ``category`` of the code (names), ``quotation`` and ``document`` (ids), ``speaker``,
        ``voice``. A passage without a code has no row: ``passages()`` tells whether it was seen.
        """
        evidence = self.evidence()
        nodes = {node.id: node for node in outline(evidence.codebook)}
        names = {coder.id: coder.name for coder in evidence.coders}
        given = sorted(each for each in evidence.assignments if each.code_id in nodes)
        frame = pd.DataFrame(
            {
                "passage": [each.passage_id for each in given],
                "code": [each.code_id for each in given],
                "coder": [names[each.coder_id] for each in given],
                "name": [nodes[each.code_id].name for each in given],
                "direction": [nodes[each.code_id].direction for each in given],
                "category": [nodes[each.code_id].category for each in given],
            },
            dtype="str",
        )
        known = ["passage", "quotation", "document", "speaker", "voice"]
        passages = self.passages().reindex(columns=known)
        return frame.merge(passages.astype("str"), on="passage", how="left")


def open_study(folder: str | Path = ".") -> OpenStudy:
    """Open the study that a folder is or lies in.

    Raises:
        NoStudyError: If there is none.
    """
    return OpenStudy(open_folder(Path(folder)))


def frequency(study: OpenStudy) -> pd.DataFrame:
    """Return how often each code was given; columns as ``reports.frequency.frequency`` has them."""
    return frequency_table(study.evidence()).frame


def cooccurrence(study: OpenStudy, within: str = "passage", level: str = "1") -> pd.DataFrame:
    """Return which codes meet; arguments and columns as ``reports.cooccurrence`` has them."""
    return meeting.cooccurrence(study.evidence(), within, level).frame


def crosstab(study: OpenStudy, by: str = "voice") -> pd.DataFrame:
    """Return how often each code was given for each value; columns as ``frequency_by`` has them."""
    return frequency_by(study.evidence(), by).frame
