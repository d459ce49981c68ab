"""Words that a sentence announces without a verb of saying: calls it “…”; in his own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.mentions import is_coded
from testimonies.speaking.pronouns import GENDERS
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.rules.values import Case

_THEIR_WORDS = 4  # words: in his own words
_CALLING = words("""
    call calls called calling dubbed dubs labelled labeled branded likened
    """)
_DESCRIBING = words("""
    describes described describing characterised characterized portrayed portrays depicted depicts
    dismissed dismisses summarised summarized summed denounced derided hailed mocked praised
    condemned
    """)
_TERM = 2  # words
_AS_SOMEBODY = 3  # words: as a man “who…”
_WITHIN = frozenset("!;:w")  # letters that part a subject from its verb
_OUT_BY = 3  # words: read out by
_AUTHORS = frozenset({"i", "we", "you"})
BESIDE = 8
"""Words before the marks within which somebody's words are announced."""


def announced(case: Case, start: int) -> Claim | None:
    """Return the claim for whoever is called by, or calls, or owns the words of a sentence.

    Args:
        case: The quotation.
        start: Where the sentence begins.
    """
    return (
        _in_their_words(case, start)
        or own_words(case, start)
        or _called(case, start)
        or _contrasted(case, start)
        or _read_out(case, start)
    )


def labelled_alone(case: Case, start: int) -> Claim | None:
    """Nothing but somebody stands before the marks: P7: “…”; For Velin, “…”."""
    line = case.scene.line
    bare = line.letters[start : case.first]
    for_whom = line.words[start] == "for" and bare.endswith(",")
    who = case.scene.at(start + for_whom)
    if who is None or who.name is None or who.end != case.first - 1 or bare[-1] not in ",:":
        return None
    if not for_whom and not (bare[-1] == ":" and is_coded(line.words[start])):
        return None
    return case.claim(who, "according to", who.start, case.first, Certainty.LIKELY, direct=True)


def _called(case: Case, start: int) -> Claim | None:
    """Velin calls it “…”."""
    scene = case.scene
    if len(scene.line.said(case.first, case.last + 1).split()) <= _TERM:
        return None
    for verb in range(case.first - 1, max(start, case.first - BESIDE), -1):
        described = scene.line.words[verb] in _DESCRIBING
        if scene.line.words[verb] in _CALLING or (
            described
            and "as" in scene.line.words[max(verb, case.first - _AS_SOMEBODY) : case.first]
        ):
            who = next((m for m in reversed(scene.between(start, verb)) if m.free), None)
            gap = scene.line.letters[who.end : verb] if who is not None else "Q"
            if who is None or who.head in _AUTHORS or "Q" in gap or _WITHIN & set(gap):
                return None
            return case.claim(who, "according to", who.start, verb + 1, Certainty.LIKELY)
    return None


def _in_their_words(case: Case, start: int) -> Claim | None:
    """In his own words: “…”."""
    line = case.scene.line
    end = case.first - (line.letters[case.first - 1 : case.first] in {":", ","})
    told = [word for word in line.words[max(start, end - _THEIR_WORDS) : end] if word != "own"]
    if told[-3:-2] != ["in"] or told[-1] != "words" or told[-2] not in {"his", "her"}:
        return None
    place = line.words.index("in", max(start, end - _THEIR_WORDS), end)
    person = case.cast.memory.person(place, GENDERS[told[-2]])
    if person is None or not person.single:
        return None
    return Claim(person, "according to", line.span(place, end), Certainty.LIKELY)


def own_words(case: Case, start: int, most: int = BESIDE) -> Claim | None:
    """Velin's observation that "…"."""
    for mention in reversed(case.scene.between(max(start, case.first - most), case.first)):
        said = case.scene.line.letters[mention.end : mention.end + 2] == "zn"
        if mention.owner and said:
            return case.claim(
                mention, "according to", mention.start, mention.end + 2, Certainty.LIKELY
            )
    return None


def _contrasted(case: Case, start: int) -> Claim | None:
    """“…”, while Velin finds cells in “…”."""
    line = case.scene.line
    place = line.letters.rfind("Q", start, case.first) + 1
    place += line.letters[place : place + 1] == ","
    if place <= start or line.words[place] not in {"while", "whereas"}:
        return None
    who = case.scene.at(place + 1)
    does = who is not None and line.letters[who.end : who.end + 1] in set("xye")
    long = len(line.said(case.first, case.last + 1).split()) > _TERM
    if who is None or who.name is None or not (who.free and does and long):
        return None
    return case.claim(who, "according to", who.start, who.end + 1, Certainty.LIKELY)


def _read_out(case: Case, start: int) -> Claim | None:
    """Their statement, read out by Velin at the gate, says: “…”."""
    line = case.scene.line
    if line.letters[case.first - 1 : case.first] != ":":
        return None
    for mention in case.scene.between(start, case.first):
        read = line.words[max(start, mention.start - _OUT_BY) : mention.start]
        if mention.name is not None and read in (["read", "out", "by"], ["it", "read", "by"]):
            return case.claim(
                mention, "according to", mention.start, mention.end, Certainty.LIKELY, direct=True
            )
    return None
