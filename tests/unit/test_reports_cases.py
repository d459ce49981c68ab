"""Evidence small enough to count by hand, from an invented study in an invented country."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codebook.values import Category, Code, Codebook, Direction
from coding.values import Assignment, Coder
from reports.evidence import Evidence
from testimonies.values import (
    Certainty,
    Form,
    Kind,
    Passage,
    Quotation,
    Source,
    SourceKind,
    Span,
    Speaker,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pandas import DataFrame

ADA, BO = Coder("ada", "Ada Holm"), Coder("bo", "Bo Rask")


def small_codebook() -> Codebook:
    codes = (
        ("leave.heart", None, "Heart to leave"),
        ("leave.heart.pity", "leave.heart", "Pity"),
        ("leave.heart.shame", "leave.heart", "Shame"),
        ("leave.bread", None, "Bread to leave"),
        ("leave.bread.hunger", "leave.bread", "Hunger"),
        ("stay.heart", None, "Heart to stay"),
        ("stay.heart.oath", "stay.heart", "The oath"),
        ("stay.bread", None, "Bread to stay"),
        ("stay.bread.pension", "stay.bread", "Pension"),
    )
    return Codebook(
        title="Leaving the river guard",
        version="abcdef0123456789" * 4,
        language="en",
        directions=(Direction("leave", "Reasons to leave"), Direction("stay", "Reasons to stay")),
        categories=(
            Category("heart", "Heart", "#4477aa"),
            Category("bread", "Bread", "#ee6677"),
        ),
        word_lists=(),
        codes=tuple(
            Code(code, parent, name, code.split(".")[0], code.split(".")[1], definition="")
            for code, parent, name in codes
        ),
    )


def source(key: str, title: str) -> Source:
    return Source(key, title, f"{key}.txt", SourceKind.REPORT, "en", "0" * 64, "plain/1")


def quotation(key: str, source_id: str, speaker_id: str | None, start: int) -> Quotation:
    spans = (Span(start, start + 9),)
    return Quotation(
        key,
        source_id,
        spans,
        speaker_id,
        None,
        Form.DIRECT,
        Kind.TESTIMONY,
        "none",
        Certainty.LIKELY,
    )


def given(coder: Coder, *pairs: str) -> frozenset[Assignment]:
    """Return assignments written as ``"p1 leave.heart.pity"``."""
    split = (pair.split() for pair in pairs)
    return frozenset(Assignment(passage, code, coder.id) for passage, code in split)


def saw(coder: Coder, *passages: str) -> frozenset[tuple[str, str]]:
    return frozenset((passage, coder.id) for passage in passages)


def small_evidence() -> Evidence:
    """Return two documents, three speakers, four quotations, seven passages, two coders.

    d1: ana (p1, p2 in q1; p3 in q2), ben (p4 in q3); d2: cyd (p5 in q4), nobody named (p6 in q5);
    p7 in q5 is seen by nobody. Bo has seen p1 to p3 only.
    """
    return Evidence(
        title="The river guard",
        codebook=small_codebook(),
        sources=(source("d1", "First report"), source("d2", "Second report")),
        speakers=(
            Speaker("ana", "Ana", Voice.DEFECTOR, (("rank", "private"),)),
            Speaker("ben", "Ben", Voice.DEFECTOR, (("rank", "captain"),)),
            Speaker("cyd", "Cyd", Voice.FAMILY),
        ),
        quotations=(
            quotation("q1", "d1", "ana", 0),
            quotation("q2", "d1", "ana", 20),
            quotation("q3", "d1", "ben", 40),
            quotation("q4", "d2", "cyd", 0),
            quotation("q5", "d2", None, 20),
        ),
        passages=tuple(
            Passage(key, quoted, (Span(0, 9),), 0)
            for key, quoted in (
                ("p1", "q1"),
                ("p2", "q1"),
                ("p3", "q2"),
                ("p4", "q3"),
                ("p5", "q4"),
                ("p6", "q5"),
                ("p7", "q5"),
            )
        ),
        coders=(ADA, BO),
        assignments=given(
            ADA,
            "p1 leave.heart.pity",
            "p1 leave.heart.shame",
            "p1 stay.bread.pension",
            "p2 leave.bread",
            "p4 leave.heart.pity",
            "p5 stay.bread.pension",
            "p6 leave.heart",
        )
        | given(BO, "p1 leave.heart.pity", "p2 stay.bread"),
        seen=saw(ADA, "p1", "p2", "p3", "p4", "p5", "p6") | saw(BO, "p3"),
    )


LEFT = {"ana": "June 2021", "ben": "2024", "cyd": "in spring"}


def dated_evidence() -> Evidence:
    evidence = small_evidence()
    speakers = tuple(
        replace(speaker, attributes=(("left", LEFT[speaker.id]), *speaker.attributes))
        for speaker in evidence.speakers
    )
    return replace(evidence, speakers=speakers)


def nothing_coded() -> Evidence:
    return replace(small_evidence(), assignments=frozenset(), seen=frozenset())


def empty_study() -> Evidence:
    return Evidence("Empty", small_codebook(), (), (), (), (), (), frozenset(), frozenset())


def of_suggestions() -> Evidence:
    return replace(small_evidence(), counted="suggestions")


def with_coders(names: Iterable[str]) -> Evidence:
    coders = (ADA, BO)
    renamed = tuple(replace(c, name=name) for c, name in zip(coders, names, strict=True))
    return replace(small_evidence(), coders=renamed)


def row(frame: DataFrame, key: str, columns: list[str], by: str = "code") -> list[float]:
    """Return some columns of the one row in which column ``by`` holds ``key``."""
    found = frame[frame[by] == key]
    return [float(found[column].item()) for column in columns]
