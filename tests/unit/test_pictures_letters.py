from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics

from reports.pictures.letters import broken, fitted, width_of

TEXT = "Confinement that keeps out news & people (2021)"


@pytest.mark.parametrize(("font", "bold"), [("Helvetica", False), ("Helvetica-Bold", True)])
def test_a_text_is_as_wide_as_the_metrics_of_its_font_say(font: str, *, bold: bool) -> None:
    for text in (TEXT, "".join(map(chr, range(0x20, 0x7F)))):
        # In Adobe's own encoding a straight apostrophe and backtick are the curly ones.
        plain = text.replace("'", "").replace("`", "")
        wide = pdfmetrics.stringWidth(plain, font, 12)
        assert width_of(plain, 12, bold=bold) == pytest.approx(wide, abs=0.01)


def test_letters_of_other_alphabets_take_room_and_accents_none() -> None:
    assert width_of("é") == width_of("e")
    assert width_of("e\u0301") == width_of("e")
    assert width_of("ü") == width_of("u")
    assert width_of("漢") == 12
    assert width_of("မ") > 6


def test_a_text_too_wide_is_cut_and_ends_in_dots() -> None:
    assert fitted(TEXT, 1000) == TEXT
    cut = fitted(TEXT, 100)
    assert cut.endswith("…")
    assert TEXT.startswith(cut[:-1])
    assert width_of(cut) <= 100


def test_lines_are_no_wider_than_their_room_and_lose_no_word() -> None:
    lines = broken(TEXT, 90)
    assert all(width_of(line) <= 90 for line in lines)
    assert " ".join(lines) == TEXT
    assert broken("x" * 99, 50) == (fitted("x" * 99, 50),)
    assert broken("", 50) == ()
