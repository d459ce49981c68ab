"""Short invented texts, each with the speaker, voice, kind and rule that are to come out.

Below the dashes of each file, a line for each quotation looked at: its first words, who speaks
(- for nobody), the voice, the kind and the rule; and after ``=`` what is known of a speaker.
"""

from pathlib import Path

import pytest

from testimonies.finding import find, lay_out
from testimonies.speaking import attribute
from testimonies.values import Extraction, Quotation, Speaker

FOLDER = Path(__file__).parent / "speakers"
CASES = sorted(path.stem for path in FOLDER.glob("*.txt"))
RULES = {
    "according to",
    "answer",
    "attribution",
    "candidate",
    "introduction",
    "named after",
    "said after",
    "said before",
    "same block",
    "self-named",
    "sentence after",
    "sentence before",
    "split",
    "spoken to",
    "turn",
    "written",
}


def halves(case: str) -> tuple[str, list[str]]:
    text, _, expected = (FOLDER / f"{case}.txt").read_text(encoding="utf-8").partition("----\n")
    return text, expected.splitlines()


def extracted(text: str) -> Extraction:
    layout = lay_out(text)
    return attribute(text, layout, find(layout, text), "s-golden")


def speaker_of(quotation: Quotation, extraction: Extraction) -> Speaker | None:
    return next((s for s in extraction.speakers if s.id == quotation.speaker_id), None)


def told(first_words: str, text: str, extraction: Extraction) -> str:
    for quotation in extraction.quotations:
        span = quotation.spans[0]
        if text[span.start : span.end].startswith(first_words):
            speaker = speaker_of(quotation, extraction)
            label = speaker.label if speaker else "-"
            rule = quotation.rule.partition(":")[0]
            parts = [first_words, label, quotation.voice, quotation.kind, rule]
            return " | ".join(parts)
    return f"{first_words} | not found"


def known(speaker: Speaker) -> str:
    return f"= {speaker.label}: " + ", ".join(
        f"{name} {value}" for name, value in speaker.attributes
    )


@pytest.mark.parametrize("case", CASES)
def test_every_quotation_has_its_speaker_voice_kind_and_rule(case: str) -> None:
    text, expected = halves(case)
    extraction = extracted(text)
    lines = [line for line in expected if not line.startswith("=")]
    assert [told(line.partition(" | ")[0], text, extraction) for line in lines] == lines
    described = {known(speaker) for speaker in extraction.speakers}
    assert {line for line in expected if line.startswith("=")} <= described


def test_there_is_a_case_for_every_rule() -> None:
    shown = {line.rpartition(" | ")[2] for case in CASES for line in halves(case)[1]}
    assert shown >= RULES


def test_the_cases_are_many() -> None:
    assert len(CASES) >= 60
