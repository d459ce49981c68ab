"""Words that only look like somebody: an adjective, a numbered thing, a byline, a refugee camp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import bodies, people
from testimonies.speaking.lexicon.places import OF_COUNTRIES
from testimonies.speaking.persons import given_gender
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.mentions import Mention

_COMPOUNDS = words("""
    camp camps status visa visas crisis community population exchange swap uniform uniforms life
    lives training academy school rights suicide suicides desertion desertions recruitment
    """)  # after a role word, things: a refugee camp
_OF_HEADS = words("bald bare grey gray shaven bloody")
_HEADS_SAY = words("talks says tells speaks recalls remembers explains")
_THEIRS = frozenset({"his", "her", "their", "my", "our"})
_HEADED = 2  # words: her head
_OF_SPEECH = frozenset({"word", "term", "label"})
_FIGURES = words("""
    senior leading public political religious military opposition prominent key central rebel
    another father
    """)
_OFFICES_OF = words("veterans affairs pensions resources communications sports works")
MODALS = words("must should can cannot may might could would")
_ARMED = words("army navy military police infantry artillery air")
_TAKEN = ("-held", "-led", "-backed", "-run", "-controlled", "-based", "-born", "-trained")
_DEMONYMS = ("ese", "ian", "ish", "iot", "aqi")
_OF_PEOPLES = ("an", "ese", "lander", "ish")
_DEEDS = words("cook guard recruit volunteer pilot scout host nurse judge coach engineer")
_TITLES = words("""
    representatives senators congressmen congresswomen governors generals professors doctors judges
    justices ministers presidents ambassadors
    """)  # of several who are named behind it: Senators Velin and Tarr
_WORD_AND_NUMBER = 2  # words
_COUNTED_THINGS = bodies.NAMED_BY | words("""
    page gate article articles section chapter day room block area zone route highway table figure
    note line version flight camp part phase act ward cell pier platform channel article house
    number no vol volume issue level grade class type model track unit annex appendix exhibit box
    """)


def is_no_person(line: Line, start: int, end: int) -> bool:
    """Return whether words only look like somebody: a major concern, private life, they cook."""
    if end - start == 1 and start and line.words[start] in _DEEDS:
        return line.letters[start - 1] in "pt" or line.words[start - 1] in MODALS
    if end - start == 1 and (_says_of_what_sort(line, start) or _ends_an_office(line, start)):
        return True
    if line.letters[end - 1] == "r" and _COMPOUNDS & set(line.words[end : end + 1]):
        return line.words[end] != "lives" or line.letters[start] not in "as"  # his mother lives on
    if _is_a_thing(line, start, end):
        return True
    if line.words[end - 1] in {"figure", "figures"} and not _FIGURES & set(line.words[start:end]):
        return True
    spelt = end - start > 1 and line.words[end - 2] in _OF_SPEECH  # the word deserter
    return spelt or (
        line.letters[end - 1] == "R"
        and line.words[end - 1] in {"private", "major", "general", "warrant", "raid"}
        and line.letters[end : end + 1] in {"x", "n", "g", "m"}
    )


def _is_a_thing(line: Line, start: int, end: int) -> bool:
    """Return whether words that may mean a person do not here: a chair, a shaved head."""
    word = line.words[end - 1]
    if word == "chair":
        below = line.letters[max(0, start - 1) : start] == "P"
        return below or line.words[start] in {"a", "an"}
    if word == "head" and line.words[start] in _THEIRS and end - start == _HEADED:
        return line.letters[end : end + 1] != "f"  # she shook her head
    if word == "head":
        bare = line.letters[end - 2 : end - 1] == "e" or line.words[end - 2] in _OF_HEADS
        return end - start > 1 and bare and line.letters[end : end + 1] != "f"
    return word == "source" and line.letters[end : end + 1] == "f"


def _says_of_what_sort(line: Line, place: int) -> bool:
    """Return whether a bare singular only says of what sort a thing is: civilian life."""
    word = line.words[place]
    single = line.letters[place] == "r" and not word.endswith("s") and word not in people.PLURALS
    return single and not line.capital(place) and line.letters[place + 1 : place + 2] in {"x", "n"}


def _is_birthplace(line: Line, start: int, end: int) -> bool:
    """Return whether brackets say where and when somebody was born: (San Sorrel, 1980)."""
    year = line.words[end + 1 : end + 2]
    within = line.letters[max(0, start - 1) : start] == "<" and line.letters[end : end + 1] == ","
    born = bool(year) and year[0].isdigit() and line.letters[end + 2 : end + 3] == ">"
    return within and born


def _ends_an_office(line: Line, place: int) -> bool:
    """Return whether a word ends the name of an office: the Ministry of Defence and Veterans."""
    joined = place > 1 and line.letters[place - 1] == "&" and line.capital(place - 2)
    ends = line.letters[place] == "r" or line.words[place] in _OFFICES_OF
    return joined and ends and line.capital(place) and line.words[place].endswith("s")


def _is_adjective(line: Line, start: int, end: int) -> bool:
    """Return whether a capitalised word only says of which country something is."""
    if end - start > 1 + (line.letters[start] == "a") or line.letters[end - 1] != "N":
        return False
    word, after = line.words[end - 1], line.words[end : end + 1]
    if (after and after[0] in _ARMED) or word.endswith(_TAKEN):
        return True
    described = start > 0 and line.letters[start - 1] == "m"
    if word in OF_COUNTRIES and line.letters[end : end + 1] in {"x", "n", "e", "m"}:
        return True
    return word.endswith(_DEMONYMS) and (line.letters[end : end + 1] in {"x", "n"} or described)


def is_peoples(line: Line, mention: Mention) -> bool:
    """Return whether a name tells of which people somebody is: he is Karo."""
    beside = line.letters[max(0, mention.start - 2) : mention.start] == "pu"
    single = mention.end - mention.start == 1 and mention.predicate
    told = line.words[mention.start - 2] in {"he", "she"} if beside else False
    given = given_gender(mention.key) and line.words[mention.start] != "karen"
    other = line.letters[mention.end : mention.end + 2] == ",a" or given
    return told and single and not other


def names_nobody(line: Line, start: int, end: int, name: tuple[int, int]) -> bool:
    """Return whether a name says of which country or sort something is, or signs the text."""
    told = _is_adjective(line, start, end) or _is_byline(line, end)
    if end - start == _WORD_AND_NUMBER and line.words[start] in {"a", "an"}:
        told = told or line.letters[start + 1] == "N"  # a Quaker
    told = told or _is_of_a_people(line, start, end)
    if name[1] - name[0] == 1 and line.words[name[0]] in _HEADS_SAY:
        return True  # A Member Talks about It
    if line.words[name[1] - 1] == "camp":
        return True  # Harrow Camp
    if name[1] - name[0] == 1 and _ends_an_office(line, name[0]):
        return True
    if _is_birthplace(line, start, end) or line.words[name[0] - 1] == "ethnic":
        return True
    told = told or _is_a_society(line, start, name[0])
    return told or _is_numbered_thing(line, *name) or _ends_a_bodys_name(line, start, name[0])


def _is_of_a_people(line: Line, start: int, end: int) -> bool:
    """Return whether words in capitals behind "a" tell from where somebody is: a Costa Rican."""
    if line.words[start] not in {"a", "an"} or line.letters[start + 1 : end] != "NN":
        return False
    named = given_gender((line.words[start + 1],))
    return not named and line.words[end - 1].endswith(_OF_PEOPLES)


def _is_numbered_thing(line: Line, start: int, end: int) -> bool:
    """Return whether a number tells things of one sort apart: Gate 13, Page 12, late 20s."""
    if end - start != _WORD_AND_NUMBER:
        return False
    if line.letters[end - 1] != "#":
        return len(line.words[end - 1]) == 1 and line.words[start] in _COUNTED_THINGS
    return line.words[start] in _COUNTED_THINGS or not line.capital(start)


def _is_a_society(line: Line, start: int, name: int) -> bool:
    """Return whether a name goes on from several with a capital: the Deserters Advice Line."""
    last = line.words[name - 1]
    plural = last.endswith("s") and line.letters[name - 1] == "r" and last not in _TITLES
    return start < name and plural and line.capital(name - 1)


def _ends_a_bodys_name(line: Line, start: int, name: int) -> bool:
    """Return whether a bare name belongs to a body named before it: the Ministry of Justice."""
    of = start - 1
    if start != name or of < 1 or line.letters[of] != "f" or line.letters[start] == "H":
        return False
    return line.letters[of - 1] == "G" and line.capital(of - 1)


def _is_byline(line: Line, end: int) -> bool:
    """Return whether a name only signs for the text: Anna Velin reports; reporting from Skarn."""
    word, after = [*line.words[end : end + 2], "", ""][:2]
    ends = line.letters[end + 1 : end + 2] in {"!", "/", ""}
    return word in {"reports", "reporting"} and (ends or after == "from")
