"""Verbs that put words into somebody's mouth, with all their forms."""

from __future__ import annotations

import re
from typing import NamedTuple

from testimonies.wordlists import words

_REGULAR = """
accentuate acknowledge add address admit advise affirm agree allege announce answer appeal argue
articulate assert assure attest bark beam believe bemoan boast caution chime chuckle cite claim
clarify comment communicate complain concede conclude concur confess confide confirm conjecture
contend continue contrast convey correct counsel counter croak cry deadpan declare decry define
demand denounce deny depict deplore describe detail disclose discuss dismiss divulge echo
elaborate emphasise emphasize encourage enthuse estimate exclaim exhort explain express fear frame
fume gasp grin groan growl grumble hasten hazard highlight hint hiss illustrate implore imply
indicate inform insist instruct interject interrupt intone invite jest joke label lament laugh
lecture link maintain marvel mention moan mumble murmur muse mutter narrate nod note object
observe offer opine order outline phrase plead point ponder post pray predict proclaim promise
protest question quip raise rasp reaffirm reason reassure recall recite reckon recollect recommend
recount reference reflect reiterate reject relate relay remark remember remind reminisce repeat
reply report request respond restate retort reveal roar scoff scream share shout shrug sigh signal
smile snap sneer snort sob specify speculate stammer state stress stutter suggest summarise
summarize surmise testify text theorise theorize tweet underline underscore urge utter vent
venture verify voice volunteer vow wail warn whisper wonder yell
"""

_IRREGULAR = """
say says said said saying
tell tells told told telling
write writes wrote written writing
speak speaks spoke spoken speaking
put puts put put putting
go_on goes_on went_on gone_on going_on
think thinks thought thought thinking
swear swears swore sworn swearing
begin begins began begun beginning
sum sums summed summed summing
quote quotes quoted quoted quoting
know knows knew known knowing
beg begs begged begged begging
"""

# Verbs that often stand in narration without anybody's words after them.
_LOOSE = words("""
    address appeal believe fear know think read begin discuss encourage invite link offer order
    point post question raise reference reject remember request share signal text verify voice
    frame label define cite contrast smile laugh sigh continue describe depict detail dismiss
    highlight illustrate inform instruct convey communicate express reflect agree wonder
    """)

# A question is put by the one who listens; its grammatical subject is not the speaker.
ASKING = words("ask asks asked asking interview interviewed interviewing")

# Whoever these words are addressed to is not shown to be a person: told Radio North.
ADDRESSING = words("told tells tell telling informed informs assured assures reminded")

# With "to" or "with", the subject may be the one who listens.
TALKING = words("spoke speaks speaking spoken speak talked talks talking talk sat sits")

# The subject listens and the object speaks.
VISITING = words("""
    interviewed met visited reached contacted questioned asked ask asks interview interviews meet
    meets visit visits
    """)

# Nouns for what somebody says: "her words", "his account reflects this".
SAYINGS = words("""
    observation argument claim conclusion warning verdict promise remark
    account accounts story stories words testimony testimonies narrative statement statements
    message messages reply replies answer answers explanation remark remarks comment comments advice
    example case experience experiences reasoning description recollection recollections interview
    post posting response responses rebuttal tweet letter diary speech note view views view opinion
    quote quotation
    """)


class VerbForms(NamedTuple):
    """The forms of reporting verbs.

    Attributes:
        finite: Forms that need a subject: ``says``, ``said``.
        base: Plain forms, also the present of a plural: ``say``.
        running: Forms in -ing: ``saying``.
        loose: Forms of verbs that often stand without anybody's words after them.
    """

    finite: frozenset[str]
    base: frozenset[str]
    running: frozenset[str]
    loose: frozenset[str]


def third_person(verb: str) -> str:
    """Return the form after he or she of a regular English verb."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def past(verb: str) -> str:
    """Return the past of a regular English verb whose last consonant is not doubled."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def running(verb: str) -> str:
    """Return the form in -ing of a regular English verb."""
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


_DOUBLED = {"admit": "admitt", "quip": "quipp"}
_SHORT_VOWEL = re.compile(r"[^aeiou]+[aeiou][bdgmnp]")  # nod, shrug, sob


def _regular(verb: str) -> tuple[str, str, str, str]:
    stem = _DOUBLED.get(verb) or (verb + verb[-1] if _SHORT_VOWEL.fullmatch(verb) else "")
    if stem:
        return verb, third_person(verb), stem + "ed", stem + "ing"
    return verb, third_person(verb), past(verb), running(verb)


def verb_forms() -> VerbForms:
    """Return all forms of all reporting verbs."""
    rows = [_regular(verb) for verb in _REGULAR.split()]
    for line in _IRREGULAR.strip().splitlines():
        base, third, simple, participle, ing = line.split()
        if "_" not in base:
            rows += [(base, third, simple, ing), (base, third, participle, ing)]
    return VerbForms(
        finite=frozenset(form for row in rows for form in row[1:3]),
        base=frozenset(row[0] for row in rows),
        running=frozenset(row[3] for row in rows),
        loose=frozenset(form for row in rows if row[0] in _LOOSE for form in row),
    )
