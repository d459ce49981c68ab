"""What speaks for a speaker and for a voice: every reason has its weight, and is told."""

from pathlib import Path

from testimonies.finding import find, lay_out
from testimonies.speaking import attribute
from testimonies.speaking.persons import given_gender
from testimonies.speaking.rules import candidates
from testimonies.speaking.signs import SIGNS
from testimonies.speaking.weights import BARE, VOICES
from testimonies.values import Certainty, Quotation

TEXT = "Lom Varga, a former gunner, deserted in May. He peels potatoes.\n\n“I sleep at last.”\n"


def last_quotation(text: str) -> Quotation:
    layout = lay_out(text)
    return attribute(text, layout, find(layout, text), "s-weights").quotations[-1]


def test_every_sign_of_a_voice_has_a_weight_and_every_weight_a_sign() -> None:
    assert set(SIGNS) == set(VOICES)


def test_every_weighed_reason_is_one_that_candidates_are_given() -> None:
    source = Path(candidates.__file__).read_text(encoding="utf-8")
    assert all(f'"{reason}"' in source for reason in BARE)


def test_the_rule_tells_the_reasons_that_won() -> None:
    rule = last_quotation(TEXT).rule
    kind, _, reasons = rule.partition(": ")
    assert kind == "candidate"
    assert set(reasons.split(", ")) <= set(BARE)
    assert "subject right before" in reasons


def test_a_candidate_with_few_reasons_is_unsure() -> None:
    text = "The cooks answer slowly. It took longest with Dunlan.\n\n“You do not feed chalk to it.”"
    assert last_quotation(text).certainty is Certainty.UNSURE


def test_a_given_name_or_a_patronymic_tells_a_woman_or_a_man() -> None:
    assert given_gender(("kateryna", "brenn")) == "female"
    assert given_gender(("sergei",)) == "male"
    assert given_gender(("tarn", "ilyinichna", "velk")) == "female"
    assert given_gender(("orrin", "hubb")) == ""
