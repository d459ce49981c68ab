"""What a quotation is evidence of: testimony, statement, fragment or term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.values import Certainty, Form, Kind, Voice
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.finding.values import Found
    from testimonies.speaking.rules.values import Claim
    from testimonies.speaking.scene import Scene

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NAMING = words("""
    called so-called calls call named known titled entitled dubbed labelled labeled nicknamed
    slogan slogans sign signs placard placards banner banners graffiti term terms word phrase
    chant chants chanted chanting headlined translation reads reading text concept notion label
    motto song poem book film novel article hashtag idea caption
    inscription codenamed code-named meaning means
    """)
_BESIDE = (["group"], ["page"], ["petition"], ["campaign"], ["project"], ["movement"])
_SAID = frozenset({"sentence before", "sentence after", "according to", "said before"})
_FEW = 4
_FEWEST = 2
_SMALL = 3  # letters of a word that has no capital in a title
_LEADING = frozenset("asmfPbu")  # before the marks: an article, a preposition, a helper
_WHOLE = 5
_ALIASED = words("alias aka nicknamed dubbed codenamed nickname callsign pseudonym guerre")
_CALLING = words("""
    call calls called calling dub dubs dubbed nicknamed brand brands branded label labels labelled
    labeled name named
    """)
_KNOWN = words("known called named referred nicknamed remembered famous goes went")
_NAMES = words("""
    the a his her their only simply just name war code pen stage battle false call sign nickname
    alias pseudonym nom de guerre of and
    """)
_TURNED = words("out back to over for after at down in up on that")  # called to him
_REACH = 6  # words looked at before a name
_GOVERNING = frozenset("fPba")  # letters before words that belong to the sentence around them
_DISPLAYED = words("""
    shirt t-shirt tshirt sign banner placard poster sticker billboard plaque graffiti tattoo
    headline signs banners placards posters stickers billboards headlines badge flag leaflet
    """)
_BEGINNING = words("""
    a an the this that his her their its our my no any some every into onto in on at to from for of
    by with without as
    """)  # of a part of a sentence
_HELD = words("having has had have being is was are were of with as")  # before part of a sentence
_GOVERNS = words("as of with having a an the his her their")
_GREETING = words("thank thanks hello hi bye goodbye welcome pleasure morning evening afternoon")
_GREETED = _GREETING | words("""
    you so very much too both all again there here good to be with me having for i am i'm i’m fine
    it's it’s my a great glad sir madam hon dear everyone everybody conversation interview
    """)
_LONGEST_GREETING = 80  # characters
_LONGEST_PHRASE = 9  # words
_LONGEST_NAME = 12  # words, where somebody is told to have said them
_FINITE = re.compile(
    r"\b(?:I|we|you|he|she|they|it|who|there|is|are|was|were|am|be|has|have|had|do|does|did|will|would|can"
    r"|could|may|might|must|shall|should|let|came|went|saw|knew|took|gave|told|said|made|left|lost)\b"
    r"|[’'](?:m|re|ve|ll|d)\b|n[’']t\b|(?<=\w\s)(?<!\bthe\s)(?<!\ba\s)(?<!\bof\s)(?<!\band\s)\w{2,}ed\b",
    re.IGNORECASE,
)


def kind_of(scene: Scene, number: int, find: Found, claim: Claim | None, voice: Voice) -> Kind:
    """Return what a quotation is evidence of.

    Args:
        scene: The text.
        number: Number of the find among the finds of the text.
        find: The find.
        claim: Who speaks, or None.
        voice: Where the speaker stands.
    """
    full = Kind.TESTIMONY if voice.inside else Kind.STATEMENT
    if find.form in (Form.BLOCK, Form.TURN):
        return Kind.FRAGMENT if _is_greeting(scene.line.text, find) else full
    words = _words(scene.line.text, find)
    if not scene.line.places[number]:
        return full if claim is not None and words > _FEW else Kind.TERM
    if words > _FEW and _is_phrase(scene, number, find, words):
        return Kind.TERM if claim is None and words <= _WHOLE else Kind.FRAGMENT
    if claim is not None and claim.direct:
        return _kind_of_few(scene, number, find, full) if words <= _FEW else full
    if _is_term(scene, number, find, claim, words):
        return Kind.TERM
    return full if _is_sentence(scene, number, find, words) else Kind.FRAGMENT


def _kind_of_few(scene: Scene, number: int, find: Found, full: Kind) -> Kind:
    """Return what a few words are whose speaker the same sentence names."""
    if _is_alias(scene, number, find):
        return Kind.TERM
    part = _is_jeer(scene, number, find) or _in_doubt(scene, number, find)
    return Kind.FRAGMENT if part or _is_aside(scene, find) else full


def _is_term(scene: Scene, number: int, find: Found, claim: Claim | None, words: int) -> bool:
    """Return whether words are a name, a slogan or set off in doubt, not somebody's speech."""
    guessed = claim is None or claim.rule.startswith("candidate")
    if guessed and _is_displayed(scene, number):
        return True
    if (claim is None and words <= _WHOLE) or (guessed and _is_title(scene.line.text, find)):
        return True
    verdict = words > _FEWEST and _is_verdict(scene, number, claim)
    told = claim is not None and claim.rule in _SAID and words > _LONGEST_NAME
    if _is_named(scene, number) and not (verdict or told):
        return True
    said = claim is not None and claim.rule in _SAID and claim.certainty is not Certainty.UNSURE
    return words <= _FEW and not said and not _is_speech(scene, number, find)


def _is_title(text: str, find: Found) -> bool:
    """Return whether all words but small ones have a capital, as in the name of a thing."""
    words = [word for span in find.spans for word in _WORD.findall(text[span.start : span.end])]
    long = [word for word in words if len(word) > _SMALL]
    return bool(long) and all(word[0].isupper() for word in long)


def _is_verdict(scene: Scene, number: int, claim: Claim | None) -> bool:
    """Return whether somebody in particular calls something what the words say."""
    line, at = scene.line, scene.line.places[number][0]
    person = claim.person if claim is not None else None
    told = _CALLING & set(line.words[max(0, at - 3) : at])
    return person is not None and not person.several and bool(told)


def _is_displayed(scene: Scene, number: int) -> bool:
    """Return whether words stand on a thing that is shown: read his T-shirt; a sign says."""
    line, places = scene.line, scene.line.places[number]
    near = line.words[max(line.sentence(places[0])[0], places[0] - _REACH) : places[0]]
    after = line.words[places[-1] + 1 : min(places[-1] + 1 + _REACH, line.paragraph(places[-1])[1])]
    return bool(_DISPLAYED & {*near, *after})


def _is_greeting(text: str, find: Found) -> bool:
    """Return whether an answer only greets or thanks whoever asks: thank you, good to be here."""
    if find.spans[-1].end - find.spans[0].start > _LONGEST_GREETING:
        return False
    said = {
        word.lower() for span in find.spans for word in _WORD.findall(text[span.start : span.end])
    }
    return said <= _GREETED and not said.isdisjoint(_GREETING)


def _words(text: str, find: Found) -> int:
    return sum(len(_WORD.findall(text[span.start : span.end])) for span in find.spans)


def _is_named(scene: Scene, number: int) -> bool:
    line, at = scene.line, scene.line.places[number][0]
    near = {word for word in line.words[max(line.sentence(at)[0], at - 3) : at] if word}
    return bool(near & _NAMING) or line.words[at - 1 : at] in _BESIDE


def _before(scene: Scene, number: int, find: Found) -> range:
    """Return the places of the few words that lead up to what somebody is called."""
    line, at = scene.line, scene.line.places[number][0]
    start = at
    if line.text[find.spans[-1].end - 1] not in "!?" and len(find.spans) == 1:
        while start > max(0, at - _REACH) and line.letters[start - 1] not in "!/,:;Q":
            start -= 1
    return range(start, at)


def _is_alias(scene: Scene, number: int, find: Found) -> bool:
    """Return whether few words are somebody's other name: known as “Fox,” he walked on."""
    before = [scene.line.words[place] for place in _before(scene, number, find)]
    return bool(before) and (before[-1] in _ALIASED or _is_known(before))


def _is_jeer(scene: Scene, number: int, find: Found) -> bool:
    """Return whether few words are what somebody calls others: he called them “dancers”."""
    line = scene.line
    for place in reversed(_before(scene, number, find)):
        if line.words[place] in _CALLING:
            return True
        told = line.letters[place] == "v" and line.words[place - 1] != "who"
        if told or line.words[place] in _TURNED:
            return False
    return False


def _is_known(before: list[str]) -> bool:
    """Return whether the words end in “known as”, “by the name of” or the like."""
    place = len(before) - 1
    while place > 0 and before[place] in _NAMES:
        place -= 1
    return before[place] in {"as", "by", "under"} and not _KNOWN.isdisjoint(before[:place])


def _is_speech(scene: Scene, number: int, find: Found) -> bool:
    """Return whether short words stand as speech: they end as speech does, on their own."""
    line = scene.line
    at = line.places[number][0]
    opens = at == 0 or line.letters[at - 1] in "!/:,"
    end = find.spans[-1].end
    return opens and line.text[end - 1 : end] in set(",.!?…")


def _is_aside(scene: Scene, find: Found) -> bool:
    """Return whether the words begin small and end without a mark, as a part of a sentence does."""
    quoted = scene.line.text[find.spans[0].start : find.spans[-1].end]
    return quoted[:1].islower() and quoted[-1:].isalpha()


def _in_doubt(scene: Scene, number: int, find: Found) -> bool:
    """Return whether small words belong to the narrator's sentence: a “grave mistake,” he said."""
    line, at = scene.line, scene.line.places[number][0]
    quoted = line.text[find.spans[0].start : find.spans[-1].end]
    if len(find.spans) > 1 or not quoted[0].islower() or not at:
        return False
    if line.letters[at - 1] in _LEADING:
        return True
    runs_in = bool(line.words[at - 1]) and line.words[at - 1][-1].isalpha()
    return runs_in and quoted[-1] not in "!?" and quoted.split()[0] in _BEGINNING


def _is_phrase(scene: Scene, number: int, find: Found, words: int) -> bool:
    """Return whether words run on the narrator's sentence and hold no verb of their own.

    He reported that “a handful of idle men” had left; it was “led by somebody’s good lamp.”
    """
    line, at = scene.line, scene.line.places[number][0]
    if len(find.spans) > 1 or words > _LONGEST_PHRASE or not at or find.attribution is not None:
        return False
    quoted = line.text[find.spans[0].start : find.spans[-1].end]
    if quoted[0].islower() and line.words[at - 1] in _GOVERNS:
        return True
    runs_in = bool(line.words[at - 1]) and line.words[at - 1][-1].isalpha()
    led = line.letters[at - 1] == "," and quoted[0].islower()
    held = quoted[0].islower() or line.words[at - 1] in _HELD
    return (runs_in or led) and held and quoted[-1] not in "!?" and not _FINITE.search(quoted)


def _is_sentence(scene: Scene, number: int, find: Found, words: int) -> bool:
    text, at = scene.line.text, scene.line.places[number][0]
    first = next((c for c in text[find.spans[0].start : find.spans[0].end] if c.isalpha()), "a")
    before = scene.line.letters[at - 1] if at else "/"
    opens = (
        (first.isupper() and before not in _GOVERNING)
        or before in ":,"
        or scene.line.words[at - 1 : at] == ["that"]
    )
    return opens and words >= _WHOLE
