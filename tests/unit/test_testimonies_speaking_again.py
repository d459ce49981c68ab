"""Words said again: a headline may shorten them, and no other quotation is tried so."""

from testimonies.quotations import find_quotations
from testimonies.values import Text

SAID = "Merin deserted. “An officer came and read out the names at the weir at night,” Merin said."
SHORT = "“read out the names at the weir”"


def speakers(text: str) -> list[str | None]:
    extraction = find_quotations(Text(source_id="s-again", text=text, sha256="0"))
    labels = {speaker.id: speaker.label for speaker in extraction.speakers}
    return [labels.get(one.speaker_id or "") for one in extraction.quotations]


def test_a_headline_that_shortens_words_is_of_whoever_says_them() -> None:
    assert speakers(f"“They read out the names at the weir”\n\n{SAID}\n") == ["Merin", "Merin"]


def test_a_quotation_further_on_that_shortens_words_is_not_tried() -> None:
    rain = "Rain fell on the hills and on the ford. " * 20
    assert speakers(f"{SAID}\n\n{rain}\n\nA book was called {SHORT} too.\n") == ["Merin", "Merin"]
    other = "“they read out all the names at the weir that year”"
    assert speakers(f"{SAID}\n\n{rain}\n\nA book was called {other}.\n") == ["Merin", None]
